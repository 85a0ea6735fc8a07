/// Reads fixed-width numbers and marks from bytes.
struct DigitReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  var peek: UInt8? { isAtEnd ? nil : bytes[position] }

  mutating func accept(_ mark: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  /// A number of exactly so many digits.
  mutating func number(digits: Int) -> Int64? {
    var result: Int64 = 0
    for _ in 0..<digits {
      guard let digit = digit() else { return nil }
      result = result * 10 + digit
    }
    return result
  }

  /// The next byte if it is a digit.
  mutating func digit() -> Int64? {
    guard let byte = peek, byte &- UInt8(ascii: "0") < 10 else { return nil }
    position += 1
    return Int64(byte - UInt8(ascii: "0"))
  }

  /// Takes the bytes that fulfil a condition.
  mutating func take(while condition: (UInt8) -> Bool) -> UnsafeBufferPointer<UInt8> {
    let start = position
    while let byte = peek, condition(byte) { position += 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<position])
  }
}
