import SourceText

/// What a document holds, without its layout: to compare what a change was meant to do with what it did.
struct Outline {
  /// One node.
  struct Item {
    var kind: Node.Kind
    /// How it is written; nil where that may change.
    var style: Node.Style?
    var count: Int
    /// The text of a scalar; nil for a value that is left out or null.
    var text: [UInt8]?
    /// The node of the document before the change that it was; nil for what is new.
    var origin: Int?
  }

  private(set) var items: [Item]

  init(_ tree: Tree) {
    items = tree.nodes.indices.map { index in
      let node = tree.nodes[index]
      let text = node.kind == .scalar ? Array(tree.bytes(of: index)) : nil
      return Item(kind: node.kind, style: node.style, count: Int(node.count), text: text, origin: index)
    }
  }

  /// Puts a value in place of the nodes of `range`.
  mutating func replace(_ range: Range<Int>, with value: EditValue) {
    let origin = items.indices.contains(range.lowerBound) ? items[range.lowerBound].origin : nil
    items.replaceSubrange(range, with: Outline.items(of: value))
    // The new value is the same item of its list.
    items[range.lowerBound].origin = origin
  }

  /// Puts an entry in a collection, before the node at `index`.
  mutating func insert(_ pair: EditValue.Pair, at index: Int, in collection: Int) {
    items.insert(contentsOf: [Outline.scalar(pair.key)] + Outline.items(of: pair.value), at: index)
    items[collection].count += 1
  }

  mutating func insert(_ value: EditValue, at index: Int, in collection: Int) {
    items.insert(contentsOf: Outline.items(of: value), at: index)
    items[collection].count += 1
  }

  mutating func remove(_ range: Range<Int>, from collection: Int) {
    items.removeSubrange(range)
    items[collection].count -= 1
    if items[collection].count == 0 { items[collection].style = nil }
  }

  mutating func rename(_ key: Int, to text: String) {
    items[key].text = Array(text.utf8)
    items[key].style = nil
  }

  /// Whether the tree holds exactly this.
  func matches(_ tree: Tree) -> Bool {
    guard tree.nodes.count == items.count else { return false }
    for (index, item) in items.enumerated() {
      let node = tree.nodes[index]
      guard node.kind == item.kind, Int(node.count) == item.count else { return false }
      if let style = item.style, style != node.style { return false }
      guard node.kind == .scalar else { continue }
      guard let text = item.text else {
        guard tree.isEmptyScalar(index) else { return false }
        continue
      }
      guard tree.bytes(of: index).elementsEqual(text) else { return false }
    }
    return true
  }

  private static func scalar(_ text: String) -> Item {
    Item(kind: .scalar, style: nil, count: 0, text: Array(text.utf8))
  }

  private static func items(of value: EditValue) -> [Item] {
    switch value {
    case .nothing: [Item(kind: .scalar, style: nil, count: 0, text: nil)]
    case .text(let text), .word(let text): [scalar(text)]
    case .list(let values):
      [Item(kind: .sequence, style: nil, count: values.count, text: nil)] + values.flatMap(items)
    case .mapping(let pairs):
      [Item(kind: .mapping, style: nil, count: pairs.count, text: nil)]
        + pairs.flatMap { [scalar($0.key)] + items(of: $0.value) }
    }
  }
}
