import SourceText

/// The line that a span stands on, with a marker under the span that fits full-width characters.
struct CodeFrame {
  /// Lines are cut to about so many columns around the span.
  private static let width = 160
  private static let lead = 60

  let bytes: [UInt8]
  let lines: LineIndex

  /// A line ready to print.
  struct Excerpt {
    /// The line's number, from 1.
    var line: Int
    /// The text as UTF-8, safe for a terminal, perhaps cut.
    var bytes: [UInt8]
    /// The columns before the marker.
    var indent: Int
    /// The columns of the marker, at least one.
    var length: Int
    /// The text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  func excerpt(of span: Span) -> Excerpt {
    let line = lines.line(at: span.start)
    let content = lines.content(of: line, in: bytes)
    var start = Int(content.start)
    if start == 0, bytes.starts(with: ByteOrderMark.bytes) { start = min(ByteOrderMark.bytes.count, Int(content.end)) }
    let spanStart = min(max(Int(span.start), start), Int(content.end))
    let spanEnd = min(max(Int(span.end), spanStart), Int(content.end))

    let from = boundary(before: spanStart, limit: start)
    var text: [UInt8] = []
    text.reserveCapacity(2 * CodeFrame.width)
    var column = 0
    if from > start {
      text.append(contentsOf: "…".utf8)
      column = 1
    }
    var indent = column
    var end = column
    // Invalid bytes become one replacement character each, so that offsets stay in step.
    var index = from
    // Where bytes go out as they are, from the first that was not copied yet.
    var pending = from
    bytes.withUnsafeBufferPointer { bytes in
      while index < Int(content.end), column < CodeFrame.width {
        if index == spanStart { indent = column }
        if let (length, columns) = CodeFrame.common(bytes, at: index, end: Int(content.end)) {
          column += columns
          index += length
        } else {
          let (scalar, length) = decode(at: index, end: Int(content.end))
          let shown = SafeText.shown(scalar)
          if shown != scalar || shown == "\u{FFFD}" {
            text.append(contentsOf: bytes[pending..<index])
            text.append(contentsOf: String(shown).utf8)
            pending = index + length
          }
          column += DisplayWidth.columns(of: shown)
          index += length
        }
        if index <= spanEnd { end = column }
      }
      text.append(contentsOf: bytes[pending..<index])
    }
    if index < Int(content.end) { text.append(contentsOf: "…".utf8) }
    if spanStart >= index { indent = column }
    return Excerpt(line: line + 1, bytes: text, indent: indent, length: max(1, end - indent))
  }

  /// Where the excerpt starts: the start of the line, or some columns before the span.
  private func boundary(before position: Int, limit: Int) -> Int {
    guard position - limit > CodeFrame.width * 2 else { return limit }
    var from = position - CodeFrame.lead
    while from > limit, bytes[from] & 0xC0 == 0x80 { from -= 1 }
    return from
  }

  /// The bytes and columns of a character that nearly all text is made of and that is shown as it is: ASCII, kana and
  /// kanji.
  @inline(__always)
  private static func common(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int
  ) -> (length: Int, columns: Int)? {
    let lead = bytes[index]
    if lead >= 0x20, lead < 0x7F { return (1, 1) }
    guard (0xE3...0xE9).contains(lead), index + 2 < end else { return nil }
    let (second, third) = (bytes[index + 1], bytes[index + 2])
    guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return nil }
    switch UInt32(lead & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F) {
    case 0x3001...0x3029, 0x3041...0x3096, 0x30A0...0x30FF, 0x4E00...0x9FFF: return (3, 2)
    default: return nil
    }
  }

  private func decode(at index: Int, end: Int) -> (Unicode.Scalar, Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    var iterator = bytes[index..<min(index + 4, end)].makeIterator()
    var decoder = UTF8()
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar): return (scalar, UTF8.width(scalar))
    default: return ("\u{FFFD}", 1)
    }
  }
}
