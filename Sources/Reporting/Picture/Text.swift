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
    let thousandths = character.unicodeScalars.reduce(0) { $0 + Int64(TextMeasure.advance(of: $1)) }
    return Int(thousandths * Int64(size) * (isBold ? 1_110 : 1_000) / 1_000)
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

/// How wide text is when it is drawn, in thousandths of the size of the type.
///
/// The picture is laid out before anybody knows which typeface will show it. Two tables of the printable ASCII
/// characters answer for that: the wide one (DejaVu Sans, as wide as Verdana and Meiryo) decides how much room text
/// gets, the usual one (Helvetica, from its AFM file) how far apart an EMF sets its characters.
enum TextMeasure {
  /// Which table answers.
  enum Face {
    case roomy
    case usual
  }

  private static let roomy: [Int] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
    748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
    615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
    337, 636, 838,
  ]
  private static let usual: [Int] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
  ]

  /// The advance of one code point.
  static func advance(of scalar: Unicode.Scalar, _ face: Face = .roomy) -> Int {
    let value = Int(scalar.value)
    if (0x20..<0x7F).contains(value) { return (face == .roomy ? roomy : usual)[value - 0x20] }
    let columns = DisplayWidth.columns(of: scalar)
    if columns == 0 { return 0 }
    // Halfwidth katakana.
    if (0xFF61...0xFF9F).contains(value) { return 500 }
    guard face == .roomy else { return value < 0x300 ? 560 : 1_000 }
    switch value {
    // Japanese typefaces draw Latin, Greek and Cyrillic letters up to a full width.
    case 0..<0x1100, 0x2000..<0x2E3A, 0x2E80..<0xD800, 0xF900..<0xFB00, 0xFE30..<0xFE70, 0xFF00..<0x10000: return 1_000
    // Pictures are wider than letters.
    case 0x1F000..<0x20000: return 1_400
    case 0x20000..<0x40000: return 1_000
    // Long dashes, Arabic ligatures of whole phrases, cuneiform: as wide as anything gets.
    case 0x2E3B: return 3_000
    case 0xFDF0..<0xFE00: return 14_000
    case 0x12000..<0x12550: return 8_000
    default: return 2_000
    }
  }

  /// The width of text of a size, in whole units, never less than drawn.
  static func width(of text: some StringProtocol, size: Int, isBold: Bool = false, _ face: Face = .roomy) -> Int {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + Int64(advance(of: $1, face)) }
    // Bold Latin is wider by a tenth; full-width characters are not.
    let factor: Int64 = isBold && face == .roomy && text.unicodeScalars.contains { $0.isASCII } ? 1_110 : 1_000
    return Int((thousandths * Int64(size) * factor + 999_999) / 1_000_000)
  }
}

/// Text from files, made fit to be drawn: on one line, and nothing in it that an image format forbids or that leaves
/// the place it is drawn at.
enum PictureText {
  /// More marks than this on one letter only serve to climb out of the line.
  private static let markLimit = 2

  /// A character that takes more room than this many thousandths of the type's size is replaced.
  private static let widestCharacter = 3_000

  /// The text to draw: what has no bounded width, such as emoji joined to groups, shows as its first part or as U+FFFD.
  static func drawable(_ text: String) -> String {
    let text = clean(text)
    func advance(_ character: Character) -> Int {
      character.unicodeScalars.reduce(0) { $0 + TextMeasure.advance(of: $1) }
    }
    guard text.contains(where: { advance($0) > widestCharacter }) else { return text }
    return String(
      text.map { character in
        guard advance(character) > widestCharacter, let first = character.unicodeScalars.first else { return character }
        return TextMeasure.advance(of: first) > widestCharacter ? "\u{FFFD}" : Character(first)
      })
  }

  /// The text as it may stand in a title or description.
  static func clean(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var marks = 0
    // What nobody sees is not drawn.
    let seen = String.UnicodeScalarView(
      text.unicodeScalars.filter { $0.properties.generalCategory != .format || $0.shapesOthers || $0.turnsText })
    for scalar in SafeText.line(String(seen)).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark:
        marks += 1
        if marks <= markLimit { result.append(scalar) }
        continue
      case .lineSeparator, .paragraphSeparator: result.append(" ")
      // XML has no such characters.
      case .unassigned where scalar.value & 0xFFFE == 0xFFFE: result.append("\u{FFFD}")
      // Invisible ones that join emoji stay.
      case .format where scalar.value != 0x200D: break
      default: result.append(scalar)
      }
      marks = 0
    }
    return String(result)
  }
}
