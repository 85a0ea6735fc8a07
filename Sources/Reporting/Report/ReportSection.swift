/// The sections of a report on one proposal, in the order of every form: the page, Word and Markdown.
enum ReportSection: CaseIterable {
  case result
  case head
  case picture
  case matrix
  case problems
  case findings
  case questions
  case held
  case accepted
  case waiting
  case articles
  case provenance

  /// The heading.
  var label: ReportLabel {
    switch self {
    case .result: .verdict
    case .head: .head
    case .picture: .picture
    case .matrix: .matrix
    case .problems: .problems
    case .findings: .findings
    case .questions: .questions
    case .held: .held
    case .accepted: .accepted
    case .waiting: .waiting
    case .articles: .articles
    case .provenance: .madeWith
    }
  }

  /// Whether a report has anything to say in it.
  func isWanted(in report: Report) -> Bool {
    switch self {
    case .result, .provenance: true
    case .head: !report.head.isEmpty
    case .picture: !report.drawings.isEmpty
    case .matrix, .findings, .questions, .held: report.isJudged
    case .problems: !report.problems.isEmpty
    case .accepted: !report.accepted.isEmpty
    case .waiting: !report.waiting.isEmpty
    case .articles: !report.articles.isEmpty
    }
  }
}

/// A form that a report takes. It draws what it is handed and knows no order, so that a new section is drawn by all
/// forms, or left out by one on purpose.
protocol ReportRenderer {
  /// Draws a section that has something to say.
  mutating func draw(_ section: ReportSection, of report: Report)
}

extension ReportRenderer {
  /// Draws all of a report.
  mutating func draw(_ report: Report) {
    for section in ReportSection.allCases where section.isWanted(in: report) { draw(section, of: report) }
  }
}
