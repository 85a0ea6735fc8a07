import SourceText

/// The items in a text that was meant for a list, by the signs between them.
struct ItemParts {
  /// The items without the white space around them.
  private(set) var texts: [ArraySlice<UInt8>] = []
  /// What stands between them, with the white space.
  private(set) var gaps: [Span] = []
  /// The sign between them, or around all of them.
  private(set) var sign = ""
  /// Whether full-width brackets stand around all of them.
  private(set) var hasBrackets = false
  /// Whether the signs are those of a list but for their width: `［氏名，住所］`.
  private(set) var isWidthOnly = true
  /// Whether the signs can hardly stand in a name; a slash and a middle dot can.
  private(set) var isSure = true

  /// Where the text begins and ends.
  let start: Int
  let end: Int

  /// Where the first item begins.
  var first: Int { texts.first?.startIndex ?? start }
  /// Where the last item ends.
  var last: Int { texts.last?.endIndex ?? end }

  private static let separators: [(sign: String, isSure: Bool, isWidthOnly: Bool)] = [
    ("、", true, false), ("，", true, true), ("､", true, false), ("；", true, false), (";", true, false),
    ("／", false, false), ("/", false, false), ("・", false, false), ("･", false, false),
  ]
  private static let brackets: [(open: String, close: String, isWidthOnly: Bool)] = [
    ("［", "］", true), ("［", "]", true), ("【", "】", false), ("（", "）", false), ("「", "」", false), ("〔", "〕", false),
    ("｛", "｝", false), ("『", "』", false), ("(", ")", false),
  ]
  /// Inside these a comma separates nothing of the list.
  private static let pairs: [(open: String, close: String)] = [
    ("（", "）"), ("(", ")"), ("「", "」"), ("『", "』"), ("【", "】"), ("［", "］"), ("〔", "〕"), ("〈", "〉"),
  ]

  /// The items of a text; nil where it is one.
  init?(of text: ArraySlice<UInt8>) {
    start = text.startIndex
    end = text.endIndex
    for (open, close, isWidthOnly) in ItemParts.brackets {
      let inner = text.dropFirst(open.utf8.count).dropLast(close.utf8.count)
      guard text.starts(with: open.utf8), text.suffix(close.utf8.count).elementsEqual(close.utf8),
        !inner.isEmpty, split(inner, isInBrackets: true)
      else { continue }
      hasBrackets = true
      sign = open + close
      self.isWidthOnly = self.isWidthOnly && isWidthOnly
      isSure = true
      return
    }
    guard split(text, isInBrackets: false) else { return nil }
  }

  /// Splits by the first of the separators that stands outside of brackets; false where none does.
  private mutating func split(_ text: ArraySlice<UInt8>, isInBrackets: Bool) -> Bool {
    let candidates = isInBrackets ? [(",", true, true)] + ItemParts.separators : ItemParts.separators
    var found: [(place: Int, length: Int)] = []
    var kinds: [(sign: String, isSure: Bool, isWidthOnly: Bool)] = []
    var closing: [String] = []
    var index = text.startIndex
    scan: while index < text.endIndex {
      // Kanji, and letters of ASCII.
      let byte = text[index]
      if (0xE4...0xE9).contains(byte) || (0x30...0x3A).contains(byte) || (0x40...0x7F).contains(byte) {
        index += byte < 0x80 ? 1 : 3
        continue
      }
      if let close = closing.last, text[index...].starts(with: close.utf8) {
        closing.removeLast()
        index += close.utf8.count
        continue
      }
      for (open, close) in ItemParts.pairs where text[index...].starts(with: open.utf8) {
        closing.append(close)
        index += open.utf8.count
        continue scan
      }
      if closing.isEmpty {
        for candidate in candidates where text[index...].starts(with: candidate.0.utf8) {
          found.append((index, candidate.0.utf8.count))
          kinds.append(candidate)
          index += candidate.0.utf8.count
          continue scan
        }
      }
      index += 1
    }
    // A comma weighs more than a middle dot in a name: 「電話・ＦＡＸ番号、住所」.
    let isSure = kinds.contains { $0.isSure }
    let chosen = kinds.indices.filter { kinds[$0].isSure || !isSure }
    guard closing.isEmpty, let first = chosen.first else { return false }
    isWidthOnly = chosen.allSatisfy { kinds[$0].isWidthOnly }
    return take(text, chosen.map { found[$0] }, kinds[first], isInBrackets: isInBrackets)
  }

  private mutating func take(
    _ text: ArraySlice<UInt8>, _ places: [(place: Int, length: Int)],
    _ kind: (sign: String, isSure: Bool, isWidthOnly: Bool), isInBrackets: Bool
  ) -> Bool {
    var parts: [ArraySlice<UInt8>] = []
    var from = text.startIndex
    for (place, length) in places {
      parts.append(ItemParts.trimmed(text[from..<place]))
      from = place + length
    }
    parts.append(ItemParts.trimmed(text[from...]))
    // A comma at the end separates nothing.
    guard parts.count > 1, parts.allSatisfy({ !$0.isEmpty }) else { return false }
    // Two words with a middle dot or a slash are a name more often than not: 「設置・保守」.
    if !kind.isSure, !isInBrackets, parts.count == 2 { return false }
    texts = parts
    gaps = zip(parts, parts.dropFirst()).map { Span($0.endIndex, $1.startIndex) }
    sign = kind.sign
    isSure = kind.isSure
    return true
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let first = text.first {
      let odd = OddSpace.length(in: text, at: text.startIndex)
      guard odd > 0 || first <= 0x20 else { break }
      text = text.dropFirst(max(odd, 1))
    }
    while let last = text.last {
      let odd = OddSpace.length(in: text, before: text.endIndex)
      guard odd > 0 || last <= 0x20 else { break }
      text = text.dropLast(max(odd, 1))
    }
    return text
  }
}
