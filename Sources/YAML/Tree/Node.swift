import SourceText

/// One node of a ``Tree``: a mapping, a sequence or a scalar.
public struct Node: Sendable, BitwiseCopyable {
  /// What a node is.
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// Keys, each followed by its value.
    case mapping
    /// Values in order.
    case sequence
    /// Text, or nothing.
    case scalar
  }

  /// How a node is written.
  public enum Style: UInt8, Sendable, BitwiseCopyable {
    /// A collection by indentation.
    case block
    /// A collection in brackets.
    case flow
    /// A scalar without quotes.
    case plain
    /// A scalar in `'`.
    case singleQuoted
    /// A scalar in `"`.
    case doubleQuoted
    /// A block scalar that begins with `|`.
    case literal
    /// A block scalar that begins with `>`.
    case folded
    /// A scalar that is not written at all: the value of `key:`.
    case absent
  }

  /// What the node is.
  public var kind: Kind
  /// How it is written.
  public var style: Style
  /// Whether ``text`` lies in ``Tree/decoded`` instead of the source.
  public var isDecoded: Bool
  /// How deep the node lies; the root is 0.
  public var depth: UInt8
  /// Where the node stands, with quotes and brackets.
  public var span: Span
  /// The value of a scalar: a range of the source or of ``Tree/decoded``.
  public var text: Span
  /// The index of the first node that is not below this one.
  public var next: UInt32
  /// The index of the collection this node stands in; the root is its own parent.
  public var parent: UInt32
  /// The number of pairs of a mapping or of items of a sequence.
  public var count: UInt32
  /// For a key: a hash of its text.
  public var keyHash: UInt64
}
