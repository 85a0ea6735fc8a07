import Linting
import SourceText

/// The findings of one or more proposals as a table for spreadsheets: what ``CSVFormat`` writes.
public struct ReportTable {
  private let format: CSVFormat
  private var output = OutputBuffer()

  /// A table with its header, with paths relative to `folder`.
  public init(language: Language, folder: String) {
    format = CSVFormat(language: language, folder: folder)
    format.begin(&output)
  }

  /// Adds the findings on the file that `engine` judged last.
  public mutating func add(_ report: FileReport, _ engine: inout Engine) {
    output.append(bytes: format.file(report, &engine).body.bytes)
  }

  /// The table as a file.
  public var bytes: [UInt8] { output.bytes }
}
