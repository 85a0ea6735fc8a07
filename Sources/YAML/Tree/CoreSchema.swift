/// What a plain scalar means in the core schema of YAML 1.2.2 (section 10.3.2).
package enum CoreSchema {
  /// A resolved plain scalar.
  package enum Meaning: Sendable, Equatable {
    /// `null`, `~` or nothing.
    case null
    /// `true` or `false` in three spellings.
    case bool(Bool)
    /// A whole number, as decimal digits with a `-` where negative; it may be longer than 64 bits.
    case integer(String)
    /// A number with a fraction or exponent, infinity or not-a-number.
    case double(Double)
    /// Everything else.
    case string
  }

  /// Whether the text is null.
  package static func isNull(_ text: some Collection<UInt8>) -> Bool {
    switch text.count {
    case 0: true
    case 1: text.first == UInt8(ascii: "~")
    case 4: ["null", "Null", "NULL"].contains { $0.utf8.elementsEqual(text) }
    default: false
    }
  }

  /// Resolves a plain scalar.
  package static func resolve(_ text: some Collection<UInt8>) -> Meaning {
    if isNull(text) { return .null }
    let word = String(decoding: text, as: UTF8.self)
    switch word {
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case ".nan", ".NaN", ".NAN": return .double(.nan)
    default: break
    }
    return integer(word) ?? infinity(word) ?? double(word) ?? .string
  }

  private static func integer(_ word: String) -> Meaning? {
    if word.hasPrefix("0o") || word.hasPrefix("0x") {
      let radix = word.hasPrefix("0o") ? 8 : 16
      let digits = word.dropFirst(2)
      guard !digits.isEmpty, digits.utf8.allSatisfy({ digit($0).map { $0 < radix } ?? false }) else { return nil }
      return .integer(decimal(digits.utf8.compactMap(digit), radix: radix))
    }
    var digits = word[...]
    let negative = digits.hasPrefix("-")
    if negative || digits.hasPrefix("+") { digits.removeFirst() }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ digit($0).map { $0 < 10 } ?? false }) else { return nil }
    let significant = digits.drop { $0 == "0" }
    if significant.isEmpty { return .integer("0") }
    return .integer((negative ? "-" : "") + significant)
  }

  private static func infinity(_ word: String) -> Meaning? {
    let negative = word.hasPrefix("-")
    let body = negative || word.hasPrefix("+") ? String(word.dropFirst()) : word
    guard [".inf", ".Inf", ".INF"].contains(body) else { return nil }
    return .double(negative ? -.infinity : .infinity)
  }

  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
  private static func double(_ word: String) -> Meaning? {
    var rest = Array(word.utf8)[...]
    func takeDigits() -> Int {
      let before = rest.count
      rest = rest.drop { (0x30...0x39).contains($0) }
      return before - rest.count
    }
    func takeSign() {
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    }
    takeSign()
    let whole = takeDigits()
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = takeDigits()
    }
    guard whole + fraction > 0 else { return nil }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      takeSign()
      guard takeDigits() > 0 else { return nil }
    }
    guard rest.isEmpty else { return nil }
    // Swift reads neither `1.` nor `.5e3` in all versions alike; give it a form that it does.
    var spelled = word.hasPrefix("+") ? String(word.dropFirst()) : word
    if let point = spelled.firstIndex(of: ".") {
      let after = spelled.index(after: point)
      if after == spelled.endIndex || !spelled[after].isNumber { spelled.insert("0", at: after) }
      if point == spelled.startIndex || spelled[spelled.index(before: point)] == "-" { spelled.insert("0", at: point) }
    }
    return Double(spelled).map(Meaning.double)
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
  }

  /// Digits of any length in another radix, as decimal digits.
  private static func decimal(_ digits: [Int], radix: Int) -> String {
    var result: [Int] = [0]
    for digit in digits {
      var carry = digit
      for index in result.indices {
        let value = result[index] * radix + carry
        result[index] = value % 10
        carry = value / 10
      }
      while carry > 0 {
        result.append(carry % 10)
        carry /= 10
      }
    }
    return String(result.reversed().map { Character(String($0)) })
  }
}
