/// Text from files, made safe for a terminal: control, direction-changing and invisible characters show as U+FFFD, a tab
/// as a space, so that a proposal can neither colour nor reorder what is shown of it, nor hide something in it.
package enum SafeText {
  /// Whether a terminal might act on the character instead of showing it.
  package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool { scalar.isUnsafeToShow }

  /// The character to show.
  package static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar == "\t" { return " " }
    return isUnsafe(scalar) ? "\u{FFFD}" : scalar
  }

  /// The text to show on one line; line breaks show as spaces.
  package static func line(_ text: String) -> String {
    var text = text
    guard text.withUTF8({ mayBeUnsafe($0) }) else { return text }
    var result = String.UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": result.append(" ")
      // These shape the character before them; behind another there is nothing to shape.
      case _ where scalar.shapesOthers: result.append(last.mayBeShaped ? scalar : "\u{FFFD}")
      default: result.append(shown(scalar))
      }
      last = scalar
    }
    return String(result)
  }

  /// Whether any byte is one that an unsafe character begins with; nearly no text has one. Without branches, so that the
  /// compiler takes many bytes at once.
  private static func mayBeUnsafe(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    var last: UInt8 = 0
    for byte in bytes {
      // U+0080 to U+00AD, U+034F, U+061C, U+115F to U+1160, U+17B4 to U+180F, U+200B to U+206F, planes 1 and 14.
      let isLead =
        byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xCD || byte == 0xD8 || byte == 0xE1 || byte == 0xE2
        || byte >= 0xF0
      // U+3164; U+FE00 to U+FE0F, U+FEFF, U+FFA0, U+FFF0 to U+FFFB.
      let isMark = last == 0xE3 && byte == 0x85 || last == 0xEF && byte >= 0xB8
      found |= (isLead ? 1 : 0) | (isMark ? 1 : 0)
      last = byte
    }
    return found != 0
  }
}

extension Unicode.Scalar {
  /// Whether a terminal or editor might act on the character instead of showing it: control characters, those that change
  /// the direction of text, and those that nobody sees (format characters, and what Unicode says to ignore by default).
  /// Characters that shape others are none of them; see ``shapesOthers``.
  package var isUnsafeToShow: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD: true
    case 0xA0..<0x300: false
    case 0x34F, 0x600...0x605, 0x61C, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x115F...0x1160, 0x17B4...0x17B5, 0x180E: true
    case 0x200B...0x200C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0: true
    case 0xFFF0...0xFFFB, 0x110BD, 0x110CD, 0x13430...0x1343F, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A: true
    case 0xE0000...0xE00FF, 0xE01F0...0xE0FFF: true
    default: false
    }
  }

  /// Whether it changes the direction of text.
  package var turnsText: Bool {
    switch value {
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether it says how the character before it is drawn, or joins it with the next: variation selectors, which kanji
  /// of names have, and the joiner of emoji.
  package var shapesOthers: Bool {
    switch value {
    case 0x180B...0x180D, 0x180F, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    default: false
    }
  }

  /// Whether the character may have another behind it that shapes it: kanji, signs and emoji, and the digits of keycaps.
  fileprivate var mayBeShaped: Bool {
    switch value {
    case 0x23, 0x2A, 0x30...0x39, 0xA9, 0xAE: true
    case 0xFE00...0xFE0F, 0x200D: value != 0x200D
    case 0x2010...0x206F, 0x3000: false
    default: value > 0x2000 && !isUnsafeToShow
    }
  }
}
