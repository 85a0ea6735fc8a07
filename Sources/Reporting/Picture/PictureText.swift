import SourceText

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
