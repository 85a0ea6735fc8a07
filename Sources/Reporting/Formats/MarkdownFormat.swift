import Linting
import SourceText

/// A summary for a job or a comment on a change: the counts, each proposal in a row, the heaviest findings, and what to
/// write folded below. GitHub takes a summary of at most 1 MiB.
package struct MarkdownFormat: Format {
  /// So many findings of one weight, and so many proposals, get a row; the rest is counted.
  static let rowLimit = 100

  let language: Language
  let folder: String

  /// The format in a language, with paths relative to `folder`.
  package init(language: Language, folder: String) {
    self.language = language
    self.folder = folder
  }

  /// The groups of pieces: rows of findings by weight, then what to write about them by weight, then proposals.
  package var tail: DeferredOutput {
    DeferredOutput(groups: 2 * weights.count + 1, groupLimit: MarkdownFormat.rowLimit)
  }

  private var weights: [Severity] { Severity.allCases.reversed() }

  /// One file.
  package func file(_ report: FileReport, _ proposal: inout LintedProposal) -> FileOutput {
    // A policy may set another language for its own proposals.
    guard report.language == language else {
      return MarkdownFormat(language: report.language, folder: folder).file(report, &proposal)
    }
    var tail = self.tail
    let path = MarkdownText.line(ReportPath.relative(report.source.name, to: folder))
    for entry in report.entries(&proposal, [.question, .fix]) {
      let weight = weights.firstIndex(of: entry.severity) ?? 0
      let sign = "\(Sign.of(entry.severity).mark) \(LocalizedText.severity(entry.severity)[language])"
      let place = "\(path):\(entry.region.start.line)"
      let heading = MarkdownText.line(entry.heading)
      tail.add(MarkdownFormat.row([sign, place, heading, MarkdownText.line(entry.subject)]), to: weight)
      if !entry.question.isEmpty {
        var piece = OutputBuffer()
        piece.append(text: "- \(place) **\(MarkdownText.line(entry.question))**")
        piece.append(text: " \(MarkdownText.line(entry.fix)) (`\(entry.id)`)\n")
        tail.add(piece, to: weights.count + weight)
      }
    }
    var summary = Summary()
    summary.add(report.result)
    let title = report.result.isReadable ? "" : " (✖ \(ReportLabel.unreadable.text[language]))"
    let counts = weights.map { String(summary.count(of: $0)) }
    tail.add(MarkdownFormat.row(["\(path)\(title)"] + counts), to: 2 * weights.count)
    var fragment = FileOutput()
    fragment.tail = tail
    return fragment
  }

  /// What stands behind the last file.
  package func end(_ tail: DeferredOutput, _ summary: Summary, _ output: inout OutputBuffer) {
    let isBad = summary.errors + summary.unreadable > 0
    let sign: Sign = isBad ? .error : summary.warnings > 0 ? .warning : summary.infos > 0 ? .info : .ok
    output.append(text: "## \(sign.mark) Shimon\n\n\(LocalizedText.summary(summary)[language])\n\n")
    let names = weights.map { LocalizedText.severity($0)[language] }
    table([words(.proposal)] + names, 2 * weights.count..<2 * weights.count + 1, tail, &output)
    table([words(.severity), words(.place), words(.findings), words(.subject)], 0..<weights.count, tail, &output)
    let advice = weights.count..<2 * weights.count
    guard advice.contains(where: { tail.counts[$0] > 0 }) else { return }
    output.append(text: "<details><summary>\(words(.question)), \(words(.fix))</summary>\n\n")
    for group in advice { output.append(tail.groups[group], separator: "") }
    output.append("\n</details>\n")
  }

  private func table(_ header: [String], _ groups: Range<Int>, _ tail: DeferredOutput, _ output: inout OutputBuffer) {
    guard groups.contains(where: { tail.counts[$0] > 0 }) else { return }
    output.append(bytes: MarkdownFormat.row(header).bytes)
    output.append(bytes: MarkdownFormat.row(header.map { _ in "---" }).bytes)
    for group in groups { output.append(tail.groups[group], separator: "") }
    let cut = groups.reduce(0) { $0 + tail.dropped[$1] }
    output.append("\n")
    if cut > 0 { output.append(text: "\(LocalizedText.furtherRows(cut)[language])\n\n") }
  }

  private func words(_ label: ReportLabel) -> String { label.text[language] }

  private static func row(_ cells: [String]) -> OutputBuffer {
    var row = OutputBuffer()
    row.append(text: "| \(cells.joined(separator: " | ")) |\n")
    return row
  }
}

/// Text from files, made safe for Markdown as GitHub and GitLab read it.
enum MarkdownText {
  /// The text on one line, with nothing in it that Markdown or HTML would act on, nor a mention or reference.
  static func line(_ text: String) -> String {
    var result = ""
    for character in SafeText.line(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "|", "~", "$", "!": result += "\\\(character)"
      // A name or number behind these would become a link to somebody or something.
      case "@", "#": result += "\(character)<!-- -->"
      default: result.append(character)
      }
    }
    // Addresses would become links, for some readers even without a scheme.
    return result.withEach("//", as: "/<!-- -->/").withEach("www.", as: "www<!-- -->.")
  }
}
