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
