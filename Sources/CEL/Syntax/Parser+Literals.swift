import SourceText

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
