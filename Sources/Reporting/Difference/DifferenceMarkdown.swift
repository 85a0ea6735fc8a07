import Linting
import SourceText

/// The comparison of two versions for a comment, a job's summary or a paper.
package struct DifferenceMarkdown {
  /// A text of a file is cut to so many characters.
  private static let length = 120
  /// So many rows each table has; the rest is counted.
  private static let rowLimit = 200

  /// The text.
  package private(set) var text = ""
  private let language: Language

  /// The text of a comparison.
  package init(_ report: DifferenceReport) {
    language = report.language
    text = "## \(words(.title)): \(MarkdownText.line(report.title))\n\n"
    text += "- \(words(.old)): \(MarkdownText.line(report.old.file))\n"
    text += "- \(words(.new)): \(MarkdownText.line(report.new.file))\n\n"
    text += "\(LocalizedText.difference(report)[language])\n\n"
    text += "\(LocalizedText.differenceCounts(report)[language])\n\n"
    findings(.added, report.addedGroups, count: report.added.count)
    findings(.open, report.openGroups, count: report.open.count)
    gone(report.gone)
    facts(report.facts)
    suppressions(.suppressionsAdded, report.suppressionsAdded)
    suppressions(.suppressionsRemoved, report.suppressionsRemoved)
    // A blank line stands behind every part; none is wanted at the end.
    if text.hasSuffix("\n\n") { text.removeLast() }
  }

  private mutating func findings(_ label: DifferenceLabel, _ groups: [DifferenceReport.Group], count: Int) {
    let columns = [
      words(.weight), words(.finding), NoteLabel.question.text[language], NoteLabel.subject.text[language],
    ]
    let rows = groups.prefix(DifferenceMarkdown.rowLimit).map { group -> [String] in
      let places = group.entries.map { entry, before in
        var place = LocalizedText.line(entry.line)[language]
        if !entry.text.subject.isEmpty { place += " \(MarkdownText.line(entry.text.subject))" }
        guard let before else { return place }
        return place + " (\(words(.before)): \(LocalizedText.judged(before.severity, before.verdict)[language]))"
      }
      return [
        "\(Sign.of(group.first.severity).mark) \(LocalizedText.judged(group.first.severity, group.first.verdict)[language])",
        "\(MarkdownText.line(group.first.text.title)) `\(group.first.text.rule)`",
        MarkdownText.line(group.first.question),
        places.joined(separator: "<br>"),
      ]
    }
    table(label, count, columns, rows, of: groups.count)
  }

  private mutating func gone(_ entries: [DifferenceReport.GoneEntry]) {
    let columns = [words(.weight), words(.finding), NoteLabel.subject.text[language], words(.ending)]
    let rows = entries.prefix(DifferenceMarkdown.rowLimit).map { entry -> [String] in
      let evidence = entry.evidence.map { quote in
        "<br>\(LocalizedText.line(quote.line)[language]): \(MarkdownText.line(quote.text))"
      }
      return [
        mark(entry.before.severity), "\(MarkdownText.line(entry.before.text.title)) `\(entry.before.text.rule)`",
        MarkdownText.line(entry.before.text.subject), MarkdownText.line(entry.reason) + evidence.joined(),
      ]
    }
    table(.gone, entries.count, columns, rows, of: entries.count)
  }

  private mutating func facts(_ facts: [DifferenceReport.Fact]) {
    let columns = [words(.change), words(.fact), words(.before), words(.after), words(.line)]
    let rows = facts.prefix(DifferenceMarkdown.rowLimit).map { fact -> [String] in
      let change = fact.change
      let entry = change.entry.isEmpty ? "" : language == .japanese ? "「\(change.entry)」" : " \"\(change.entry)\""
      let name = change.section == change.label || change.label.isEmpty ? "" : ": \(change.label)"
      let items = LocalizedText.items(change)?[language]
      return [
        LocalizedText.change(change.kind)[language], MarkdownText.line(change.section + entry + name),
        items == nil ? shown(change.old?.text) : "", shown(items ?? change.new?.text),
        LocalizedText.line(of: fact)[language],
      ]
    }
    table(.facts, facts.count, columns, rows, of: facts.count)
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

  private mutating func table(
    _ label: DifferenceLabel, _ count: Int, _ columns: [String], _ rows: [[String]], of rowCount: Int
  ) {
    text += "### \(words(label)): \(count == 0 ? words(.nothing) : String(count))\n\n"
    guard count > 0 else { return }
    text += line(columns) + line(columns.map { _ in "---" })
    for row in rows { text += line(row) }
    let rest = rowCount - rows.count
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
