import SourceText

/// Slips of the hand that make something else of a line than what was meant, looked for where a line is wrong anyway.
extension Reader {
  /// Whether what looks like running text is a group of keys at `column` whose first has no proper colon: a later line
  /// at the same column is a key.
  func keyFollows(_ scalar: Scalar, column: Int) -> Bool {
    guard var line = continuation(indent: column - 1, inFlow: false) else {
      return contentFollowsComment(scalar, column: column)
    }
    while true {
      var index = line.start
      while !isBreak(byte(index)), index < end {
        if byte(index) == UInt8(ascii: "#"), isSpace(byte(index - 1)) { return false }
        if byte(index) == UInt8(ascii: ":"), isBlank(byte(index + 1)) {
          return line.start - line.lineStart == column
        }
        index += 1
      }
      guard let next = continuation(from: index, indent: column - 1, inFlow: false) else { return false }
      line = next
    }
  }

  /// The same where a comment comes between: no text goes on behind it, so that a line with a slip is a key.
  private func contentFollowsComment(_ scalar: Scalar, column: Int) -> Bool {
    var (index, line, hasComment) = (at, lineStart, false)
    while true {
      while byte(index) == UInt8(ascii: " ") || index < end && line == lineStart && isSpace(byte(index)) { index += 1 }
      if byte(index) == UInt8(ascii: "#") {
        hasComment = true
        while !isBreak(byte(index)), index < end { index += 1 }
      }
      guard isBreak(byte(index)) else { break }
      index += 1
      line = index
    }
    guard hasComment, index < end, index - line >= column, !isMarker(at: line) else { return false }
    let slip = missingColon(scalar)
    // Deeper lines belong to a key without a value on its line.
    return slip.code != "yaml/missing-colon" && (index - line == column || slip.span.end == scalar.span.end)
  }

  /// The slip that makes text of the fields below it: a full-width colon at the end of the line (`保管：`), or a dash
  /// without a space before the first of them.
  func slipBefore(_ scalar: Scalar, indent: Int) -> Diagnostic? {
    guard scalar.spansLines else { return nil }
    var index = Int(scalar.span.start)
    while !isBreak(byte(index)) {
      if matches("：", at: index), isBreak(byte(index + 3)) { return .fullWidthColon(Span(index, index + 3)) }
      index += 1
    }
    var start = lineStart
    while byte(start) == UInt8(ascii: " ") { start += 1 }
    // The key of the value stands just before it.
    guard tree.nodes.count > 1, tree.nodes[tree.nodes.count - 2].keyHash != 0 else { return nil }
    let key = Int(tree.nodes[tree.nodes.count - 2].span.start)
    return dashSlip(key: key, column: indent, found: start - lineStart)
  }

  /// A dash without a space before a key (`-内容: 名簿`), which shows where the next line stands as if it had one.
  func dashSlip(key: Int, column: Int, found: Int) -> Diagnostic? {
    guard source[key] == UInt8(ascii: "-"), found == column + 2 else { return nil }
    return .missingSpaceBehindDash(Span(key, key + 1))
  }

  /// The same before a text (`-名簿`), behind which a comment and then an item at the same column follow.
  func dashSlip(found: Int) -> Diagnostic? {
    guard dash != nil, let last = tree.nodes.last, last.style == .plain else { return nil }
    let start = Int(last.span.start)
    var line = start
    while line > 0, byte(line - 1) == UInt8(ascii: " ") { line -= 1 }
    guard source[start] == UInt8(ascii: "-"), start - line == found else { return nil }
    return .missingSpaceBehindDash(Span(start, start + 1))
  }

  /// Why a line that should be `key: value` has no key.
  func missingColon(_ scalar: Scalar) -> Diagnostic {
    let line = Span(Int(scalar.span.start), Int(restOfLine().end))
    guard scalar.style == .plain else { return .missingColon(line) }
    var index = Int(scalar.span.start)
    while index < Int(scalar.span.end) {
      if matches("：", at: index) { return .fullWidthColon(Span(index, index + 3)) }
      if source[index] == UInt8(ascii: ":") {
        var behind = index + 1
        if matches("\u{3000}", at: behind) {
          while matches("\u{3000}", at: behind) { behind += 3 }
          return .fullWidthSpaceBehindColon(Span(index + 1, behind))
        }
        if index > Int(scalar.span.start) { return .missingSpace(Span(index, index + 1)) }
      }
      index += 1
    }
    return .missingColon(line)
  }
}
