import SourceText

/// Typos in brackets: lines that are not indented, full-width commas and brackets.
extension Reader {
  /// Tells of the lines in the open brackets that stand no deeper than `indent`, from the one at ``at``, if the brackets
  /// close before anything else can begin. Then they can belong to nothing else.
  mutating func tellFlowLines(indent: Int) -> Bool {
    var open = openBrackets
    var edits: [TextEdit] = []
    let first = restOfLine()
    var line = lineStart
    var index = at
    let isClosing = byte(at) == UInt8(ascii: "]") || byte(at) == UInt8(ascii: "}")
    while index < end {
      let found = index - line
      if found <= indent {
        guard byte(line) != UInt8(ascii: "\t"), !isMarker(at: line) else { return false }
        edits.append(
          TextEdit(span: Span(line, line), text: String(repeating: " ", count: indent + 2 - found)))
      }
      guard let stop = flowLineEnd(from: index, &open) else { return false }
      if open.isEmpty {
        report(
          .flowIndentation(isClosing ? Span(at, at + 1) : first, edits: edits, closing: isClosing))
        flowTold = stop
        return true
      }
      // The next line with content, behind comments.
      index = stop
      while index < end, isBlank(byte(index)) || byte(index) == UInt8(ascii: "#") {
        if byte(index) == UInt8(ascii: "#") {
          while index < end, !isBreak(byte(index)) { index += 1 }
        } else {
          index += 1
          if isBreak(byte(index - 1)) { line = index }
        }
      }
      let goesOn = ",[{".utf8.contains(lastContent(before: stop))
      guard goesOn || byte(index) == UInt8(ascii: "]") || byte(index) == UInt8(ascii: "}") else { return false }
    }
    return false
  }

  /// The opening brackets that are not closed yet, from the outermost.
  private var openBrackets: [UInt8] {
    var open: [UInt8] = []
    var node = Int(parent)
    while node < tree.nodes.count, tree.nodes[node].style == .flow {
      let sign = byte(Int(tree.nodes[node].span.start))
      // A pair in `[]` has no brackets of its own.
      if sign == UInt8(ascii: "[") || sign == UInt8(ascii: "{") { open.append(sign) }
      if node == Int(tree.nodes[node].parent) { break }
      node = Int(tree.nodes[node].parent)
    }
    return open.reversed()
  }

  /// Goes over a line in brackets and keeps count of them; the place where the line ends or the last of them closes. Nil
  /// where the line looks like one of a block.
  private func flowLineEnd(from start: Int, _ open: inout [UInt8]) -> Int? {
    if byte(start) == UInt8(ascii: "-"), isBlank(byte(start + 1)) { return nil }
    var index = start
    while index < end, !isBreak(byte(index)) {
      switch byte(index) {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let quote = byte(index)
        index += 1
        while byte(index) != quote {
          if index >= end || isBreak(byte(index)) { return nil }
          index += byte(index) == UInt8(ascii: "\\") ? 2 : 1
        }
      case UInt8(ascii: "#") where isSpace(byte(index - 1)) || index == start: return index
      case UInt8(ascii: "["), UInt8(ascii: "{"): open.append(byte(index))
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        // `]` stands two behind `[`, and `}` behind `{`.
        guard open.popLast() == byte(index) - 2 else { return nil }
        if open.isEmpty { return index + 1 }
      case UInt8(ascii: ":") where isBlank(byte(index + 1)) && open.last == UInt8(ascii: "["): return nil
      default: break
      }
      index += 1
    }
    return index
  }

  private func lastContent(before stop: Int) -> UInt8 {
    var index = stop
    while index > 0, isSpace(byte(index - 1)) { index -= 1 }
    return index > 0 ? byte(index - 1) : 0
  }

  /// The full-width comma that made one value of two, where a colon or another value follows.
  func wideComma() -> Diagnostic? {
    guard let last = tree.nodes.last, last.style == .plain else { return nil }
    var index = Int(last.span.end)
    while index > Int(last.span.start) {
      index -= 1
      for comma: StaticString in ["，", "、", "､"] where matches(comma, at: index) {
        var behind = oddSpaces(from: index + 3)
        while isSpace(byte(behind)) { behind += 1 }
        return .fullWidthComma(Span(index, behind), text(Span(index, index + 3)))
      }
    }
    return nil
  }

  /// The full-width bracket that should close the one at `opening`, before the place where the reader is.
  func wideBracket(_ opening: Int) -> Diagnostic? {
    let isList = byte(opening) == UInt8(ascii: "[")
    for index in opening..<at where byte(index) == 0xEF && matches(isList ? "］" : "｝", at: index) {
      return .fullWidthBracket(Span(index, index + 3), closing: isList ? UInt8(ascii: "]") : UInt8(ascii: "}"))
    }
    return nil
  }
}
