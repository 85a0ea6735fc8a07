/// Characters that look like a space or like nothing, and are no white space of YAML: the full-width space of a Japanese
/// keyboard, the no-break spaces of Word, the zero-width ones of web pages.
public enum OddSpace {
  /// The length in bytes of the one at a place; 0 where none is.
  @inlinable
  public static func length<Bytes: RandomAccessCollection>(in bytes: Bytes, at index: Int) -> Int
  where Bytes.Element == UInt8, Bytes.Index == Int {
    guard index >= bytes.startIndex, index + 1 < bytes.endIndex else { return 0 }
    let second = bytes[index + 1]
    if bytes[index] == 0xC2 { return second == 0xA0 ? 2 : 0 }
    guard index + 2 < bytes.endIndex else { return 0 }
    switch (bytes[index], second, bytes[index + 2]) {
    case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F...0xA0),
      (0xEF, 0xBB, 0xBF):
      return 3
    default: return 0
    }
  }

  /// The length of the one that ends at a place.
  @inlinable
  public static func length<Bytes: RandomAccessCollection>(in bytes: Bytes, before end: Int) -> Int
  where Bytes.Element == UInt8, Bytes.Index == Int {
    for length in [2, 3] where self.length(in: bytes, at: end - length) == length { return length }
    return 0
  }

  /// Whether a character is one of them.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x2000...0x200B, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// How many columns it takes in a text editor.
  package static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x2001, 0x2003, 0x3000: 2
    case 0x200B, 0x2060, 0xFEFF: 0
    default: 1
    }
  }

  /// How many columns all of a text takes that is made of spaces.
  package static func width(of text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width($1) } }

  /// What people call it.
  package static func name(_ scalar: Unicode.Scalar) -> LocalizedText {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let point = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    switch scalar.value {
    case 0x3000: return LocalizedText(ja: "全角スペース", en: "a full-width space")
    case 0xA0, 0x202F, 0x2007: return LocalizedText(ja: "改行しない空白（\(point)）", en: "a no-break space (\(point))")
    case 0x200B, 0x2060, 0xFEFF: return LocalizedText(ja: "幅のない空白（\(point)）", en: "a zero-width space (\(point))")
    default: return LocalizedText(ja: "特殊な空白（\(point)）", en: "a special space (\(point))")
    }
  }
}
