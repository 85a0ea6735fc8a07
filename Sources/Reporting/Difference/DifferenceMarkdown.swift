import Linting
import SourceText

/// The comparison of two versions for a comment, a job's summary or a paper.
public struct DifferenceMarkdown {
  /// A text of a file is cut to so many characters.
  private static let length = 120
  /// So many rows each table has; the rest is counted.
  private static let rowLimit = 200

  /// The text.
  public private(set) var text = ""
  private let language: Language

  /// The text of a comparison.
  public init(_ report: DifferenceReport) {
    language = report.language
    text = "## \(words(.title)): \(MarkdownText.line(report.title))\n\n"
    text += "- \(words(.old)): \(MarkdownText.line(report.old.file))\n"
    text += "- \(words(.new)): \(MarkdownText.line(report.new.file))\n\n"
    text += "\(LocalizedText.difference(report)[language])\n\n"
    text += "\(LocalizedText.differenceCounts(report)[language])\n\n"
    findings(.added, report.added.map { ($0, nil) })
    findings(.open, report.open.map { ($0.now, $0.isChanged ? $0.before : nil) })
    gone(report.gone)
    facts(report.facts)
    suppressions(.suppressionsAdded, report.suppressionsAdded)
    suppressions(.suppressionsRemoved, report.suppressionsRemoved)
  }

  private mutating func findings(
    _ label: DifferenceLabel, _ entries: [(now: DifferenceReport.Entry, before: DifferenceReport.Entry?)]
  ) {
    let columns = [
      words(.weight), words(.finding), NoteLabel.subject.text[language], words(.line), NoteLabel.question.text[language],
    ]
    table(label, entries.count, columns) { index in
      let (entry, before) = entries[index]
      var weight = "\(mark(entry.severity))（\(LocalizedText.verdict(entry.verdict)[language])）"
      if let before {
        let verdict = LocalizedText.verdict(before.verdict)[language]
        weight += "<br>\(words(.before)): \(LocalizedText.severity(before.severity)[language])（\(verdict)）"
      }
      return [
        weight, "\(MarkdownText.line(entry.title)) `\(entry.rule)`", MarkdownText.line(entry.subject), String(entry.line),
        MarkdownText.line(entry.question),
      ]
    }
  }

  private mutating func gone(_ entries: [DifferenceReport.GoneEntry]) {
    let columns = [words(.weight), words(.finding), NoteLabel.subject.text[language], words(.ending)]
    table(.gone, entries.count, columns) { index in
      let entry = entries[index]
      let evidence = entry.evidence.map { quote in
        "<br>\(LocalizedText.line(quote.line)[language]): \(MarkdownText.line(quote.text))"
      }
      return [
        mark(entry.before.severity), "\(MarkdownText.line(entry.before.title)) `\(entry.before.rule)`",
        MarkdownText.line(entry.before.subject), MarkdownText.line(entry.reason) + evidence.joined(),
      ]
    }
  }

  private mutating func facts(_ facts: [DifferenceReport.Fact]) {
    let columns = [words(.change), words(.fact), words(.before), words(.after), words(.line)]
    table(.facts, facts.count, columns) { index in
      let change = facts[index].change
      let entry = change.entry.isEmpty ? "" : language == .japanese ? "「\(change.entry)」" : " \"\(change.entry)\""
      let name = change.section == change.label || change.label.isEmpty ? "" : ": \(change.label)"
      return [
        LocalizedText.change(change.kind)[language], MarkdownText.line(change.section + entry + name),
        shown(change.old?.text), shown(change.new?.text), LocalizedText.line(of: facts[index])[language],
      ]
    }
  }

  private mutating func suppressions(_ label: DifferenceLabel, _ entries: [DifferenceReport.SuppressionEntry]) {
    guard !entries.isEmpty else { return }
    text += "### \(words(label)): \(entries.count)\n\n"
    for entry in entries {
      text += "- \(MarkdownText.line(entry.title)) `\(entry.rule)`: \(MarkdownText.line(entry.reason))"
      text += " (\(LocalizedText.until(entry.until)[language]))\n"
    }
    text += "\n"
  }

  // MARK: Tables

  private mutating func table(_ label: DifferenceLabel, _ count: Int, _ columns: [String], _ row: (Int) -> [String]) {
    text += "### \(words(label)): \(count == 0 ? words(.nothing) : String(count))\n\n"
    guard count > 0 else { return }
    text += line(columns) + line(columns.map { _ in "---" })
    for index in 0..<min(count, DifferenceMarkdown.rowLimit) { text += line(row(index)) }
    let rest = count - DifferenceMarkdown.rowLimit
    text += rest > 0 ? "\n\(LocalizedText.furtherAnswers(rest)[language])\n\n" : "\n"
  }

  private func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }

  private func shown(_ words: String?) -> String {
    guard let words else { return "" }
    let isLong = words.count > DifferenceMarkdown.length
    return MarkdownText.line(isLong ? String(words.prefix(DifferenceMarkdown.length)) + "…" : words)
  }

  private func mark(_ severity: Severity) -> String {
    "\(Sign.of(severity).mark) \(LocalizedText.severity(severity)[language])"
  }

  private func words(_ label: DifferenceLabel) -> String { label.text[language] }
}
