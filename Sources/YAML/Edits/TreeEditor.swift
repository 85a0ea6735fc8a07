import SourceText

/// Changes to a document, each as the edits of its text that make it and nothing else.
///
/// Comments, blank lines, quotes, indentation, line endings, a byte order mark and a missing final newline stay as they
/// are. What is written follows the file: its indentation, its line breaks, block or brackets. Every change is tried
/// before it is given: the edited text must read back as the tree that was meant, with all comments that the change
/// does not concern. Where it does not, ``EditError/unsafe(_:)`` is thrown.
///
/// The edits hold for the text of ``tree``; after they are applied it must be read again.
public struct TreeEditor: Sendable {
  /// The document. It was read without errors; it may also be empty.
  public let tree: Tree
  let lines: SourceLines
  /// How much deeper mappings stand than their key, in this file.
  let step: Int
  /// How much deeper the dashes of lists stand than their key, in this file; it may be nothing.
  let sequenceStep: Int

  /// Columns that a collection in brackets may reach on its line.
  static let width = 100

  /// Prepares to change `tree`.
  public init(_ tree: Tree) {
    self.tree = tree
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

  /// Gives the edits if they do what `expected` says and lose no comment.
  func verified(_ edits: [TextEdit], _ expected: Outline, newComments: Int = 0) -> [TextEdit]? {
    guard let bytes = try? edits.applied(to: tree.source) else { return nil }
    var result = Tree()
    guard !result.read(bytes).contains(where: { $0.severity == .error }) else { return nil }
    guard expected.matches(result), keepsComments(edits, in: result, new: newComments) else { return nil }
    return edits
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
