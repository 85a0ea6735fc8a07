import SourceText

/// Text on its way into XML.
enum XMLText {
  /// Whether XML 1.0 (2.2) can hold the character at all.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Whether the character must not show as itself: XML forbids it, or it acts on the text around it (control and
  /// direction-changing characters, as in the terminal's output).
  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: !isAllowed(scalar)
    }
  }

  /// The text on one line.
  static func line(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": if !afterReturn { result.append(" ") }
      case "\r", "\t", "\u{2028}", "\u{2029}": result.append(" ")
      default: result.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(result)
  }
}

extension OutputBuffer {
  /// Appends text as character data or an attribute's value; what must not show as itself becomes U+FFFD.
  mutating func append(xml text: String) {
    for scalar in text.unicodeScalars { append(xml: scalar) }
  }

  /// Appends one character of text.
  mutating func append(xml scalar: Unicode.Scalar) {
    switch scalar {
    case "&": append("&amp;")
    case "<": append("&lt;")
    case ">": append("&gt;")
    case "\"": append("&quot;")
    case "\t": append("&#9;")
    case "\n": append("&#10;")
    case "\r": append("&#13;")
    default:
      append(bytes: UTF8.encode(XMLText.isUnsafe(scalar) ? "\u{FFFD}" : scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
