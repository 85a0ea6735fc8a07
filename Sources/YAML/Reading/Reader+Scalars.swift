import SourceText

/// Plain and quoted scalars.
extension Reader {
  // MARK: Plain

  /// Why no plain scalar may start here, if it may not; `isKey` where only a key could.
  func forbiddenStart(_ first: UInt8, isKey: Bool = false) -> Diagnostic? {
    let place = Span(at, at + 1)
    switch first {
    case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      return .reserved(word(), character: first)
    case UInt8(ascii: "%"):
      // A reader of YAML 1.1 takes a `%` at the start of any line for a directive.
      return at == lineStart ? .directive(restOfLine()) : .reserved(word(), character: first)
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "#"):
      return .unexpected(place, character: first)
    case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "["),
      UInt8(ascii: "{"):
      return .unexpected(place, character: first)
    case UInt8(ascii: "?") where isBlank(byte(at + 1)): return .explicitKey(place)
    case UInt8(ascii: ":") where isBlank(byte(at + 1)): return .emptyKey(place)
    case 0xC2, 0xE2, 0xE3, 0xEF: return wideStart(isKey: isKey)
    default: return nil
    }
  }

  private func word() -> Span {
    var stop = at + 1
    while !isBlank(byte(stop)), !isFlowIndicator(byte(stop)) { stop += 1 }
    return Span(at, stop)
  }

  /// Reads the part of a plain scalar that stands on this line (YAML 1.2.2 section 7.3.3).
  mutating func plainLine(inFlow: Bool) -> Scalar {
    let start = at
    var index = at
    var contentEnd = at
    scan: while true {
      let here = byte(index)
      switch here {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        index += 1
        if byte(index) == UInt8(ascii: "#") { break scan }
        continue scan
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0: break scan
      case UInt8(ascii: ":"):
        let behind = byte(index + 1)
        if isBlank(behind) || (inFlow && isFlowIndicator(behind)) { break scan }
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        if inFlow { break scan }
      default: break
      }
      index += 1
      contentEnd = index
    }
    at = byte(index) == UInt8(ascii: ":") ? index : contentEnd
    return Scalar(style: .plain, span: Span(start, contentEnd), text: Span(start, contentEnd))
  }

  /// Reads the further lines of a plain scalar whose first line was read; they stand right of `indent`.
  mutating func continuePlain(_ first: Scalar, indent: Int, inFlow: Bool) -> Scalar {
    guard var next = continuation(indent: indent, inFlow: inFlow) else { return first }
    var scalar = first
    scalar.isDecoded = true
    scalar.spansLines = true
    let textStart = tree.decoded.count
    tree.decoded.append(contentsOf: bytes(first.text.range))
    while true {
      fold(next.breaks, before: next.start)
      at = next.start
      lineStart = next.lineStart
      let line = plainLine(inFlow: inFlow)
      tree.decoded.append(contentsOf: bytes(line.text.range))
      scalar.span.end = line.span.end
      if byte(at) == UInt8(ascii: ":") { break }
      guard let further = continuation(indent: indent, inFlow: inFlow) else { break }
      next = further
    }
    scalar.text = Span(textStart, tree.decoded.count)
    return scalar
  }

  struct Continuation {
    var start: Int
    var lineStart: Int
    var breaks: Int
  }

  /// Looks whether the plain scalar that ended its line at ``at`` goes on, without moving.
  func continuation(indent: Int, inFlow: Bool) -> Continuation? {
    continuation(from: at, indent: indent, inFlow: inFlow)
  }

  func continuation(from start: Int, indent: Int, inFlow: Bool) -> Continuation? {
    var index = start
    while isSpace(byte(index)) { index += 1 }
    var breaks = 0
    var line = lineStart
    var spaces = 0
    while isBreak(byte(index)) {
      index += byte(index) == UInt8(ascii: "\r") && byte(index + 1) == UInt8(ascii: "\n") ? 2 : 1
      breaks += 1
      line = index
      while byte(index) == UInt8(ascii: " ") { index += 1 }
      spaces = index - line
      while isSpace(byte(index)) { index += 1 }
    }
    let here = byte(index)
    guard breaks > 0, index < end, spaces > indent, here != UInt8(ascii: "#") else { return nil }
    if inFlow {
      if isFlowIndicator(here) { return nil }
      if here == UInt8(ascii: ":"), isBlank(byte(index + 1)) || isFlowIndicator(byte(index + 1)) { return nil }
    }
    if index == line, isMarker(at: line) || here == UInt8(ascii: "%") { return nil }
    return Continuation(start: index, lineStart: line, breaks: breaks)
  }

  func isMarker(at index: Int) -> Bool {
    let first = byte(index)
    guard first == UInt8(ascii: "-") || first == UInt8(ascii: ".") else { return false }
    return byte(index + 1) == first && byte(index + 2) == first && isBlank(byte(index + 3))
  }

  /// One line break folds to a space, more to one fewer.
  func foldedBreaks(_ breaks: Int) -> (byte: UInt8, count: Int) {
    breaks == 1 ? (UInt8(ascii: " "), 1) : (UInt8(ascii: "\n"), breaks - 1)
  }

  /// Appends what line breaks fold to, before the text at `next`.
  mutating func fold(_ breaks: Int, before next: Int) {
    let (byte, count) = foldedBreaks(breaks)
    if breaks == 1, isJapanese(tree.decoded, before: tree.decoded.count), isJapanese(at: next) {
      tree.joints.append(UInt32(tree.decoded.count))
    }
    tree.decoded.append(contentsOf: repeatElement(byte, count: count))
  }

  /// Whether the character at a place is Japanese: kana, kanji, or a full-width sign.
  private func isJapanese(at index: Int) -> Bool {
    guard index + 2 < end else { return false }
    if byte(index) == 0xF0 { return byte(index + 1) >= 0xA0 }
    return Reader.isJapanese(byte(index), byte(index + 1))
  }

  /// Whether the character that ends before a place is.
  private func isJapanese(_ bytes: [UInt8], before index: Int) -> Bool {
    guard index > 2 else { return false }
    if index > 3, bytes[index - 4] == 0xF0 { return bytes[index - 3] >= 0xA0 }
    return Reader.isJapanese(bytes[index - 3], bytes[index - 2])
  }

  /// U+3000 to U+9FFF, compatibility ideographs, and full-width and half-width forms.
  private static func isJapanese(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xE3...0xE9: true
    case 0xEF: (0xA4...0xAB).contains(second) || (0xBC...0xBE).contains(second)
    default: false
    }
  }

  /// Behind a plain value in a block: a key's colon or text behind a comment shows a mistake.
  mutating func checkBehindPlain(_ scalar: Scalar, indent: Int) {
    if byte(at) == UInt8(ascii: ":"), isBlank(byte(at + 1)) {
      report(
        typoBefore(scalar, indent: indent) ?? .mappingInsideText(Span(at, at + 1), isFirstLine: !scalar.spansLines))
      skipDeeper(than: max(indent, 0))
    } else {
      expectLineEnd()
    }
  }

  // MARK: Quoted

  /// Reads a quoted scalar (YAML 1.2.2 sections 7.3.1 and 7.3.2). Its further lines stand right of `indent`.
  mutating func quoted(indent: Int) -> Scalar {
    let quote = byte(at)
    let style: Node.Style = quote == UInt8(ascii: "\"") ? .doubleQuoted : .singleQuoted
    let start = at
    var index = at + 1
    while true {
      let here = byte(index)
      if here == quote, !(style == .singleQuoted && byte(index + 1) == quote) { break }
      if here == 0 || isBreak(here) || here == UInt8(ascii: "\\") && style == .doubleQuoted || here == quote {
        return quotedSlowly(style, start: start, indent: indent)
      }
      index += 1
    }
    at = index + 1
    return Scalar(style: style, span: Span(start, at), text: Span(start + 1, index))
  }

  private mutating func quotedSlowly(_ style: Node.Style, start: Int, indent: Int) -> Scalar {
    let quote = byte(start)
    let textStart = tree.decoded.count
    var contentEnd = textStart
    var spansLines = false
    at = start + 1
    while true {
      let here = byte(at)
      if here == 0 {
        report(.unclosedQuote(Span(start, start + 1), quote: quote))
        fail()
        break
      } else if here == quote {
        guard style == .singleQuoted, byte(at + 1) == quote else {
          at += 1
          break
        }
        at += 2
        tree.decoded.append(quote)
        contentEnd = tree.decoded.count
      } else if isBreak(here) {
        tree.decoded.removeLast(tree.decoded.count - contentEnd)
        guard let breaks = quotedBreaks(start: start, quote: quote, indent: indent) else { break }
        fold(breaks, before: at)
        contentEnd = tree.decoded.count
        spansLines = true
      } else if here == UInt8(ascii: "\\"), style == .doubleQuoted {
        if isBreak(byte(at + 1)) {
          at += 1
          guard let breaks = quotedBreaks(start: start, quote: quote, indent: indent) else { break }
          tree.decoded.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: breaks - 1))
          spansLines = true
        } else {
          escape()
        }
        contentEnd = tree.decoded.count
      } else {
        tree.decoded.append(here)
        at += 1
        if !isSpace(here) { contentEnd = tree.decoded.count }
      }
    }
    return Scalar(
      style: style, isDecoded: true, spansLines: spansLines, span: Span(start, at),
      text: Span(textStart, tree.decoded.count))
  }

  /// Passes the line breaks inside a quoted scalar and the white space that opens the next line; gives their number.
  private mutating func quotedBreaks(start: Int, quote: UInt8, indent: Int) -> Int? {
    var breaks = 0
    while true {
      guard skipBreak() else { break }
      breaks += 1
      let line = at
      while byte(at) == UInt8(ascii: " ") { at += 1 }
      let spaces = at - line
      _ = skipSpaces()
      if isBreak(byte(at)) || byte(at) == 0 { continue }
      if spaces <= indent || isMarker(at: lineStart) {
        report(.quoteLeavesBlock(Span(start, start + 1), line: restOfLine(), quote: quote))
        fail()
        return nil
      }
    }
    return breaks
  }

  /// Reads one escape (YAML 1.2.2 section 5.7).
  private mutating func escape() {
    let start = at
    let letter = byte(at + 1)
    at += 2
    let simple: StaticString?
    switch letter {
    case UInt8(ascii: "0"): simple = "\u{0}"
    case UInt8(ascii: "a"): simple = "\u{7}"
    case UInt8(ascii: "b"): simple = "\u{8}"
    case UInt8(ascii: "t"), UInt8(ascii: "\t"): simple = "\t"
    case UInt8(ascii: "n"): simple = "\n"
    case UInt8(ascii: "v"): simple = "\u{B}"
    case UInt8(ascii: "f"): simple = "\u{C}"
    case UInt8(ascii: "r"): simple = "\r"
    case UInt8(ascii: "e"): simple = "\u{1B}"
    case UInt8(ascii: " "): simple = " "
    case UInt8(ascii: "\""): simple = "\""
    case UInt8(ascii: "/"): simple = "/"
    case UInt8(ascii: "\\"): simple = "\\"
    case UInt8(ascii: "N"): simple = "\u{85}"
    case UInt8(ascii: "_"): simple = "\u{A0}"
    case UInt8(ascii: "L"): simple = "\u{2028}"
    case UInt8(ascii: "P"): simple = "\u{2029}"
    default: simple = nil
    }
    if let simple {
      simple.withUTF8Buffer { tree.decoded.append(contentsOf: $0) }
      return
    }
    let digits = letter == UInt8(ascii: "x") ? 2 : letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
    if digits > 0, let value = hexadecimal(at, digits), let scalar = Unicode.Scalar(value) {
      at += digits
      tree.decoded.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      return
    }
    at = start + 1
    if byte(at) != 0, !isBreak(byte(at)) {
      at += 1
      while byte(at) & 0xC0 == 0x80 { at += 1 }
    }
    report(.badEscape(Span(start, at)))
  }

  private func hexadecimal(_ start: Int, _ count: Int) -> UInt32? {
    var value: UInt32 = 0
    for index in start..<start + count {
      let byte = byte(index)
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
      default: return nil
      }
    }
    return value
  }
}
