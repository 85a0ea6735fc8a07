import SourceText

/// Sorts the comments of a document to what they stand at, each once, in the order of the source.
struct LayoutBuilder {
  private let tree: Tree
  private let editor: TreeEditor
  private let plan: LayoutPlan
  /// The comments that stay where they stand.
  private let comments: [Comment]
  /// The next comment that was not taken yet.
  private var cursor = 0
  /// Blank lines before this place are text of a block scalar.
  private var keptUntil = 0

  init(_ tree: Tree, _ plan: LayoutPlan) {
    self.tree = tree
    self.plan = plan
    editor = TreeEditor(tree)
    let raised = Set(plan.raised.values.joined())
    comments =
      raised.isEmpty
      ? tree.comments
      : tree.comments.indices.filter { !raised.contains($0) }.map {
        tree.comments[$0]
      }
  }

  /// For parts of a document that hold no comments.
  init(withoutComments tree: Tree) {
    self.init(tree, LayoutPlan())
    cursor = comments.count
  }

  private var lines: SourceLines { editor.lines }

  mutating func document() -> LayoutDocument {
    var document = LayoutDocument()
    let first = lines.skipToContent(lines.start)
    let marker = Array("---".utf8)
    if tree.source[first...].starts(with: marker), tree.root == nil || first < editor.start(0),
      lines.lineStart(first) == first
    {
      document.hasMarker = true
      document.prologue = takeLines(before: first)
    }
    if tree.root != nil {
      var root = LayoutEntry(key: nil, value: .scalar(0))
      if !editor.isBlock(0) { root.lead = takeLines(before: editor.start(0)) }
      root.value = value(0, lead: &root.lead)
      root.trailing = takeTrailing(behind: editor.isBlockScalar(0) ? editor.headerEnd(0) : editor.end(0))
      if case .block(var block) = root.value {
        block.head += raised(to: 0)
        root.value = .block(block)
      } else {
        root.lead += raised(to: 0)
      }
      document.root = root
    }
    document.tail = takeLines(before: tree.source.count + 1) + raised(to: nil)
    return document
  }

  // MARK: Taking comments

  private var next: Comment? { cursor < comments.count ? comments[cursor] : nil }

  private mutating func take() -> String {
    defer { cursor += 1 }
    return LayoutLine.text(comments[cursor], tree)
  }

  /// The comments that the plan puts above an entry.
  private func raised(to node: Int?) -> [LayoutLine] {
    (plan.raised[node] ?? []).map { LayoutLine(text: LayoutLine.text(tree.comments[$0], tree), hasBlankLine: false) }
  }

  /// All comments that start before a place, as lines.
  private mutating func takeLines(before place: Int) -> [LayoutLine] {
    var result: [LayoutLine] = []
    while let comment = next, Int(comment.span.start) < place { result.append(takeLine(comment)) }
    return result
  }

  private mutating func takeLine(_ comment: Comment) -> LayoutLine {
    let hasBlankLine = comment.ownLine && hasBlankLine(above: Int(comment.span.start))
    return LayoutLine(text: take(), hasBlankLine: hasBlankLine)
  }

  /// The comment lines that follow at a deeper column than `column`.
  private mutating func takeLines(deeperThan column: Int) -> [LayoutLine] {
    var result: [LayoutLine] = []
    while let comment = next, comment.ownLine, lines.column(Int(comment.span.start)) > column {
      // What stands behind further content is not meant.
      guard lines.skipSpacesAndBreaks(end) == Int(comment.span.start) else { break }
      end = Int(comment.span.end)
      result.append(takeLine(comment))
    }
    return result
  }

  /// Where the last value or comment below it ends.
  private var end = 0

  private mutating func takeTrailing(behind place: Int) -> String? {
    end = max(place, end)
    guard let comment = next, !comment.ownLine, Int(comment.span.start) >= place,
      lines.lineStart(Int(comment.span.start)) == lines.lineStart(place)
    else { return nil }
    end = Int(comment.span.end)
    return take()
  }

  /// Whether the line above the one that holds `place` is blank and no part of a text.
  private func hasBlankLine(above place: Int) -> Bool {
    guard lines.startsLine(place), let end = lines.end(before: lines.lineStart(place)) else { return false }
    return lines.isBlank(lines.lineStart(end)) && lines.lineStart(end) > keptUntil
  }

  // MARK: Values

  /// Comments that have no better place go to `lead`.
  private mutating func value(_ node: Int, lead: inout [LayoutLine]) -> LayoutValue {
    let found = tree.nodes[node]
    guard found.kind != .scalar else { return .scalar(node) }
    if found.style == .block { return .block(block(node)) }
    let hasComments = !lines.comments(in: editor.start(node)..<editor.end(node)).isEmpty
    let hasLines = (node..<tree.next(after: node)).contains { index in
      tree.nodes[index].kind == .scalar && lines.hasBreak(in: tree.nodes[index].span.range)
    }
    let isOpened = plan.raised.keys.contains { $0.map { $0 > node && $0 < tree.next(after: node) } ?? false }
    guard hasComments || hasLines || isOpened else { return .flow(node) }
    if found.count == 0 {
      lead += takeLines(before: editor.end(node))
      return .flow(node)
    }
    return .block(flowBlock(node))
  }

  private mutating func block(_ node: Int) -> LayoutBlock {
    var block = LayoutBlock(isMapping: tree.nodes[node].kind == .mapping)
    let column = lines.column(editor.start(node))
    for entry in editor.entries(of: node) {
      var new = LayoutEntry(key: entry.key, value: .scalar(entry.value))
      new.lead = takeLines(before: entry.start)
      new.hasBlankLine = hasBlankLine(above: entry.start)
      if block.entries.isEmpty {
        if node == 0 { LayoutBuilder.takeHead(&new, to: &block) } else { LayoutBuilder.splitHead(&new, to: &block) }
      }
      new.lead += raised(to: entry.firstNode)
      let start = editor.start(entry.value)
      let isAbsent = editor.style(entry.value) == .absent
      if !isAbsent, let comment = next, Int(comment.span.start) < start, !comment.ownLine { new.head = take() }
      if !editor.isBlock(entry.value), !isAbsent { new.between = takeLines(before: start) }
      new.value = value(entry.value, lead: &new.lead)
      if editor.isBlockScalar(entry.value) {
        new.trailing = takeTrailing(behind: editor.headerEnd(entry.value))
        end = max(end, entry.end)
      } else {
        new.trailing = takeTrailing(behind: entry.end)
      }
      if editor.isBlockScalar(entry.value) { keptUntil = editor.lastLineEnd(entry) }
      if !editor.isBlockScalar(entry.value) {
        let deeper = takeLines(deeperThan: column)
        if case .block(var inner) = new.value {
          inner.tail += deeper
          new.value = .block(inner)
        } else {
          new.below = deeper
        }
      }
      block.entries.append(new)
    }
    return block
  }

  /// The comments at the top of the document stay there; those below a blank line that stand directly above the first key
  /// are about that key.
  private static func takeHead(_ entry: inout LayoutEntry, to block: inout LayoutBlock) {
    splitHead(&entry, to: &block)
    block.headIsApart = entry.hasBlankLine || !block.head.isEmpty
    guard block.head.isEmpty || entry.lead.contains(where: { SourceLines.isForEditors($0.text.utf8) }) else { return }
    block.headIsApart = entry.hasBlankLine
    block.head += entry.lead
    entry.lead = []
  }

  /// The comments above the first entry that a blank line sets apart from it belong to the block.
  private static func splitHead(_ entry: inout LayoutEntry, to block: inout LayoutBlock) {
    var count = entry.hasBlankLine ? entry.lead.count : 0
    if count == 0 { count = entry.lead.indices.last { $0 > 0 && entry.lead[$0].hasBlankLine } ?? 0 }
    block.head = Array(entry.lead[..<count])
    entry.lead = Array(entry.lead[count...])
  }

  // MARK: Brackets

  /// A collection in brackets as a block.
  mutating func flowBlock(_ node: Int) -> LayoutBlock {
    var block = LayoutBlock(isMapping: tree.nodes[node].kind == .mapping)
    for entry in editor.entries(of: node) {
      takeComments(before: entry.start, into: &block)
      var new = LayoutEntry(key: entry.key, value: .scalar(entry.value))
      new.lead = block.tail
      block.tail = []
      if editor.style(entry.value) != .absent { new.lead += takeLines(before: editor.start(entry.value)) }
      new.lead += raised(to: entry.firstNode)
      new.value = value(entry.value, lead: &new.lead)
      block.entries.append(new)
    }
    takeComments(before: editor.end(node), into: &block)
    return block
  }

  /// Comments behind an entry on its line stay there; others are put aside in the block's tail.
  private mutating func takeComments(before place: Int, into block: inout LayoutBlock) {
    while let comment = next, Int(comment.span.start) < place {
      if !comment.ownLine, block.tail.isEmpty, let last = block.entries.indices.last,
        block.entries[last].trailing == nil, case .scalar(let node) = block.entries[last].value,
        lines.lineStart(Int(comment.span.start)) == lines.lineStart(editor.end(node))
      {
        block.entries[last].trailing = take()
      } else {
        block.tail.append(LayoutLine(text: take(), hasBlankLine: false))
      }
    }
  }
}

extension SourceLines {
  func skipSpacesAndBreaks(_ offset: Int) -> Int {
    var index = offset
    while isSpace(index) || isBreak(index) { index += 1 }
    return index
  }
}
