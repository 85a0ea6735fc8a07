import SourceText

/// Breaks text into lines that fit, by the customs of both languages: between full-width characters, but no line
/// begins with a closing mark or ends with an opening one (行頭・行末禁則); between words elsewhere.
struct TextWrapper {
  private static let noStart = Set<Character>(
    "、。，．・：；？！）」』】〕〉》］｝〟’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻…‥％℃゛゜ゝゞヽヾ／,.)!?;:]}%/")
  private static let noEnd = Set<Character>("（「『【〔〈《［｛〝‘“([{")

  /// The size of the type.
  var size: Int
  /// Whether it is bold.
  var isBold = false

  /// The lines of `text` that fit in `width`; from the line `limit` on, what is left is cut.
  ///
  /// - Parameter first: the width of the first line, where it is another.
  func lines(_ text: String, width: Int, first: Int? = nil, limit: Int) -> [String] {
    var rest = Array(PictureText.drawable(text))
    var lines: [String] = []
    while !rest.isEmpty, lines.count < limit {
      let room = lines.isEmpty ? first ?? width : width
      let end = lineEnd(rest, room)
      if end < rest.count, lines.count == limit - 1 {
        lines.append(cut(rest, room))
        return lines
      }
      lines.append(trimmed(rest[..<end]))
      rest.removeFirst(end)
      rest = Array(rest.drop { $0 == " " || $0 == "\u{3000}" })
    }
    return lines.filter { !$0.isEmpty }
  }

  /// The text on one line, cut where it is too long.
  func line(_ text: String, width: Int) -> String { lines(text, width: width, limit: 1).first ?? "" }

  func width(of text: some StringProtocol) -> Int { TextMeasure.width(of: text, size: size, isBold: isBold) }

  /// How many characters fit on a line, up to a place where it may be broken; at least one.
  private func lineEnd(_ text: [Character], _ width: Int) -> Int {
    var used = 0
    var end = 0
    var place = 0
    var earlier = 0
    while end < text.count {
      used += advance(of: text[end])
      if used > width * 1_000 { break }
      end += 1
      if end < text.count, isBreak(text[end - 1], text[end]) {
        earlier = place
        place = end
      }
    }
    if end == text.count { return end }
    // A single character is no line.
    if place == text.count - 1, earlier > 0 { return earlier }
    return place > 0 ? place : max(end, 1)
  }

  /// Thousandths of a unit.
  private func advance(of character: Character) -> Int {
    let thousandths = character.unicodeScalars.reduce(0) { $0 + TextMeasure.advance(of: $1) }
    return thousandths * size * (isBold ? 1_110 : 1_000) / 1_000
  }

  private func isBreak(_ left: Character, _ right: Character) -> Bool {
    if right == " " || right == "\u{3000}" { return true }
    if TextWrapper.noStart.contains(right) || TextWrapper.noEnd.contains(left) { return false }
    if left == " " || left == "\u{3000}" || left == "/" || left == "-" { return true }
    return isWide(left) || isWide(right)
  }

  private func isWide(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { DisplayWidth.columns(of: $0) == 2 } ?? false
  }

  private func cut(_ text: [Character], _ width: Int) -> String {
    let mark = advance(of: "…")
    var used = 0
    let kept = text.prefix { character in
      used += advance(of: character)
      return used + mark <= width * 1_000
    }
    return trimmed(kept) + "…"
  }

  private func trimmed(_ text: ArraySlice<Character>) -> String {
    var text = text
    while let last = text.last, last == " " || last == "\u{3000}" { text.removeLast() }
    return String(text)
  }
}
