import SourceText

/// Adding pairs and entries.
extension TreeEditor {
  /// Gives a key of a mapping a value: the old value is replaced, a missing pair is added.
  ///
  /// - Parameters:
  ///   - names: the names of the key; any of them finds it, the first is written.
  ///   - mapping: the mapping, or a value that is left out.
  ///   - order: where a new pair goes; at the end if nil.
  package func set(
    _ names: [String], in mapping: Int, to value: EditValue, order: KeyOrder? = nil
  ) throws(EditError) -> [TextEdit] {
    guard let name = names.first else { throw .noName }
    if let found = pair(names, in: mapping) { return try replace(found.value, with: value) }
    return try insert(EditValue.Pair(name, value), in: mapping, order: order)
  }

  /// The first pair whose key is one of `names`.
  func pair(_ names: [String], in mapping: Int) -> (key: Int, value: Int)? {
    guard tree.nodes.indices.contains(mapping) else { return nil }
    return tree.pairs(of: mapping).first { pair in
      names.contains { $0.utf8.elementsEqual(tree.bytes(of: pair.key)) }
    }
  }

  /// Adds a pair to a mapping, or to a value that is left out.
  ///
  /// It goes before the first key that ranks later, with a blank line kept between sections, else behind the last pair.
  /// In an empty document, node 0 stands for the mapping to be made.
  package func insert(
    _ pair: EditValue.Pair, in mapping: Int, order: KeyOrder? = nil
  ) throws(EditError) -> [TextEdit] {
    guard tree.root != nil else { return try insertInEmptyDocument(pair) }
    guard tree.nodes.indices.contains(mapping) else { throw .notAMapping(Span(0, 0)) }
    if tree.isEmptyScalar(mapping) { return try replace(mapping, with: .mapping([pair])) }
    guard tree.nodes[mapping].kind == .mapping else { throw .notAMapping(tree.nodes[mapping].span) }
    guard self.pair([pair.key], in: mapping) == nil else { throw .duplicateKey(pair.key) }
    try check(.mapping([pair]))
    if isEmptyFlowInBlock(mapping) { return try replace(mapping, with: .mapping([pair])) }

    let entries = entries(of: mapping)
    let position = position(of: pair.key, among: entries, order)
    // Where a comment would hold for something else, the pair goes behind the next one, or to the end.
    let positions = hasNoBoundComments ? [position] : [position, min(position + 1, entries.count), entries.count]
    return try firstInserted(at: positions, start(mapping)) { position, place throws(EditError) in
      var expected = Outline(tree)
      let node = position < entries.count ? entries[position].firstNode : tree.next(after: mapping)
      expected.insert(pair, at: node, in: mapping)
      return try firstVerified(expected, at: start(mapping)) { writer throws(EditError) in
        style(mapping) == .flow
          ? insertInFlow(writer.flow(pair), at: position, of: mapping, entries)
          : insertInBlock(
            writer.pair(pair, column: lines.column(start(mapping))), at: position, place, of: mapping, entries,
            isSection: pair.value.isBlockCollection)
      }
    }
  }

  /// Where new lines go between two entries of a block.
  private enum Place {
    /// Above the comments of the entry that follows, or below those that end the block.
    case usual
    /// Directly below the entry before.
    case belowEntry
    /// Directly above the entry that follows.
    case aboveEntry
  }

  /// The first edits that can be made, of those for several positions and the places at each of them.
  private func firstInserted(
    at positions: [Int], _ start: Int, _ edits: (Int, Place) throws(EditError) -> [TextEdit]
  ) throws(EditError) -> [TextEdit] {
    let places: [Place] = hasNoBoundComments ? [.usual] : [.usual, .belowEntry, .aboveEntry]
    var failure = EditError.unsafe(Span(start, start))
    var isFirst = true
    for position in positions {
      for place in places {
        do throws(EditError) { return try edits(position, place) } catch {
          if isFirst { failure = error }
          isFirst = false
        }
      }
    }
    throw failure
  }

  private func position(of key: String, among entries: [Entry], _ order: KeyOrder?) -> Int {
    guard let order, let rank = order.rank(key) else { return entries.count }
    return entries.firstIndex { entry in
      guard let key = entry.key, let other = order.rank(tree.text(of: key)) else { return false }
      return other > rank
    } ?? entries.count
  }

  /// Adds an entry behind the last one of a list, or of a value that is left out.
  package func append(_ value: EditValue, to list: Int) throws(EditError) -> [TextEdit] {
    guard tree.nodes.indices.contains(list) else { throw .notAList(Span(0, 0)) }
    return try insert(value, at: Int(tree.nodes[list].count), in: list)
  }

  /// Adds an entry before entry `index` of a list; its number of entries stands for the end.
  package func insert(_ value: EditValue, at index: Int, in list: Int) throws(EditError) -> [TextEdit] {
    guard tree.nodes.indices.contains(list) else { throw .notAList(Span(0, 0)) }
    let span = tree.nodes[list].span
    if tree.isEmptyScalar(list) {
      guard index == 0 else { throw .noSuchEntry(span, index: index) }
      return try replace(list, with: .list([value]))
    }
    guard tree.nodes[list].kind == .sequence else { throw .notAList(span) }
    guard (0...Int(tree.nodes[list].count)).contains(index) else { throw .noSuchEntry(span, index: index) }
    try check(value)
    if isEmptyFlowInBlock(list) { return try replace(list, with: .list([value])) }

    let entries = entries(of: list)
    var expected = Outline(tree)
    let node = index < entries.count ? entries[index].firstNode : tree.next(after: list)
    expected.insert(value, at: node, in: list)
    return try firstInserted(at: [index], start(list)) { index, place throws(EditError) in
      try firstVerified(expected, at: start(list)) { writer throws(EditError) in
        style(list) == .flow
          ? insertInFlow(writer.flow(value), at: index, of: list, entries)
          : insertInBlock(
            writer.entry(value, column: lines.column(start(list)), gap: gap(of: entries)), at: index, place, of: list,
            entries, isSection: value.isBlockCollection)
      }
    }
  }

  /// `[]` or `{}` without a comment, where a block may stand instead.
  private func isEmptyFlowInBlock(_ node: Int) -> Bool {
    guard style(node) == .flow, tree.nodes[node].count == 0 else { return false }
    guard lines.comments(in: start(node)..<end(node)).isEmpty else { return false }
    return node == 0 || style(Int(tree.nodes[node].parent)) == .block
  }

  /// How far behind their dash the items of a list stand.
  private func gap(of entries: [Entry]) -> Int {
    let gaps = entries.compactMap { entry -> Int? in
      let start = start(entry.value)
      guard style(entry.value) != .absent, lines.lineStart(start) == lines.lineStart(entry.start) else { return nil }
      return start - entry.start
    }
    guard let first = gaps.first, first <= 8 else { return 2 }
    return first
  }

  private func insertInBlock(
    _ new: [ValueWriter.Line], at position: Int, _ place: Place, of collection: Int, _ entries: [Entry], isSection: Bool
  ) -> [TextEdit] {
    let column = lines.column(start(collection))
    if place == .belowEntry, position > 0 {
      return insertion(new, behind: lastLineEnd(entries[position - 1]))
    }
    guard position < entries.count else {
      guard let last = entries.last else { return [] }
      let end = lastLineEnd(last, deeperThan: column)
      let wantsBlank = isSection && entries.count > 1 && hasBlankLineAbove(last) && !keepsBlankLines(last.value)
      return insertion(new, behind: end, blankLine: wantsBlank)
    }
    let entry = entries[position]
    let lineBreak = lines.lineBreak(entry.start)
    if lines.startsLine(entry.start) {
      let line = lines.lineStart(entry.start)
      var top = lines.topOfComments(above: line, column: column)
      // What stands at the top of the document stays there.
      let isOnTop = collection == 0 && position == 0 && lines.areAboutDocument(from: top, to: line)
      if place == .aboveEntry || isOnTop { top = line }
      let wantsBlank = isSection && hasBlankLineAbove(entry)
      let text = new.map { $0.indented + lineBreak }.joined() + (wantsBlank ? lineBreak : "")
      return [TextEdit(span: Span(top, top), text: text)]
    }
    // The first entry, on the line of a dash: the new one takes its place there.
    let text =
      new[0].text + lineBreak + new.dropFirst().map { $0.indented + lineBreak }.joined()
      + String(repeating: " ", count: column)
    return [TextEdit(span: Span(entry.start, entry.start), text: text)]
  }

  private func insertInEmptyDocument(_ pair: EditValue.Pair) throws(EditError) -> [TextEdit] {
    try check(.mapping([pair]))
    var expected = Outline(tree)
    expected.replace(0..<0, with: .mapping([pair]))
    return try firstVerified(expected, at: 0) { writer throws(EditError) in
      let end = tree.source.count
      let lineBreak = lines.lineBreak(end)
      let lineStart = lines.lineStart(end)
      let text = writer.pair(pair, column: 0).map { $0.indented + lineBreak }.joined()
      // White space or a comment without a line break may stand at the end.
      let before = lines.isBlank(lineStart) ? lineStart : end
      return [TextEdit(span: Span(before, before), text: before == end && end > lineStart ? lineBreak + text : text)]
    }
  }
}
