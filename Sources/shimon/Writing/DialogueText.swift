import Proposal

/// What people type, without what a Japanese keyboard adds.
enum DialogueText {
  /// A line without the white space around it, full-width or not.
  static func trimmed(_ line: String) -> String {
    let scalars = line.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Full-width letters, digits and signs as half-width ones.
  static func halfWidth(_ line: String) -> String { ScalarWords.halfWidth(line) }

  /// The line as a command of one letter: `？` and `Ｓ` count like `?` and `s`.
  static func command(_ line: String) -> String { halfWidth(trimmed(line)).lowercased() }
}
