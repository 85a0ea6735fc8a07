import SourceText

/// One line of a document taken by itself: its dashes, its key, its value and its comment. It needs no sound document.
struct LineShape {
  /// Where the line starts, without a byte order mark.
  let start: Int
  /// Behind its last byte, without the line break.
  let end: Int
  /// The columns, in bytes, of the dashes of list entries.
  private(set) var dashes: [Int] = []
  /// Where what follows indentation and dashes starts.
  private(set) var contentStart: Int
  /// The key, with its quotes.
  private(set) var key: Span?
  /// Behind the key's colon.
  private(set) var colonEnd: Int
  /// Where the value starts; without a key, where the content does.
  private(set) var valueStart: Int
  /// Behind the value, without white space and comment.
  private(set) var valueEnd: Int
  /// Where the comment starts.
  private(set) var comment: Int?

  init(_ line: Int, _ lines: LineIndex, _ bytes: [UInt8]) {
    let content = lines.content(of: line, in: bytes).range
    let hasMark = line == 0 && bytes.starts(with: ByteOrderMark.bytes)
    start = hasMark ? ByteOrderMark.bytes.count : content.lowerBound
    end = max(start, content.upperBound)
    var index = LineShape.skipSpaces(start, end, bytes)
    while index < end, bytes[index] == UInt8(ascii: "-"), index + 1 == end || bytes[index + 1] == UInt8(ascii: " ") {
      dashes.append(index - start)
      index = LineShape.skipSpaces(index + 1, end, bytes)
    }
    contentStart = index
    colonEnd = index
    valueStart = index
    valueEnd = index
    if index < end, bytes[index] == UInt8(ascii: "#") {
      comment = index
      return
    }
    readKey(bytes)
    readValue(bytes)
  }

  /// The column of the content, in bytes.
  var column: Int { contentStart - start }

  /// The column of the first dash or else of the content.
  var firstColumn: Int { dashes.first ?? column }

  /// Whether there is neither a dash nor content.
  var isBlank: Bool { dashes.isEmpty && key == nil && valueStart == valueEnd }

  /// Whether the key, if there is one, has its value on further lines.
  var isOpen: Bool { valueStart == valueEnd }

  // MARK: Reading

  private mutating func readKey(_ bytes: [UInt8]) {
    guard contentStart < end else { return }
    var index = contentStart
    switch bytes[index] {
    case UInt8(ascii: "["), UInt8(ascii: "{"): return
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      index = LineShape.behindQuoted(index, end, bytes)
      guard LineShape.isColon(LineShape.skipSpaces(index, end, bytes), end, bytes) else { return }
    default:
      while index < end, !LineShape.isColon(index, end, bytes) {
        if LineShape.isComment(index, bytes, from: contentStart) { return }
        index += 1
      }
      guard index < end else { return }
    }
    let colon = LineShape.skipSpaces(index, end, bytes)
    key = Span(contentStart, index)
    colonEnd = colon + 1
    valueStart = LineShape.skipSpaces(colonEnd, end, bytes)
  }

  private mutating func readValue(_ bytes: [UInt8]) {
    var index = valueStart
    var isTokenStart = true
    while index < end {
      let byte = bytes[index]
      if isTokenStart, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        index = LineShape.behindQuoted(index, end, bytes)
        isTokenStart = false
        continue
      }
      if LineShape.isComment(index, bytes, from: colonEnd) {
        comment = index
        break
      }
      if !LineShape.isSpace(byte) { isTokenStart = [0x5B, 0x7B, 0x2C, 0x3A].contains(byte) }
      index += 1
    }
    while index > valueStart, LineShape.isSpace(bytes[index - 1]) { index -= 1 }
    valueEnd = index
  }

  // MARK: Bytes

  static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  static func skipSpaces(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> Int {
    var index = start
    while index < end, isSpace(bytes[index]) { index += 1 }
    return index
  }

  /// Whether a colon at `index` ends a key.
  static func isColon(_ index: Int, _ end: Int, _ bytes: [UInt8]) -> Bool {
    index < end && bytes[index] == UInt8(ascii: ":") && (index + 1 >= end || isSpace(bytes[index + 1]))
  }

  /// Whether a comment starts at `index`, in content that starts at `start`.
  static func isComment(_ index: Int, _ bytes: [UInt8], from start: Int) -> Bool {
    bytes[index] == UInt8(ascii: "#") && index > start && isSpace(bytes[index - 1])
  }

  /// Behind the text in quotes that starts at `start`; `end` where the quotes are not closed.
  static func behindQuoted(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> Int {
    let quote = bytes[start]
    var index = start + 1
    while index < end {
      if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 2
        continue
      }
      if bytes[index] == quote {
        guard quote == UInt8(ascii: "'"), index + 1 < end, bytes[index + 1] == quote else { return index + 1 }
        index += 1
      }
      index += 1
    }
    return end
  }
}
