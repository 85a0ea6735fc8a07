import SourceText

/// Values at a path.
extension TreeEditor {
  /// Gives the value at a path from the root, making what is missing on the way.
  ///
  /// A value on the way that is left out is filled; one of another kind is an error.
  public func set(_ path: [EditStep], to value: EditValue) throws(EditError) -> [TextEdit] {
    guard let first = path.first else { throw .noName }
    guard tree.root != nil else {
      guard case .key = first, case .mapping(let pairs) = try TreeEditor.wrapped(value, in: path[...]),
        let pair = pairs.first
      else { throw .notAList(Span(0, 0)) }
      return try insert(pair, in: 0)
    }
    var node = 0
    for (depth, step) in path.enumerated() {
      let rest = path[(depth + 1)...]
      if tree.isEmptyScalar(node) { return try replace(node, with: TreeEditor.wrapped(value, in: path[depth...])) }
      switch step {
      case .key(let names, let order):
        guard tree.nodes[node].kind == .mapping else { throw .notAMapping(tree.nodes[node].span) }
        guard let found = pair(names, in: node) else {
          guard let name = names.first else { throw .noName }
          return try insert(EditValue.Pair(name, TreeEditor.wrapped(value, in: rest)), in: node, order: order)
        }
        node = found.value
      case .index(let index):
        guard tree.nodes[node].kind == .sequence else { throw .notAList(tree.nodes[node].span) }
        let items = tree.children(of: node)
        guard (0...items.count).contains(index) else { throw .noSuchEntry(tree.nodes[node].span, index: index) }
        if index == items.count { return try append(TreeEditor.wrapped(value, in: rest), to: node) }
        node = items[index]
      }
    }
    return try replace(node, with: value)
  }

  /// The value inside new collections, one for each step.
  private static func wrapped(_ value: EditValue, in path: ArraySlice<EditStep>) throws(EditError) -> EditValue {
    guard let step = path.first else { return value }
    let inner = try wrapped(value, in: path.dropFirst())
    switch step {
    case .key(let names, _):
      guard let name = names.first else { throw .noName }
      return .mapping([EditValue.Pair(name, inner)])
    case .index(let index):
      guard index == 0 else { throw .noSuchEntry(Span(0, 0), index: index) }
      return .list([inner])
    }
  }
}
