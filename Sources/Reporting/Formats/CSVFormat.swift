import Linting
import SourceText

/// A table for spreadsheets (RFC 4180), in UTF-8 with a byte order mark, without which Excel would not read Japanese.
///
/// No cell begins as a formula does: an apostrophe stands before it. Columns count code points.
package struct CSVFormat: Format {
  let language: Language
  let folder: String

  /// The format in a language, with paths relative to `folder`.
  package init(language: Language, folder: String) {
    self.language = language
    self.folder = folder
  }

  /// What stands before the first file.
  package func begin(_ output: inout OutputBuffer) {
    output.append(bytes: ByteOrderMark.bytes)
    row(LocalizedText.columns.map { $0[language] }, &output)
  }

  /// One file.
  package func file(_ report: FileReport, _ proposal: inout LintedProposal) -> FileOutput {
    // A policy may set another language for its own proposals.
    guard report.language == language else {
      return CSVFormat(language: report.language, folder: folder).file(report, &proposal)
    }
    var fragment = FileOutput()
    let path = SafeText.line(ReportPath.relative(report.source.name, to: folder))
    for entry in report.entries(&proposal) { row(cells(of: entry, path: path), &fragment.body) }
    return fragment
  }

  // On its own: the optimizer for embedded Swift (6.3) fails on the borrows of a loop around it.
  @inline(never)
  private func cells(of entry: ReportEntry, path: String) -> [String] {
    let comma = LocalizedText.comma[language]
    let place = entry.region.start
    return [
      path, String(place.line), String(place.column), entry.risk.map { String($0) } ?? "",
      LocalizedText.severity(entry.severity)[language], entry.verdict, entry.id, entry.title, entry.subject,
      entry.missing.joined(separator: comma), entry.question, entry.why,
      [entry.failure, entry.fix].filter { !$0.isEmpty }.joined(separator: " "), entry.clause,
      entry.boards.joined(separator: comma), entry.ground, entry.law.joined(separator: comma),
      entry.riskReasons.joined(separator: comma), entry.group, entry.fingerprint,
    ]
  }

  /// What stands behind the last file.
  package func end(_ tail: DeferredOutput, _ summary: Summary, _ output: inout OutputBuffer) {}

  private func row(_ cells: [String], _ output: inout OutputBuffer) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(",") }
      write(cell, &output)
    }
    output.append("\r\n")
  }

  private func write(_ cell: String, _ output: inout OutputBuffer) {
    let text = CSVFormat.isFormula(cell) ? "'" + cell : cell
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\r")
        || byte == UInt8(ascii: "\n")
    }
    guard needsQuotes else { return output.append(text: text) }
    output.append("\"")
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { output.append("\"") }
      output.append(byte: byte)
    }
    output.append("\"")
  }

  /// Whether a spreadsheet might take the cell for a formula: it begins with `=`, `+`, `-` or `@`, perhaps full-width,
  /// perhaps behind white space.
  static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first(where: { !$0.properties.isWhitespace }) else { return false }
    switch first {
    case "=", "+", "-", "@", "＝", "＋", "－", "＠": return true
    default: return cell.unicodeScalars.first == "\t" || cell.unicodeScalars.first == "\r"
    }
  }
}

/// The findings of one or more proposals as a table for spreadsheets: what ``CSVFormat`` writes.
package struct ReportTable {
  private let format: CSVFormat
  private var output = OutputBuffer()

  /// A table with its header, with paths relative to `folder`.
  package init(language: Language, folder: String) {
    format = CSVFormat(language: language, folder: folder)
    format.begin(&output)
  }

  /// Adds the findings on a proposal.
  package mutating func add(_ report: FileReport, _ proposal: inout LintedProposal) {
    output.append(bytes: format.file(report, &proposal).body.bytes)
  }

  /// The table as a file.
  package var bytes: [UInt8] { output.bytes }
}
