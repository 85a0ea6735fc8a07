import SourceText

/// Taking pairs and entries away.
extension TreeEditor {
  /// Removes a pair, given by its key or value, or an entry of a list, with its own comments: those on the lines
  /// directly above it at its column, those inside it or below it at a deeper column, and the one behind it.
  ///
  /// A collection that loses its last entry becomes `{}` or `[]`.
  package func remove(_ node: Int) throws(EditError) -> [TextEdit] {
    guard let (entry, collection, index) = entry(of: node) else {
      throw .notAnEntry(tree.nodes.indices.contains(node) ? tree.nodes[node].span : Span(0, 0))
    }
    var expected = Outline(tree)
    expected.remove(entry.firstNode..<tree.next(after: entry.value), from: collection)
    let entries = entries(of: collection)
    let edits: [TextEdit]
    if style(collection) == .flow {
      edits = removeFromFlow(index, of: collection, entries)
    } else if entries.count == 1 {
      edits = try clear(collection, entry)
    } else {
      edits = removeFromBlock(index, of: collection, entries)
    }
    guard let edits = verified(edits, expected) else { throw .unsafe(Span(entry.start, entry.start)) }
    return edits
  }

  /// Replaces a block collection of one entry by empty brackets.
  private func clear(_ collection: Int, _ entry: Entry) throws(EditError) -> [TextEdit] {
    let value: EditValue = tree.nodes[collection].kind == .mapping ? .mapping([]) : .list([])
    guard lines.startsLine(entry.start) else { return try replace(collection, with: value) }
    let line = lines.lineStart(entry.start)
    let top = lines.topOfComments(above: line, column: lines.column(entry.start))
    guard top < line else { return try replace(collection, with: value) }
    // The entry's own comments go first, then the collection, on the text that is left.
    guard let bytes = try? [TextEdit(span: Span(top, line), text: "")].applied(to: tree.source) else { return [] }
    var shorter = Tree()
    guard !shorter.read(bytes).contains(where: { $0.severity == .error }), shorter.nodes.count == tree.nodes.count
    else { throw .unsafe(tree.nodes[collection].span) }
    let edits = try TreeEditor(shorter).replace(collection, with: value)
    return joined(edits, removing: Span(top, line))
  }

  /// Edits of the text without `gap`, as edits of the text with it.
  private func joined(_ edits: [TextEdit], removing gap: Span) -> [TextEdit] {
    let place = gap.start
    let shift = UInt32(gap.count)
    var holdsGap = false
    var result = edits.map { edit -> TextEdit in
      var edit = edit
      if edit.span.start < place, edit.span.end >= place, !edit.span.isEmpty {
        edit.span.end += shift
        holdsGap = true
      } else if edit.span.start >= place, !edit.span.isEmpty || edit.span.start > place {
        edit.span.start += shift
        edit.span.end += shift
      }
      return edit
    }
    if !holdsGap { result.append(TextEdit(span: gap, text: "")) }
    return result
  }

  private func removeFromBlock(_ index: Int, of collection: Int, _ entries: [Entry]) -> [TextEdit] {
    let entry = entries[index]
    let column = lines.column(start(collection))
    guard lines.startsLine(entry.start) else { return removeFromDashLine(entries[0], next: entries[1], column) }
    var top = lines.topOfComments(above: lines.lineStart(entry.start), column: column)
    let lastEnd = lastLineEnd(entry, deeperThan: column)
    guard var behind = lines.next(behind: lastEnd), behind < tree.source.count || index + 1 < entries.count else {
      return [TextEdit(span: removedEnd(of: entry, from: top, to: lastEnd), text: "")]
    }
    let previousKeeps = top > lines.start && precedingNodeKeeps(entry, top)
    if previousKeeps {
      // Blank lines behind would become part of the text before.
      while lines.isBlank(behind), let next = lines.next(behind: lines.lineEnd(behind)) { behind = next }
    } else if hasBlankLine(above: top), lines.isBlank(behind) {
      while lines.isBlank(behind), let next = lines.next(behind: lines.lineEnd(behind)) { behind = next }
    }
    top = min(top, behind)
    return [TextEdit(span: Span(top, behind), text: "")]
  }

  /// The last lines of the file. Without a final newline the line break before them goes as well, unless a block scalar
  /// needs it.
  private func removedEnd(of entry: Entry, from top: Int, to lastEnd: Int) -> Span {
    let precedingIsBlockScalar = entry.firstNode > 0 && isBlockScalar(entry.firstNode - 1)
    var from = top
    if !precedingIsBlockScalar {
      // Blank lines at the end of the file serve nothing.
      while let end = lines.end(before: from), lines.isBlank(lines.lineStart(end)), lines.lineStart(end) > lines.start {
        from = lines.lineStart(end)
      }
    }
    guard lastEnd == tree.source.count else { return Span(from, lines.next(behind: lastEnd) ?? lastEnd) }
    if !precedingIsBlockScalar, let end = lines.end(before: from) { from = end }
    return Span(from, lastEnd)
  }

  private func hasBlankLine(above lineStart: Int) -> Bool {
    guard let end = lines.end(before: lineStart) else { return true }
    return lines.isBlank(lines.lineStart(end))
  }

  /// Whether only blank lines stand between the line at `top` and a text that keeps them.
  private func precedingNodeKeeps(_ entry: Entry, _ top: Int) -> Bool {
    let previous = entry.firstNode - 1
    guard previous > 0, keepsBlankLines(previous), end(previous) <= top else { return false }
    return lines.comments(in: lines.lineEnd(headerEnd(previous))..<top).isEmpty
  }

  /// The first entry, on the line of a dash: the next one takes its place there.
  private func removeFromDashLine(_ entry: Entry, next: Entry, _ column: Int) -> [TextEdit] {
    let lastEnd = lastLineEnd(entry, deeperThan: column)
    if lines.comments(in: lastEnd..<next.start).isEmpty {
      return [TextEdit(span: Span(entry.start, next.start), text: "")]
    }
    var from = entry.start
    while from > 0, lines.byte(from - 1) == UInt8(ascii: " ") { from -= 1 }
    return [TextEdit(span: Span(from, lastEnd), text: "")]
  }
}
