/// Reads what a ``Packer`` of this very program wrote, mostly into a string literal.
///
/// Since the program holds what its own build wrote, a release build checks no bound; a debug build checks each of them,
/// and its tests read the whole table.
public struct Unpacker {
  @usableFromInline var at: UnsafePointer<UInt8>
  /// Just behind the last byte.
  @usableFromInline let end: UnsafePointer<UInt8>
  /// Whether the bytes are part of the program and stay where they are.
  let isLiteral: Bool

  private static let nothing: StaticString = "nothing"

  /// Reads a literal from its start.
  public init(_ table: StaticString) {
    at = table.utf8Start
    end = at + table.utf8CodeUnitCount
    isLiteral = true
  }

  /// Reads `count` bytes of a literal from an address within.
  init(literal address: UInt, count: Int) {
    if let start = UnsafePointer<UInt8>(bitPattern: address) {
      (at, end) = (start, start + count)
    } else {
      (at, end) = (Unpacker.nothing.utf8Start, Unpacker.nothing.utf8Start)
    }
    isLiteral = true
  }

  /// Reads bytes that must outlive the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    at = bytes.baseAddress ?? Unpacker.nothing.utf8Start
    end = at + bytes.count
    isLiteral = false
  }

  /// Whether all was read.
  public var isAtEnd: Bool { at == end }

  /// The next number.
  @inlinable @inline(__always)
  public mutating func number() -> UInt64 {
    var byte = byte()
    var result = UInt64(byte & 0x3F)
    var shift: UInt64 = 6
    while byte & 0x40 != 0 {
      byte = self.byte()
      result |= UInt64(byte & 0x3F) &<< shift
      shift += 6
    }
    return result
  }

  @inlinable @inline(__always)
  mutating func byte() -> UInt8 {
    assert(at < end, "A packed value ends before what is read of it")
    let byte = at[0]
    at += 1
    return byte
  }

  /// The next text, as UTF-8; where it lies in a literal it stays.
  @inlinable @inline(__always)
  public mutating func bytes() -> UnsafeBufferPointer<UInt8> {
    let count = Int(number())
    assert(count <= end - at, "A packed value ends before what is read of it")
    let start = at
    at += count
    return UnsafeBufferPointer(start: start, count: count)
  }
}
