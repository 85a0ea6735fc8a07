/// Escapes and character classes.
extension PatternParser {
  mutating func parseEscape() throws(PatternError) -> PatternNode {
    position += 1
    guard let scalar = peek else { throw PatternError(reason: .badEscape) }
    switch scalar {
    case "A": return assertion(.start)
    case "z": return assertion(.end)
    case "b": return assertion(.wordBoundary)
    case "B": return assertion(.noWordBoundary)
    case "Q": return parseQuoted()
    default:
      if let set = try parseEscapedSet() { return .set(set) }
      return literal(try parseEscapedScalar())
    }
  }

  private mutating func assertion(_ assertion: Pattern.Assertion) -> PatternNode {
    position += 1
    return .assert(assertion)
  }

  /// `\Q…\E`: everything between stands for itself.
  private mutating func parseQuoted() -> PatternNode {
    position += 1
    var parts: [PatternNode] = []
    while let scalar = peek {
      if scalar == "\\", position + 1 < scalars.count, scalars[position + 1] == "E" {
        position += 2
        break
      }
      parts.append(literal(scalar))
      position += 1
    }
    return .sequence(parts)
  }

  /// `\d`, `\p{L}` and their like, at the letter behind the backslash.
  private mutating func parseEscapedSet() throws(PatternError) -> CharacterSet? {
    guard let scalar = peek, scalar.isASCII else { return nil }
    if let set = CharacterSet.perl(UInt8(scalar.value)) {
      position += 1
      return set
    }
    guard scalar == "p" || scalar == "P" else { return nil }
    position += 1
    var name = ""
    var isNegated = scalar == "P"
    if accept("{") {
      if accept("^") { isNegated.toggle() }
      while let letter = peek, letter != "}" {
        name.unicodeScalars.append(letter)
        position += 1
      }
      guard accept("}") else { throw PatternError(reason: .badEscape) }
    } else if let letter = peek {
      name.unicodeScalars.append(letter)
      position += 1
    }
    var set = CharacterSet(isNegated: isNegated)
    if name == "Any" {
      set.insert(0...0x10FFFF)
    } else {
      guard let category = Category(name: name) else { throw PatternError(reason: .unsupported) }
      set.insert(category)
    }
    return set
  }

  /// A single character behind a backslash.
  private mutating func parseEscapedScalar() throws(PatternError) -> Unicode.Scalar {
    guard let scalar = peek else { throw PatternError(reason: .badEscape) }
    position += 1
    switch scalar {
    case "a": return "\u{07}"
    case "f": return "\u{0C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{0B}"
    case "x": return try parseHexadecimal()
    case "0"..."7": return try parseOctal(scalar)
    default:
      // RE2 lets a backslash stand before punctuation only, so that letters stay free for later.
      guard scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9" ~= scalar), scalar.value > 0x20 else {
        throw PatternError(reason: .badEscape)
      }
      return scalar
    }
  }

  private mutating func parseHexadecimal() throws(PatternError) -> Unicode.Scalar {
    var digits: [UInt8] = []
    if accept("{") {
      while let scalar = peek, scalar != "}" {
        digits.append(UInt8(truncatingIfNeeded: min(scalar.value, 0xFF)))
        position += 1
      }
      guard accept("}") else { throw PatternError(reason: .badEscape) }
    } else {
      guard position + 2 <= scalars.count else { throw PatternError(reason: .badEscape) }
      digits = scalars[position..<(position + 2)].map { UInt8(truncatingIfNeeded: min($0.value, 0xFF)) }
      position += 2
    }
    guard let number = Hexadecimal.number(digits[...]), let scalar = Unicode.Scalar(number) else {
      throw PatternError(reason: .badEscape)
    }
    return scalar
  }

  /// `\012`, or `\1` to `\7` followed by another octal digit; a lone `\1` would be a back reference, which RE2 lacks.
  private mutating func parseOctal(_ first: Unicode.Scalar) throws(PatternError) -> Unicode.Scalar {
    var number = first.value - 0x30
    var count = 1
    while count < 3, let scalar = peek, "0"..."7" ~= scalar {
      number = number << 3 | (scalar.value - 0x30)
      count += 1
      position += 1
    }
    guard first == "0" || count > 1, let scalar = Unicode.Scalar(number) else { throw PatternError(reason: .badEscape) }
    return scalar
  }

  mutating func parseClass() throws(PatternError) -> PatternNode {
    position += 1
    var set = CharacterSet()
    let isNegated = accept("^")
    var isFirst = true
    while isFirst || peek != "]" {
      guard let scalar = peek else { throw PatternError(reason: .unclosedClass) }
      isFirst = false
      if let named = try parseNamedClass() {
        set.formUnion(named)
        continue
      }
      if scalar == "\\" {
        position += 1
        if let escaped = try parseEscapedSet() {
          set.formUnion(escaped)
          continue
        }
        position -= 1
      }
      let low = try parseClassScalar()
      var high = low
      if peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
        position += 1
        high = try parseClassScalar()
      }
      guard low <= high else { throw PatternError(reason: .badRange) }
      set.insert(low.value...high.value)
    }
    position += 1
    if flags.ignoresCase { set.foldCase() }
    set.isNegated = isNegated
    return .set(set)
  }

  private mutating func parseClassScalar() throws(PatternError) -> Unicode.Scalar {
    guard let scalar = peek else { throw PatternError(reason: .unclosedClass) }
    position += 1
    return scalar == "\\" ? try parseEscapedScalar() : scalar
  }

  /// `[:alpha:]` within a class.
  private mutating func parseNamedClass() throws(PatternError) -> CharacterSet? {
    guard peek == "[", position + 1 < scalars.count, scalars[position + 1] == ":" else { return nil }
    var end = position + 2
    while end + 1 < scalars.count, !(scalars[end] == ":" && scalars[end + 1] == "]") { end += 1 }
    guard end + 1 < scalars.count else { return nil }
    var name = String(String.UnicodeScalarView(scalars[(position + 2)..<end]))
    let isNegated = name.hasPrefix("^")
    if isNegated { name.removeFirst() }
    guard let set = CharacterSet.named(name, isNegated: isNegated) else { throw PatternError(reason: .badRange) }
    position = end + 2
    return set
  }
}

/// A general category of Unicode, or a script of Japanese writing, as `\p{…}` names it.
enum Category: Sendable {
  case letter, uppercase, lowercase, titlecase, modifierLetter, otherLetter
  case mark, number, decimal, punctuation, symbol, separator, other
  case han, hiragana, katakana

  init?(name: String) {
    switch name {
    case "L", "Letter": self = .letter
    case "Lu": self = .uppercase
    case "Ll": self = .lowercase
    case "Lt": self = .titlecase
    case "Lm": self = .modifierLetter
    case "Lo": self = .otherLetter
    case "M": self = .mark
    case "N": self = .number
    case "Nd": self = .decimal
    case "P": self = .punctuation
    case "S": self = .symbol
    case "Z": self = .separator
    case "C": self = .other
    case "Han": self = .han
    case "Hiragana": self = .hiragana
    case "Katakana": self = .katakana
    default: return nil
    }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .han: scalar.properties.isIdeographic && !(0x3006...0x3006 ~= scalar.value) || scalar.value == 0x3005
    case .hiragana: 0x3041...0x3096 ~= scalar.value || 0x309D...0x309F ~= scalar.value
    case .katakana:
      0x30A1...0x30FA ~= scalar.value || 0x30FD...0x30FF ~= scalar.value || 0x31F0...0x31FF ~= scalar.value
        || 0xFF66...0xFF6F ~= scalar.value || 0xFF71...0xFF9D ~= scalar.value
    default: contains(scalar.properties.generalCategory)
    }
  }

  private func contains(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .uppercaseLetter: self == .letter || self == .uppercase
    case .lowercaseLetter: self == .letter || self == .lowercase
    case .titlecaseLetter: self == .letter || self == .titlecase
    case .modifierLetter: self == .letter || self == .modifierLetter
    case .otherLetter: self == .letter || self == .otherLetter
    case .nonspacingMark, .spacingMark, .enclosingMark: self == .mark
    case .decimalNumber: self == .number || self == .decimal
    case .letterNumber, .otherNumber: self == .number
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      self == .punctuation
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: self == .symbol
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: self == .separator
    case .control, .format, .surrogate, .privateUse, .unassigned: self == .other
    @unknown default: false
    }
  }
}
