import SourceText

/// The lines of a document that is to be changed. Offsets count bytes; a line's end lies before its line break.
struct SourceLines: Sendable {
  let bytes: [UInt8]
  private let comments: [Comment]
  /// The first byte behind a byte order mark.
  let start: Int

  init(_ tree: Tree) {
    bytes = tree.source
    comments = tree.comments
    start = bytes.starts(with: ByteOrderMark.bytes) ? ByteOrderMark.bytes.count : 0
  }

  func byte(_ index: Int) -> UInt8 { index >= 0 && index < bytes.count ? bytes[index] : 0 }

  func isBreak(_ index: Int) -> Bool { byte(index) == UInt8(ascii: "\n") || byte(index) == UInt8(ascii: "\r") }

  func isSpace(_ index: Int) -> Bool { byte(index) == UInt8(ascii: " ") || byte(index) == UInt8(ascii: "\t") }

  /// The start of the line that holds `offset`.
  func lineStart(_ offset: Int) -> Int {
    var index = offset
    while index > start, !isBreak(index - 1) { index -= 1 }
    return max(index, start)
  }

  func lineEnd(_ offset: Int) -> Int {
    var index = offset
    while index < bytes.count, !isBreak(index) { index += 1 }
    return index
  }

  /// Whether a range of bytes holds a line break.
  func hasBreak(in range: Range<Int>) -> Bool { range.contains(where: isBreak) }

  /// The start of the line behind the one that ends at `lineEnd`; nil at the end of the file.
  func next(behind lineEnd: Int) -> Int? {
    guard lineEnd < bytes.count else { return nil }
    return lineEnd + (byte(lineEnd) == UInt8(ascii: "\r") && byte(lineEnd + 1) == UInt8(ascii: "\n") ? 2 : 1)
  }

  /// The end of the line before the one that starts at `lineStart`; nil at the start of the file.
  func end(before lineStart: Int) -> Int? {
    guard lineStart > start else { return nil }
    let isPair = byte(lineStart - 1) == UInt8(ascii: "\n") && byte(lineStart - 2) == UInt8(ascii: "\r")
    return lineStart - (isPair && lineStart - 2 >= start ? 2 : 1)
  }

  func column(_ offset: Int) -> Int { offset - lineStart(offset) }

  /// Whether nothing but white space stands before `offset` on its line.
  func startsLine(_ offset: Int) -> Bool {
    let line = lineStart(offset)
    return (line..<offset).allSatisfy(isSpace)
  }

  /// Whether the line that starts at `lineStart` holds nothing but white space.
  func isBlank(_ lineStart: Int) -> Bool {
    var index = lineStart
    while isSpace(index) { index += 1 }
    return index >= bytes.count || isBreak(index)
  }

  /// The line break of the line that holds `offset`; at the end of the file, that of the line before.
  func lineBreak(_ offset: Int) -> String {
    let end = lineEnd(offset)
    if let next = next(behind: end) { return String(decoding: bytes[end..<next], as: UTF8.self) }
    let start = lineStart(offset)
    if let before = self.end(before: start) { return String(decoding: bytes[before..<start], as: UTF8.self) }
    return "\n"
  }

  // MARK: Comments

  /// The first comment that starts at `offset` or behind it.
  private func firstComment(from offset: Int) -> Int {
    var low = 0
    var high = comments.count
    while low < high {
      let middle = (low + high) / 2
      if Int(comments[middle].span.start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The comments that start in a range.
  func comments(in range: Range<Int>) -> ArraySlice<Comment> {
    comments[firstComment(from: range.lowerBound)..<firstComment(from: range.upperBound)]
  }

  /// The comment that ends the line that holds `offset`.
  func comment(onLineOf offset: Int) -> Comment? {
    comments(in: lineStart(offset)..<lineEnd(offset)).first
  }

  /// The comment that has the line to itself that starts at `lineStart`.
  func ownComment(_ lineStart: Int) -> Comment? {
    guard let comment = comments(in: lineStart..<lineEnd(lineStart)).first, comment.ownLine else { return nil }
    return comment
  }

  /// The first of the comment lines directly above a line, at the same column; the line itself if there is none.
  func topOfComments(above lineStart: Int, column: Int) -> Int {
    var top = lineStart
    while let end = end(before: top) {
      let line = self.lineStart(end)
      guard let comment = ownComment(line), Int(comment.span.start) - line == column else { break }
      top = line
    }
    return top
  }

  /// Whether the comments directly above a line at the start of the document, of which `top` is the first, are about
  /// all of it: nothing stands above them, or they say to editors what the document is.
  func areAboutDocument(from top: Int, to line: Int) -> Bool {
    (start..<top).allSatisfy { isSpace($0) || isBreak($0) }
      || comments(in: top..<line).contains { SourceLines.isForEditors(bytes[$0.span.range]) }
  }

  /// Whether a comment tells editors the schema: `# yaml-language-server: $schema=…`.
  static func isForEditors(_ comment: some Collection<UInt8>) -> Bool {
    comment.drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") }.starts(with: "yaml-language-server".utf8)
  }

  /// Passes white space, line breaks and comments.
  func skipToContent(_ offset: Int) -> Int {
    var index = offset
    while index < bytes.count {
      if isSpace(index) || isBreak(index) {
        index += 1
      } else if byte(index) == UInt8(ascii: "#"), let comment = comments(in: index..<index + 1).first {
        index = Int(comment.span.end)
      } else {
        break
      }
    }
    return index
  }
}
