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
    /// The text, safe for a terminal, perhaps cut.
    var text: String
    /// The columns before the marker.
    var indent: Int
    /// The columns of the marker, at least one.
    var length: Int
  }

  func excerpt(of span: Span) -> Excerpt {
    let line = lines.line(at: span.start)
    let content = lines.content(of: line, in: bytes)
    var start = Int(content.start)
    if start == 0, bytes.starts(with: ByteOrderMark.bytes) { start = min(ByteOrderMark.bytes.count, Int(content.end)) }
    let spanStart = min(max(Int(span.start), start), Int(content.end))
    let spanEnd = min(max(Int(span.end), spanStart), Int(content.end))

    let from = boundary(before: spanStart, limit: start)
    var text = String.UnicodeScalarView()
    var column = 0
    if from > start {
      text.append("…")
      column = 1
    }
    var indent = column
    var end = column
    // Invalid bytes become one replacement character each, so that offsets stay in step.
    var index = from
    while index < Int(content.end), column < CodeFrame.width {
      let (scalar, length) = decode(at: index, end: Int(content.end))
      let shown = SafeText.shown(scalar)
      if index == spanStart { indent = column }
      text.append(shown)
      column += DisplayWidth.columns(of: shown)
      index += length
      if index <= spanEnd { end = column }
    }
    if index < Int(content.end) { text.append("…") }
    if spanStart >= index { indent = column }
    return Excerpt(line: line + 1, text: String(text), indent: indent, length: max(1, end - indent))
  }

  /// Where the excerpt starts: the start of the line, or some columns before the span.
  private func boundary(before position: Int, limit: Int) -> Int {
    guard position - limit > CodeFrame.width * 2 else { return limit }
    var from = position - CodeFrame.lead
    while from > limit, bytes[from] & 0xC0 == 0x80 { from -= 1 }
    return from
  }

  private func decode(at index: Int, end: Int) -> (Unicode.Scalar, Int) {
    var iterator = bytes[index..<min(index + 4, end)].makeIterator()
    var decoder = UTF8()
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar): return (scalar, UTF8.width(scalar))
    default: return ("\u{FFFD}", 1)
    }
  }
}
