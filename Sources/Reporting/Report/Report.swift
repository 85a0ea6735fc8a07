import Clauses
import Linting
import Proposal
import SourceText

/// All that a page about one proposal says, in one language, before it takes the form of a page.
package struct Report: Sendable {
  /// A line of the source, quoted.
  package struct Quote: Sendable {
    /// The line, from 1.
    package var line: Int
    /// The name of the fact.
    package var label: String
    /// What stands there, on one line, perhaps cut.
    package var text: String
  }

  /// A mistake of form or meaning, or one in a suppression.
  package struct Problem: Sendable {
    /// How much it weighs.
    package var severity: Severity
    /// The stable name of the kind of mistake.
    package var code: String
    /// The place.
    package var quote: Quote
    /// What is wrong.
    package var message: String
    /// What to write instead; empty where there is nothing to say.
    package var help: String
  }

  /// A rule with a finding that a suppression accepts.
  package struct Accepted: Sendable {
    /// The rule's id.
    package var rule: String
    /// What the rule is about.
    package var title: String
    /// The entry, by name.
    package var subject: String
    /// The reason given.
    package var reason: String
    /// The day until which it holds; empty for good.
    package var until: String
    /// The line of the suppression, from 1.
    package var line: Int
  }

  /// A rule that waits for facts for which no finding on show asks.
  package struct Waiting: Sendable {
    /// The rule's id.
    package var rule: String
    /// What the rule is about.
    package var title: String
    /// The entry, by name; empty for the whole proposal.
    package var subject: String
    /// The names of the facts that it waits for.
    package var missing: [String]
  }

  /// A picture as wide as a sheet of A4 and higher than this many units would not fit on it.
  private static let pictureHeight = 1_250

  /// The language of all texts.
  package let language: Language
  /// The name of the file.
  package let fileName: String
  /// The title of the proposal, or the name of the file where it has none.
  package let title: String
  /// The municipality; empty where it is not stated.
  package let municipality: String
  /// The department in charge; empty where it is not stated.
  package let department: String
  /// The facts of the proposal's head.
  package let head: [(label: String, text: String)]
  /// The counts.
  package let summary: Summary
  /// What could not be read, or not as it was meant.
  package let problems: [Problem]
  /// The findings, in the order to show.
  package let findings: [ReportFinding]
  /// The questions to expect, open ones first.
  package let questions: [ExpectedQuestion]
  /// What was checked and held, answered or not.
  package let held: [ExpectedQuestion]
  /// How much is written.
  package let extent: Extent
  /// How many rules that can be errors wait for a fact that is not written.
  package let openErrorCount: Int
  /// The rules that wait and that no finding on show would settle.
  package let waiting: [Waiting]
  /// The topics with their counts of rules by verdict.
  package let topics: [TopicRow]
  /// The findings that suppressions accept.
  package let accepted: [Accepted]
  /// The articles that the findings ask for.
  package let articles: [Annex.Article]
  /// The data-flow picture, in pieces that fit a sheet.
  package let drawings: [Drawing]
  /// For each finding of the file its number in ``findings``; the picture's links need it.
  let findingNumbers: [Int]
  /// What the picture shows, in sentences.
  package let pictureLines: [String]
  /// What it was judged by.
  package let provenance: Provenance
  /// Who reads it and asks; nil where no policy says.
  let reader: ProposalReader?
  /// Whether the proposal could be read at all.
  package let isJudged: Bool

  /// A report on a proposal.
  package init(_ file: FileReport, _ proposal: inout LintedProposal, clauses: ClauseSet, provenance: Provenance) {
    let language = file.language
    self.language = language
    self.provenance = provenance
    reader = proposal.ruleSet.reader
    fileName = SafeText.line(file.source.name)
    title = proposal.title.isEmpty ? fileName : SafeText.line(proposal.title)
    municipality = SafeText.line(proposal.text(ofRootField: .municipality))
    department = SafeText.line(proposal.text(ofRootField: .department))
    isJudged = !proposal.outcomes.isEmpty
    head = isJudged ? proposal.head(language).map { ($0.label, SafeText.line($0.text)) } : []
    var summary = Summary()
    summary.add(file.result)
    self.summary = summary
    problems = file.result.diagnostics.map { problem in
      Problem(
        severity: problem.severity, code: problem.code, quote: file.source.quote(problem.span, label: ""),
        message: SafeText.line(problem.message[language]), help: SafeText.line(problem.help?[language] ?? ""))
    }
    let (groups, numbers) = ReportFinding.all(file, &proposal, clauses: clauses)
    findings = groups
    findingNumbers = numbers
    let checked = ExpectedQuestion.all(file, &proposal, numbers: numbers)
    questions = checked.filter { $0.state != .silent }
    held = checked.filter { $0.state == .answered || $0.state == .silent }
    extent = proposal.extent
    openErrorCount = proposal.openErrorCount
    waiting = file.result.waiting.map { entry in
      let rule = RuleText(entry.rule, of: proposal.ruleSet, language)
      return Waiting(
        rule: rule.id, title: rule.title, subject: SafeText.line(entry.subject),
        missing: entry.missing.names(language))
    }
    topics = TopicRow.all(proposal, language)
    accepted = file.result.suppressed.map { entry in
      let text = FindingText(entry.finding, in: &proposal, language, [])
      return Accepted(
        rule: text.rule, title: text.title, subject: text.subject,
        reason: SafeText.line(entry.suppression.reason), until: entry.suppression.until?.description ?? "",
        line: file.source.region(of: entry.suppression.span).start.line)
    }
    let flow = DataFlow(proposal, findings: file.result.findings, language: language)
    drawings = isJudged ? Drawing.pages(of: flow, height: Report.pictureHeight) : []
    pictureLines = flow.lines
    let annex = Annex(
      clauses, &proposal, findings: file.result.findings, names: ContractNames(proposal.ruleSet.names),
      language: language,
      onlyMissing: true)
    articles = annex.articles
  }

  /// The verdict on the whole, in a sentence or two.
  package var verdict: String { LocalizedText.verdict(of: self)[language] }

  /// How many of the expected questions the proposal answers.
  package var answeredCount: Int { questions.count { $0.state == .answered } }

  /// The weight of the worst finding; nil where there is none.
  package var worst: Severity? { findings.map { $0.severity }.max() }
}

/// What a report was made with: enough to make the same one again.
package struct Provenance: Sendable, Equatable {
  /// The version of this program, as in CHANGELOG.md.
  package static let programVersion = "0.1.0"

  /// The files of a policy.
  package struct PolicyFiles: Sendable, Equatable {
    /// Their names, what is built upon first.
    package let name: String
    /// Their digest, as 16 hexadecimal digits.
    package let digest: String
  }

  /// The version of the program.
  package let version: String
  /// The number of rules.
  package let ruleCount: Int
  /// A digest of all rule files, as 16 hexadecimal digits.
  package let rulesDigest: String
  /// The day of the law whose wording the rules quote; nil where they quote none.
  package let lawDay: CalendarDay?
  /// The policy; nil without one.
  package let policy: PolicyFiles?

  /// The provenance of what `rule set` judges.
  package init(version: String, _ ruleSet: RuleSet) {
    self.version = version
    ruleCount = ruleSet.rules.count
    lawDay = ruleSet.acts.day
    rulesDigest = ruleSet.digest.hexadecimal
    // The files of a policy are the sources without a path below a rule folder.
    let files = ruleSet.sources.filter { $0.path.isEmpty }.map { $0.file }
    var policyHash = ByteHash()
    for file in files { policyHash.combine(file.bytes) }
    let names = files.map { SafeText.line($0.name) }
    policy =
      files.isEmpty ? nil : PolicyFiles(name: names.joined(separator: " + "), digest: policyHash.value.hexadecimal)
  }
}

extension Report {
  /// What was checked and held: a line for each answered question, by topic.
  var heldLines: [String] {
    topics.flatMap { topic in
      held.filter { $0.topic == topic.id }.map { question in
        "\(topic.name): \(question.title) (\(LocalizedText.entries(question.entryCount)[language]))"
      }
    }
  }
}
