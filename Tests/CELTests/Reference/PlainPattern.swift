/// A regular expression that is matched by trying one way after the other.
struct PlainPattern {
  private indirect enum Node {
    case character((Unicode.Scalar) -> Bool)
    /// A condition on the place between two characters.
    case place((Unicode.Scalar?, Unicode.Scalar?) -> Bool)
    case sequence([Node])
    case either([Node])
    case repeated(Node, least: Int, most: Int?)
  }

  private var root = Node.sequence([])

  /// Nil where the text is no regular expression of the part that the generated expressions use.
  init?(_ text: [Unicode.Scalar]) {
    var rest = text[...]
    guard let root = Self.alternatives(&rest), rest.isEmpty else { return nil }
    self.root = root
  }

  func matches(_ text: [Unicode.Scalar]) -> Bool {
    (0...text.count).contains { Self.match(root, text, $0) { _ in true } }
  }

  /// Whether the node takes some part of the text from a place, and what follows can take the rest.
  private static func match(_ node: Node, _ text: [Unicode.Scalar], _ place: Int, _ next: (Int) -> Bool) -> Bool {
    switch node {
    case .character(let isMeant): return place < text.count && isMeant(text[place]) && next(place + 1)
    case .place(let holds):
      return holds(place > 0 ? text[place - 1] : nil, place < text.count ? text[place] : nil) && next(place)
    case .sequence(let nodes):
      guard let first = nodes.first else { return next(place) }
      return match(first, text, place) { match(.sequence(Array(nodes.dropFirst())), text, $0, next) }
    case .either(let nodes): return nodes.contains { match($0, text, place, next) }
    case .repeated(let node, let least, let most):
      if least == 0, next(place) { return true }
      if most == 0 { return false }
      let rest = Node.repeated(node, least: max(0, least - 1), most: most.map { $0 - 1 })
      // A turn that takes nothing helps only to reach the least count.
      return match(node, text, place) { ($0 > place || least > 0) && match(rest, text, $0, next) }
    }
  }

  // MARK: Reading

  private typealias Rest = ArraySlice<Unicode.Scalar>

  private static func alternatives(_ rest: inout Rest) -> Node? {
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
      return rest.popFirst().flatMap(escape).map { .character($0) }
    default: return .character { $0 == first }
    }
  }

  private static func escape(_ letter: Unicode.Scalar) -> ((Unicode.Scalar) -> Bool)? {
    switch letter {
    case "d": { "0"..."9" ~= $0 }
    case "D": { !("0"..."9" ~= $0) }
    case "w": { isWord($0) }
    case "W": { !isWord($0) }
    case "s": { " \t\n\u{0C}\r".unicodeScalars.contains($0) }
    case "S": { !" \t\n\u{0C}\r".unicodeScalars.contains($0) }
    case "n": { $0 == "\n" }
    default: letter.isASCII && !isWord(letter) && letter > " " ? { $0 == letter } : nil
    }
  }

  private static func `class`(_ rest: inout Rest) -> Node? {
    let isNegated = accept("^", &rest)
    var members: [(Unicode.Scalar) -> Bool] = []
    while !rest.isEmpty, members.isEmpty || rest.first != "]" {
      guard let low = rest.popFirst() else { return nil }
      if low == "\\" {
        guard let escaped = rest.popFirst().flatMap(escape) else { return nil }
        members.append(escaped)
      } else if rest.first == "-", rest.dropFirst().first != "]", let high = rest.dropFirst().first {
        rest.removeFirst(2)
        if high < low { return nil }
        members.append { low...high ~= $0 }
      } else {
        members.append { $0 == low }
      }
    }
    return accept("]", &rest) ? .character { character in members.contains { $0(character) } != isNegated } : nil
  }
}
