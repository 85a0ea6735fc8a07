import SourceText

/// Literals, names, brackets, and what follows them: selections, calls and subscripts.
extension Parser {
  mutating func parseMember(isNegative: Bool = false) -> Expression.Index {
    var result = parsePrimary(isNegative: isNegative)
    while true {
      switch current.kind {
      case .dot: result = parseSelection(of: result)
      case .bracketOpen:
        _ = advance()
        let index = parseExpression()
        let end = require(.bracketClose, "]")
        result = append(.subscription(base: result, index: index), span(result).joined(end), over: result, index)
      case .braceOpen:
        let open = advance().span
        diagnostics.append(.messageLiteral(span(result).joined(open)))
        _ = parseEntries(until: .braceClose)
        _ = require(.braceClose, "}")
      default: return result
      }
    }
  }

  private mutating func parseSelection(of base: Expression.Index) -> Expression.Index {
    _ = advance()
    let token = current
    guard token.kind == .identifier || token.kind == .quotedIdentifier else {
      expected(LocalizedText(ja: "項目の名前", en: "a field name"))
      return append(.invalid, span(base), over: base)
    }
    _ = advance()
    let isQuoted = token.kind == .quotedIdentifier
    if !isQuoted, Reserved.isLiteralOrOperator(tree.name(token.span)) {
      diagnostics.append(.reservedWord(tree.name(token.span), at: token.span))
    }
    if !isQuoted, current.kind == .parenthesisOpen { return parseMethod(token.span, of: base) }
    let name = isQuoted ? Span(start: token.span.start + 1, end: token.span.end - 1) : token.span
    return append(
      .select(base: base, name: name, isQuoted: isQuoted), span(base).joined(token.span), over: base)
  }

  private mutating func parseMethod(_ name: Span, of base: Expression.Index) -> Expression.Index {
    _ = advance()
    let arguments = parseArguments()
    let whole = span(base).joined(require(.parenthesisClose, ")"))
    if let macro = expandMacro(tree.name(name), at: name, of: base, arguments, whole) { return macro }
    let operands = appendChildren([base] + arguments)
    return append(.method(name: name, operands: operands), whole, overAll: operands)
  }

  private mutating func parsePrimary(isNegative: Bool) -> Expression.Index {
    let token = current
    switch token.kind {
    case .int: return parseInteger(advance(), isNegative: isNegative)
    case .double: return parseDouble(advance(), isNegative: isNegative)
    case .string: return parseString(advance())
    case .identifier: return parseName(isAbsolute: false)
    case .dot where tokens[position + 1].kind == .identifier:
      _ = advance()
      return parseName(isAbsolute: true)
    case .parenthesisOpen:
      _ = advance()
      let inner = parseExpression()
      let whole = token.span.joined(require(.parenthesisClose, ")"))
      return parenthesized(inner, whole)
    case .bracketOpen:
      _ = advance()
      let elements = parseSequence(until: .bracketClose)
      let whole = token.span.joined(require(.bracketClose, "]"))
      let children = appendChildren(elements)
      return append(.list(children), whole, overAll: children)
    case .braceOpen:
      _ = advance()
      let entries = parseEntries(until: .braceClose)
      let whole = token.span.joined(require(.braceClose, "}"))
      let children = appendChildren(entries)
      return append(.map(children), whole, overAll: children)
    default:
      expected(LocalizedText(ja: "値", en: "a value"))
      if token.kind == .invalid { _ = advance() }
      return append(.invalid, token.span)
    }
  }

  /// Parentheses end a qualified name: `(a.b).c` selects from `a.b` even where `a.b.c` is a name.
  private mutating func parenthesized(_ inner: Expression.Index, _ whole: Span) -> Expression.Index {
    tree.nodes[Int(inner)].span = whole
    return inner
  }

  private mutating func parseName(isAbsolute: Bool) -> Expression.Index {
    let token = advance()
    let span =
      isAbsolute ? Span(start: tokens[position - 2].span.start, end: token.span.end) : token.span
    let name = tree.name(token.span)
    switch name {
    case "true": return append(.bool(true), span)
    case "false": return append(.bool(false), span)
    case "null": return append(.null, span)
    default: break
    }
    if Reserved.contains(tree.source[token.span.range]) { diagnostics.append(.reservedWord(name, at: token.span)) }
    guard accept(.parenthesisOpen) else {
      return append(.identifier(name: token.span, isAbsolute: isAbsolute), span)
    }
    let arguments = parseArguments()
    let whole = span.joined(require(.parenthesisClose, ")"))
    if name == "has" { return expandHas(arguments, whole) }
    let children = appendChildren(arguments)
    return append(.call(name: token.span, arguments: children), whole, overAll: children)
  }

  private mutating func parseArguments() -> [Expression.Index] {
    parseSequence(until: .parenthesisClose, allowsTrailingComma: false)
  }

  private mutating func parseSequence(
    until close: Token.Kind, allowsTrailingComma: Bool = true
  ) -> [Expression.Index] {
    var result: [Expression.Index] = []
    while current.kind != close, current.kind != .end {
      result.append(parseExpression())
      guard accept(.comma) else { break }
      if current.kind == close, !allowsTrailingComma { expected(LocalizedText(ja: "値", en: "a value")) }
    }
    return result
  }

  private mutating func parseEntries(until close: Token.Kind) -> [Expression.Index] {
    var result: [Expression.Index] = []
    while current.kind != close, current.kind != .end {
      result.append(parseExpression())
      _ = require(.colon, ":")
      result.append(parseExpression())
      guard accept(.comma) else { break }
    }
    return result
  }
}

/// Numbers and strings.
extension Parser {
  mutating func parseInteger(_ token: Token, isNegative: Bool) -> Expression.Index {
    let whole = signed(token.span, isNegative: isNegative)
    var digits = tree.source[token.span.range]
    var radix: UInt64 = 10
    if digits.count > 2, digits[digits.startIndex + 1] | 0x20 == UInt8(ascii: "x") {
      digits = digits.dropFirst(2)
      radix = 16
    }
    var magnitude: UInt64 = 0
    var overflows = false
    for byte in digits {
      let (product, high) = magnitude.multipliedReportingOverflow(by: radix)
      let (sum, carry) = product.addingReportingOverflow(UInt64(Hexadecimal.digit(byte) ?? 0))
      overflows = overflows || high || carry
      magnitude = sum
    }
    if digits.isEmpty || (radix == 16 && token.span.count == 2) {
      diagnostics.append(.badNumber(whole))
      return append(.invalid, whole)
    }
    let limit = UInt64(Int64.max) + (isNegative ? 1 : 0)
    guard !overflows, magnitude <= limit else {
      diagnostics.append(.numberRange(whole))
      return append(.invalid, whole)
    }
    return append(.int(Int64(truncatingIfNeeded: isNegative ? 0 &- magnitude : magnitude)), whole)
  }

  mutating func parseDouble(_ token: Token, isNegative: Bool) -> Expression.Index {
    let whole = signed(token.span, isNegative: isNegative)
    let text = tree.name(token.span)
    guard let number = Double(text.hasPrefix(".") ? "0" + text : text) else {
      diagnostics.append(.badNumber(whole))
      return append(.invalid, whole)
    }
    return append(.double(isNegative ? -number : number), whole)
  }

  mutating func parseString(_ token: Token) -> Expression.Index {
    let start = tree.text.count
    if let bad = StringLiteral.decode(token, in: tree.source, into: &tree.text) {
      diagnostics.append(.badEscape(tree.name(bad), at: bad))
    }
    return append(.string(Span(start, tree.text.count)), token.span)
  }

  private func signed(_ span: Span, isNegative: Bool) -> Span {
    isNegative ? Span(start: tokens[position - 2].span.start, end: span.end) : span
  }
}
