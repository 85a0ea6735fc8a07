import SourceText

/// Inside a comment that speaks to Shimon: `# shimon: ignore RULE reason="…" until=2027-03-31`.
extension CursorReader {
  func suppression(from comment: Int, to end: Int, at offset: Int) -> CursorContext? {
    var words: [Span] = []
    var index = comment
    while index < end {
      while index < end, LineShape.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "#") { index += 1 }
      let start = index
      var isQuoted = false
      while index < end, isQuoted || !LineShape.isSpace(bytes[index]) {
        if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
        index += 1
      }
      if index > start { words.append(Span(start, index)) }
    }
    let texts = words.map { text(Int($0.start), Int($0.end)) }
    guard texts.count >= 2, ["shimon:", "shimon："].contains(texts[0].lowercased()),
      ["ignore", "除外"].contains(texts[1]), offset > Int(words[1].end)
    else { return nil }
    let at = words.firstIndex { Int($0.start) <= offset && offset <= Int($0.end) }
    let span = at.map { words[$0] } ?? Span(offset, offset)
    let isRule = at == 2 || (at == nil && (words.count == 2 || offset < Int(words[2].start)))
    let rest = texts.dropFirst(3)
    return CursorContext(
      expectation: isRule
        ? .suppressedRule
        : .suppressionOption(
          hasReason: rest.contains { $0.hasPrefix("reason=") || $0.hasPrefix("理由=") },
          hasUntil: rest.contains { $0.hasPrefix("until=") || $0.hasPrefix("期限=") }),
      span: span, typed: text(Int(span.start), offset))
  }
}
