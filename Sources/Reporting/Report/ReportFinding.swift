import Clauses
import Linting
import SourceText

/// What a rule found, with all its texts. Findings of one rule that differ only in place stand together.
package struct ReportFinding: Sendable {
  /// One of the places it was found at.
  package struct Place: Sendable {
    /// The entry that it is about, by name; empty for the whole proposal.
    package let subject: String
    /// The place in the source.
    package let quote: Report.Quote
    /// The names of the facts that are not written.
    package let missing: [String]
    /// The further places that led to it.
    package let related: [Report.Quote]
    /// Why the condition could not be evaluated; empty unless the verdict is ``Verdict/failed``.
    package let failure: String
  }

  /// Its number in the report, from 1.
  package let number: Int
  /// How much it weighs.
  package let severity: Severity
  /// What was found.
  package let verdict: Verdict
  /// The rule's id.
  package let rule: String
  /// The rule's topic.
  package let topic: String
  /// What the rule is about.
  package let title: String
  /// Where, at least one place.
  package private(set) var places: [Place]
  /// What a board would ask.
  package let question: String
  /// The harm.
  package let why: String
  /// What to decide and write.
  package let fix: String
  /// The clause that settles it, by id and heading.
  package let clause: (id: String, title: String)?
  /// The boards that asked.
  package let boards: [String]
  /// What kind of ground the rule has.
  package let ground: String
  /// The articles and guidelines behind the rule.
  package let law: [String]

  /// All findings of a file in the order to show, and for each finding of the result the number of its group.
  static func all(
    _ file: FileReport, _ proposal: inout LintedProposal, clauses: ClauseSet
  ) -> (groups: [ReportFinding], numbers: [Int]) {
    var groups: [ReportFinding] = []
    var numbers: [Int] = []
    var latest: [Int: Int] = [:]
    for finding in file.result.findings {
      let next = ReportFinding(finding, number: groups.count + 1, file, &proposal, clauses: clauses)
      if let index = latest[finding.rule], groups[index].saysTheSame(as: next) {
        groups[index].places += next.places
        numbers.append(index + 1)
      } else {
        latest[finding.rule] = groups.count
        groups.append(next)
        numbers.append(next.number)
      }
    }
    return (groups, numbers)
  }

  private func saysTheSame(as other: ReportFinding) -> Bool {
    severity == other.severity && verdict == other.verdict && question == other.question && why == other.why
      && fix == other.fix
  }

  private init(
    _ finding: Finding, number: Int, _ file: FileReport, _ proposal: inout LintedProposal, clauses: ClauseSet
  ) {
    let rule = proposal.ruleSet.rules[finding.rule]
    let language = file.language
    self.number = number
    severity = finding.severity
    verdict = finding.verdict
    self.rule = rule.id
    topic = rule.topic
    title = rule.title[language]
    let related = finding.reasons.prefix(5).map { file.source.quote($0.span, label: $0.label[language]) }
    places = [
      Place(
        subject: SafeText.line(finding.subject), quote: file.source.quote(finding.span, label: ""),
        missing: finding.missingLabels(language),
        related: related, failure: finding.failure?[language] ?? "")
    ]
    question = SafeText.line(proposal.text(rule.question, for: finding, language))
    why = SafeText.line(proposal.text(rule.why, for: finding, language))
    fix = SafeText.line(proposal.text(rule.fix, for: finding, language))
    clause = rule.clause.flatMap { id in
      clauses.clauses.first { $0.id == id }.map { (id, $0.title[language]) }
    }
    boards = proposal.ruleSet.boardNames(of: rule, language)
    ground = LocalizedText.ground(rule.ground)[language]
    law = rule.law(language)
  }
}

extension SourceView {
  /// A quotation is cut to so many characters.
  private static let quoteLength = 120

  /// What stands at a span, on one line.
  func quote(_ span: Span, label: String) -> Report.Quote {
    let end = min(Int(span.end), bytes.count, Int(span.start) + SourceView.quoteLength * 4)
    let text = String(decoding: bytes[min(Int(span.start), end)..<end], as: UTF8.self)
    let line = SafeText.line(text)
    let isCut = line.count > SourceView.quoteLength || end < Int(span.end)
    return Report.Quote(
      line: region(of: span).start.line, label: label,
      text: isCut ? String(line.prefix(SourceView.quoteLength)) + "…" : line)
  }
}
