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
  /// What is said of the first of them.
  package let text: FindingText
  /// Where, at least one place.
  package private(set) var places: [Place]
  /// The clause that settles it, by id and heading.
  package let clause: (id: String, title: String)?

  /// How much it weighs.
  package var severity: Severity { text.severity }
  /// What was found.
  package var verdict: Verdict { text.finding.verdict }

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
    severity == other.severity && verdict == other.verdict && text.question == other.text.question
      && text.why == other.text.why && text.fix == other.text.fix
  }

  private init(
    _ finding: Finding, number: Int, _ file: FileReport, _ proposal: inout LintedProposal, clauses: ClauseSet
  ) {
    let text = FindingText(finding, in: &proposal, file.language)
    self.number = number
    self.text = text
    places = [
      Place(
        subject: text.subject, quote: file.source.quote(finding.span, label: ""), missing: text.missing,
        related: text.reasons.prefix(5).map { file.source.quote($0.span, label: $0.label) }, failure: text.failure)
    ]
    clause = clauses.clauses.first { $0.id == text.ruleText.clause }.map { ($0.id, $0.title[file.language]) }
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
