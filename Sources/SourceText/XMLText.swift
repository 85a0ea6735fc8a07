/// Text on its way into XML 1.0 and HTML.
package enum XMLText {
  /// Whether XML 1.0 (2.2) can hold the character at all.
  package static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// The text on one line.
  package static func line(_ text: String) -> String {
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
  /// Appends text so that it stands for itself in content and in attributes.
  package mutating func append(xml text: String) {
    for scalar in text.unicodeScalars { append(xml: scalar) }
  }

  /// Appends one character of text. Line breaks and tabs are written as references, for attributes would lose them; what
  /// XML forbids, or what acts on the text around it, becomes U+FFFD.
  package mutating func append(xml scalar: Unicode.Scalar) {
    switch scalar {
    case "&": append("&amp;")
    case "<": append("&lt;")
    case ">": append("&gt;")
    case "\"": append("&quot;")
    case "\t": append("&#9;")
    case "\n": append("&#10;")
    case "\r": append("&#13;")
    default:
      let shown = scalar.isUnsafeToShow || !XMLText.isAllowed(scalar) ? "\u{FFFD}" : scalar
      append(bytes: UTF8.encode(shown) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// Appends ` name="text"`.
  package mutating func append(attribute name: StaticString, _ text: String) {
    append(" ")
    append(name)
    append("=\"")
    append(xml: text)
    append("\"")
  }
}
