import Linting
import Proposal
import SourceText

/// What changed between two versions of a proposal in terms of risk, in one language, before it takes a form.
package struct DifferenceReport: Sendable {
  /// A version.
  package struct Version: Sendable {
    /// The name of the file.
    package var file: String
    /// The counts of findings.
    package var summary: Summary
  }

  /// A finding of one version.
  package struct Entry: Sendable {
    /// What is said of it.
    package let text: FindingText
    /// The line, from 1.
    package let line: Int

    /// How much it weighs.
    package var severity: Severity { text.severity }
    /// What was found.
    package var verdict: Verdict { text.finding.verdict }
    /// What a board would ask.
    package var question: String { text.question }
  }

  /// A finding of both versions.
  package struct OpenEntry: Sendable {
    /// As it is now.
    package var now: Entry
    /// As it was.
    package var before: Entry

    /// Whether it weighs more than it did.
    package var isWorse: Bool { now.severity > before.severity }
    /// Whether its weight or verdict is another.
    package var isChanged: Bool { now.severity != before.severity || now.verdict != before.verdict }
  }

  /// A finding of the older version that the newer does not have.
  package struct GoneEntry: Sendable {
    /// As it was.
    package var before: Entry
    /// The kind of reason, for machines.
    package var ending: String
    /// Why it is gone, for people.
    package var reason: String
    /// What is written now and settled it, where something did.
    package var evidence: [Report.Quote]
  }

  /// A fact that is stated differently.
  package struct Fact: Sendable {
    /// The fact or entry.
    package var change: FactsDifference.Change
    /// Its line in the older version, from 1; nil where it is not there.
    package var oldLine: Int?
    /// Its line in the newer version, from 1; nil where it is not there.
    package var newLine: Int?
  }

  /// A suppression that came or went.
  package struct SuppressionEntry: Sendable {
    /// The rule's id.
    package var rule: String
    /// The title of the rule.
    package var title: String
    /// The reason given.
    package var reason: String
    /// The day until which it holds; empty for good.
    package var until: String
    /// The line, from 1.
    package var line: Int
  }

  /// Findings of one rule that ask the same, to be shown together.
  struct Group {
    /// The findings as they are now, at least one, each with what it was where that is another.
    var entries: [(now: Entry, before: Entry?)]
    /// The first of them.
    var first: Entry
  }

  /// The language of all texts.
  package let language: Language
  /// The title of the newer version, or the name of its file.
  package let title: String
  /// The older version.
  package let old: Version
  /// The newer version.
  package let new: Version
  /// Findings that only the newer version has.
  package let added: [Entry]
  /// Findings of both.
  package let open: [OpenEntry]
  /// Findings that only the older version has.
  package let gone: [GoneEntry]
  /// What is stated differently.
  package let facts: [Fact]
  /// Suppressions that only the newer version has.
  package let suppressionsAdded: [SuppressionEntry]
  /// Suppressions that only the older version has.
  package let suppressionsRemoved: [SuppressionEntry]

  /// Compares two versions, both judged by the rules of one rule set; `proposal` is the newer one.
  package init(old: DifferenceSide, new: DifferenceSide, _ proposal: inout LintedProposal) {
    language = new.report.language
    title = new.title
    self.old = Version(file: SafeText.line(old.report.source.name), summary: old.summary)
    self.new = Version(file: SafeText.line(new.report.source.name), summary: new.summary)
    let findings = FindingsDifference(
      old: old.report.result.findings, new: new.report.result.findings,
      names: (old.facts.entryNames(proposal.ruleSet.plan), new.facts.entryNames(proposal.ruleSet.plan)))
    added = findings.new.map { new.entries[$0] }
    open = findings.open.map { OpenEntry(now: new.entries[$0.new], before: old.entries[$0.old]) }
    gone = findings.gone.map { index in
      let ending = proposal.ending(of: old.report.result.findings[index])
      return GoneEntry(old.entries[index], ending, new.report)
    }
    facts = FactsDifference(old: old.facts, new: new.facts, proposal.ruleSet.plan, language: new.report.language)
      .changes
      .map {
        Fact(
          change: $0, oldLine: $0.old.map { old.report.source.region(of: $0.span).start.line },
          newLine: $0.new.map { new.report.source.region(of: $0.span).start.line })
      }
    suppressionsAdded = new.suppressions(besides: old, proposal.ruleSet)
    suppressionsRemoved = old.suppressions(besides: new, proposal.ruleSet)
  }

  /// The new findings, those of one rule that ask the same together.
  var addedGroups: [Group] { DifferenceReport.groups(added.map { ($0, nil) }) }

  /// The findings that are still open, those of one rule that ask the same together.
  var openGroups: [Group] { DifferenceReport.groups(open.map { ($0.now, $0.isChanged ? $0.before : nil) }) }

  private static func groups(_ entries: [(now: Entry, before: Entry?)]) -> [Group] {
    var result: [Group] = []
    var latest: [String: Int] = [:]
    for entry in entries {
      let (rule, severity, verdict) = (entry.now.text.rule, entry.now.severity.word, entry.now.verdict.word)
      let key = "\(rule)\n\(severity)\n\(verdict)\n\(entry.now.question)"
      if let index = latest[key] {
        result[index].entries.append(entry)
      } else {
        latest[key] = result.count
        result.append(Group(entries: [entry], first: entry.now))
      }
    }
    return result
  }

  /// How many findings that weigh `severity` or more are new, or weighed less before.
  package func newCount(atLeast severity: Severity) -> Int {
    added.count { $0.severity >= severity }
      + open.count { $0.now.severity >= severity && $0.before.severity < severity }
  }
}

extension DifferenceReport.GoneEntry {
  init(_ before: DifferenceReport.Entry, _ ending: LintedProposal.Ending, _ report: FileReport) {
    self.before = before
    var evidence: [Report.Quote] = []
    if case .satisfied(let facts) = ending {
      evidence = facts.prefix(3).map { report.source.quote($0.span, label: $0.label[report.language]) }
    }
    self.evidence = evidence
    self.ending = ending.word
    reason = SafeText.line(LocalizedText.ending(ending)[report.language])
  }
}

extension LintedProposal.Ending {
  /// The word for machines.
  var word: String {
    switch self {
    case .satisfied: "satisfied"
    case .notApplicable: "not-applicable"
    case .undetermined: "undetermined"
    case .entryGone: "entry-removed"
    case .accepted: "suppressed"
    case .unknown: "unknown"
    }
  }
}

/// All that a comparison needs of one version.
package struct DifferenceSide: Sendable {
  /// What linting gave.
  package let report: FileReport
  let title: String
  let summary: Summary
  let facts: Facts
  let entries: [DifferenceReport.Entry]
  private let suppressions: [Suppression]

  /// A version as judged, with its report.
  package init(_ report: FileReport, _ proposal: inout LintedProposal) {
    self.report = report
    title = proposal.title.isEmpty ? SafeText.line(report.source.name) : SafeText.line(proposal.title)
    var summary = Summary()
    summary.add(report.result)
    self.summary = summary
    facts = proposal.facts
    suppressions = proposal.suppressions
    entries = report.result.findings.map { DifferenceReport.Entry($0, report, &proposal) }
  }

  /// The suppressions that the other version does not have: by rule, reason and day, however often.
  func suppressions(besides other: DifferenceSide, _ ruleSet: RuleSet) -> [DifferenceReport.SuppressionEntry] {
    var waiting: [String: Int] = [:]
    for suppression in other.suppressions { waiting[DifferenceSide.key(suppression), default: 0] += 1 }
    return suppressions.compactMap { suppression in
      let key = DifferenceSide.key(suppression)
      if let count = waiting[key], count > 0 {
        waiting[key] = count - 1
        return nil
      }
      let title =
        ruleSet.rule(named: suppression.rule).map { RuleText($0, of: ruleSet, report.language).title }
        ?? suppression.rule
      return DifferenceReport.SuppressionEntry(
        rule: suppression.rule, title: title, reason: SafeText.line(suppression.reason),
        until: suppression.until?.description ?? "", line: report.source.region(of: suppression.span).start.line)
    }
  }

  private static func key(_ suppression: Suppression) -> String {
    "\(suppression.rule)\n\(suppression.until?.description ?? "")\n\(suppression.reason)"
  }
}

extension DifferenceReport.Entry {
  init(_ finding: Finding, _ report: FileReport, _ proposal: inout LintedProposal) {
    text = FindingText(finding, in: &proposal, report.language, [.question, .fix])
    line = report.source.region(of: finding.span).start.line
  }
}
