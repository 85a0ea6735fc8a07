import Linting
import SourceText

/// A file as reports show it: its name, its bytes and where its lines start.
package struct SourceView: Sendable {
  /// The name to show.
  package let name: String
  /// The bytes.
  package let bytes: [UInt8]
  /// Where the lines start.
  package let lines: LineIndex

  /// A view of a file.
  package init(_ file: SourceFile) {
    name = file.name
    bytes = file.bytes
    lines = LineIndex(file.bytes)
  }

  /// The place of a span as people count it.
  package func region(of span: Span) -> Region {
    Region(start: lines.position(of: span.start, in: bytes), end: lines.position(of: span.end, in: bytes))
  }
}

/// A stretch of a file in lines and columns, from 1; the end is the column behind the last character.
package struct Region: Sendable {
  /// Its first character.
  package var start: Position
  /// Just behind its last.
  package var end: Position
}

/// One linted file on its way into a format: what was found, and the text it was found in.
package struct FileReport: Sendable {
  /// The file.
  package let source: SourceView
  /// What linting gave.
  package let result: FileResult
  /// The language of all texts.
  package let language: Language

  /// A report of a file that was just linted.
  package init(_ file: SourceFile, result: FileResult, language: Language) {
    source = SourceView(file)
    self.result = result
    self.language = language
  }
}
