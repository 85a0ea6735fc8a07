/// A half-open range of bytes in one source file.
///
/// Offsets count UTF-8 bytes from the first byte of the file. Files are at most 16 MiB, so 32 bits are enough.
public struct Span: Hashable, Sendable, BitwiseCopyable {
  /// Offset of the first byte.
  public var start: UInt32
  /// Offset just behind the last byte.
  public var end: UInt32

  /// A span from `start` up to, not including, `end`.
  @inlinable
  public init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }

  /// A span from two `Int` offsets.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.init(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end))
  }

  /// The span as a range of array indices.
  @inlinable
  public var range: Range<Int> { Int(start)..<Int(end) }

  /// The number of bytes.
  @inlinable
  public var count: Int { Int(end) - Int(start) }

  /// Whether the span holds no byte.
  @inlinable
  public var isEmpty: Bool { start == end }

  /// The smallest span that holds both.
  @inlinable
  public func joined(_ other: Span) -> Span {
    Span(start: min(start, other.start), end: max(end, other.end))
  }
}
