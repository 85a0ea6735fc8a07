import Linting
import SourceText

/// The comparison of two versions for a terminal.
package struct DifferenceText {
  /// A text of a file is cut to so many characters.
  private static let length = 160

  private let report: DifferenceReport
  private let language: Language
  private let style: TextStyle
  private var output = OutputBuffer()

  /// The text in a style.
  package init(_ report: DifferenceReport, style: TextStyle) {
    self.report = report
    language = report.language
    self.style = style
    write()
  }

  /// The bytes to print.
  package var bytes: [UInt8] { output.bytes }

  private mutating func write() {
    strong(report.title)
    line("\(words(.old)): \(report.old.file)")
    line("\(words(.new)): \(report.new.file)")
    line("")
    line(LocalizedText.difference(report)[language])
    line(LocalizedText.differenceCounts(report)[language])
    section(.added, report.added.count)
    for group in report.addedGroups { write(group) }
    section(.open, report.open.count)
    for group in report.openGroups { write(group) }
    section(.gone, report.gone.count)
    for entry in report.gone { write(entry) }
    section(.facts, report.facts.count)
    writeFacts()
    write(.suppressionsAdded, report.suppressionsAdded)
    write(.suppressionsRemoved, report.suppressionsRemoved)
  }

  // MARK: Findings

  private mutating func write(_ group: DifferenceReport.Group) {
    heading(group.first)
    note(NoteLabel.question.text[language], group.first.question)
    for (entry, before) in group.entries {
      let line = LocalizedText.line(entry.line)[language]
      note(NoteLabel.subject.text[language], entry.text.subject.isEmpty ? line : "\(line) \(entry.text.subject)")
      if let before {
        note(words(.before), LocalizedText.judged(before.severity, before.verdict)[language], indent: "       ")
      }
      let missing = entry.text.missing
      if !missing.isEmpty { note(NoteLabel.missing.text[language], list(missing), indent: "       ") }
    }
  }

  private mutating func write(_ entry: DifferenceReport.GoneEntry) {
    heading(entry.before)
    let subject = entry.before.text.subject
    if !subject.isEmpty { note(NoteLabel.subject.text[language], subject) }
    note(words(.ending), entry.reason)
    for quote in entry.evidence {
      line("       \(LocalizedText.line(quote.line)[language]): \(quote.text)")
    }
  }

  private mutating func heading(_ entry: DifferenceReport.Entry) {
    output.append("  ")
    style.paint(TextStyle.role(of: entry.severity), &output) { [weight = weight(entry.severity)] output in
      output.append(text: "\(weight)[\(entry.text.rule)]")
    }
    output.append(text: " \(entry.text.heading)\n")
  }

  // MARK: Facts

  private mutating func writeFacts() {
    var section = ""
    var entry = ""
    for fact in report.facts {
      let change = fact.change
      if change.section != section {
        section = change.section
        entry = ""
        output.append("  ")
        strong(section)
      }
      if change.label.isEmpty {
        entry = ""
        let text = (change.new ?? change.old)?.text ?? ""
        line("    \(mark(change.kind)) \(quoted(change.entry)) (\(LocalizedText.line(of: fact)[language]))")
        if !text.isEmpty { line("      \(shown(text, limit: DifferenceText.length * 3))") }
        continue
      }
      if change.entry != entry {
        entry = change.entry
        if !entry.isEmpty { line("    \(quoted(entry))") }
      }
      let indent = entry.isEmpty ? "    " : "      "
      line(
        "\(indent)\(mark(change.kind)) \(change.label): \(sides(change)) (\(LocalizedText.line(of: fact)[language]))")
    }
  }

  private func sides(_ change: FactsDifference.Change) -> String {
    if let items = LocalizedText.items(change) { return shown(items[language], limit: DifferenceText.length) }
    return [change.old, change.new].compactMap { $0.map { shown($0.text, limit: DifferenceText.length) } }
      .joined(separator: " → ")
  }

  private func mark(_ kind: FactsDifference.Kind) -> String { LocalizedText.change(kind)[language] }

  private func quoted(_ name: String) -> String {
    let safe = SafeText.line(name)
    return language == .japanese ? "「\(safe)」" : "\"\(safe)\""
  }

  private func shown(_ text: String, limit: Int) -> String {
    let safe = SafeText.line(text)
    return safe.count <= limit ? safe : String(safe.prefix(limit)) + "…"
  }

  // MARK: Suppressions

  private mutating func write(_ label: DifferenceLabel, _ entries: [DifferenceReport.SuppressionEntry]) {
    guard !entries.isEmpty else { return }
    section(label, entries.count)
    for entry in entries {
      line("  [\(entry.rule)] \(entry.title)")
      line(
        "     \(LocalizedText.line(entry.line)[language]): \(entry.reason) (\(LocalizedText.until(entry.until)[language]))"
      )
    }
  }

  // MARK: Lines

  private mutating func section(_ label: DifferenceLabel, _ count: Int) {
    line("")
    strong("\(words(label)): \(count == 0 ? words(.nothing) : String(count))")
  }

  private mutating func note(_ label: String, _ text: String, indent: String = "     ") {
    output.append(text: indent)
    style.paint(.dim, &output) { $0.append(text: "\(label): ") }
    output.append(text: text)
    output.append("\n")
  }

  private mutating func strong(_ text: String) {
    style.paint(.strong, &output) { $0.append(text: text) }
    output.append("\n")
  }

  private mutating func line(_ text: String) {
    output.append(text: text)
    output.append("\n")
  }

  private func list(_ items: [String]) -> String { items.joined(separator: LocalizedText.comma[language]) }

  private func weight(_ severity: Severity) -> String { LocalizedText.severity(severity)[language] }

  private func words(_ label: DifferenceLabel) -> String { label.text[language] }
}
