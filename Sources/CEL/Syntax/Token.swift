import SourceText

/// A word of the language and where it stands.
struct Token: BitwiseCopyable {
  /// The kinds of tokens. Reserved words are identifiers here; the parser knows where they may stand.
  enum Kind: UInt8 {
    case end, identifier, quotedIdentifier, int, double, string
    case parenthesisOpen, parenthesisClose, bracketOpen, bracketClose, braceOpen, braceClose
    case dot, comma, colon, question, plus, minus, star, slash, percent, not
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, and, or
    /// Something that was reported already.
    case invalid
  }

  var kind: Kind
  /// Of a string: whether escapes are not interpreted.
  var isRaw = false
  /// Of a string: the length of each delimiter, 1 or 3.
  var delimiter: UInt8 = 0
  var span: Span
}
