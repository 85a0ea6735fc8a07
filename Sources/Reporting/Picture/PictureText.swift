import SourceText

/// Text from files, made fit to be drawn: on one line, and nothing in it that an image format forbids or that leaves
/// the place it is drawn at.
enum PictureText {
  /// More marks than this on one letter only serve to climb out of the line.
  private static let markLimit = 2

  static func clean(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var marks = 0
    for scalar in SafeText.line(text).unicodeScalars {
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
