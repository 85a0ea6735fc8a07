import SourceText

/// Reads the text of an expression into a ``SyntaxTree``, expanding the macros.
///
/// A mistake does not stop it: one call reports them all. After a mistake the tree is for the checker's eyes only.
package struct Parser {
  /// Longer expressions are refused.
  package static let maximumByteCount = 100_000
  /// Deeper nesting of brackets, calls and conditionals is refused.
  package static let maximumNesting = 250
  /// Deeper trees are refused; long chains of operators lean to the left and grow deep without nesting.
  static let maximumDepth = 1_000

  var tree: SyntaxTree
  var diagnostics: [Diagnostic]
  let tokens: [Token]
  var position = 0
  var nesting = 0
  private var depths: [UInt16] = []
  // After one mistake the parser is in doubt until it finds its feet; it stays silent so long.
  private var isInDoubt = false

  /// The tree of an expression and all that is wrong with its form.
  package static func parse(_ text: String) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
    parse(Array(text.utf8))
  }

  /// The tree of an expression given as UTF-8 and all that is wrong with its form.
  package static func parse(_ bytes: [UInt8]) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
    var parser = Parser(bytes)
    parser.parseWhole()
    return (parser.tree, parser.diagnostics.sorted { $0.span.start < $1.span.start })
  }

  private init(_ bytes: [UInt8]) {
    tree = SyntaxTree(source: bytes)
    let whole = Span(0, bytes.count)
    if bytes.count > Self.maximumByteCount {
      diagnostics = [.tooLong(whole)]
      tokens = [Token(kind: .end, span: whole)]
    } else if String(validating: bytes, as: UTF8.self) == nil {
      diagnostics = [.invalidUTF8(whole)]
      tokens = [Token(kind: .end, span: whole)]
    } else {
      var lexer = Lexer(bytes)
      tokens = lexer.tokens()
      diagnostics = lexer.diagnostics
    }
    isInDoubt = tokens.count == 1 && !diagnostics.isEmpty
  }

  private mutating func parseWhole() {
    tree.root = parseExpression()
    if current.kind != .end {
      expected(LocalizedText(ja: "演算子か式の終わり", en: "an operator or the end of the expression"))
      // The rest is still read for its own mistakes, one expression after the other.
      while current.kind != .end {
        position += 1
        if current.kind != .end { _ = parseExpression() }
      }
    }
  }

  // MARK: Tokens

  var current: Token { tokens[position] }

  mutating func advance() -> Token {
    let token = tokens[position]
    if token.kind != .end { position += 1 }
    isInDoubt = token.kind == .invalid
    return token
  }

  mutating func accept(_ kind: Token.Kind) -> Bool {
    guard current.kind == kind else { return false }
    _ = advance()
    return true
  }

  /// Takes the token that must stand here, or says that it is missing.
  mutating func require(_ kind: Token.Kind, _ word: String) -> Span {
    if current.kind == kind { return advance().span }
    expected(LocalizedText(ja: "「\(word)」", en: "'\(word)'"))
    recover(to: kind)
    return Span(start: current.span.start, end: current.span.start)
  }

  mutating func expected(_ wanted: LocalizedText) {
    // What the lexer reported needs no second message.
    if !isInDoubt, current.kind != .invalid {
      diagnostics.append(.unexpected(tree.name(current.span), wanted: wanted, at: current.span))
    }
    isInDoubt = true
  }

  /// Skips to the closing bracket that was missed, unless another bracket or the end comes first.
  private mutating func recover(to kind: Token.Kind) {
    var open = 0
    var index = position
    while tokens[index].kind != .end {
      switch tokens[index].kind {
      case kind where open == 0:
        position = index
        _ = advance()
        return
      case .parenthesisOpen, .bracketOpen, .braceOpen: open += 1
      case .parenthesisClose, .bracketClose, .braceClose:
        if open == 0 { return }
        open -= 1
      default: break
      }
      index += 1
    }
  }

  // MARK: Nodes

  mutating func append(_ expression: Expression, _ span: Span, over operands: Expression.Index...) -> Expression.Index {
    append(expression, span, depth: operands.reduce(0) { max($0, depths[Int($1)]) })
  }

  mutating func append(_ expression: Expression, _ span: Span, overAll operands: Span) -> Expression.Index {
    append(expression, span, depth: tree.children[operands.range].reduce(0) { max($0, depths[Int($1)]) })
  }

  private mutating func append(_ expression: Expression, _ span: Span, depth: UInt16) -> Expression.Index {
    if Int(depth) == Self.maximumDepth {
      diagnostics.append(.tooDeep(span))
      tree.nodes.append(SyntaxTree.PlacedExpression(expression: .invalid, span: span))
      depths.append(1)
    } else {
      tree.nodes.append(SyntaxTree.PlacedExpression(expression: expression, span: span))
      depths.append(depth + 1)
    }
    return Expression.Index(tree.nodes.count - 1)
  }

  mutating func appendChildren(_ children: [Expression.Index]) -> Span {
    let start = tree.children.count
    tree.children.append(contentsOf: children)
    return Span(start, tree.children.count)
  }

  func span(_ index: Expression.Index) -> Span { tree.node(index).span }

  /// Runs `body` one level deeper, or gives up where the level is the last.
  mutating func nested(_ body: (inout Parser) -> Expression.Index) -> Expression.Index {
    if nesting == Self.maximumNesting {
      diagnostics.append(.tooDeep(current.span))
      position = tokens.count - 1
      isInDoubt = true
      return append(.invalid, current.span)
    }
    nesting += 1
    defer { nesting -= 1 }
    return body(&self)
  }
}

/// Conditionals, operators of two operands by their precedence, and operators of one.
extension Parser {
  mutating func parseExpression() -> Expression.Index {
    nested { parser in
      let condition = parser.parseBinary(minimum: 1)
      guard parser.accept(.question) else { return condition }
      let then = parser.parseBinary(minimum: 1)
      _ = parser.require(.colon, ":")
      let otherwise = parser.parseExpression()
      return parser.append(
        .conditional(condition, then: then, else: otherwise), parser.span(condition).joined(parser.span(otherwise)),
        over: condition, then, otherwise)
    }
  }

  /// Operators that bind at least as tightly as `minimum`; all lean to the left.
  private mutating func parseBinary(minimum: Int) -> Expression.Index {
    var left = parseUnary()
    while let (precedence, operation) = binaryOperator, precedence >= minimum {
      _ = advance()
      let right = parseBinary(minimum: precedence + 1)
      left = append(.binary(operation, left, right), span(left).joined(span(right)), over: left, right)
    }
    return left
  }

  private var binaryOperator: (Int, Expression.Binary)? {
    switch current.kind {
    case .or: (1, .or)
    case .and: (2, .and)
    case .equal: (3, .equal)
    case .notEqual: (3, .notEqual)
    case .less: (3, .less)
    case .lessOrEqual: (3, .lessOrEqual)
    case .greater: (3, .greater)
    case .greaterOrEqual: (3, .greaterOrEqual)
    case .identifier where tree.source[current.span.range].elementsEqual("in".utf8): (3, .contained)
    case .plus: (4, .add)
    case .minus: (4, .subtract)
    case .star: (5, .multiply)
    case .slash: (5, .divide)
    case .percent: (5, .remainder)
    default: nil
    }
  }

  /// A run of `!` or of `-`, never mixed, before a member. A minus before a number belongs to it, so that the least
  /// int can be written.
  private mutating func parseUnary() -> Expression.Index {
    let first = current
    guard first.kind == .not || first.kind == .minus else { return parseMember() }
    var count = 0
    while current.kind == first.kind {
      let next = tokens[position + 1].kind
      if first.kind == .minus, next == .int || next == .double { break }
      _ = advance()
      count += 1
    }
    var operand: Expression.Index
    if first.kind == .not, current.kind == .minus {
      expected(LocalizedText(ja: "値", en: "a value"))
      operand = parseUnary()
    } else {
      operand = parseMember(isNegative: current.kind == .minus && accept(.minus))
    }
    let operation: Expression.Unary = first.kind == .not ? .not : .negate
    // Two of them cancel out only on the right kind of value, so one pair stays to check it.
    for _ in 0..<(count > 2 ? 2 - count % 2 : count) {
      let whole = Span(start: first.span.start, end: span(operand).end)
      operand = append(.unary(operation, operand), whole, over: operand)
    }
    return operand
  }
}
