import Linting
import SourceText

/// A file as reports show it: its name, its bytes and where its lines start.
public struct SourceView: Sendable {
  /// The name to show.
  public let name: String
  /// The bytes.
  public let bytes: [UInt8]
  /// Where the lines start.
  public let lines: LineIndex

  /// A view of a file.
  public init(_ file: SourceFile) {
    name = file.name
    bytes = file.bytes
    lines = LineIndex(file.bytes)
  }

  /// The place of a span as people count it.
  public func region(of span: Span) -> Region {
    Region(start: lines.position(of: span.start, in: bytes), end: lines.position(of: span.end, in: bytes))
  }
}

/// A stretch of a file in lines and columns, from 1; the end is the column behind the last character.
public struct Region: Sendable {
  /// Its first character.
  public var start: Position
  /// Just behind its last.
  public var end: Position
}

/// One linted file on its way into a format: what was found, and the text it was found in.
public struct FileReport: Sendable {
  /// The file.
  public let source: SourceView
  /// What linting gave.
  public let result: FileResult
  /// The language of all texts.
  public let language: Language

  /// A report of a file that was just linted.
  public init(_ file: SourceFile, result: FileResult, language: Language) {
    source = SourceView(file)
    self.result = result
    self.language = language
  }
}

extension RuleBook {
  /// The names of the boards behind a rule.
  public func boardNames(of rule: Rule, _ language: Language) -> [String] {
    rule.boards.map { boards.name(of: $0)[language] }
  }
}
