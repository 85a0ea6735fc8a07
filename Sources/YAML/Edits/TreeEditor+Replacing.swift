import SourceText

/// Putting a value in the place of another.
extension TreeEditor {
  /// Puts `value` in place of the value at `node`: a scalar, a collection, or a value that is left out.
  ///
  /// A comment behind the old value stays; comments inside an old collection go with it. A list or mapping is written in
  /// block style; inside brackets, or in place of a collection of the same kind in brackets if it fits, in brackets.
  package func replace(_ node: Int, with value: EditValue) throws(EditError) -> [TextEdit] {
    guard tree.nodes.indices.contains(node) else { throw .notAnEntry(Span(0, 0)) }
    try check(value)
    var expected = Outline(tree)
    expected.replace(node..<tree.next(after: node), with: value)
    return try firstVerified(expected, at: start(node)) { writer throws(EditError) in
      try replacement(of: node, with: value, writer)
    }
  }

  private func replacement(
    of node: Int, with value: EditValue, _ writer: ValueWriter
  ) throws(EditError) -> [TextEdit] {
    guard node > 0 else { return replaceInPlace(node, with: value, writer) }
    guard let (entry, collection, _) = entry(of: node) else { throw .notAnEntry(tree.nodes[node].span) }
    guard entry.value == node else { throw .notAnEntry(tree.nodes[node].span) }
    if style(collection) == .flow { return [replaceInFlow(entry, with: writer.flow(value))] }
    let column = lines.column(start(collection))
    if style(node) == .absent { return fill(entry, column: column, with: value, writer) }
    let isInline = lines.lineStart(start(node)) == lines.lineStart(entry.anchorEnd - 1)
    if value == .nothing, !isBlock(node) || isInline { return empty(entry) }
    let staysInBrackets = style(node) == .flow && flowText(value, inPlaceOf: node, writer) != nil
    if isInline {
      if entry.key != nil, value.isBlockCollection, !staysInBrackets {
        return replaceOnKeyLine(entry, column: column, with: value, writer)
      }
      return replaceInPlace(node, with: value, writer)
    }
    return replaceBelow(entry, column: column, with: value, writer)
  }

  private func replaceInFlow(_ entry: Entry, with text: String) -> TextEdit {
    let span = tree.nodes[entry.value].span
    guard style(entry.value) == .absent else {
      // `{"a":1}` needs no space behind its colon; a plain value does.
      let isTight = entry.key != nil && entry.anchorEnd == Int(span.start)
      return TextEdit(span: span, text: isTight ? " " + text : text)
    }
    let isBare = entry.key.map { end($0) == entry.anchorEnd } ?? false
    return TextEdit(span: Span(entry.anchorEnd, entry.anchorEnd), text: (isBare ? ": " : " ") + text)
  }

  /// A collection in brackets, where one of the same kind and simple contents stood in brackets and it fits.
  private func flowText(_ value: EditValue, inPlaceOf node: Int, _ writer: ValueWriter) -> String? {
    guard style(node) == .flow, value.isBlockCollection else { return nil }
    switch value {
    case .list(let items) where tree.nodes[node].kind == .sequence:
      guard items.allSatisfy({ $0.isScalar }) else { return nil }
    case .mapping(let pairs) where tree.nodes[node].kind == .mapping:
      guard pairs.allSatisfy({ $0.value.isScalar }) else { return nil }
    default: return nil
    }
    let text = writer.flow(value)
    let before = String(decoding: tree.source[lines.lineStart(start(node))..<start(node)], as: UTF8.self)
    guard DisplayWidth.columns(of: before) + DisplayWidth.columns(of: text) <= TreeEditor.width else { return nil }
    return text
  }

  /// The value of `key:` or `-` that is left out.
  private func fill(_ entry: Entry, column: Int, with value: EditValue, _ writer: ValueWriter) -> [TextEdit] {
    if value == .nothing { return [] }
    let lineEnd = lines.lineEnd(entry.anchorEnd)
    var new: [ValueWriter.Line]
    if entry.key != nil {
      if value.isBlockCollection {
        return insertion(
          writer.lines(value, column: writer.valueColumn(of: value, below: column), textColumn: column),
          behind: lineEnd)
      }
      new = writer.lines(value, column: column, textColumn: column + step)
    } else {
      new = writer.lines(value, column: column + 2, textColumn: column + 2)
      if value.isBlockCollection, lines.comment(onLineOf: entry.anchorEnd) != nil {
        return insertion(new, behind: lineEnd)
      }
    }
    let head = TextEdit(span: Span(entry.anchorEnd, entry.anchorEnd), text: " " + new.removeFirst().text)
    return new.isEmpty ? [head] : [head] + insertion(new, behind: lineEnd)
  }

  /// Leaves the value of an entry out; a comment behind it stays.
  private func empty(_ entry: Entry) -> [TextEdit] {
    if isBlockScalar(entry.value) {
      return [TextEdit(span: Span(entry.anchorEnd, headerEnd(entry.value)), text: "")]
        + [TextEdit(span: content(of: entry.value), text: "")]
    }
    let lineStart = lines.lineStart(start(entry.value))
    let isOwnLine = lines.lineStart(entry.anchorEnd) != lineStart
    let hasComment = lines.comments(in: entry.anchorEnd..<start(entry.value)).isEmpty == false
    let from = isOwnLine && hasComment ? start(entry.value) : entry.anchorEnd
    let to = isBlock(entry.value) ? lines.lineEnd(end(entry.value)) : end(entry.value)
    return [TextEdit(span: Span(from, to), text: "")]
  }

  /// From the end of a block scalar's header line to its last byte.
  private func content(of scalar: Int) -> Span {
    let lineEnd = lines.lineEnd(headerEnd(scalar))
    return Span(lineEnd, max(lineEnd, end(scalar)))
  }

  /// The first line where the old value started, the others behind the line on which it ended.
  private func replaceInPlace(_ node: Int, with value: EditValue, _ writer: ValueWriter) -> [TextEdit] {
    let column = lines.column(start(node))
    if let text = flowText(value, inPlaceOf: node, writer) {
      return [TextEdit(span: tree.nodes[node].span, text: text)]
    }
    let textColumn: Int
    if let (entry, collection, _) = entry(of: node) {
      let isOnKeyLine = entry.key != nil && lines.lineStart(entry.start) == lines.lineStart(start(node))
      textColumn = isOnKeyLine ? lines.column(start(collection)) + step : column
    } else {
      textColumn = column + step
    }
    return replace(node, with: writer.lines(value, column: column, textColumn: textColumn))
  }

  private func replace(_ node: Int, with new: [ValueWriter.Line]) -> [TextEdit] {
    let lineBreak = lines.lineBreak(start(node))
    let head = new[0].text
    let body = new.dropFirst().map { lineBreak + $0.indented }.joined()
    if isBlock(node) {
      return [TextEdit(span: Span(start(node), lines.lineEnd(end(node))), text: head + body)]
    }
    if isBlockScalar(node) {
      return [
        TextEdit(span: Span(start(node), headerEnd(node)), text: head), TextEdit(span: content(of: node), text: body),
      ]
    }
    let lineEnd = lines.lineEnd(end(node))
    let first = TextEdit(span: tree.nodes[node].span, text: head)
    return body.isEmpty ? [first] : [first, TextEdit(span: Span(lineEnd, lineEnd), text: body)]
  }

  /// A collection on lines of its own in place of a value on its key's line.
  private func replaceOnKeyLine(
    _ entry: Entry, column: Int, with value: EditValue, _ writer: ValueWriter
  ) -> [TextEdit] {
    let new = writer.lines(value, column: writer.valueColumn(of: value, below: column), textColumn: column)
    let lineBreak = lines.lineBreak(entry.start)
    let body = new.map { lineBreak + $0.indented }.joined()
    if isBlockScalar(entry.value) {
      return [
        TextEdit(span: Span(entry.anchorEnd, headerEnd(entry.value)), text: ""),
        TextEdit(span: content(of: entry.value), text: body),
      ]
    }
    let lineEnd = lines.lineEnd(end(entry.value))
    return [
      TextEdit(span: Span(entry.anchorEnd, end(entry.value)), text: ""),
      TextEdit(span: Span(lineEnd, lineEnd), text: body),
    ]
  }

  /// A value that stands on lines below its key or dash.
  private func replaceBelow(_ entry: Entry, column: Int, with value: EditValue, _ writer: ValueWriter) -> [TextEdit] {
    let node = entry.value
    let own = lines.column(start(node))
    let lastEnd = lines.lineEnd(end(node))
    if isBlock(node), !value.isBlockCollection {
      let anchorLineEnd = lines.lineEnd(entry.anchorEnd)
      let firstLine = lines.lineStart(start(node))
      guard lines.comments(in: anchorLineEnd..<firstLine).isEmpty else {
        // The comments between stay above the value.
        var plain = writer
        plain.allowsLiteral = false
        let place = max(own, column + 1)
        let new = plain.lines(value, column: place, textColumn: place)[0]
        let from = value == .nothing ? (lines.end(before: firstLine) ?? firstLine) : firstLine
        return [TextEdit(span: Span(from, lastEnd), text: new.indented)]
      }
      var new = writer.lines(value, column: column, textColumn: column + (entry.key == nil ? 2 : step))
      let head = new.removeFirst().text
      let lineBreak = lines.lineBreak(entry.start)
      return [
        TextEdit(span: Span(entry.anchorEnd, entry.anchorEnd), text: head.isEmpty ? "" : " " + head),
        TextEdit(
          span: Span(anchorLineEnd, lastEnd), text: new.map { lineBreak + $0.indented }.joined()),
      ]
    }
    if isBlock(node), own == column, case .mapping = value {
      let new = writer.lines(value, column: column + step, textColumn: column)
      let lineBreak = lines.lineBreak(start(node))
      let text = new.map { $0.indented }.joined(separator: lineBreak)
      return [TextEdit(span: Span(lines.lineStart(start(node)), lastEnd), text: text)]
    }
    return replaceInPlace(node, with: value, writer)
  }
}
