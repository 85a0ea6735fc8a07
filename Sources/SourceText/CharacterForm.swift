/// The forms in which an input method, a word processor or a file system writes one and the same character.
package enum CharacterForm {
  /// The scalars of a text in the form in which vocabularies are written: letters, digits and signs half-width, kana
  /// full-width and composed with their marks, one kind of space and of hyphen, a dash behind katakana a long vowel.
  ///
  /// Nothing that says something else becomes equal: kanji, case, and signs with a width of their own stay.
  package static func plain(_ text: String) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(text.utf8.count / 2)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x200B, 0x2060, 0xFEFF: continue
      case 0x00A0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: result.append(0x20)
      case 0x2D, 0x2010...0x2015, 0x2212, 0xFF0D:
        result.append(result.last.map(isKatakana) ?? false ? longVowel : 0x2D)
      case 0xFF01...0xFF5E: result.append(scalar.value - 0xFEE0)
      case 0xFF61...0xFF9D: result.append(UInt32(fullWidth[Int(scalar.value - 0xFF61)]))
      case 0x3099, 0x309B, 0xFF9E: mark(&result, voiced, scalar.value)
      case 0x309A, 0x309C, 0xFF9F: mark(&result, halfVoiced, scalar.value)
      default: result.append(scalar.value)
      }
    }
    return result
  }

  /// The same as text.
  package static func plainText(_ text: String) -> String { self.text(plain(text)) }

  /// Scalars as text.
  package static func text<Scalars: Sequence<UInt32>>(_ scalars: Scalars) -> String {
    var result = String.UnicodeScalarView()
    for value in scalars { result.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
    return String(result)
  }

  /// Whether a scalar is katakana or a long vowel mark.
  package static func isKatakana(_ value: UInt32) -> Bool { (0x30A1...0x30FA).contains(value) || value == longVowel }

  /// Whether a scalar is hiragana.
  package static func isHiragana(_ value: UInt32) -> Bool { (0x3041...0x3096).contains(value) }

  private static let longVowel: UInt32 = 0x30FC

  /// U+FF61 to U+FF9D, full-width.
  private static let fullWidth: [UInt16] = [
    0x3002, 0x300C, 0x300D, 0x3001, 0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30E3, 0x30E5, 0x30E7,
    0x30C3, 0x30FC, 0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, 0x30AB, 0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7,
    0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1, 0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF,
    0x30D2, 0x30D5, 0x30D8, 0x30DB, 0x30DE, 0x30DF, 0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9, 0x30EA,
    0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3,
  ]

  /// Joins a mark with the kana before it; where there is none that takes it the mark stays.
  private static func mark(_ scalars: inout [UInt32], _ compose: (UInt32) -> UInt32?, _ mark: UInt32) {
    if let last = scalars.last, let composed = compose(last) {
      scalars[scalars.count - 1] = composed
    } else {
      scalars.append(mark)
    }
  }

  /// か to が, カ to ガ, ウ to ヴ.
  private static func voiced(_ value: UInt32) -> UInt32? {
    switch value {
    case 0x30A6: return 0x30F4
    case 0x3046: return 0x3094
    // ワ to ヲ, ゝ and ヽ.
    case 0x30EF...0x30F2: return value + 8
    case 0x309D, 0x30FD: return value + 1
    default: break
    }
    let offset: UInt32 = value >= 0x30A0 ? 0x60 : 0
    switch value - offset {
    case 0x304B, 0x304D, 0x304F, 0x3051, 0x3053, 0x3055, 0x3057, 0x3059, 0x305B, 0x305D, 0x305F, 0x3061, 0x3064,
      0x3066, 0x3068, 0x306F, 0x3072, 0x3075, 0x3078, 0x307B:
      return value + 1
    default: return nil
    }
  }

  /// は to ぱ, ハ to パ.
  private static func halfVoiced(_ value: UInt32) -> UInt32? {
    let offset: UInt32 = value >= 0x30A0 ? 0x60 : 0
    switch value - offset {
    case 0x306F, 0x3072, 0x3075, 0x3078, 0x307B: return value + 2
    default: return nil
    }
  }
}
