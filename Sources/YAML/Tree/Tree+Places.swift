import SourceText

extension Tree {
  /// Where a range of a scalar's value stands in the source, for diagnostics about text inside a scalar.
  ///
  /// A value that was folded or unescaped is followed byte by byte; where it cannot be followed, the whole scalar is
  /// given.
  package func place(of range: Range<Int>, in node: Int) -> Span {
    let scalar = nodes[node]
    guard scalar.kind == .scalar else { return scalar.span }
    if !scalar.isDecoded {
      let start = Int(scalar.text.start)
      return Span(
        min(start + range.lowerBound, Int(scalar.text.end)), min(start + range.upperBound, Int(scalar.text.end)))
    }
    var places: [Int] = []
    var at = contentStart(of: scalar)
    for byte in decoded[scalar.text.range] {
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
        places.append(at)
        if at < Int(scalar.span.end), isWhite(source[at]) { at += 1 }
        continue
      }
      while at < Int(scalar.span.end), source[at] != byte { at += 1 }
      guard at < Int(scalar.span.end) else { return scalar.span }
      places.append(at)
      at += 1
    }
    places.append(at)
    guard range.upperBound < places.count, range.lowerBound < range.upperBound else {
      let start = range.lowerBound < places.count ? places[range.lowerBound] : at
      return Span(start, start)
    }
    return Span(places[range.lowerBound], places[range.upperBound - 1] + 1)
  }

  private func isWhite(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\t")
  }

  /// The first byte behind a quote or behind the header line of a block scalar.
  private func contentStart(of scalar: Node) -> Int {
    var start = Int(scalar.span.start)
    switch scalar.style {
    case .singleQuoted, .doubleQuoted: return start + 1
    case .literal, .folded:
      while start < Int(scalar.span.end), source[start] != UInt8(ascii: "\n"), source[start] != UInt8(ascii: "\r") {
        start += 1
      }
      return start
    default: return start
    }
  }
}
