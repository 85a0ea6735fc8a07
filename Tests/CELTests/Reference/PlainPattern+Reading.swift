/// Reads the part of the syntax that the generated expressions use. What is none of it is nil.
extension PlainPattern {
  typealias Rest = ArraySlice<Unicode.Scalar>

  static func alternatives(_ rest: inout Rest) -> Node? {
    var options: [Node] = []
    repeat {
      var nodes: [Node] = []
      while let next = rest.first, next != "|", next != ")" {
        guard let atom = atom(&rest), let node = repetition(of: atom, &rest) else { return nil }
        nodes.append(node)
      }
      options.append(.sequence(nodes))
    } while accept("|", &rest)
    return .either(options)
  }

  private static func accept(_ mark: Unicode.Scalar, _ rest: inout Rest) -> Bool {
    guard rest.first == mark else { return false }
    rest.removeFirst()
    return true
  }

  private static func repetition(of atom: Node, _ rest: inout Rest) -> Node? {
    guard let (least, most) = bounds(&rest) else { return atom }
    _ = accept("?", &rest)
    if let most, most < least { return nil }
    return bounds(&rest) == nil ? .repeated(atom, least: least, most: most) : nil
  }

  private static func bounds(_ rest: inout Rest) -> (Int, Int?)? {
    if accept("*", &rest) { return (0, nil) }
    if accept("+", &rest) { return (1, nil) }
    if accept("?", &rest) { return (0, 1) }
    // Braces that hold no counts stand for themselves.
    let start = rest
    let hasBrace = accept("{", &rest)
    let least = number(&rest)
    let hasComma = accept(",", &rest)
    let most = hasComma ? number(&rest) : least
    if hasBrace, let least, accept("}", &rest) { return (least, most) }
    rest = start
    return nil
  }

  private static func number(_ rest: inout Rest) -> Int? {
    let digits = rest.prefix { "0"..."9" ~= $0 }
    rest.removeFirst(digits.count)
    return Int(PlainText.string(Array(digits)))
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0 == "_" || $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0) } ?? false
  }

  private static func atom(_ rest: inout Rest) -> Node? {
    if bounds(&rest) != nil { return nil }
    guard let first = rest.popFirst() else { return nil }
    switch first {
    case ".": return .character { $0 != "\n" }
    case "^": return .place { before, _ in before == nil }
    case "$": return .place { _, after in after == nil }
    case "[": return Self.class(&rest)
    case "(":
      if accept("?", &rest), !accept(":", &rest) {
        // No flags at all are the only ones that the generated expressions come upon.
        return accept(")", &rest) && bounds(&rest) == nil ? .sequence([]) : nil
      }
      guard let inner = alternatives(&rest), accept(")", &rest) else { return nil }
      return inner
    case "\\":
      if accept("b", &rest) { return .place { isWord($0) != isWord($1) } }
      if accept("B", &rest) { return .place { isWord($0) == isWord($1) } }
      return escape(&rest).map { .character($0) }
    default: return .character { $0 == first }
    }
  }

  /// The properties that the generated expressions use.
  private static let properties: [(String, @Sendable (Unicode.Scalar) -> Bool)] = [
    ("L", { $0.properties.isAlphabetic }), ("Lu", { $0.properties.isUppercase }), ("Nd", { "0"..."9" ~= $0 }),
    ("Han", { "\u{4E00}"..."\u{9FFF}" ~= $0 || $0 == "々" }), ("Hiragana", { "ぁ"..."ゖ" ~= $0 }),
  ]

  private static func escape(_ rest: inout Rest) -> ((Unicode.Scalar) -> Bool)? {
    guard let letter = rest.popFirst() else { return nil }
    switch letter {
    case "p", "P":
      for (name, holds) in properties where rest.starts(with: "{\(name)}".unicodeScalars) {
        rest.removeFirst(name.count + 2)
        return letter == "p" ? holds : { !holds($0) }
      }
      return nil
    case "d": return { "0"..."9" ~= $0 }
    case "D": return { !("0"..."9" ~= $0) }
    case "w": return { isWord($0) }
    case "W": return { !isWord($0) }
    case "s": return { " \t\n\u{0C}\r".unicodeScalars.contains($0) }
    case "S": return { !" \t\n\u{0C}\r".unicodeScalars.contains($0) }
    case "n": return { $0 == "\n" }
    default: return letter.isASCII && !isWord(letter) && letter > " " ? { $0 == letter } : nil
    }
  }

  private static func `class`(_ rest: inout Rest) -> Node? {
    let isNegated = accept("^", &rest)
    var members: [(Unicode.Scalar) -> Bool] = []
    while !rest.isEmpty, members.isEmpty || rest.first != "]" {
      guard let low = rest.popFirst() else { return nil }
      if low == "\\" {
        guard let escaped = escape(&rest) else { return nil }
        members.append(escaped)
      } else if rest.first == "-", rest.dropFirst().first != "]", let high = rest.dropFirst().first {
        rest.removeFirst(2)
        // No escape that stands here is a character that could end a range.
        if high < low || high == "\\" { return nil }
        members.append { low...high ~= $0 }
      } else {
        members.append { $0 == low }
      }
    }
    return accept("]", &rest) ? .character { character in members.contains { $0(character) } != isNegated } : nil
  }
}
