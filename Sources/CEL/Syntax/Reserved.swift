/// Words that are no names.
enum Reserved {
  /// Words that the language uses or keeps for the programs that embed it.
  static let words: Set<String> = [
    "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]

  /// Words that cannot even follow a dot.
  static func isLiteralOrOperator(_ word: String) -> Bool {
    word == "in" || word == "true" || word == "false" || word == "null"
  }
}
