/// What people put before an item of a list, where YAML wants `- `.
package struct Bullet: Sendable, Equatable {
  /// What it is.
  package enum Kind: Sendable {
    /// A dash of any width, or a long-vowel mark that was typed for one.
    case dash
    /// A mark such as `・`.
    case mark
    /// A mark that may say what is chosen and what is not: ■ and □, ○ and △.
    case choice
    /// A number or letter such as `①`, `(1)`, `1.`, `ア `; what is written elsewhere may go by it.
    case number
  }

  /// What it is.
  package var kind: Kind
  /// Marks of what is chosen.
  package static let chosenMarks = ["☑", "☒", "✓", "✔", "✅", "■", "◉", "●"]
  /// Marks of what is not chosen.
  package static let openMarks = ["☐", "□", "×", "✕", "✖", "✗", "✘", "❌", "❎"]
  /// Circles, which mean the one or the other by what stands beside them.
  package static let circles = ["○", "◯", "〇", "⭕"]
  /// All marks by which a choice among items is shown.
  package static let choiceMarks = chosenMarks + openMarks + circles

  /// Whether nothing but a list can be meant.
  package var isSure: Bool { kind == .dash || kind == .mark }
  /// Its length in bytes.
  package var length: Int
  /// The length of the white space behind it.
  package var space: Int

  /// The length with the white space behind it.
  package var whole: Int { length + space }

  /// The bullet at a place, if content follows it on its line.
  package init?<Bytes: RandomAccessCollection>(in bytes: Bytes, at start: Int)
  where Bytes.Element == UInt8, Bytes.Index == Int {
    guard let (kind, end) = Bullet.sign(in: bytes, at: start) else { return nil }
    var index = end
    while index < bytes.endIndex {
      let odd = OddSpace.length(in: bytes, at: index)
      if odd == 0, bytes[index] != UInt8(ascii: " "), bytes[index] != UInt8(ascii: "\t") { break }
      index += max(odd, 1)
    }
    guard index < bytes.endIndex, bytes[index] > 0x20 else { return nil }
    // `○○` stands for something, `--` is no item, `-5` is a number.
    if index == end, bytes[end...].starts(with: bytes[start..<end]) { return nil }
    if index == end, kind == .dash, (0x2B...0x39).contains(bytes[index]) { return nil }
    self.kind = kind
    length = end - start
    space = index - end
  }

  private static func sign<Bytes: RandomAccessCollection>(
    in bytes: Bytes, at start: Int
  ) -> (Kind, end: Int)? where Bytes.Element == UInt8, Bytes.Index == Int {
    guard start < bytes.endIndex else { return nil }
    if let length = dash(in: bytes, at: start) { return (.dash, start + length) }
    // `+ 氏名`; `+81` is a number.
    if bytes[start] == UInt8(ascii: "+") { return isBlank(in: bytes, at: start + 1) ? (.choice, start + 1) : nil }
    if bytes[start] < 0x80 { return counter(in: bytes, at: start).map { (.number, $0) } }
    if bytes[start] == 0xC2, start + 1 < bytes.endIndex, bytes[start + 1] == 0xB7 { return (.mark, start + 2) }
    // ×
    if bytes[start] == 0xC3, start + 1 < bytes.endIndex, bytes[start + 1] == 0x97 { return (.choice, start + 2) }
    guard start + 2 < bytes.endIndex else { return nil }
    let point =
      UInt32(bytes[start] & 0x0F) << 12 | UInt32(bytes[start + 1] & 0x3F) << 6 | UInt32(bytes[start + 2] & 0x3F)
    guard (0xE1...0xEF).contains(bytes[start]) else { return nil }
    switch point {
    // ・ ･ • ‣ ⁃ ∙ ▪ ‣ ◦ ➢ ➤
    case 0x30FB, 0xFF65, 0x2022, 0x2023, 0x2043, 0x2219, 0x25AA, 0x25E6, 0x27A2, 0x27A4: return (.mark, start + 3)
    // ※ ＊, ■ to ◯, the 〇 of input methods, ★ ☆ ☐ ☑ ☒ ✓ ✔ ✕ ✖ ✗ ✘ ✅ ❌ ❎ ⭕
    case 0x203B, 0xFF0A, 0x25A0...0x25EF, 0x3007, 0x2605, 0x2606, 0x2610...0x2612, 0x2713...0x2718, 0x2705, 0x274C,
      0x274E, 0x2B55:
      return (.choice, start + 3)
    // Ⅰ ⅰ ① ⑴ ⓐ ❶ ㉑
    case 0x2160...0x217B, 0x2460...0x24FF, 0x2776...0x2793, 0x3251...0x325F: return (.number, start + 3)
    default: return counter(in: bytes, at: start).map { (.number, $0) }
    }
  }

  /// The length of the dash at a place, of any width, or of a long-vowel mark.
  package static func dash<Bytes: RandomAccessCollection>(
    in bytes: Bytes, at start: Int
  ) -> Int? where Bytes.Element == UInt8, Bytes.Index == Int {
    guard start < bytes.endIndex else { return nil }
    if bytes[start] == UInt8(ascii: "-") { return 1 }
    guard bytes[start] >= 0xE2, start + 2 < bytes.endIndex else { return nil }
    switch (bytes[start], bytes[start + 1], bytes[start + 2]) {
    // ‐ to ―, −, ─, ー, ｰ, ﹣, －
    case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92), (0xE2, 0x94, 0x80), (0xE3, 0x83, 0xBC), (0xEF, 0xBD, 0xB0),
      (0xEF, 0xB9, 0xA3), (0xEF, 0xBC, 0x8D):
      return 3
    default: return nil
    }
  }

  /// Where a counter such as `(1)`, `１．` or `ア　` ends.
  private static func counter<Bytes: RandomAccessCollection>(
    in bytes: Bytes, at start: Int
  ) -> Int? where Bytes.Element == UInt8, Bytes.Index == Int {
    // Nearly every text begins with kanji, or with a letter of a word.
    let byte = bytes[start]
    if (0xE4...0xE9).contains(byte) { return nil }
    if byte >= 0x41, byte < 0x80, start + 1 < bytes.endIndex, (0x41...0x7F).contains(bytes[start + 1]) { return nil }
    var index = start
    let isOpen = take("(", "（", in: bytes, &index)
    let first = index
    while index < bytes.endIndex, index - first < 6, let length = digit(in: bytes, at: index) { index += length }
    let isLetter = index == first
    if isLetter {
      guard let length = letter(in: bytes, at: index) else { return nil }
      index += length
    }
    if take(")", "）", in: bytes, &index) { return index }
    if isOpen { return nil }
    if take(".", "．", in: bytes, &index) {
      // `1.5` is a number, `a.b` a name.
      return index < bytes.endIndex && bytes[index] >= 0x80 ? index : isBlank(in: bytes, at: index) ? index : nil
    }
    // `ア　氏名`
    return isLetter && bytes[first] >= 0x80 && isBlank(in: bytes, at: index) ? index : nil
  }

  private static func isBlank<Bytes: RandomAccessCollection>(
    in bytes: Bytes, at index: Int
  ) -> Bool where Bytes.Element == UInt8, Bytes.Index == Int {
    index < bytes.endIndex && (bytes[index] == UInt8(ascii: " ") || OddSpace.length(in: bytes, at: index) > 0)
  }

  private static func take<Bytes: RandomAccessCollection>(
    _ narrow: String, _ wide: String, in bytes: Bytes, _ index: inout Int
  ) -> Bool where Bytes.Element == UInt8, Bytes.Index == Int {
    for sign in [narrow, wide] where index < bytes.endIndex && bytes[index...].starts(with: sign.utf8) {
      index += sign.utf8.count
      return true
    }
    return false
  }

  private static func digit<Bytes: RandomAccessCollection>(
    in bytes: Bytes, at index: Int
  ) -> Int? where Bytes.Element == UInt8, Bytes.Index == Int {
    if (0x30...0x39).contains(bytes[index]) { return 1 }
    guard bytes[index] == 0xEF, index + 2 < bytes.endIndex, bytes[index + 1] == 0xBC else { return nil }
    return (0x90...0x99).contains(bytes[index + 2]) ? 3 : nil
  }

  /// A lone small letter, or one of アイウエオカキクケコ: further ones hardly count anything.
  private static func letter<Bytes: RandomAccessCollection>(
    in bytes: Bytes, at index: Int
  ) -> Int? where Bytes.Element == UInt8, Bytes.Index == Int {
    guard index < bytes.endIndex else { return nil }
    if (0x61...0x7A).contains(bytes[index]) { return 1 }
    guard index + 2 < bytes.endIndex,
      bytes[index] == 0xE3 && bytes[index + 1] == 0x82 || bytes[index] == 0xEF && bytes[index + 1] == 0xBD
    else { return nil }
    return "アイウエオカキクケコｱｲｳｴｵｶｷｸｹｺ".unicodeScalars.contains { bytes[index...].starts(with: String($0).utf8) } ? 3 : nil
  }
}
