import SourceText

/// Reads a regular expression.
struct PatternParser {
  /// What `(?i)` and its like switch on.
  struct Flags {
    var ignoresCase = false
    var dotMatchesNewline = false
    var isMultiline = false
  }

  /// Deeper groups are refused.
  private static let maximumNesting = 200

  let scalars: [Unicode.Scalar]
  var position = 0
  var flags = Flags()
  private var nesting = 0

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  mutating func parse() throws(PatternError) -> PatternNode {
    let result = try parseAlternatives()
    if position < scalars.count { throw PatternError(reason: .unopenedGroup) }
    return result
  }

  var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  private mutating func parseAlternatives() throws(PatternError) -> PatternNode {
    var options = [try parseSequence()]
    while accept("|") { options.append(try parseSequence()) }
    return options.count == 1 ? options[0] : .alternatives(options)
  }

  private mutating func parseSequence() throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let next = peek, next != "|", next != ")" {
      parts.append(try parseRepetitions(of: try parseAtom()))
    }
    return parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func parseRepetitions(of atom: PatternNode) throws(PatternError) -> PatternNode {
    guard let bounds = try parseBounds() else { return atom }
    _ = accept("?")
    // RE2 refuses `a**`: it is a typo more often than meant.
    if try parseBounds() != nil { throw PatternError(reason: .badRepetition) }
    return .repetition(atom, least: bounds.least, most: bounds.most)
  }

  private mutating func parseBounds() throws(PatternError) -> (least: Int, most: Int?)? {
    switch peek {
    case "*":
      position += 1
      return (0, nil)
    case "+":
      position += 1
      return (1, nil)
    case "?":
      position += 1
      return (0, 1)
    case "{": return try parseCount()
    default: return nil
    }
  }

  /// `{n}`, `{n,}` or `{n,m}`; anything else in braces stands for itself.
  private mutating func parseCount() throws(PatternError) -> (least: Int, most: Int?)? {
    let start = position
    position += 1
    guard let least = parseNumber() else {
      position = start
      return nil
    }
    var most: Int? = least
    if accept(",") { most = peek == "}" ? nil : parseNumber() ?? -1 }
    guard most != -1, accept("}") else {
      position = start
      return nil
    }
    guard max(least, most ?? 0) <= Pattern.maximumRepetition, most.map({ $0 >= least }) ?? true else {
      throw PatternError(reason: .badRepetition)
    }
    return (least, most)
  }

  private mutating func parseNumber() -> Int? {
    var result: Int?
    while let scalar = peek, "0"..."9" ~= scalar {
      result = min((result ?? 0) * 10 + Int(scalar.value - 0x30), Pattern.maximumRepetition + 1)
      position += 1
    }
    return result
  }

  private mutating func parseAtom() throws(PatternError) -> PatternNode {
    let scalar = scalars[position]
    switch scalar {
    case "(": return try parseGroup()
    case "[": return try parseClass()
    case "\\": return try parseEscape()
    case "*", "+", "?": throw PatternError(reason: .nothingToRepeat)
    case "{":
      if try parseCount() != nil { throw PatternError(reason: .nothingToRepeat) }
      position += 1
      return .scalar(scalar.value)
    case ".":
      position += 1
      return .anything(butNewline: !flags.dotMatchesNewline)
    case "^":
      position += 1
      return .assert(flags.isMultiline ? .lineStart : .start)
    case "$":
      position += 1
      return .assert(flags.isMultiline ? .lineEnd : .end)
    default:
      position += 1
      return literal(scalar)
    }
  }

  func literal(_ scalar: Unicode.Scalar) -> PatternNode {
    guard flags.ignoresCase else { return .scalar(scalar.value) }
    var set = CharacterSet([scalar.value...scalar.value])
    set.foldCase()
    return set.ranges.count == 1 ? .scalar(scalar.value) : .set(set)
  }

  private mutating func parseGroup() throws(PatternError) -> PatternNode {
    position += 1
    if nesting == Self.maximumNesting { throw PatternError(reason: .tooLarge) }
    nesting += 1
    defer { nesting -= 1 }
    let outer = flags
    if accept("?"), try parseGroupPrefix() {
      if try parseBounds() != nil { throw PatternError(reason: .nothingToRepeat) }
      return .empty
    }
    let body = try parseAlternatives()
    guard accept(")") else { throw PatternError(reason: .unclosedGroup) }
    flags = outer
    return body
  }

  /// What follows `(?`. True where it was `(?i)`, which holds to the end of the enclosing group.
  private mutating func parseGroupPrefix() throws(PatternError) -> Bool {
    if accept("P") || peek == "<" {
      guard accept("<"), peek != "=", peek != "!" else { throw PatternError(reason: .unsupported) }
      while let scalar = peek, scalar != ">" {
        guard scalar.properties.isAlphabetic || scalar == "_" || "0"..."9" ~= scalar else {
          throw PatternError(reason: .badFlag)
        }
        position += 1
      }
      guard accept(">") else { throw PatternError(reason: .unclosedGroup) }
      return false
    }
    var value = true
    var isMissing = false
    while let scalar = peek {
      position += 1
      if isMissing, scalar == ":" || scalar == ")" { throw PatternError(reason: .badFlag) }
      isMissing = scalar == "-"
      switch scalar {
      case "i": flags.ignoresCase = value
      case "s": flags.dotMatchesNewline = value
      case "m": flags.isMultiline = value
      case "U": break
      case "-" where value: value = false
      case ":": return false
      case ")": return true
      case "=", "!": throw PatternError(reason: .unsupported)
      default: throw PatternError(reason: .badFlag)
      }
    }
    throw PatternError(reason: .unclosedGroup)
  }
}

/// Why a text is no regular expression of the subset.
struct PatternError: Error, Sendable {
  /// The reasons.
  enum Reason: Sendable {
    case unclosedGroup, unopenedGroup, unclosedClass, badRange, nothingToRepeat, badRepetition, badEscape, badFlag
    case unsupported, tooLarge
  }

  var reason: Reason

  /// The reason in words.
  var message: LocalizedText {
    switch reason {
    case .unclosedGroup: LocalizedText(ja: "括弧が閉じていません", en: "missing )")
    case .unopenedGroup: LocalizedText(ja: "括弧が開いていません", en: "unexpected )")
    case .unclosedClass: LocalizedText(ja: "文字クラスが閉じていません", en: "missing ]")
    case .badRange: LocalizedText(ja: "文字の範囲が逆です", en: "bad character range")
    case .nothingToRepeat: LocalizedText(ja: "繰り返す対象がありません", en: "nothing to repeat")
    case .badRepetition: LocalizedText(ja: "繰り返しの数が正しくありません", en: "bad repetition")
    case .badEscape: LocalizedText(ja: "正しくないエスケープです", en: "bad escape")
    case .badFlag: LocalizedText(ja: "知らないフラグです", en: "unknown flag")
    case .unsupported: LocalizedText(ja: "この書き方は使えません", en: "not part of the subset")
    case .tooLarge: LocalizedText(ja: "展開すると大きすぎます", en: "too large when expanded")
    }
  }
}
