import SourceText

/// Collections in brackets (YAML 1.2.2 section 7.4).
///
/// After a mistake inside brackets nothing tells where they were meant to close: the reader unwinds (``fail()``) to the
/// block around them, which goes on behind its deeper lines.
extension Reader {
  /// Reads a flow collection; its further lines stand right of `indent`.
  mutating func flowCollection(indent: Int) {
    let start = at
    let isMapping = byte(at) == UInt8(ascii: "{")
    guard let collection = open(isMapping ? .mapping : .sequence, .flow, at: start) else { return }
    let closing = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    var keys = KeySet(mapping: collection)
    var count: UInt32 = 0
    var mayEnd = true
    at += 1
    while flowSkip(indent: indent, opening: start) {
      let here = byte(at)
      if here == closing {
        at += 1
        break
      }
      if !mayEnd || here == UInt8(ascii: ",") {
        report(here == UInt8(ascii: ",") ? .missingItem(Span(at, at + 1)) : wideComma() ?? .missingComma(flowWord()))
        fail()
        break
      }
      if isMapping {
        flowPair(indent: indent, opening: start, keys: &keys)
      } else {
        flowItem(indent: indent, opening: start)
      }
      count += 1
      guard !stopped, flowSkip(indent: indent, opening: start) else { break }
      mayEnd = byte(at) == UInt8(ascii: ",")
      if mayEnd { at += 1 }
    }
    close(collection, count: count, end: at)
  }

  private func flowWord() -> Span {
    var stop = at + 1
    while !isBlank(byte(stop)), !isFlowIndicator(byte(stop)) { stop += 1 }
    return Span(at, stop)
  }

  /// Passes white space, comments and lines inside brackets; false, with a diagnostic, where the brackets do not close.
  private mutating func flowSkip(indent: Int, opening: Int) -> Bool {
    if stopped { return false }
    let line = lineStart
    _ = skipToContent()
    if at >= end || atMarker() {
      let problem = wideBracket(opening) ?? .unclosedBracket(Span(opening, opening + 1), bracket: byte(opening))
      report(problem)
      fail()
      return false
    }
    if lineStart != line {
      var spaces = lineStart
      while byte(spaces) == UInt8(ascii: " ") { spaces += 1 }
      if spaces - lineStart <= indent, at >= flowTold, !tellFlowLines(indent: indent) {
        let problem =
          wideBracket(opening)
          ?? .bracketLeavesBlock(Span(opening, opening + 1), line: restOfLine(), bracket: byte(opening))
        report(problem)
        fail()
        return false
      }
    }
    return true
  }

  /// Reads a value inside brackets. It starts at ``at`` and is there.
  private mutating func flowNode(indent: Int) {
    let first = byte(at)
    switch first {
    case UInt8(ascii: "["), UInt8(ascii: "{"): flowCollection(indent: indent)
    default:
      if let scalar = flowScalar(indent: indent) { append(scalar) }
    }
  }

  private mutating func flowScalar(indent: Int) -> Scalar? {
    let first = byte(at)
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      let scalar = quoted(indent: indent)
      return stopped ? nil : scalar
    }
    if let problem = bareIndicator(first) ?? forbiddenStart(first) {
      report(problem)
      fail()
      return nil
    }
    let line = plainLine(inFlow: true)
    if byte(at) == UInt8(ascii: ":") { return line }
    return continuePlain(line, indent: indent, inFlow: true)
  }

  /// `-` and `:` may start plain text only where text follows them at once, and `?` never: many readers take `?x` inside
  /// brackets for the explicit key `x`.
  private func bareIndicator(_ first: UInt8) -> Diagnostic? {
    let place = Span(at, at + 1)
    if first == UInt8(ascii: "?"), !isBlank(byte(at + 1)) { return .unexpected(place, character: first) }
    guard isBlank(byte(at + 1)) || isFlowIndicator(byte(at + 1)) else { return nil }
    switch first {
    case UInt8(ascii: "-"): return .unexpected(place, character: first)
    case UInt8(ascii: "?"): return .explicitKey(place)
    case UInt8(ascii: ":"): return .emptyKey(place)
    default: return nil
    }
  }

  /// Whether a `:` that opens a value stands here; behind a quoted key it needs no space.
  private func atFlowColon(behind style: Node.Style) -> Bool {
    guard byte(at) == UInt8(ascii: ":") else { return false }
    return style != .plain || isBlank(byte(at + 1)) || isFlowIndicator(byte(at + 1))
  }

  /// Reads a key and its value inside `{}`.
  private mutating func flowPair(indent: Int, opening: Int, keys: inout KeySet) {
    if byte(at) == UInt8(ascii: "[") || byte(at) == UInt8(ascii: "{") {
      report(.complexKey(Span(at, at + 1)))
      fail()
      return
    }
    guard let key = flowScalar(indent: indent) else { return }
    appendKey(key, to: &keys)
    guard flowSkip(indent: indent, opening: opening) else { return }
    if atFlowColon(behind: key.style) {
      at += 1
      flowValue(indent: indent, opening: opening)
    } else {
      appendAbsent(at: Int(key.span.end))
    }
  }

  private mutating func flowValue(indent: Int, opening: Int) {
    let colonEnd = at
    guard flowSkip(indent: indent, opening: opening) else { return }
    switch byte(at) {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): appendAbsent(at: colonEnd)
    default: flowNode(indent: indent)
    }
  }

  /// Reads an item inside `[]`, which may be a single pair.
  private mutating func flowItem(indent: Int, opening: Int) {
    let start = at
    let line = lineStart
    if byte(at) == UInt8(ascii: "[") || byte(at) == UInt8(ascii: "{") {
      flowCollection(indent: indent)
      guard !stopped, flowSkip(indent: indent, opening: opening) else { return }
      if byte(at) == UInt8(ascii: ":") {
        report(.complexKey(Span(start, start + 1)))
        fail()
      }
      return
    }
    guard let scalar = flowScalar(indent: indent) else { return }
    guard flowSkip(indent: indent, opening: opening) else { return }
    guard atFlowColon(behind: scalar.style) else {
      append(scalar)
      return
    }
    if scalar.spansLines || lineStart != line {
      report(.keySpansLines(scalar.span))
      fail()
      return
    }
    guard let pair = open(.mapping, .flow, at: start) else { return }
    var keys = KeySet(mapping: pair)
    appendKey(scalar, to: &keys)
    at += 1
    flowValue(indent: indent, opening: opening)
    close(pair, count: 1, end: lastEnd)
  }
}
