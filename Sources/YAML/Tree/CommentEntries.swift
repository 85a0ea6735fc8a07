import SourceText

/// Finds the entry that a comment speaks of.
///
/// Above the document's first key that is the whole document; else the outermost entry that starts on the comment's
/// line or, for a comment on a line of its own, the first entry that starts behind it. Behind the closing bracket of an
/// entry that began on an earlier line it is that entry.
package struct CommentEntries: Sendable {
  /// A pair, an item of a list, or the whole document.
  package struct Entry: Sendable, Hashable {
    /// The key of a pair, the item, or 0 for the whole document.
    package var node: Int
    /// Its bytes.
    package var span: Span
    /// Its nodes.
    package var nodes: Range<Int>
  }

  private let tree: Tree
  private let lines: LineIndex

  /// For the comments of a document.
  package init(_ tree: Tree) {
    self.tree = tree
    lines = LineIndex(tree.source)
  }

  /// The entry that a comment speaks of; nil where there is none.
  package func entry(of comment: Comment) -> Entry? {
    guard tree.nodes.count > 1, tree.nodes[0].kind == .mapping else { return nil }
    if comment.span.end <= tree.nodes[1].span.start {
      return Entry(node: 0, span: tree.nodes[0].span, nodes: 0..<tree.nodes.count)
    }
    guard comment.ownLine else {
      let line = lines.content(of: lines.line(at: comment.span.start), in: tree.source)
      return bracketed(endingIn: line) ?? firstEntry(from: line.start, before: comment.span.start)
    }
    return firstEntry(from: comment.span.end, before: UInt32(tree.source.count) + 1)
  }

  /// The first entry that starts in a range of bytes.
  private func firstEntry(from start: UInt32, before end: UInt32) -> Entry? {
    var index = firstNode(from: start)
    while index < tree.nodes.count, tree.nodes[index].span.start < end {
      if let entry = entry(at: index) { return entry }
      index += 1
    }
    return nil
  }

  /// The first node below the root that starts at `start` or later. Nodes stand in the order of their starts.
  private func firstNode(from start: UInt32) -> Int {
    var low = 1
    var high = tree.nodes.count
    while low < high {
      let middle = (low + high) / 2
      if tree.nodes[middle].span.start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func bracketed(endingIn line: Span) -> Entry? {
    var index = firstNode(from: line.start) - 1
    while index > 0 {
      let node = tree.nodes[index]
      if node.style == .flow, (line.start...line.end).contains(node.span.end) {
        // The key of a pair stands just before its value.
        return entry(at: index) ?? entry(at: index - 1)
      }
      index = Int(node.parent)
    }
    return nil
  }

  /// A pair by its key, or an item of a list.
  private func entry(at index: Int) -> Entry? {
    let node = tree.nodes[index]
    let parent = Int(node.parent)
    if tree.nodes[parent].kind == .sequence {
      return Entry(node: index, span: node.span, nodes: index..<Int(node.next))
    }
    guard tree.nodes[parent].kind == .mapping, tree.nodes[index].keyHash != 0 else { return nil }
    let value = tree.nodes[Int(node.next)]
    return Entry(node: index, span: node.span.joined(value.span), nodes: index..<Int(value.next))
  }
}

/// The comments of a document that hold for the entry they speak of, unlike those that only explain: after a change each
/// must hold for the same.
struct BindingComments: Sendable {
  /// One of them, with the entry that it holds for.
  struct Bound: Sendable, Hashable {
    /// Its number among the comments of the document.
    var comment: Int
    /// Its text, without the white space at its end.
    var text: String
    /// The node of its entry; nil where it holds for nothing.
    var node: Int?
  }

  private(set) var all: [Bound] = []

  init(_ tree: Tree, _ binds: (ArraySlice<UInt8>) -> Bool) {
    var entries: CommentEntries?
    for (index, comment) in tree.comments.enumerated() where binds(tree.source[comment.span.range]) {
      let finder = entries ?? CommentEntries(tree)
      entries = finder
      all.append(
        Bound(comment: index, text: LayoutLine.text(comment, tree), node: finder.entry(of: comment)?.node))
    }
  }

  mutating func add(_ bound: Bound) { all.append(bound) }

  /// Those that hold for something else in a changed document, or are gone from it.
  ///
  /// - Parameter origin: the node of this document that one of the changed document was.
  func moved(in changed: BindingComments, origin: (Int) -> Int?) -> [Bound] {
    var left: [Bound: Int] = [:]
    for bound in changed.all {
      // A node that is new is none of this document's.
      left[Bound(comment: 0, text: bound.text, node: bound.node.map { origin($0) ?? -1 }), default: 0] += 1
    }
    return all.filter { bound in
      let key = Bound(comment: 0, text: bound.text, node: bound.node)
      guard let count = left[key], count > 0 else { return true }
      left[key] = count - 1
      return false
    }
  }
}
