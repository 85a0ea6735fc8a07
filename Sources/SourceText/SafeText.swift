/// Text from files, made safe for a terminal: control and direction-changing characters show as U+FFFD, a tab as a
/// space, so that a proposal can neither colour nor reorder what is shown of it.
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
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": result.append(" ")
      default: result.append(shown(scalar))
      }
    }
    return String(result)
  }

  /// Whether any byte is one that an unsafe character begins with; nearly no text has one. Without branches, so that the
  /// compiler takes many bytes at once.
  private static func mayBeUnsafe(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    var last: UInt8 = 0
    for byte in bytes {
      // U+0080 to U+009F, U+061C, U+200E to U+2069.
      let isLead = byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
      // U+FEFF.
      let isMark = last == 0xEF && byte == 0xBB
      found |= (isLead ? 1 : 0) | (isMark ? 1 : 0)
      last = byte
    }
    return found != 0
  }
}

extension Unicode.Scalar {
  /// Whether a terminal or editor might act on the character instead of showing it: control characters, and those that
  /// change the direction of text.
  package var isUnsafeToShow: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C, 0xFEFF: true
    default: false
    }
  }
}
