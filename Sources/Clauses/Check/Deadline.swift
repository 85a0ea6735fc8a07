/// Time limits that a sentence sets, in days: 「7日以内」, "within three months".
enum Deadline {
  /// The shortest limit in a folded sentence; nil where it sets none.
  static func shortest(in text: [UInt32]) -> Int? {
    var result: Int?
    for (word, days) in fixed where FoldedText.contains(text, word) { result = min(result ?? .max, days) }
    var index = 0
    while index < text.count {
      guard let number = number(in: text, at: index) else {
        index += 1
        continue
      }
      if let unit = unit(in: text, at: number.end), isLimit(text, number: index, end: unit.end) {
        result = min(result ?? .max, number.value * unit.days)
      }
      index = number.end
    }
    return result
  }

  /// A number in digits, with 十 and 百, or as an English word, and where it ends.
  private static func number(in text: [UInt32], at start: Int) -> (value: Int, end: Int)? {
    for (word, value) in words where text[start...].starts(with: word) {
      if start > 0, isLetter(text[start - 1]) { continue }
      return (value, start + word.count)
    }
    var value = 0
    var digits = 0
    var index = start
    while index < text.count {
      switch text[index] {
      case 0x30...0x39: digits = min(digits * 10 + Int(text[index] - 0x30), 1_000_000)
      case 0x5341: (value, digits) = (min(value + max(digits, 1) * 10, 1_000_000), 0)
      case 0x767E: (value, digits) = (min(value + max(digits, 1) * 100, 1_000_000), 0)
      default: return index > start ? (min(value + digits, 1_000_000), index) : nil
      }
      index += 1
    }
    return index > start ? (min(value + digits, 1_000_000), index) : nil
  }

  private static func unit(in text: [UInt32], at start: Int) -> (days: Int, end: Int)? {
    for (word, days) in units where text[start...].starts(with: word) { return (days, start + word.count) }
    return nil
  }

  private static func isLimit(_ text: [UInt32], number start: Int, end: Int) -> Bool {
    limits.contains { text[end...].starts(with: $0) }
      || within.contains { text[..<start].suffix($0.count).elementsEqual($0) }
  }

  private static func isLetter(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar) }

  private static let units: [(word: [UInt32], days: Int)] = [
    ("年間", 365), ("箇年", 365), ("か年", 365), ("年", 365), ("か月間", 30), ("か月", 30), ("カ月", 30), ("ヶ月", 30), ("ケ月", 30),
    ("ヵ月", 30), ("箇月", 30), ("月", 30), ("週間", 7),
    ("週", 7), ("営業日", 1), ("開庁日", 1), ("日間", 1), ("日", 1), ("時間", 0), (" year", 365), (" month", 30), (" week", 7),
    (" working day", 1), (" business day", 1),
    (" calendar day", 1), (" day", 1), (" hour", 0),
  ].map { (Array($0.0.unicodeScalars.map { $0.value }).map(FoldedCharacter.numeral), $0.1) }
  private static let fixed: [(word: [UInt32], days: Int)] = [
    ("半年以内", 182), ("半年後", 182), ("半年を経過", 182), ("翌年度", 365), ("次年度", 365), ("翌々年", 730), ("翌年の", 365), ("翌年末", 365),
    ("来年度", 365),
  ].map { (Folding.plain($0.0), $0.1) }
  private static let limits = ["以内", "後まで", "後に", "の間に", "を経過", "が経過", "を超えない", "を限度", "を目途", "を目処", "をめど", "をもって"].map
  { Folding.plain($0) }
  private static let within = ["within ", "within a period of ", "no later than ", "not later than "].map {
    Array($0.unicodeScalars.map { $0.value })
  }
  private static let words: [(word: [UInt32], value: Int)] = [
    ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("ten", 10),
    ("twelve", 12), ("thirty", 30), ("sixty", 60),
    ("ninety", 90),
  ].map { (Array($0.0.unicodeScalars.map { $0.value }), $0.1) }
}
