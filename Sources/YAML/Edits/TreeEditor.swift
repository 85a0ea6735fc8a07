import SourceText

/// Changes to a document, each as the edits of its text that make it and nothing else.
///
/// Comments, blank lines, quotes, indentation, line endings, a byte order mark and a missing final newline stay as they
/// are. What is written follows the file: its indentation, its line breaks, block or brackets. Every change is tried
/// before it is given: the edited text must read back as the tree that was meant, with all comments that the change
/// does not concern, and comments that hold for an entry must hold for the same one. Where it does not,
/// ``EditError/unsafe(_:)`` is thrown.
///
/// The edits hold for the text of ``tree``; after they are applied it must be read again.
package struct TreeEditor: Sendable {
  /// The document. It was read without errors; it may also be empty.
  package let tree: Tree
  let lines: SourceLines
  /// How much deeper mappings stand than their key, in this file.
  let step: Int
  /// How much deeper the dashes of lists stand than their key, in this file; it may be nothing.
  let sequenceStep: Int
  /// Whether a comment holds for the entry that it speaks of.
  let binds: @Sendable (ArraySlice<UInt8>) -> Bool
  /// Those that do.
  private let bound: BindingComments

  /// Columns that a collection in brackets may reach on its line.
  static let width = 100

  /// Prepares to change `tree`.
  ///
  /// - Parameter binds: whether a comment holds for the entry that it speaks of, as ``CommentEntries`` finds it.
  package init(_ tree: Tree, binds: @escaping @Sendable (_ comment: ArraySlice<UInt8>) -> Bool = { _ in false }) {
    self.tree = tree
    self.binds = binds
    bound = BindingComments(tree, binds)
    let lines = SourceLines(tree)
    self.lines = lines
    var steps: [Node.Kind: Int] = [:]
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      let parent = tree.nodes[Int(node.parent)]
      guard index > 0, node.style == .block, parent.kind == .mapping, steps[node.kind] == nil else { continue }
      steps[node.kind] = lines.column(Int(node.span.start)) - lines.column(Int(parent.span.start))
      if steps.count == 2 { break }
    }
    let inner = steps[.mapping] ?? steps[.sequence].flatMap { $0 > 0 ? $0 : nil } ?? 2
    step = inner
    sequenceStep = steps[.sequence] ?? inner
  }

  var writer: ValueWriter { ValueWriter(step: step, sequenceStep: sequenceStep) }

  // MARK: Trying

  /// Whether no comment holds for an entry.
  var hasNoBoundComments: Bool { bound.all.isEmpty }

  /// Gives the edits if they do what `expected` says and lose no comment.
  ///
  /// - Parameter binding: the entry that a new comment must hold for.
  func verified(
    _ edits: [TextEdit], _ expected: Outline, newComments: Int = 0, binding: BindingComments.Bound? = nil
  ) -> [TextEdit]? {
    guard let bytes = try? edits.applied(to: tree.source) else { return nil }
    var result = Tree()
    guard !result.read(bytes).contains(where: { $0.severity == .error }) else { return nil }
    guard expected.matches(result), keepsComments(edits, in: result, new: newComments),
      keepsBound(in: result, expected, adding: binding)
    else { return nil }
    return edits
  }

  /// Whether each comment that holds for an entry holds for the same one in a changed document.
  private func keepsBound(in result: Tree, _ expected: Outline, adding new: BindingComments.Bound?) -> Bool {
    var before = bound
    if let new { before.add(new) }
    let after = BindingComments(result, binds)
    return before.all.count == after.all.count && before.moved(in: after) { expected.items[$0].origin }.isEmpty
  }

  /// Tries to write a text of several lines as a literal block, then in quotes.
  func firstVerified(
    _ expected: Outline, at place: Int, _ edits: (ValueWriter) throws(EditError) -> [TextEdit]
  ) throws(EditError) -> [TextEdit] {
    var writer = writer
    for allowsLiteral in [true, false] {
      writer.allowsLiteral = allowsLiteral
      if let found = verified(try edits(writer), expected) { return found }
    }
    throw .unsafe(Span(place, place))
  }

  private func keepsComments(_ edits: [TextEdit], in result: Tree, new: Int) -> Bool {
    let kept = tree.comments.filter { comment in
      !edits.contains { $0.span.start <= comment.span.start && comment.span.end <= $0.span.end && !$0.span.isEmpty }
    }
    guard result.comments.count == kept.count + new else { return false }
    var index = 0
    for comment in result.comments where index < kept.count {
      if result.source[comment.span.range] == tree.source[kept[index].span.range] { index += 1 }
    }
    return index == kept.count
  }

  /// Demands that every key in a value can be written.
  func check(_ value: EditValue) throws(EditError) {
    switch value {
    case .list(let items):
      for item in items { try check(item) }
    case .mapping(let pairs):
      var names: Set<String> = []
      for pair in pairs {
        guard names.insert(pair.key).inserted else { throw .duplicateKey(pair.key) }
        try checkKey(pair.key)
        try check(pair.value)
      }
    default: break
    }
  }

  func checkKey(_ key: String) throws(EditError) {
    guard ScalarWriter.text(key, in: .key).utf8.count <= 1024 else { throw .keyTooLong }
  }
}

/// Values at a path.
extension TreeEditor {
  /// Gives the value at a path from the root, making what is missing on the way.
  ///
  /// A value on the way that is left out is filled; one of another kind is an error.
  package func set(_ path: [EditStep], to value: EditValue) throws(EditError) -> [TextEdit] {
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

/// Other names for keys.
extension TreeEditor {
  /// Gives a key another text. It keeps its quotes only where it needs them.
  package func rename(_ key: Int, to name: String) throws(EditError) -> [TextEdit] {
    guard let (entry, mapping, _) = entry(of: key), entry.key == key else {
      throw .notAKey(tree.nodes.indices.contains(key) ? tree.nodes[key].span : Span(0, 0))
    }
    if let other = pair([name], in: mapping), other.key != key { throw .duplicateKey(name) }
    try checkKey(name)
    var expected = Outline(tree)
    expected.rename(key, to: name)
    let plain = [TextEdit(span: tree.nodes[key].span, text: ScalarWriter.text(name, in: .key))]
    if let edits = verified(plain, expected) { return edits }
    // `{"a":1}`: without the quotes there would be no key.
    let quoted = [TextEdit(span: tree.nodes[key].span, text: ScalarWriter.doubleQuoted(name))]
    guard let edits = verified(quoted, expected) else { throw .unsafe(tree.nodes[key].span) }
    return edits
  }
}
