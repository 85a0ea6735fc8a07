import SourceText

/// Adding and removing entries inside brackets.
extension TreeEditor {
  /// Whether a collection in brackets has them: a single pair in a list, `[a: b]`, is a mapping without.
  func hasBrackets(_ collection: Int) -> Bool {
    let first = lines.byte(start(collection))
    return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
  }

  /// Behind the comma that follows an entry, if one does.
  private func commaEnd(_ entry: Entry) -> Int? {
    let place = lines.skipToContent(entry.end)
    return lines.byte(place) == UInt8(ascii: ",") ? place + 1 : nil
  }

  func insertInFlow(_ text: String, at position: Int, of collection: Int, _ entries: [Entry]) -> [TextEdit] {
    guard hasBrackets(collection) else {
      let open = Span(start(collection), start(collection))
      let close = Span(end(collection), end(collection))
      return position == 0
        ? [TextEdit(span: open, text: "{" + text + ", "), TextEdit(span: close, text: "}")]
        : [TextEdit(span: open, text: "{"), TextEdit(span: close, text: ", " + text + "}")]
    }
    guard let last = entries.last else {
      let inside = start(collection) + 1
      return [TextEdit(span: Span(inside, inside), text: text)]
    }
    if position < entries.count {
      let entry = entries[position]
      let ownLine = lines.startsLine(entry.start) && entry.start > start(collection)
      guard ownLine, isOneALine(entries) else {
        return [TextEdit(span: Span(entry.start, entry.start), text: text + ", ")]
      }
      let line = lines.lineStart(entry.start)
      let top = lines.topOfComments(above: line, column: lines.column(entry.start))
      let indent = String(repeating: " ", count: lines.column(entry.start))
      return [TextEdit(span: Span(top, top), text: indent + text + "," + lines.lineBreak(entry.start))]
    }
    let comma = commaEnd(last)
    guard isOneALine(entries), lines.lineStart(end(collection) - 1) > lines.lineStart(comma ?? last.end) else {
      let place = comma ?? last.end
      return [TextEdit(span: Span(place, place), text: (comma == nil ? ", " : " ") + text)]
    }
    let lineEnd = lines.lineEnd(comma ?? last.end)
    let indent = String(repeating: " ", count: lines.column(last.start))
    let new = TextEdit(
      span: Span(lineEnd, lineEnd), text: lines.lineBreak(lineEnd) + indent + text + (comma == nil ? "" : ","))
    return comma == nil ? [TextEdit(span: Span(last.end, last.end), text: ","), new] : [new]
  }

  /// Whether each entry starts a line, indented with spaces.
  private func isOneALine(_ entries: [Entry]) -> Bool {
    entries.allSatisfy { entry in
      let line = lines.lineStart(entry.start)
      return tree.source[line..<entry.start].allSatisfy { $0 == UInt8(ascii: " ") }
        && entry.start > start(Int(tree.nodes[entry.firstNode].parent))
    }
  }

  func removeFromFlow(_ index: Int, of collection: Int, _ entries: [Entry]) -> [TextEdit] {
    let entry = entries[index]
    guard hasBrackets(collection) else { return [TextEdit(span: tree.nodes[collection].span, text: "{}")] }
    let comma = commaEnd(entry)
    let lineEnd = lines.lineEnd(comma ?? entry.end)
    let line = lines.lineStart(entry.start)
    let behind = lines.skipSpaces(comma ?? entry.end)
    let isAlone = lines.startsLine(entry.start) && line > start(collection)
    if isAlone, behind >= lineEnd || lines.comment(onLineOf: lineEnd)?.span.start == UInt32(behind),
      let next = lines.next(behind: lineEnd), lineEnd < end(collection)
    {
      // Its lines, with its comments.
      let top = lines.topOfComments(above: line, column: lines.column(entry.start))
      return [TextEdit(span: Span(max(top, start(collection)), next), text: "")]
    }
    if let comma {
      let next = index + 1 < entries.count ? entries[index + 1].start : lines.skipSpaces(comma)
      let isClean = lines.comments(in: entry.start..<next).isEmpty
      return [TextEdit(span: Span(entry.start, isClean ? next : comma), text: "")]
    }
    // The last one: the comma before it goes as well, unless comments stand between.
    let previous = index > 0 ? entries[index - 1].end : entry.start
    let isClean = lines.comments(in: previous..<entry.start).isEmpty
    return [TextEdit(span: Span(isClean ? previous : entry.start, entry.end), text: "")]
  }
}

extension SourceLines {
  /// Passes spaces and tabs.
  func skipSpaces(_ offset: Int) -> Int {
    var index = offset
    while isSpace(index) { index += 1 }
    return index
  }
}
