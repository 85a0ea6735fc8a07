import SourceText

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
