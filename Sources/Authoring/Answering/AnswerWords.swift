import Proposal
import SourceText

/// Words of answers that mean something in every field, as the vocabulary's reader takes them.
enum AnswerWords {
  /// Whether a text says that the matter is open.
  static func isUndecided(_ text: String) -> Bool { ScalarWords.isUndecided(Array(text.utf8)[...]) }

  /// Whether a text says that there is nothing.
  static func isNone(_ text: String) -> Bool { ScalarWords.isNone(Array(text.utf8)[...]) }

  /// The word that leaves a matter open.
  static func undecided(_ language: Language) -> String { language == .japanese ? "未定" : "TBD" }

  /// The word for nothing.
  static func none(_ language: Language) -> String { language == .japanese ? "なし" : "none" }

  /// A text without the white space around it, full-width or not.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// A text without the spaces at its end.
  static func withoutSpacesAtEnd(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }

  /// A text on one line, without characters that a terminal might act on.
  static func line(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C, 0xFEFF, 0xFFFE, 0xFFFF:
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
