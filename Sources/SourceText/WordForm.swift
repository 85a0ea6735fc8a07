/// The form in which the vocabulary writes words: composed kana, full-width katakana, half-width Latin, plain spaces.
///
/// Text from macOS has its voiced marks as characters of their own, an input method writes letters at full width, and
/// old data have katakana at half width. The same word is meant.
package enum WordForm {
  /// The word in that form (see ``CharacterForm``) without spaces around it.
  package static func standard(_ word: String) -> String {
    var scalars = CharacterForm.plain(word)[...]
    while scalars.first == 0x20 { scalars.removeFirst() }
    while scalars.last == 0x20 { scalars.removeLast() }
    return CharacterForm.text(scalars)
  }

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
