import SourceText
import YAML

/// One change of one document.
package struct RandomChange {
  private var random: RandomSource
  package let tree: Tree
  package let isReadable: Bool
  package private(set) var name = ""
  package private(set) var result: [UInt8]?

  /// A change of a document that the seed gives as well.
  package init(seed: UInt64) {
    var document = RandomDocument(seed: seed)
    let bytes = document.bytes()
    self.init(bytes, document.random)
  }

  /// A change of a given document.
  package init(_ bytes: [UInt8], _ random: RandomSource) {
    var tree = Tree()
    let problems = tree.read(bytes)
    isReadable = problems.allSatisfy { $0.code == "yaml/empty" }
    if !isReadable { name = problems.map(\.code).joined(separator: " ") }
    self.tree = tree
    self.random = random
  }

  /// What went wrong, if something did.
  package mutating func run() -> String? {
    guard isReadable else { return "the document cannot be read" }
    do {
      return try attempt()
    } catch {
      switch error {
      case .commentThere, .noPlaceForComment, .duplicateKey: return nil
      default: return "refused: \(error)"
      }
    }
  }

  private mutating func attempt() throws(EditError) -> String? {
    let editor = TreeEditor(tree)
    var expected = ValueModel(tree)
    guard tree.root != nil else {
      let value = RandomDocument.value(&random)
      name = "insert into nothing: \(value)"
      return try finish(
        editor.insert(EditValue.Pair("k", value), in: 0),
        .mapping([ValueModel.Pair(key: "k", value: ValueModel(value))]), allowed: Span(0, tree.source.count))
    }
    let node = pickNode()
    let (path, isKey) = path(of: node)
    switch random.below(8) {
    case 0, 1:
      guard !isKey else { return nil }
      let value = RandomDocument.value(&random)
      // A document of nothing is none.
      if node == 0, value == .nothing { return nil }
      name = "replace \(path): \(value)"
      expected.change(at: path[...]) { $0 = ValueModel(value) }
      return try finish(editor.replace(node, with: value), expected, allowed: allowed(around: node))
    case 2: return try insert(into: node, path, editor, expected)
    case 3:
      guard !path.isEmpty else { return nil }
      name = "remove \(path)"
      expected.change(at: path.dropLast()) { collection in
        switch collection {
        case .list(var items):
          items.remove(at: path[path.count - 1])
          collection = .list(items)
        case .mapping(var pairs):
          pairs.remove(at: path[path.count - 1])
          collection = .mapping(pairs)
        default: break
        }
      }
      return try finish(editor.remove(node), expected, allowed: allowed(around: node))
    case 4:
      guard isKey else { return nil }
      let text = random.pick(["新しい名", "a", "no", "x: y", "[k]", "", "－ x", "改\n行", "k,1", "12"])
      name = "rename \(path): \(text)"
      expected.change(at: path.dropLast()) { collection in
        guard case .mapping(var pairs) = collection else { return }
        pairs[path[path.count - 1]].key = text
        collection = .mapping(pairs)
      }
      return try finish(editor.rename(node, to: text), expected, allowed: allowed(around: node))
    case 5:
      name = "comment above \(path)"
      let text = random.pick(["注", "# a\n# b", "#", "[", ""])
      return try finish(editor.insertComment(text, above: node), expected, allowed: nil)
    case 6:
      name = "comment behind \(path)"
      return try finish(editor.appendComment(random.pick(["注", "# - x", "\"", ""]), to: node), expected, allowed: nil)
    default: return try setPath(editor, expected)
    }
  }

  private mutating func insert(
    into node: Int, _ path: [Int], _ editor: TreeEditor, _ start: ValueModel
  ) throws(EditError) -> String? {
    var expected = start
    let value = RandomDocument.value(&random)
    let isEmpty = tree.isEmptyScalar(node) && !self.path(of: node).isKey
    if tree.nodes[node].kind == .sequence || isEmpty && random.oneIn(2) {
      let index = isEmpty ? 0 : random.below(Int(tree.nodes[node].count) + 1)
      name = "insert \(path) at \(index): \(value)"
      expected.change(at: path[...]) { list in
        var items = list.children
        items.insert(ValueModel(value), at: index)
        list = .list(items)
      }
      return try finish(editor.insert(value, at: index, in: node), expected, allowed: allowed(around: node))
    }
    guard tree.nodes[node].kind == .mapping || isEmpty else { return nil }
    let keys = tree.pairs(of: node).map { tree.text(of: $0.key) }
    let key = random.pick(["新", "no", "a b", "x: y", "a", "保管"])
    let position = keys.isEmpty ? 0 : random.below(keys.count + 1)
    let order = KeyOrder { other in other == key ? 1 : keys.firstIndex(of: other).map { $0 < position ? 0 : 2 } }
    name = "insert \(path) before \(position): \(key), \(value)"
    guard !keys.contains(key) else {
      _ = try editor.insert(EditValue.Pair(key, value), in: node, order: order)
      return "a second \(key) was not refused"
    }
    expected.change(at: path[...]) { mapping in
      var pairs: [ValueModel.Pair] = []
      if case .mapping(let old) = mapping { pairs = old }
      pairs.insert(ValueModel.Pair(key: key, value: ValueModel(value)), at: position)
      mapping = .mapping(pairs)
    }
    return try finish(
      editor.insert(EditValue.Pair(key, value), in: node, order: order), expected, allowed: allowed(around: node))
  }

  /// A path through what is there and a few steps on.
  private mutating func setPath(_ editor: TreeEditor, _ start: ValueModel) throws(EditError) -> String? {
    var steps: [EditStep] = []
    var node: Int? = 0
    var expected = start
    let value = RandomDocument.value(&random)
    var place: [Int] = []
    var missing: [(key: String?, Bool)] = []
    while steps.count < 5 {
      if steps.count > 0, random.oneIn(3) { break }
      if let here = node, !tree.isEmptyScalar(here) {
        if tree.nodes[here].kind == .scalar { break }
        let children = tree.nodes[here].kind == .mapping ? tree.pairs(of: here).map(\.value) : tree.children(of: here)
        let index = random.below(children.count + 1)
        place.append(index)
        if tree.nodes[here].kind == .mapping {
          let name = index < children.count ? tree.text(of: tree.pairs(of: here)[index].key) : "新"
          steps.append(.key([index < children.count ? "other-name" : "新", name]))
          if index == children.count { missing.append(("新", true)) }
        } else {
          steps.append(.index(index))
          if index == children.count { missing.append((nil, true)) }
        }
        node = index < children.count ? children[index] : nil
      } else {
        let key: String? = random.oneIn(2) ? "新" : nil
        missing.append((key, true))
        steps.append(key.map { .key($0) } ?? .index(0))
        node = nil
      }
    }
    guard !steps.isEmpty else { return nil }
    name = "set \(steps.map { "\($0)" }): \(value)"
    var made = ValueModel(value)
    for (key, _) in missing.reversed() {
      made = key.map { .mapping([ValueModel.Pair(key: $0, value: made)]) } ?? .list([made])
    }
    expected.put(made, at: place[...])
    return try finish(editor.set(steps, to: value), expected, allowed: nil)
  }

  private mutating func pickNode() -> Int { random.below(tree.nodes.count) }

  /// The numbers of the entries on the way to a node.
  private func path(of node: Int) -> (path: [Int], isKey: Bool) {
    var path: [Int] = []
    var isKey = false
    var here = node
    while here > 0 {
      let parent = Int(tree.nodes[here].parent)
      let index = tree.children(of: parent).firstIndex(of: here) ?? 0
      if tree.nodes[parent].kind == .mapping {
        if here == node { isKey = index % 2 == 0 }
        path.insert(index / 2, at: 0)
      } else {
        path.insert(index, at: 0)
      }
      here = parent
    }
    return (path, isKey)
  }

  /// From the end of the scalar before an entry to the start of the one behind it.
  private func allowed(around node: Int) -> Span {
    let parent = Int(tree.nodes[node].parent)
    var first = node
    var last = node
    if node > 0, tree.nodes[parent].kind == .mapping {
      let isKey = path(of: node).isKey
      first = isKey ? node : node - 1
      last = isKey ? node + 1 : node
    }
    let scalars = tree.nodes.indices.filter { tree.nodes[$0].kind == .scalar }
    let before = scalars.last { $0 < first }.map { tree.nodes[$0].span.end } ?? 0
    let next = tree.next(after: last)
    let after = scalars.first { $0 >= next }.map { tree.nodes[$0].span.start } ?? UInt32(tree.source.count)
    return Span(start: before, end: after)
  }

  /// Applies the edits and compares. With `allowed`, every edit lies in it, but for the header of a block scalar.
  private mutating func finish(_ edits: [TextEdit], _ expected: ValueModel, allowed: Span?) throws(EditError) -> String?
  {
    guard let bytes = try? edits.applied(to: tree.source) else { return "edits overlap: \(edits)" }
    result = bytes
    var after = Tree()
    let problems = after.read(bytes)
    if !problems.isEmpty { return "cannot be read: \(problems.map(\.code))" }
    let found = ValueModel(after)
    if found != expected { return "expected \(expected)\nfound    \(found)" }
    guard let allowed else { return nil }
    for edit in edits where edit.span.start < allowed.start || edit.span.end > allowed.end {
      if !(edit.text.hasSuffix("-") && edit.span.count <= 2) { return "touches more than \(allowed): \(edit)" }
    }
    return lostComment(edits, after)
  }

  /// Comments may only go where the edits took them.
  private func lostComment(_ edits: [TextEdit], _ after: Tree) -> String? {
    let kept = tree.comments.filter { comment in
      !edits.contains { $0.span.start <= comment.span.start && comment.span.end <= $0.span.end && !$0.span.isEmpty }
    }
    return kept.count == after.comments.count ? nil : "\(kept.count) comments became \(after.comments.count)"
  }
}
