/// Reads what a ``Packer`` of this very program wrote, mostly into a string literal; so nothing is checked.
public struct Unpacker {
  @usableFromInline var at: UnsafePointer<UInt8>
  /// Whether the bytes are part of the program and stay where they are.
  let isLiteral: Bool

  private static let nothing: StaticString = "nothing"

  /// Reads a literal from its start.
  public init(_ table: StaticString) {
    at = table.utf8Start
    isLiteral = true
  }

  /// Reads a literal from an address within.
  init(literal address: UInt) {
    at = UnsafePointer(bitPattern: address) ?? Unpacker.nothing.utf8Start
    isLiteral = true
  }

  /// Reads bytes that must outlive the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    at = bytes.baseAddress ?? Unpacker.nothing.utf8Start
    isLiteral = false
  }

  /// The next number.
  @inlinable @inline(__always)
  public mutating func number() -> UInt64 {
    var byte = at[0]
    at += 1
    var result = UInt64(byte & 0x3F)
    var shift: UInt64 = 6
    while byte & 0x40 != 0 {
      byte = at[0]
      at += 1
      result |= UInt64(byte & 0x3F) &<< shift
      shift += 6
    }
    return result
  }

  /// The next character below U+0080.
  @inlinable @inline(__always)
  public mutating func character() -> UInt8 {
    let byte = at[0]
    at += 1
    return byte
  }

  /// The next text, as UTF-8; it lies in the literal and stays.
  @inlinable @inline(__always)
  public mutating func bytes() -> UnsafeBufferPointer<UInt8> {
    let count = Int(number())
    let start = at
    at += count
    return UnsafeBufferPointer(start: start, count: count)
  }
}
