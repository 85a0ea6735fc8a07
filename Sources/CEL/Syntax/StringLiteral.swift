import SourceText

/// The text of a string literal, its escapes replaced.
enum StringLiteral {
  /// What a literal means, and its first bad escape. Text is appended to `output`.
  static func decode(_ token: Token, in bytes: [UInt8], into output: inout [UInt8]) -> Span? {
    let end = Int(token.span.end) - Int(token.delimiter)
    // A raw literal has its prefix before the delimiter.
    var position = Int(token.span.start) + Int(token.delimiter) + (token.isRaw ? 1 : 0)
    if token.isRaw {
      output.append(contentsOf: bytes[position..<end])
      return nil
    }
    var firstBad: Span?
    while position < end {
      let byte = bytes[position]
      if byte != UInt8(ascii: "\\") {
        output.append(byte)
        position += 1
        continue
      }
      let escape = self.escape(at: position, in: bytes[..<end])
      if let scalar = escape.scalar {
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else if firstBad == nil {
        firstBad = Span(position, escape.end)
      }
      position = escape.end
    }
    return firstBad
  }

  private static func escape(at start: Int, in bytes: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar?, end: Int) {
    guard start + 1 < bytes.endIndex else { return (nil, bytes.endIndex) }
    let letter = bytes[start + 1]
    switch letter {
    case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      return (Unicode.Scalar(letter), start + 2)
    case UInt8(ascii: "a"): return ("\u{07}", start + 2)
    case UInt8(ascii: "b"): return ("\u{08}", start + 2)
    case UInt8(ascii: "f"): return ("\u{0C}", start + 2)
    case UInt8(ascii: "n"): return ("\n", start + 2)
    case UInt8(ascii: "r"): return ("\r", start + 2)
    case UInt8(ascii: "t"): return ("\t", start + 2)
    case UInt8(ascii: "v"): return ("\u{0B}", start + 2)
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return hexadecimal(from: start, digits: 2, in: bytes)
    case UInt8(ascii: "u"):
      return surrogatePair(from: start, in: bytes) ?? hexadecimal(from: start, digits: 4, in: bytes)
    case UInt8(ascii: "U"): return hexadecimal(from: start, digits: 8, in: bytes)
    case UInt8(ascii: "0")...UInt8(ascii: "3"): return octal(from: start, in: bytes)
    default:
      var end = start + 2
      while end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end += 1 }
      return (nil, end)
    }
  }

  private static func hexadecimal(
    from start: Int, digits: Int, in bytes: ArraySlice<UInt8>
  ) -> (scalar: Unicode.Scalar?, end: Int) {
    let end = min(start + 2 + digits, bytes.endIndex)
    guard end == start + 2 + digits, let number = Hexadecimal.number(bytes[(start + 2)..<end]) else {
      // The escape ends with its digits; what follows may be the middle of a character.
      return (nil, bytes[(start + 2)..<end].firstIndex { Hexadecimal.digit($0) == nil } ?? end)
    }
    return (Unicode.Scalar(number), end)
  }

  /// `\uD83D\uDC31`: the definition allows characters beyond the first plane as surrogate pairs.
  private static func surrogatePair(
    from start: Int, in bytes: ArraySlice<UInt8>
  ) -> (scalar: Unicode.Scalar?, end: Int)? {
    guard start + 12 <= bytes.endIndex, bytes[start + 6] == UInt8(ascii: "\\"), bytes[start + 7] == UInt8(ascii: "u"),
      let high = Hexadecimal.number(bytes[(start + 2)..<(start + 6)]), 0xD800..<0xDC00 ~= high,
      let low = Hexadecimal.number(bytes[(start + 8)..<(start + 12)]), 0xDC00..<0xE000 ~= low
    else { return nil }
    return (Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)), start + 12)
  }

  private static func octal(from start: Int, in bytes: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar?, end: Int) {
    let end = min(start + 4, bytes.endIndex)
    var number: UInt32 = 0
    for (index, byte) in zip(start + 1..<end, bytes[(start + 1)..<end]) {
      guard UInt8(ascii: "0")...UInt8(ascii: "7") ~= byte else { return (nil, index) }
      number = number << 3 | UInt32(byte - UInt8(ascii: "0"))
    }
    return (end == start + 4 ? Unicode.Scalar(number) : nil, end)
  }
}

/// Digits of base 16.
enum Hexadecimal {
  /// The value of a digit.
  static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// The value of a run of digits, at most eight.
  static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
    guard !digits.isEmpty, digits.count <= 8 else { return nil }
    var result: UInt32 = 0
    for byte in digits {
      guard let digit = digit(byte) else { return nil }
      result = result << 4 | digit
    }
    return result
  }
}
