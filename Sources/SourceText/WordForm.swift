/// The form in which the vocabulary writes words: composed kana, full-width katakana, half-width Latin, plain spaces.
///
/// Text from macOS has its voiced marks as characters of their own, an input method writes letters at full width, and
/// old data have katakana at half width. The same word is meant.
package enum WordForm {
  /// The word in that form; as it is where nothing differs.
  package static func standard(_ word: String) -> String {
    var result: [Unicode.Scalar] = []
    for scalar in word.unicodeScalars {
      switch scalar.value {
      // ゙ ゛ ﾞ and ゚ ゜ ﾟ belong to the kana before them.
      case 0x3099, 0x309B, 0xFF9E: mark(&result, by: voiced, scalar)
      case 0x309A, 0x309C, 0xFF9F: mark(&result, by: semivoiced, scalar)
      case 0xFF61...0xFF9D: result.append(halfWidthKana[Int(scalar.value - 0xFF61)])
      case 0xFF01...0xFF5E: result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case _ where OddSpace.contains(scalar): if OddSpace.width(scalar) > 0 { result.append(" ") }
      default: result.append(scalar)
      }
    }
    while result.first == " " { result.removeFirst() }
    while result.last == " " { result.removeLast() }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: result)
    return String(text)
  }

  private static func mark(
    _ result: inout [Unicode.Scalar], by join: (UInt32) -> UInt32?, _ mark: Unicode.Scalar
  ) {
    if let last = result.last, let joined = join(last.value).flatMap({ Unicode.Scalar($0) }) {
      result[result.count - 1] = joined
    } else {
      result.append(mark)
    }
  }

  private static func voiced(_ kana: UInt32) -> UInt32? {
    switch kana {
    // ウ, う and ワ to ヲ lie apart from their voiced forms.
    case 0x3046, 0x30A6: return kana + 0x4E
    case 0x30EF...0x30F2: return kana + 8
    case 0x309D, 0x30FD: return kana + 1
    default: break
    }
    switch kana >= 0x30A1 ? kana - 0x60 : kana {
    // か to ぢ stand at odd places, つ to ど at even ones behind っ, は to ほ by threes.
    case 0x304B...0x3061: return kana % 2 == 1 ? kana + 1 : nil
    case 0x3064...0x3068: return kana % 2 == 0 ? kana + 1 : nil
    case 0x306F...0x307B: return isBareHa(kana) ? kana + 1 : nil
    default: return nil
    }
  }

  private static func semivoiced(_ kana: UInt32) -> UInt32? { isBareHa(kana) ? kana + 2 : nil }

  private static func isBareHa(_ kana: UInt32) -> Bool {
    let hiragana = kana >= 0x30A1 ? kana - 0x60 : kana
    return (0x306F...0x307B).contains(hiragana) && (hiragana - 0x306F) % 3 == 0
  }

  /// U+FF61 to U+FF9D.
  private static let halfWidthKana = Array(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars)

  /// What of a word is of another form, for people.
  package static func difference(_ word: String) -> LocalizedText {
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0x3099...0x309C:
        return LocalizedText(
          ja: "濁点・半濁点が別の文字になっています", en: "its voiced marks are characters of their own, as in text from macOS")
      case 0xFF61...0xFF9F: return LocalizedText(ja: "半角カタカナです", en: "it is in half-width katakana")
      case 0xFF01...0xFF5E: return LocalizedText(ja: "英数字や記号が全角です", en: "its letters or signs are full-width")
      case _ where OddSpace.contains(scalar):
        let name = OddSpace.name(scalar)
        return LocalizedText(ja: "\(name.ja)が入っています", en: "it has \(name.en) in it")
      default: continue
      }
    }
    return LocalizedText(ja: "異体の文字コードが使われています", en: "it has characters of another code")
  }
}
