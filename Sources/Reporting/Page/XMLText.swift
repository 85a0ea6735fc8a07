import SourceText

/// Text in XML 1.0.
enum XMLText {
  /// Appends text so that it stands for itself in content and in attributes. Characters that XML cannot hold become
  /// U+FFFD (XML 1.0, section 2.2); line breaks and tabs are written as references, for attributes would lose them.
  static func append(_ text: String, to output: inout OutputBuffer) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output.append("&amp;")
      case "<": output.append("&lt;")
      case ">": output.append("&gt;")
      case "\"": output.append("&quot;")
      case "\n": output.append("&#10;")
      case "\t": output.append("&#9;")
      default:
        let shown = isForbidden(scalar) || SafeText.isUnsafe(scalar) ? "\u{FFFD}" : scalar
        output.append(bytes: UTF8.encode(shown) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Appends ` name="text"`.
  static func attribute(_ name: StaticString, _ text: String, to output: inout OutputBuffer) {
    output.append(" ")
    output.append(name)
    output.append("=\"")
    append(text, to: &output)
    output.append("\"")
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }
}
