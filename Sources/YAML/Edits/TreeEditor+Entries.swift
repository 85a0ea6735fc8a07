import SourceText

/// Where the entries of collections stand in the source.
extension TreeEditor {
  /// A pair of a mapping or an item of a list.
  struct Entry {
    /// The key, for a pair.
    var key: Int?
    /// The value or item.
    var value: Int
    /// The first byte: of the key, the dash, or the item in brackets.
    var start: Int
    /// Behind the colon or the dash, or where the key ends if it has no colon; in brackets an item's own start.
    var anchorEnd: Int
    /// Behind the last byte of the value.
    var end: Int

    /// The first node of the entry.
    var firstNode: Int { key ?? value }
  }

  /// The entries of a collection in order.
  func entries(of collection: Int) -> [Entry] {
    let node = tree.nodes[collection]
    var result: [Entry] = []
    if node.kind == .mapping {
      for pair in tree.pairs(of: collection) {
        let key = tree.nodes[pair.key]
        let colon = lines.skipToContent(Int(key.span.end))
        let value = tree.nodes[pair.value]
        let hasColon = value.style != .absent || value.span.start > key.span.end
        let anchorEnd = hasColon ? colon + 1 : Int(key.span.end)
        result.append(
          Entry(
            key: pair.key, value: pair.value, start: Int(key.span.start), anchorEnd: anchorEnd,
            end: max(Int(value.span.end), anchorEnd)))
      }
      return result
    }
    var place = Int(node.span.start)
    for item in tree.children(of: collection) {
      let span = tree.nodes[item].span
      if node.style == .flow {
        result.append(
          Entry(key: nil, value: item, start: Int(span.start), anchorEnd: Int(span.start), end: Int(span.end)))
      } else {
        let dash = lines.skipToContent(place)
        result.append(
          Entry(key: nil, value: item, start: dash, anchorEnd: dash + 1, end: max(Int(span.end), dash + 1)))
        place = max(Int(span.end), dash + 1)
      }
    }
    return result
  }

  /// The entry that a node is the key, the value or the item of, its collection, and its number there.
  func entry(of node: Int) -> (entry: Entry, collection: Int, index: Int)? {
    guard node > 0, tree.nodes.indices.contains(node) else { return nil }
    let collection = Int(tree.nodes[node].parent)
    let entries = entries(of: collection)
    guard let index = entries.firstIndex(where: { $0.key == node || $0.value == node }) else { return nil }
    return (entries[index], collection, index)
  }

  func style(_ node: Int) -> Node.Style { tree.nodes[node].style }

  func start(_ node: Int) -> Int { Int(tree.nodes[node].span.start) }

  func end(_ node: Int) -> Int { Int(tree.nodes[node].span.end) }

  func isBlock(_ node: Int) -> Bool { tree.nodes[node].kind != .scalar && style(node) == .block }

  func isBlockScalar(_ node: Int) -> Bool { style(node) == .literal || style(node) == .folded }

  /// Behind `|` or `>` and what belongs to it.
  func headerEnd(_ scalar: Int) -> Int {
    var index = start(scalar) + 1
    while index < end(scalar), !lines.isSpace(index), !lines.isBreak(index) { index += 1 }
    return index
  }

  /// Whether the blank lines behind a node belong to it: it ends in a block scalar with `+`.
  func keepsBlankLines(_ node: Int) -> Bool {
    let last = tree.next(after: node) - 1
    guard isBlockScalar(last) else { return false }
    return tree.source[start(last)..<headerEnd(last)].contains(UInt8(ascii: "+"))
  }

  /// The end of the last line of a block entry, with the comment behind it and the blank lines that belong to it.
  func lastLineEnd(_ entry: Entry) -> Int {
    var end = lines.lineEnd(entry.end)
    guard keepsBlankLines(entry.value) else { return end }
    while let next = lines.next(behind: end), lines.isBlank(next), lines.lineEnd(next) < tree.source.count {
      end = lines.lineEnd(next)
    }
    return end
  }

  /// The same with the comment lines behind it that stand deeper than its collection at `column`.
  func lastLineEnd(_ entry: Entry, deeperThan column: Int) -> Int {
    var end = lastLineEnd(entry)
    var probe = end
    while let next = lines.next(behind: probe), next < tree.source.count {
      probe = lines.lineEnd(next)
      if let comment = lines.ownComment(next) {
        guard Int(comment.span.start) - next > column else { break }
        end = probe
      } else if !lines.isBlank(next) {
        break
      }
    }
    return end
  }

  /// Whether a blank line stands above an entry and its comments.
  func hasBlankLineAbove(_ entry: Entry) -> Bool {
    guard lines.startsLine(entry.start) else { return false }
    let top = lines.topOfComments(above: lines.lineStart(entry.start), column: lines.column(entry.start))
    guard let end = lines.end(before: top) else { return false }
    return lines.isBlank(lines.lineStart(end))
  }

  /// New lines behind the line that ends at `lineEnd`. Behind a block scalar that ends the file without a line break,
  /// its header is changed so that it gets none.
  func insertion(_ new: [ValueWriter.Line], behind lineEnd: Int, blankLine: Bool = false) -> [TextEdit] {
    let lineBreak = lines.lineBreak(lineEnd)
    let text = (blankLine ? [""] : []) + new.map { $0.indented }
    let edit = TextEdit(span: Span(lineEnd, lineEnd), text: text.map { lineBreak + $0 }.joined())
    return stripping(at: lineEnd) + [edit]
  }

  private func stripping(at lineEnd: Int) -> [TextEdit] {
    let last = tree.nodes.count - 1
    guard lineEnd == tree.source.count, last >= 0, isBlockScalar(last), end(last) == lineEnd else { return [] }
    let span = Span(start(last) + 1, headerEnd(last))
    let header = tree.source[span.range].filter { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }
    return [TextEdit(span: span, text: String(decoding: header, as: UTF8.self) + "-")]
  }
}
