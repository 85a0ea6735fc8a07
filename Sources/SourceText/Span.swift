/// A place as people count it.
package struct Position: Hashable, Sendable {
  /// Line, from 1.
  package var line: Int
  /// Column in Unicode code points, from 1.
  package var column: Int

  /// A position.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Where the lines of a file start. Made only for files that have something to report.
///
/// A line ends with LF, CR LF or a lone CR, as in YAML 1.2.2 section 5.4.
package struct LineIndex: Sendable {
  /// The offset of each line's first byte.
  package private(set) var starts: [UInt32]
  private let byteCount: Int

  /// Reads the line starts of `bytes`.
  package init(_ bytes: [UInt8]) {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(bytes.count / 16)
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        // Eight bytes at a time, up to the first below 0x10: adding 0x70 to the low seven bits leaves its high bit clear.
        while let word = bytes.word(at: index) {
          let high: UInt64 = 0x8080_8080_8080_8080
          let low = ~((word & ~high) &+ 0x7070_7070_7070_7070 | word) & high
          index += low == 0 ? 8 : low.trailingZeroBitCount / 8
          if low != 0 { break }
        }
        guard index < bytes.count else { break }
        let byte = bytes[index]
        index += 1
        guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
        if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
        starts.append(UInt32(index))
      }
    }
    self.starts = starts
    self.byteCount = bytes.count
  }

  /// The number of lines; an empty file has one.
  package var count: Int { starts.count }

  /// The line, from 0, that holds the byte at `offset`.
  package func line(at offset: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of a line, counted from 0, without its line break.
  package func content(of line: Int, in bytes: [UInt8]) -> Span {
    let start = Int(starts[line])
    var end = line + 1 < starts.count ? Int(starts[line + 1]) : byteCount
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Span(start, end)
  }

  /// The line and the column, in code points, of the byte at `offset`.
  package func position(of offset: UInt32, in bytes: [UInt8]) -> Position {
    let line = line(at: offset)
    let start = Int(starts[line])
    let end = min(Int(offset), bytes.count)
    var column = 1
    var index = start
    if start == 0, bytes.starts(with: ByteOrderMark.bytes) { index = min(ByteOrderMark.bytes.count, end) }
    while index < end {
      if bytes[index] & 0xC0 != 0x80 { column += 1 }
      index += 1
    }
    return Position(line: line + 1, column: column)
  }
}

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

extension LineIndex {
  /// The line and the column, in UTF-16 code units from 1, of the byte at `offset`: the unit of editors and of SARIF's
  /// `utf16CodeUnits`. A character outside the basic plane, such as an emoji, counts two.
  package func utf16Position(of offset: UInt32, in bytes: [UInt8]) -> Position {
    var position = position(of: offset, in: bytes)
    let start = Int(starts[position.line - 1])
    for index in start..<max(start, min(Int(offset), bytes.count)) where (0xF0...0xF4).contains(bytes[index]) {
      position.column += 1
    }
    return position
  }
}
