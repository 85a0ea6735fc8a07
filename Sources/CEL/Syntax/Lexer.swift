import SourceText

/// Cuts the text of an expression into tokens. Reports what is no token and goes on behind it.
struct Lexer {
  let bytes: [UInt8]
  private(set) var diagnostics: [Diagnostic] = []
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// All tokens, the last of kind `end`.
  mutating func tokens() -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 4 + 2)
    while let token = next() { tokens.append(token) }
    tokens.append(Token(kind: .end, span: Span(bytes.count, bytes.count)))
    return tokens
  }

  private func peek(_ distance: Int = 0) -> UInt8 {
    let index = position + distance
    return index < bytes.count ? bytes[index] : 0
  }

  private mutating func next() -> Token? {
    skipSpace()
    guard position < bytes.count else { return nil }
    let start = position
    switch bytes[position] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number(from: start)
    case UInt8(ascii: ".") where isDigit(peek(1)): return number(from: start)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      return word(from: start)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return string(from: start, isRaw: false)
    case UInt8(ascii: "`"): return quotedIdentifier(from: start)
    default: return symbol(from: start)
    }
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D: position += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        while position < bytes.count, !isNewline(bytes[position]) { position += 1 }
      default: return
      }
    }
  }

  private mutating func word(from start: Int) -> Token {
    while isWord(peek()) { position += 1 }
    let quote = peek()
    guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return token(.identifier, from: start) }
    switch (bytes[start] | 0x20, position - start) {
    case (UInt8(ascii: "r"), 1): return string(from: start, isRaw: true)
    case (UInt8(ascii: "b"), 1), (UInt8(ascii: "b"), 2):
      if position - start == 2, bytes[start + 1] | 0x20 != UInt8(ascii: "r") { return token(.identifier, from: start) }
      let text = string(from: start, isRaw: true)
      diagnostics.append(.bytesLiteral(text.span))
      return Token(kind: .invalid, span: text.span)
    default: return token(.identifier, from: start)
    }
  }

  private mutating func number(from start: Int) -> Token {
    var kind = Token.Kind.int
    if peek() == UInt8(ascii: "0"), peek(1) | 0x20 == UInt8(ascii: "x") {
      position += 2
      while Hexadecimal.digit(peek()) != nil { position += 1 }
    } else {
      while isDigit(peek()) { position += 1 }
      if peek() == UInt8(ascii: "."), isDigit(peek(1)) {
        kind = .double
        position += 1
        while isDigit(peek()) { position += 1 }
      }
      let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
      if peek() | 0x20 == UInt8(ascii: "e"), isDigit(peek(1 + sign)) {
        kind = .double
        position += 1 + sign
        while isDigit(peek()) { position += 1 }
      }
    }
    guard isWord(peek()) else { return token(kind, from: start) }
    let isUnsigned = kind == .int && peek() | 0x20 == UInt8(ascii: "u") && !isWord(peek(1))
    while isWord(peek()) { position += 1 }
    let bad = token(.invalid, from: start)
    diagnostics.append(isUnsigned ? .unsignedLiteral(bad.span) : .badNumber(bad.span))
    return bad
  }

  private mutating func string(from start: Int, isRaw: Bool) -> Token {
    let quote = peek()
    let length = peek(1) == quote && peek(2) == quote ? 3 : 1
    position += length
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote, length == 1 || (peek(1) == quote && peek(2) == quote) {
        position += length
        var result = token(.string, from: start)
        result.isRaw = isRaw
        result.delimiter = UInt8(length)
        return result
      }
      if length == 1, isNewline(byte) { break }
      // In a raw string a backslash is a character like any other: `r"\"` is complete.
      position += byte == UInt8(ascii: "\\") && !isRaw && position + 1 < bytes.count ? 2 : 1
    }
    let bad = token(.invalid, from: start)
    diagnostics.append(.unclosedString(Span(start, min(start + 1, bytes.count))))
    return bad
  }

  private mutating func quotedIdentifier(from start: Int) -> Token {
    position += 1
    while position < bytes.count, isSelectorByte(bytes[position]) { position += 1 }
    guard peek() == UInt8(ascii: "`"), position > start + 1 else {
      let bad = token(.invalid, from: start)
      diagnostics.append(.badQuotedName(bad.span))
      if peek() == UInt8(ascii: "`") { position += 1 }
      return bad
    }
    position += 1
    return token(.quotedIdentifier, from: start)
  }

  private mutating func symbol(from start: Int) -> Token {
    let second = peek(1)
    let equals = second == UInt8(ascii: "=")
    let pair: (Token.Kind, Int)? =
      switch bytes[start] {
      case UInt8(ascii: "("): (.parenthesisOpen, 1)
      case UInt8(ascii: ")"): (.parenthesisClose, 1)
      case UInt8(ascii: "["): (.bracketOpen, 1)
      case UInt8(ascii: "]"): (.bracketClose, 1)
      case UInt8(ascii: "{"): (.braceOpen, 1)
      case UInt8(ascii: "}"): (.braceClose, 1)
      case UInt8(ascii: "."): (.dot, 1)
      case UInt8(ascii: ","): (.comma, 1)
      case UInt8(ascii: ":"): (.colon, 1)
      case UInt8(ascii: "?"): (.question, 1)
      case UInt8(ascii: "+"): (.plus, 1)
      case UInt8(ascii: "-"): (.minus, 1)
      case UInt8(ascii: "*"): (.star, 1)
      case UInt8(ascii: "/"): (.slash, 1)
      case UInt8(ascii: "%"): (.percent, 1)
      case UInt8(ascii: "!"): equals ? (.notEqual, 2) : (.not, 1)
      case UInt8(ascii: "<"): equals ? (.lessOrEqual, 2) : (.less, 1)
      case UInt8(ascii: ">"): equals ? (.greaterOrEqual, 2) : (.greater, 1)
      case UInt8(ascii: "=") where equals: (.equal, 2)
      case UInt8(ascii: "&") where second == UInt8(ascii: "&"): (.and, 2)
      case UInt8(ascii: "|") where second == UInt8(ascii: "|"): (.or, 2)
      default: nil
      }
    if let (kind, length) = pair {
      position += length
      return token(kind, from: start)
    }
    return stray(from: start)
  }

  /// Reports characters that begin no token: a run of full-width forms, or of other characters, in one message.
  private mutating func stray(from start: Int) -> Token {
    position += 1
    if bytes[start] >= 0x80 {
      let isFullWidth = isFullWidth(at: start)
      while peek() & 0xC0 == 0x80 || (peek() >= 0x80 && self.isFullWidth(at: position) == isFullWidth) { position += 1 }
    }
    let bad = token(.invalid, from: start)
    diagnostics.append(.strayCharacters(String(decoding: bytes[bad.span.range], as: UTF8.self), at: bad.span))
    return bad
  }

  /// Whether a full-width form of an ASCII character or an ideographic space begins here.
  private func isFullWidth(at index: Int) -> Bool {
    guard index + 2 < bytes.count else { return false }
    switch (bytes[index], bytes[index + 1]) {
    case (0xEF, 0xBC), (0xEF, 0xBD): return true
    case (0xE3, 0x80): return bytes[index + 2] == 0x80
    default: return false
    }
  }

  private func token(_ kind: Token.Kind, from start: Int) -> Token {
    Token(kind: kind, span: Span(start, min(position, bytes.count)))
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
  private func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  private func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
  }
  private func isSelectorByte(_ byte: UInt8) -> Bool {
    isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: " ")
  }
}

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
