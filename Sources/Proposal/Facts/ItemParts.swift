import SourceText

/// The items in a text that was meant for a list, by the signs between them.
struct ItemParts {
  /// How surely a sign separates items.
  enum Strength: Int, Comparable {
    /// White space, or a word such as 及び: only choices and short names in kanji are told apart by it.
    case space
    /// A middle dot, which also joins the words of one name.
    case dot
    /// A slash, which stands in some names.
    case slash
    /// A comma, a line break or a row of bullets: hardly part of a name.
    case sure

    static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
  }

  struct Separator {
    var sign: String
    var strength: Strength
    var isWidthOnly = false
  }

  /// The items without the white space around them.
  private(set) var texts: [ArraySlice<UInt8>] = []
  /// What stands between them, with the white space.
  private(set) var gaps: [Span] = []
  /// The sign between them, or around all of them.
  private(set) var sign = ""
  /// Whether full-width brackets stand around all of them.
  private(set) var hasBrackets = false
  /// Whether each begins with a bullet or number: `①氏名②住所`.
  private(set) var hasBullets = false
  /// Whether the signs are those of a list but for their width: `［氏名，住所］`.
  private(set) var isWidthOnly = true
  /// How surely they are items.
  private(set) var strength = Strength.sure

  /// Whether the signs can hardly stand in a name; a slash and a middle dot can.
  var isSure: Bool { strength == .sure }

  /// Where the text begins and ends.
  let start: Int
  let end: Int

  /// Where the first item begins.
  var first: Int { texts.first?.startIndex ?? start }
  /// Where the last item ends.
  var last: Int { texts.last?.endIndex ?? end }

  private static let separators = [
    Separator(sign: "、", strength: .sure), Separator(sign: "，", strength: .sure, isWidthOnly: true),
    Separator(sign: ",", strength: .sure, isWidthOnly: true), Separator(sign: "､", strength: .sure),
    Separator(sign: "；", strength: .sure), Separator(sign: ";", strength: .sure),
    Separator(sign: "\n", strength: .sure), Separator(sign: "／", strength: .slash),
    Separator(sign: "/", strength: .slash), Separator(sign: "｜", strength: .slash),
    Separator(sign: "|", strength: .slash), Separator(sign: "＋", strength: .slash),
    Separator(sign: "・", strength: .dot), Separator(sign: "･", strength: .dot),
  ]
  /// Words and signs that join the choices of a list.
  private static let joints = [
    "及び", "および", "並びに", "ならびに", "又は", "または", "若しくは", "もしくは", "かつ", "と", "や", "+", "＆", "&", " and ",
    " or ",
  ].map { Separator(sign: $0, strength: .space) }
  private static let brackets: [(open: String, close: String, isWidthOnly: Bool)] = [
    ("［", "］", true), ("［", "]", true), ("【", "】", false), ("（", "）", false), ("「", "」", false), ("〔", "〕", false),
    ("｛", "｝", false), ("『", "』", false), ("(", ")", false),
  ]
  /// Inside these a comma separates nothing of the list.
  private static let pairs: [(open: String, close: String)] = [
    ("（", "）"), ("(", ")"), ("「", "」"), ("『", "』"), ("【", "】"), ("［", "］"), ("〔", "〕"), ("〈", "〉"),
  ]

  /// The items of a text; nil where it is one.
  ///
  /// - Parameter weakest: nil to split by the surest of the signs alone; for choices, which are also joined by words
  ///   (簡易書留又は手渡し), the weakest of the signs to split by.
  init?(of text: ArraySlice<UInt8>, weakest: Strength? = nil) {
    start = text.startIndex
    end = text.endIndex
    if takeBullets(text) { return }
    for (open, close, isWidthOnly) in ItemParts.brackets {
      let inner = text.dropFirst(open.utf8.count).dropLast(close.utf8.count)
      guard text.starts(with: open.utf8), text.suffix(close.utf8.count).elementsEqual(close.utf8),
        !inner.isEmpty, split(inner, weakest)
      else { continue }
      hasBrackets = true
      sign = open + close
      self.isWidthOnly = self.isWidthOnly && isWidthOnly
      strength = .sure
      return
    }
    guard split(text, weakest) else { return nil }
  }

  // MARK: Separators

  /// Splits by the signs that stand outside of brackets; false where none does.
  private mutating func split(_ text: ArraySlice<UInt8>, _ weakest: Strength?) -> Bool {
    guard let found = separators(in: text, areChoices: weakest != nil) else { return false }
    // A comma weighs more than a middle dot in a name: 「電話・ＦＡＸ番号、住所」.
    for strength in weakest.map({ [$0] }) ?? [.sure, .slash, .dot, .space] {
      let chosen = found.filter { $0.kind.strength >= strength }
      guard let first = chosen.first(where: { $0.kind.strength == strength }) else { continue }
      let places = chosen.map { (place: $0.place, length: $0.kind.sign.utf8.count) }
      // White space and line breaks beside another sign separate nothing.
      let skipsEmpty = strength == .space || chosen.contains { $0.kind.sign == "\n" }
      if take(text, places, first.kind.sign, skipsEmpty: skipsEmpty) {
        isWidthOnly = chosen.allSatisfy { $0.kind.isWidthOnly }
        self.strength = strength
        return true
      }
      if strength == .sure, first.kind.sign != "\n" { return false }
    }
    return false
  }

  /// All separators outside of brackets; nil where a bracket stays open.
  private func separators(in text: ArraySlice<UInt8>, areChoices: Bool) -> [(place: Int, kind: Separator)]? {
    var found: [(place: Int, kind: Separator)] = []
    var closing: [String] = []
    var index = text.startIndex
    scan: while index < text.endIndex {
      // Letters of ASCII; kanji, of which some join choices.
      let byte = text[index]
      if (0x30...0x3A).contains(byte) || (0x40...0x7B).contains(byte) || !areChoices && (0xE4...0xE9).contains(byte) {
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
      if closing.isEmpty, let kind = separator(in: text, at: index, areChoices: areChoices) {
        found.append((index, kind))
        index += kind.sign.utf8.count
      } else {
        index += 1
      }
    }
    return closing.isEmpty ? found : nil
  }

  private func separator(in text: ArraySlice<UInt8>, at index: Int, areChoices: Bool) -> Separator? {
    let rest = text[index...]
    if let found = ItemParts.separators.first(where: { rest.starts(with: $0.sign.utf8) }) {
      // `1,000件` is one number.
      let length = found.sign.utf8.count
      if found.isWidthOnly, ItemParts.isDigit(text[..<index], last: true),
        ItemParts.isDigit(text[(index + length)...], last: false)
      {
        return nil
      }
      return found
    }
    if areChoices, let joint = ItemParts.joints.first(where: { rest.starts(with: $0.sign.utf8) }) { return joint }
    let odd = OddSpace.length(in: text, at: index)
    let length = odd > 0 ? odd : text[index] == UInt8(ascii: " ") ? 1 : 0
    // Between Japanese characters only: Latin words have their spaces.
    guard length > 0, index > text.startIndex, index + length < text.endIndex, text[index - 1] >= 0x80 else {
      return nil
    }
    guard areChoices || text[index + length] >= 0x80 || text[index + length] == UInt8(ascii: " ") else { return nil }
    return Separator(sign: String(decoding: rest.prefix(length), as: UTF8.self), strength: .space)
  }

  private static func isDigit(_ text: ArraySlice<UInt8>, last: Bool) -> Bool {
    if let byte = last ? text.last : text.first, (0x30...0x39).contains(byte) { return true }
    guard text.count > 2 else { return false }
    let start = last ? text.endIndex - 3 : text.startIndex
    return text[start] == 0xEF && text[start + 1] == 0xBC && (0x90...0x99).contains(text[start + 2])
  }

  private mutating func take(
    _ text: ArraySlice<UInt8>, _ places: [(place: Int, length: Int)], _ sign: String, skipsEmpty: Bool
  ) -> Bool {
    var parts: [ArraySlice<UInt8>] = []
    var from = text.startIndex
    for (place, length) in places {
      parts.append(ItemParts.trimmed(text[from..<place]))
      from = place + length
    }
    parts.append(ItemParts.trimmed(text[from...]))
    if skipsEmpty { parts.removeAll { $0.isEmpty } }
    // A comma at the end separates nothing.
    guard parts.count > 1, parts.allSatisfy({ !$0.isEmpty }) else { return false }
    set(parts, sign)
    return true
  }

  private mutating func set(_ parts: [ArraySlice<UInt8>], _ sign: String) {
    texts = parts
    gaps = zip(parts, parts.dropFirst()).map { Span($0.endIndex, $1.startIndex) }
    self.sign = sign
  }

  // MARK: Bullets

  /// Splits a line that begins with a bullet or number before each further one: `①氏名②住所`, `・氏名・住所`.
  private mutating func takeBullets(_ text: ArraySlice<UInt8>) -> Bool {
    guard let bullet = Bullet(in: text, at: text.startIndex), bullet.kind != .dash else { return false }
    let sign = text.prefix(bullet.length)
    var starts = [(text.startIndex, bullet.whole)]
    var next = ItemParts.following(sign, bullet.kind)
    var index = text.startIndex + bullet.whole
    while index < text.endIndex, !next.isEmpty {
      if let word = next.first(where: { text[index...].starts(with: $0) }),
        let found = Bullet(in: text, at: index), found.length == word.count
      {
        starts.append((index, found.whole))
        if bullet.kind == .number { next = ItemParts.following(text[index..<index + found.length], .number) }
        index += found.whole
      } else {
        index += 1
      }
    }
    guard starts.count > 1 else { return false }
    let ends = starts.dropFirst().map { $0.0 } + [text.endIndex]
    let parts = zip(starts, ends).map { ItemParts.trimmed(text[($0.0 + $0.1)..<$1]) }
    guard parts.allSatisfy({ !$0.isEmpty }) else { return false }
    set(parts, String(decoding: sign, as: UTF8.self))
    isWidthOnly = false
    hasBullets = true
    return true
  }

  /// The signs that may begin the next item: the next number in the same form, or the same mark.
  private static func following(_ sign: ArraySlice<UInt8>, _ kind: Bullet.Kind) -> [[UInt8]] {
    switch kind {
    case .dash: return []
    case .mark: return [Array(sign)]
    case .choice: return Bullet.choiceMarks.map { Array($0.utf8) }
    case .number: break
    }
    let scalars = Array(String(decoding: sign, as: UTF8.self).unicodeScalars)
    let digits = scalars.indices.filter {
      ("0"..."9").contains(scalars[$0]) || (0xFF10...0xFF19).contains(scalars[$0].value)
    }
    var next = String.UnicodeScalarView()
    if let first = digits.first, let last = digits.last {
      let isWide = scalars[first].value > 0xFF
      let number = digits.reduce(0) { $0 * 10 + Int(scalars[$1].value & 0x0F) } + 1
      next.append(contentsOf: scalars[..<first])
      for scalar in String(number).unicodeScalars {
        next.append(isWide ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
      }
      next.append(contentsOf: scalars[(last + 1)...])
      return [Array(String(next).utf8)]
    }
    guard let place = scalars.indices.first(where: { successor(of: scalars[$0]) != nil }),
      let successor = successor(of: scalars[place])
    else { return [] }
    next.append(contentsOf: scalars[..<place])
    next.append(successor)
    next.append(contentsOf: scalars[(place + 1)...])
    return [Array(String(next).utf8)]
  }

  /// What counts on from ①, ア or a.
  private static func successor(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    for row in ["アイウエオカキクケコサ", "ｱｲｳｴｵｶｷｸｹｺｻ"].map({ Array($0.unicodeScalars) }) {
      if let place = row.dropLast().firstIndex(of: scalar) { return row[place + 1] }
    }
    switch scalar.value {
    case 0x61...0x79, 0x2460...0x24FE, 0x2776...0x2792, 0x3251...0x325E: return Unicode.Scalar(scalar.value + 1)
    default: return nil
    }
  }

  /// A text without the white space around it.
  static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
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
