/// Words that are no names.
enum Reserved {
  // By their first letter, so that most names are let through at a glance.
  private static func words(_ letter: UInt8) -> [StaticString] {
    switch letter {
    case UInt8(ascii: "a"): ["as"]
    case UInt8(ascii: "b"): ["break"]
    case UInt8(ascii: "c"): ["const", "continue"]
    case UInt8(ascii: "e"): ["else"]
    case UInt8(ascii: "f"): ["for", "function"]
    case UInt8(ascii: "i"): ["in", "if", "import"]
    case UInt8(ascii: "l"): ["let", "loop"]
    case UInt8(ascii: "n"): ["namespace"]
    case UInt8(ascii: "p"): ["package"]
    case UInt8(ascii: "r"): ["return"]
    case UInt8(ascii: "v"): ["var", "void"]
    case UInt8(ascii: "w"): ["while"]
    default: []
    }
  }

  /// Whether the language uses a word or keeps it for the programs that embed it.
  static func contains(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    return words(first).contains { $0.withUTF8Buffer { $0.elementsEqual(word) } }
  }

  /// Whether a word cannot even follow a dot.
  static func isLiteralOrOperator(_ word: String) -> Bool {
    word == "in" || word == "true" || word == "false" || word == "null"
  }
}
