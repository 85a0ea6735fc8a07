import SourceText

/// A comment, from its `#` to the end of the line.
public struct Comment: Sendable, BitwiseCopyable {
  /// Where it stands.
  public var span: Span
  /// Whether it has the line to itself.
  public var ownLine: Bool
}
