import SourceText

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
    let thousandths = text.unicodeScalars.reduce(0) { $0 + advance(of: $1, face) }
    // Bold Latin is wider by a tenth; full-width characters are not.
    let factor = isBold && face == .roomy && text.unicodeScalars.contains { $0.isASCII } ? 1_110 : 1_000
    return (thousandths * size * factor + 999_999) / 1_000_000
  }
}
