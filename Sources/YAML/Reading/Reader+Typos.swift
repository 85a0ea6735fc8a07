import SourceText

/// Typos that make something else of a line than what was meant, looked for where a line is wrong anyway.
extension Reader {
  // MARK: Colons

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

  /// The same where a comment comes between: no text goes on behind it, so that a line with a typo is a key.
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
    let typo = missingColon(scalar)
    // Deeper lines belong to a key without a value on its line; white space of YAML's own may follow the odd one.
    return typo.code != "yaml/missing-colon" && (index - line == column || typo.span.end >= scalar.span.end)
  }

  /// Why a line that should be `key: value` has no key.
  func missingColon(_ scalar: Scalar) -> Diagnostic {
    let line = Span(Int(scalar.span.start), Int(restOfLine().end))
    guard scalar.style == .plain else { return .missingColon(line) }
    var index = Int(scalar.span.start)
    while index < Int(scalar.span.end) {
      if let length = wideColon(at: index) { return fullWidthColon(at: index, length) }
      if byte(index) == UInt8(ascii: ":") {
        let behind = oddSpaces(from: index + 1)
        if behind > index + 1 {
          let span = Span(index + 1, behind)
          return .oddSpaceBehindColon(span, text(span), atLineEnd: isBreak(byte(behind)) || behind >= end)
        }
        if index > Int(scalar.span.start) { return .missingSpace(Span(index, index + 1)) }
      }
      index += 1
    }
    return .missingColon(line)
  }

  /// The length of a colon that is none of ASCII: `：`, `﹕`, `︓`, `∶`.
  private func wideColon(at index: Int) -> Int? {
    guard byte(index) == 0xEF || byte(index) == 0xE2 else { return nil }
    for colon: StaticString in ["：", "﹕", "︓", "∶"] where matches(colon, at: index) { return 3 }
    return nil
  }

  private func fullWidthColon(at index: Int, _ length: Int) -> Diagnostic {
    var behind = oddSpaces(from: index + length)
    while isSpace(byte(behind)) { behind += 1 }
    let atLineEnd = isBreak(byte(behind)) || behind >= end
    return .fullWidthColon(Span(index, index + length), whole: Span(index, behind), atLineEnd: atLineEnd)
  }

  /// The typo that makes text of the fields below it: a full-width colon at the end of the line (`保管：`), or a bullet
  /// before the first of them.
  func typoBefore(_ scalar: Scalar, indent: Int) -> Diagnostic? {
    guard scalar.spansLines else { return nil }
    let first = Int(scalar.span.start)
    var index = first
    while !isBreak(byte(index)) {
      if let length = wideColon(at: index), isBreak(byte(index + length)) { return fullWidthColon(at: index, length) }
      index += 1
    }
    var start = lineStart
    while byte(start) == UInt8(ascii: " ") { start += 1 }
    let found = start - lineStart
    if let column = indentation(before: first), found > column {
      return dashTypo(at: first, column: column, found: found)
    }
    // The key of the value stands just before it.
    guard tree.nodes.count > 1, tree.nodes[tree.nodes.count - 2].keyHash != 0 else { return nil }
    let key = Int(tree.nodes[tree.nodes.count - 2].span.start)
    return dashTypo(at: key, column: indent, found: found)
  }

  // MARK: Spaces and hashes

  /// The end of the run of white space at a place that holds a space which is none of YAML's; the place itself where none
  /// does.
  func oddSpaces(from start: Int) -> Int {
    var index = start
    var hasOdd = false
    while true {
      let odd = isSpace(byte(index)) ? 0 : oddSpaceLength(at: index)
      hasOdd = hasOdd || odd > 0
      guard odd > 0 || isSpace(byte(index)) else { return hasOdd ? index : start }
      index += max(odd, 1)
    }
  }

  func text(_ span: Span) -> String { String(decoding: bytes(span.range), as: UTF8.self) }

  /// The column of a place before which nothing but spaces stand on its line.
  private func indentation(before place: Int) -> Int? {
    var index = place
    while index > 0, byte(index - 1) == UInt8(ascii: " ") { index -= 1 }
    let isFirst = index == 0 || isBreak(byte(index - 1)) || (index == 3 && byte(0) == 0xEF)
    return isFirst ? place - index : nil
  }

  /// A space that is none of YAML's before content, or a full-width `#`.
  func wideStart(isKey: Bool) -> Diagnostic? {
    // Text that begins with kana is the rule.
    if byte(at) == 0xE3, byte(at + 1) != 0x80 || byte(at + 2) != 0x80 { return nil }
    let stop = oddSpaces(from: at)
    if stop > at {
      let indents = indentation(before: at) != nil
      if byte(stop) == 0xEF, matches("＃", at: stop) {
        // Both at once: a line of text in the place of a comment would go on the value before it.
        let width = OddSpace.width(of: text(Span(at, stop)))
        return .fullWidthHash(
          Span(stop, stop + 3), replacing: Span(at, stop + 3),
          by: (indents ? String(repeating: " ", count: width) : " ") + "#", startsComment: startsComment(isKey: isKey))
      }
      let needsSpace = at > 0 && !isBlank(byte(at - 1)) && !isBreak(byte(stop)) && stop < end
      return .oddSpace(
        Span(at, stop), text(Span(at, stop)), indents: indents, needsSpace: needsSpace)
    }
    guard byte(at) == 0xEF, matches("＃", at: at) else { return nil }
    return .fullWidthHash(Span(at, at + 3), startsComment: startsComment(isKey: isKey))
  }

  /// Whether a `＃` here can hardly be meant as text: it begins its line, and neither is it a key, nor does a key, a dash or
  /// a list in brackets wait for a value there.
  private func startsComment(isKey: Bool) -> Bool {
    guard indentation(before: at) != nil else { return false }
    if isKey {
      let line = restOfLine()
      return !line.range.contains { byte($0) == UInt8(ascii: ":") && isBlank(byte($0 + 1)) }
    }
    var index = at
    while index > 0, isBlank(byte(index - 1)) { index -= 1 }
    return index == 0 || !":-[{,".utf8.contains(byte(index - 1))
  }

  /// Why what stands behind a value that ended at `start` is no comment, or only a space that does not show.
  func typoBehindValue(from start: Int) -> Diagnostic? {
    let behind = oddSpaces(from: start)
    if matches("＃", at: max(behind, at)) {
      let hash = max(behind, at)
      return .fullWidthHash(Span(hash, hash + 3), replacing: Span(start, hash + 3), by: " #", startsComment: true)
    }
    guard behind > start else { return nil }
    let span = Span(start, behind)
    if byte(behind) == UInt8(ascii: "#") { return .oddSpaceBehindValue(span, text(span), beforeComment: true) }
    guard isBreak(byte(behind)) || behind >= end else { return nil }
    return .oddSpaceBehindValue(span, text(span), beforeComment: false)
  }
}
