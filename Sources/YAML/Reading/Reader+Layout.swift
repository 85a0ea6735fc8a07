import SourceText

/// White space, comments, lines and what people mistype in them.
extension Reader {
  @inline(__always)
  func isBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  @inline(__always)
  func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  /// White space, a line break or the end of the file.
  @inline(__always)
  func isBlank(_ byte: UInt8) -> Bool { isSpace(byte) || isBreak(byte) || byte == 0 }

  @inline(__always)
  func isFlowIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    default: false
    }
  }

  /// Passes spaces and tabs; gives the place of the first tab.
  @inline(__always)
  mutating func skipSpaces() -> Int? {
    var tab: Int?
    while isSpace(byte(at)) {
      if tab == nil, byte(at) == UInt8(ascii: "\t") { tab = at }
      at += 1
    }
    return tab
  }

  /// Passes one line break, if one is here.
  @inline(__always)
  mutating func skipBreak() -> Bool {
    let here = byte(at)
    guard isBreak(here) else { return false }
    at += here == UInt8(ascii: "\r") && byte(at + 1) == UInt8(ascii: "\n") ? 2 : 1
    lineStart = at
    return true
  }

  /// Passes white space, line breaks and comments up to the next content or the end.
  ///
  /// A `#` opens a comment only at the start of a line or behind white space. Gives the place of the first tab between
  /// the content and what stands before it on its line.
  mutating func skipToContent() -> Int? {
    while true {
      let start = at
      let tab = skipSpaces()
      if byte(at) == UInt8(ascii: "#"), at == lineStart || at > start || start == 0 || isBlank(byte(start - 1)) {
        skipComment()
      }
      guard skipBreak() else { return tab }
    }
  }

  mutating func skipComment() {
    let start = at
    while !isBreak(byte(at)), at < end { at += 1 }
    var only = lineStart
    while isSpace(byte(only)) { only += 1 }
    tree.comments.append(Comment(span: Span(start, at), ownLine: only == start))
  }

  /// The column, from 0, of the content at ``at``: -1 at the end and at a document marker. A tab ends the indentation.
  func contentColumn(_ tab: Int?) -> Int {
    if at >= end || atMarker() { return -1 }
    return (tab ?? at) - lineStart
  }

  /// The first tab before the content of this line, where the line was entered earlier.
  var tabInIndentation: Int? {
    var index = lineStart
    while byte(index) == UInt8(ascii: " ") { index += 1 }
    return index < at && byte(index) == UInt8(ascii: "\t") ? index : nil
  }

  /// Whether `---` or `...` (or just the one given by its character) stands here at the start of a line.
  func atMarker(_ character: UInt8? = nil) -> Bool {
    guard at == lineStart else { return false }
    let first = byte(at)
    guard character.map({ $0 == first }) ?? (first == UInt8(ascii: "-") || first == UInt8(ascii: ".")) else {
      return false
    }
    return first != 0 && byte(at + 1) == first && byte(at + 2) == first && isBlank(byte(at + 3))
  }

  /// From here to the last character of the line.
  func restOfLine() -> Span {
    var stop = at
    while !isBreak(byte(stop)), stop < end { stop += 1 }
    while stop > at, isSpace(byte(stop - 1)) { stop -= 1 }
    return Span(at, stop)
  }

  mutating func skipLine() {
    while !isBreak(byte(at)), at < end { at += 1 }
    _ = skipBreak()
  }

  /// After a mistake: goes to the next line whose content stands at `column` or left of it.
  mutating func skipDeeper(than column: Int) {
    skipLine()
    while at < end {
      let start = at
      var probe = at
      while byte(probe) == UInt8(ascii: " ") { probe += 1 }
      let first = byte(probe)
      let empty = isBreak(first) || first == UInt8(ascii: "#") || first == UInt8(ascii: "\t")
      if !empty, probe - start <= column || first == 0 || atMarker() { return }
      if first == 0 { return }
      skipLine()
    }
  }

  /// Demands that nothing but white space and a comment follows on this line.
  mutating func expectLineEnd() {
    let start = at
    _ = skipSpaces()
    let here = byte(at)
    if isBreak(here) || at >= end { return }
    if here == UInt8(ascii: "#"), at > start { return }
    if let typo = typoBehindValue(from: start) {
      report(typo)
      while !isBreak(byte(at)), at < end { at += 1 }
      return
    }
    report(.contentBehindValue(restOfLine(), isComment: here == UInt8(ascii: "#")))
    while !isBreak(byte(at)), at < end { at += 1 }
  }

  /// Whether the bytes of `literal` stand at `index`.
  func matches(_ literal: StaticString, at index: Int) -> Bool {
    literal.withUTF8Buffer { wanted in
      for offset in 0..<wanted.count where byte(index + offset) != wanted[offset] { return false }
      return true
    }
  }
}
