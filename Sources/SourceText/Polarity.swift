/// Whether texts affirm or deny, so that nobody is offered the denial of what he wrote.
package enum Polarity {
  /// Parts of Japanese words that deny, end or except something. They are counted: 「使用しないわけではない」 is no
  /// 「使用しない」.
  static let japanese: [StaticString] = [
    "ない", "なし", "なく", "なか", "なけ", "ません", "ませ", "まい", "せず", "らず", "わず", "えず", "さず", "たず", "ざる", "不", "非", "未", "無", "否",
    "禁",
    "除", "外", "反", "脱", "廃", "停", "解", "終", "済",
  ]
  /// Words that deny in English.
  static let english: [String] = [
    "not", "no", "non", "never", "without", "except", "excluding", "cannot", "neither", "nor", "un", "dont", "longer",
  ]
  /// Beginnings that turn a word around.
  static let beginnings: [String] = ["un", "non", "dis", "anti", "not", "de", "ir", "im"]

  /// Whether a word denies as often and in the same ways as another, so that one can be a misspelling of the other.
  package static func isSame(_ left: String, _ right: String) -> Bool {
    let (left, right) = (left.lowercased(), right.lowercased())
    for part in japanese where count("\(part)", in: left) != count("\(part)", in: right) { return false }
    let (leftWords, rightWords) = (words(of: left), words(of: right))
    for word in english
    where leftWords.count(where: { $0 == word }) != rightWords.count(where: { $0 == word }) { return false }
    return !isTurnedAround(left, right) && !isTurnedAround(right, left)
  }

  /// Whether one word is another with a beginning that turns it around, or nearly: `unbaned`, `banned`.
  private static func isTurnedAround(_ word: String, _ other: String) -> Bool {
    beginnings.contains { word.hasPrefix($0) && !other.hasPrefix($0) && word.dropFirst($0.count).first == other.first }
  }

  /// The words of Latin letters in a text.
  private static func words(of text: String) -> [Substring] {
    text.split { !($0.isASCII && $0.isLetter) }
  }

  private static func count(_ part: String, in text: String) -> Int {
    var (result, rest) = (0, text[...])
    while let place = rest.firstPlace(of: part) {
      result += 1
      rest = rest[place.upperBound...]
    }
    return result
  }
}

/// Whether a word is another with something before or behind it that says more, so that to offer the shorter one would be
/// to take away what was said: 「市民課」 and 「市民」.
enum Cut {
  /// Endings that leave what a word says as it is.
  static let endings: [StaticString] = [
    "する", "します", "すること", "とする", "とします", "です", "である", "とすること", "をする", "を行う", "を行います", "による", "により", "にて", "で", "を", "に",
    "の", "は", "が", "した", "しました", "されている", "される", "のこと",
  ]

  /// Whether only an ending that says nothing stands behind a word.
  static func saysNoMore(_ rest: ArraySlice<UInt32>) -> Bool {
    let text = Array(CharacterForm.text(rest).utf8)
    return endings.contains { ending in
      ending.withUTF8Buffer { $0.elementsEqual(text) }
    } || isExplanation(rest)
  }

  /// Whether what stands behind a word is an explanation in brackets.
  private static func isExplanation(_ rest: ArraySlice<UInt32>) -> Bool { rest.first == 0x28 && rest.last == 0x29 }

  /// Whether a word holds all of another that begins or ends it, and a kanji besides.
  static func isLonger(_ word: [UInt32], than other: [UInt32]) -> Bool {
    guard word.count > other.count else { return false }
    let rest: ArraySlice<UInt32>
    if word.starts(with: other) {
      rest = word[other.count...]
    } else if word.suffix(other.count).elementsEqual(other) {
      rest = word[..<(word.count - other.count)]
    } else {
      return false
    }
    return rest.contains { (0x4E00...0x9FFF).contains($0) }
  }
}
