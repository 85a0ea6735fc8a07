/// Writes values as text that may stand in a string literal.
///
/// A number is written in groups of six bits, the lowest first, each a character below U+0080; 0x40 says that another
/// group follows. A text is its length and its bytes.
public struct Packer: Sendable {
  /// What was appended so far, as UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// Nothing yet.
  public init() {}

  /// Appends a number.
  public mutating func append(_ number: some FixedWidthInteger & UnsignedInteger) {
    var rest = UInt64(number)
    while rest >= 0x40 {
      bytes.append(UInt8(rest & 0x3F) | 0x40)
      rest >>= 6
    }
    bytes.append(UInt8(rest))
  }

  /// Appends one character below U+0080 as it is. The build stops at any other, which no literal could hold.
  public mutating func append(character: UInt8) {
    precondition(character < 0x80)
    bytes.append(character)
  }

  /// Appends a number that is never negative.
  public mutating func append(_ count: Int) { append(UInt(count)) }

  /// Appends a text.
  public mutating func append(text: String) { append(utf8: Array(text.utf8)) }

  /// Appends bytes, which must be well-formed UTF-8, with their number in front, so that a reader can pass them by.
  public mutating func append(utf8: [UInt8]) {
    append(utf8.count)
    bytes += utf8
  }
}
