import SourceText

/// Literal and folded block scalars (YAML 1.2.2 section 8.1).
extension Reader {
  private enum Chomping {
    case strip
    case clip
    case keep
  }

  private struct Header {
    var chomping = Chomping.clip
    var explicitIndent: Int?
  }

  /// Reads a block scalar below a collection at the column `indent`.
  mutating func blockScalar(indent: Int) {
    let start = at
    let style: Node.Style = byte(at) == UInt8(ascii: "|") ? .literal : .folded
    let header = blockScalarHeader()
    expectLineEnd()
    guard !halted else { return }
    if byte(at) == UInt8(ascii: "#") { skipComment() }
    var scalarEnd = at
    _ = skipBreak()
    let base = max(indent, -1)
    var column = header.explicitIndent.map { max(base, 0) + $0 }
    if column == nil { column = detectIndent(minimum: base + 1) }
    guard let column, column > 0 else {
      if column == 0 {
        report(.textAtColumnZero(restOfLine()))
        halt()
      }
      return
    }

    let textStart = tree.decoded.count
    var pendingBreaks = 0
    var isFirst = true
    var previousWasIndented = false
    while at < end {
      var index = at
      while index - at < column, byte(index) == UInt8(ascii: " ") { index += 1 }
      let here = byte(index)
      if isBreak(here) {
        at = index
        _ = skipBreak()
        pendingBreaks += 1
        continue
      }
      // A line of fewer spaces than the content ends the scalar; so does the end of the file.
      if here == 0 || index - at < column {
        if header.chomping == .keep, let spaces = spacesAtEnd(from: at) { report(.lastLineOfSpaces(spaces)) }
        break
      }
      let indented = isSpace(here)
      if style == .folded, !isFirst, !indented, !previousWasIndented {
        fold(pendingBreaks, before: index)
      } else {
        tree.decoded.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: pendingBreaks))
      }
      at = index
      while !isBreak(byte(at)), at < end { at += 1 }
      if at == end, header.chomping != .strip, let spaces = spacesAtEnd(from: index) {
        report(.lastLineOfSpaces(spaces))
      }
      tree.decoded.append(contentsOf: bytes(index..<at))
      scalarEnd = at
      pendingBreaks = skipBreak() ? 1 : 0
      isFirst = false
      previousWasIndented = indented
    }
    chomp(header.chomping, breaks: pendingBreaks, isEmpty: isFirst)
    append(
      Scalar(
        style: style, isDecoded: true, spansLines: true, span: Span(start, scalarEnd),
        text: Span(textStart, tree.decoded.count)))
  }

  /// A last line of white space that no line break ends: some readers take it for text, and others for a blank line.
  private func spacesAtEnd(from start: Int) -> Span? {
    var index = start
    while isSpace(byte(index)) { index += 1 }
    return index == end ? Span(start, end) : nil
  }

  private mutating func blockScalarHeader() -> Header {
    var header = Header()
    at += 1
    var hasChomping = false
    while true {
      let here = byte(at)
      switch here {
      case UInt8(ascii: "-") where !hasChomping, UInt8(ascii: "+") where !hasChomping:
        header.chomping = here == UInt8(ascii: "-") ? .strip : .keep
        hasChomping = true
      case UInt8(ascii: "1")...UInt8(ascii: "9") where header.explicitIndent == nil:
        header.explicitIndent = Int(here) - 0x30
      default: return header
      }
      at += 1
    }
  }

  /// The column of the first line that is not blank; `minimum` where no line belongs to the scalar.
  ///
  /// Nil, with a diagnostic, where a blank line before it has more spaces than it.
  private mutating func detectIndent(minimum: Int) -> Int? {
    var index = at
    var widest = 0
    var widestLine = at
    while index < end {
      let line = index
      while byte(index) == UInt8(ascii: " ") { index += 1 }
      if isBreak(byte(index)) {
        if index - line > widest {
          widest = index - line
          widestLine = line
        }
        index += byte(index) == UInt8(ascii: "\r") && byte(index + 1) == UInt8(ascii: "\n") ? 2 : 1
        continue
      }
      let column = index - line
      if index >= end {
        widest = max(widest, column)
        break
      }
      // While nothing tells how deep the text stands, a tab cannot be told from text.
      if byte(index) == UInt8(ascii: "\t"), column < max(minimum, 1) {
        report(.tabIndentation(index))
        halt()
        return nil
      }
      if column < minimum || (column == 0 && isMarker(at: line)) { break }
      guard widest <= column else {
        report(.blankLineTooWide(Span(widestLine, widestLine + widest)))
        appendAbsent(at: at)
        skipDeeper(than: max(minimum - 1, 0))
        return nil
      }
      return column
    }
    return max(minimum, widest, 1)
  }

  private mutating func chomp(_ chomping: Chomping, breaks: Int, isEmpty: Bool) {
    let kept: Int
    switch chomping {
    case .strip: kept = 0
    case .clip: kept = isEmpty ? 0 : min(breaks, 1)
    case .keep: kept = breaks
    }
    tree.decoded.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: kept))
  }
}
