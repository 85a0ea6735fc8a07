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
