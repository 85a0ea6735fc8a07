import SourceText

/// Adding comments.
extension TreeEditor {
  /// Adds comment lines directly above the line on which a node or its key starts. Each line of `text` becomes one;
  /// `# ` is put before it unless it starts with `#`.
  package func insertComment(_ text: String, above node: Int) throws(EditError) -> [TextEdit] {
    guard tree.nodes.indices.contains(node) else { throw .notAnEntry(Span(0, 0)) }
    let comments = text.split(separator: "\n", omittingEmptySubsequences: false).map { TreeEditor.comment(String($0)) }
    guard comments.allSatisfy(TreeEditor.isPrintable) else { throw .badComment }
    var place = start(node)
    if let (entry, collection, _) = entry(of: node), style(collection) == .block || entry.key != nil {
      place = entry.start
    }
    let line = lines.lineStart(place)
    guard !isInsideScalar(line) else { throw .noPlaceForComment(tree.nodes[node].span) }
    let indent = String(repeating: " ", count: lines.skipSpaces(line) - line)
    let lineBreak = lines.lineBreak(place)
    let edits = [
      TextEdit(span: Span(line, line), text: comments.map { indent + $0 + lineBreak }.joined())
    ]
    guard let found = verified(edits, Outline(tree), newComments: comments.count) else {
      throw .unsafe(tree.nodes[node].span)
    }
    return found
  }

  /// Adds a comment that holds for one entry and for nothing else: on a line above it, at the end of the line on which it
  /// starts or, inside brackets, on a line of its own behind a line break.
  ///
  /// - Parameter node: the key of a pair, an item of a list, or 0 for the whole document.
  package func insertComment(_ text: String, holdingFor node: Int) throws(EditError) -> [TextEdit] {
    guard node == 0 || entry(of: node)?.entry.firstNode == node else { throw .notAnEntry(Span(0, 0)) }
    guard tree.nodes.indices.contains(node), tree.nodes.count > 1 else { throw .notAnEntry(Span(0, 0)) }
    let comment = TreeEditor.comment(text)
    guard TreeEditor.isPrintable(comment), binds(Array(comment.utf8)[...]) else { throw .badComment }
    let place = node == 0 ? start(1) : entry(of: node)?.entry.start ?? start(node)
    let bound = BindingComments.Bound(comment: 0, text: comment, node: node)
    for edits in [lineAbove(place, comment), endOfLine(place, comment), brokenLine(place, of: node, comment)] {
      if let edits, let found = verified(edits, Outline(tree), newComments: 1, binding: bound) { return found }
    }
    throw .noPlaceForComment(tree.nodes[node].span)
  }

  private func lineAbove(_ place: Int, _ comment: String) -> [TextEdit]? {
    let line = lines.lineStart(place)
    guard !isInsideScalar(line) else { return nil }
    let indent = String(repeating: " ", count: lines.skipSpaces(line) - line)
    return [TextEdit(span: Span(line, line), text: indent + comment + lines.lineBreak(place))]
  }

  private func endOfLine(_ place: Int, _ comment: String) -> [TextEdit]? {
    let end = lines.lineEnd(place)
    guard lines.comment(onLineOf: place) == nil, isHeaderLine(place) || !isInsideScalar(end) else { return nil }
    var from = end
    while from > place, lines.isSpace(from - 1) { from -= 1 }
    return [TextEdit(span: Span(from, end), text: "  " + comment)]
  }

  /// The line breaks before an entry in brackets, the comment above it.
  private func brokenLine(_ place: Int, of node: Int, _ comment: String) -> [TextEdit]? {
    guard node > 0, style(Int(tree.nodes[node].parent)) == .flow else { return nil }
    var block = Int(tree.nodes[node].parent)
    while block > 0, style(block) == .flow { block = Int(tree.nodes[block].parent) }
    let column = style(block) == .flow ? 0 : lines.column(start(block))
    let line = lines.lineStart(place)
    let indent = String(repeating: " ", count: max(column + step, lines.skipSpaces(line) - line))
    let lineBreak = lines.lineBreak(place)
    var from = place
    while from > line, lines.isSpace(from - 1) { from -= 1 }
    return [TextEdit(span: Span(from, place), text: lineBreak + indent + comment + lineBreak + indent)]
  }

  /// Adds a comment at the end of the line on which a node ends; for a key, a block collection and a block scalar, of
  /// the line on which it starts.
  package func appendComment(_ text: String, to node: Int) throws(EditError) -> [TextEdit] {
    guard tree.nodes.indices.contains(node) else { throw .notAnEntry(Span(0, 0)) }
    let comment = TreeEditor.comment(text)
    guard TreeEditor.isPrintable(comment) else { throw .badComment }
    let place: Int
    if isBlockScalar(node) {
      place = headerEnd(node)
    } else if isBlock(node) {
      place = entry(of: node)?.entry.anchorEnd ?? start(node)
    } else {
      place = end(node)
    }
    let end = lines.lineEnd(place)
    if let other = lines.comment(onLineOf: place) { throw .commentThere(other.span) }
    guard isHeaderLine(place) || !isInsideScalar(end) else { throw .noPlaceForComment(tree.nodes[node].span) }
    var from = end
    while from > place, lines.isSpace(from - 1) { from -= 1 }
    let edits = [TextEdit(span: Span(from, end), text: "  " + comment)]
    guard let found = verified(edits, Outline(tree), newComments: 1) else { throw .unsafe(tree.nodes[node].span) }
    return found
  }

  private static func comment(_ text: String) -> String {
    text.hasPrefix("#") ? text : text.isEmpty ? "#" : "# " + text
  }

  private static func isPrintable(_ text: String) -> Bool {
    ScalarWriter.isPrintable(text)
  }

  /// Whether a place lies in the middle of a scalar, where a `#` would be text.
  private func isInsideScalar(_ place: Int) -> Bool {
    tree.nodes.contains { $0.kind == .scalar && Int($0.span.start) < place && place < Int($0.span.end) }
  }

  /// Whether a block scalar's header stands on the line that holds `place`.
  private func isHeaderLine(_ place: Int) -> Bool {
    tree.nodes.indices.contains { node in
      isBlockScalar(node) && lines.lineStart(start(node)) == lines.lineStart(place)
    }
  }
}
