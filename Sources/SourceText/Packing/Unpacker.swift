/// Reads what a ``Packer`` wrote, from a string literal of the program.
///
/// The literal was written by the build of this very program, so nothing is checked.
public struct Unpacker {
  @usableFromInline var at: UnsafePointer<UInt8>

  /// Reads a literal from its start.
  public init(_ table: StaticString) { at = table.utf8Start }

  @usableFromInline
  init(at place: UnsafePointer<UInt8>) { at = place }

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

  /// The next text, as UTF-8; it lies in the literal and stays.
  @inlinable @inline(__always)
  public mutating func bytes() -> UnsafeBufferPointer<UInt8> {
    let count = Int(number())
    let start = at
    at += count
    return UnsafeBufferPointer(start: start, count: count)
  }
}
