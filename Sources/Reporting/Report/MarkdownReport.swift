import Linting
import SourceText

/// A report for a comment on a change or the summary of a job: short, findings first, details folded.
package struct MarkdownReport: ReportRenderer {
  /// So many findings get a row; the rest is counted. A comment on GitHub holds 65,536 characters.
  private static let rowLimit = 40
  /// So many findings get their details.
  private static let detailLimit = 40

  private let language: Language
  private var text = ""

  /// Reports in a language.
  package init(language: Language) { self.language = language }

  /// The text about one proposal.
  package func text(_ report: Report) -> String {
    var form = self
    form.draw(report)
    return form.text
  }

  mutating func draw(_ section: ReportSection, of report: Report) {
    switch section {
    case .result:
      let sign = report.isJudged && report.summary.unreadable == 0 ? report.worst.map(Sign.of) ?? .ok : .error
      text += "## \(sign.mark) \(MarkdownText.line(report.title))\n\n\(report.verdict)\n\n"
    case .problems:
      heading(section)
      for problem in report.problems.prefix(MarkdownReport.rowLimit) {
        text += "- \(LocalizedText.line(problem.quote.line)[language]): \(MarkdownText.line(problem.message))"
        text += problem.help.isEmpty ? "\n" : " \(MarkdownText.line(problem.help))\n"
      }
      text += rest(report.problems.count) + "\n"
    // With what to ask and to write folded below.
    case .findings: text += findings(report)
    case .accepted:
      heading(section)
      for entry in report.accepted {
        text += "- \(entry.title): \(MarkdownText.line(entry.reason)) (\(LocalizedText.until(entry.until)[language]))\n"
      }
      text += "\n"
    case .waiting:
      heading(section)
      for entry in report.waiting {
        text += "- \(MarkdownText.line(LocalizedText.waits(entry)[language])) (`\(entry.rule)`)\n"
      }
      text += "\n"
    case .provenance:
      text += "<sub>\(MarkdownText.line(LocalizedText.provenance(report.provenance)[language]))</sub>\n"
    // A comment is short.
    case .head, .picture, .matrix, .questions, .held, .articles: break
    }
  }

  /// The text about many proposals.
  package func text(_ portfolio: Portfolio) -> String {
    let severities = Severity.allCases.reversed().map { LocalizedText.severity($0)[language] }
    var text = "## \(words(.portfolioTitle))\n\n\(LocalizedText.summary(portfolio.summary)[language])\n\n"
    text += row([words(.proposal), words(.department)] + severities + [LocalizedText.state(.answered)[language]])
    text += "| --- | --- | --: | --: | --: | --: |\n"
    for entry in portfolio.entries {
      let counts = Severity.allCases.reversed().map { String(entry.summary.count(of: $0)) }
      let isReadable = entry.summary.unreadable == 0
      let title = MarkdownText.line(entry.title) + (isReadable ? "" : " (✖ \(words(.unreadable)))")
      text += row(
        [title, MarkdownText.line(entry.departmentName)] + counts + [
          "\(entry.questions.answered)/\(entry.questions.all)"
        ])
    }
    text += "\n### \(words(.openQuestions))\n\n"
    for question in portfolio.openQuestions {
      text += "- \(LocalizedText.proposalsOf(question.count)[language]): \(question.title) (`\(question.rule)`)\n"
    }
    return text + "\n<sub>\(MarkdownText.line(portfolio.provenanceText))</sub>\n"
  }

  private func findings(_ report: Report) -> String {
    guard !report.findings.isEmpty else { return "\(words(.noFindings))\n\n" }
    var text = row(["", words(.findings), words(.subject), words(.place)]) + "| --- | --- | --- | --: |\n"
    for finding in report.findings.prefix(MarkdownReport.rowLimit) {
      let weight = "\(Sign.of(finding.severity).mark) \(LocalizedText.severity(finding.severity)[language])"
      let title = "\(finding.text.title) (\(LocalizedText.verdict(finding.verdict)[language]))"
      let subjects = finding.places.map { $0.subject }.filter { !$0.isEmpty }
      let lines = finding.places.map { LocalizedText.line($0.quote.line)[language] }
      text += row([weight, title, MarkdownReport.short(subjects), MarkdownReport.short(lines)])
    }
    text += "\n" + rest(report.findings.count)
    text += "<details><summary>\(words(.questions)): \(words(.question)), \(words(.fix))</summary>\n\n"
    for finding in report.findings.prefix(MarkdownReport.detailLimit) {
      text += "\(finding.number). **\(MarkdownText.line(finding.text.question))**\n"
      text += "   \(words(.fix)): \(MarkdownText.line(finding.text.fix)) (`\(finding.text.rule)`;"
      text += " \(words(.risk)): \(MarkdownText.line(finding.text.riskLine)))\n"
    }
    return text + "\n</details>\n\n"
  }

  /// The first few of a list.
  private static func short(_ items: [String]) -> String {
    items.prefix(3).map(MarkdownText.line).joined(separator: "; ") + (items.count > 3 ? "; …" : "")
  }

  private mutating func heading(_ section: ReportSection) { text += "### \(words(section.label))\n\n" }

  private func rest(_ count: Int) -> String {
    guard count > MarkdownReport.rowLimit else { return "" }
    return LocalizedText.furtherRows(count - MarkdownReport.rowLimit)[language] + "\n\n"
  }

  private func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }

  private func words(_ label: ReportLabel) -> String { label.text[language] }
}
