import SourceText

/// Writes a document in its layout.
struct LayoutPrinter {
  /// One line and the comment at its end.
  private struct Line {
    var text: String
    var comment: String?

    var indent: Int { text.utf8.prefix { $0 == UInt8(ascii: " ") }.count }
  }

  let tree: Tree
  let editor: TreeEditor
  let layout: Layout
  private var output: [Line] = []
  /// The dashes of entries whose first line is yet to come.
  private var pending: String?
  /// Whether the line before is text of a block scalar that would take in a blank line.
  private var keepsBlankLines = false

  init(_ tree: Tree, _ layout: Layout) {
    self.tree = tree
    self.layout = layout
    editor = TreeEditor(tree)
  }

  mutating func print(_ document: LayoutDocument) throws(EditError) -> [UInt8] {
    comments(document.prologue, column: 0)
    if document.hasMarker { line("---") }
    if let root = document.root {
      comments(root.lead, column: 0)
      if case .block(let block) = root.value {
        if let trailing = root.trailing { line(trailing) }
        try print(block, column: 0, path: [])
      } else {
        try value(root, prefix: nil, column: -2, path: [])
      }
    }
    for comment in document.tail {
      if comment.hasBlankLine { blankLine() }
      line(comment.text)
    }
    return bytes()
  }

  // MARK: Lines

  private mutating func line(_ text: String, comment: String? = nil) {
    output.append(Line(text: text, comment: comment))
    keepsBlankLines = false
  }

  private mutating func blankLine() {
    guard !keepsBlankLines, let last = output.last, !(last.text.isEmpty && last.comment == nil) else { return }
    output.append(Line(text: ""))
  }

  /// Comment lines; a blank line above the first is left to the caller.
  private mutating func comments(_ new: [LayoutLine], column: Int) {
    for (index, comment) in new.enumerated() {
      if index > 0, comment.hasBlankLine { blankLine() }
      line(LayoutPrinter.spaces(column) + comment.text)
    }
  }

  private mutating func flushPending() {
    guard let text = pending else { return }
    pending = nil
    line(String(text.dropLast()))
  }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }

  // MARK: Blocks

  private mutating func print(_ block: LayoutBlock, column: Int, path: [String]) throws(EditError) {
    var entries = block.entries
    if block.isMapping {
      entries = layout.sorted(entries, path: path) { $0.key.map { tree.text(of: $0) } }
      try checkNames(entries, path: path)
    }
    if !block.head.isEmpty || entries.first.map({ !$0.lead.isEmpty }) ?? true { flushPending() }
    comments(block.head, column: column)
    for (index, entry) in entries.enumerated() {
      if index == 0 ? !block.head.isEmpty : entry.startsWithBlankLine { blankLine() }
      comments(entry.lead, column: column)
      if entry.hasBlankLine, !entry.lead.isEmpty { blankLine() }
      var prefix = pending ?? LayoutPrinter.spaces(column)
      pending = nil
      if let key = entry.key {
        prefix += keyText(key, path: path, inFlow: false) + ":"
        try value(entry, prefix: prefix, column: column, path: path + [tree.text(of: key)])
      } else {
        prefix += "-"
        try value(entry, prefix: prefix, column: column, path: path)
      }
    }
    for comment in block.tail {
      if comment.hasBlankLine { blankLine() }
      line(LayoutPrinter.spaces(column) + comment.text)
    }
  }

  private func checkNames(_ entries: [LayoutEntry], path: [String]) throws(EditError) {
    var names: Set<String> = []
    for entry in entries {
      guard let key = entry.key else { continue }
      let text = tree.text(of: key)
      let name = layout.rename(path, text) ?? text
      guard names.insert(name).inserted else { throw .duplicateKey(name) }
    }
  }

  /// Writes what follows a colon or dash; `column` is that of the key or dash.
  private mutating func value(
    _ entry: LayoutEntry, prefix: String?, column: Int, path: [String]
  ) throws(EditError) {
    let inner = column + 2
    var block: LayoutBlock?
    switch entry.value {
    case .scalar(let node) where editor.style(node) == .absent:
      line(prefix ?? "", comment: entry.trailing)
    case .scalar(let node):
      let text = scalarLines(node, column: max(inner, prefix == nil ? 2 : inner))
      leaf(entry, text, prefix: prefix, column: inner, isBlockScalar: editor.isBlockScalar(node))
      keepsBlankLines = editor.keepsBlankLines(node)
    case .flow(let node):
      let text = try flowText(node, path: path)
      let isBelow = entry.head != nil || !entry.between.isEmpty
      let before = isBelow ? inner : prefix.map { DisplayWidth.columns(of: $0) + 1 } ?? 0
      if tree.nodes[node].count == 0 || before + DisplayWidth.columns(of: text) <= layout.width {
        leaf(entry, [text], prefix: prefix, column: inner, isBlockScalar: false)
      } else {
        var builder = LayoutBuilder(withoutComments: tree)
        block = builder.flowBlock(node)
      }
    case .block(let found): block = found
    }
    if let block { try self.block(block, of: entry, prefix: prefix, column: inner, path: path) }
    for comment in entry.below {
      if comment.hasBlankLine { blankLine() }
      line(LayoutPrinter.spaces(inner) + comment.text)
    }
  }

  private mutating func leaf(
    _ entry: LayoutEntry, _ text: [String], prefix: String?, column: Int, isBlockScalar: Bool
  ) {
    var start = prefix.map { $0 + " " } ?? ""
    if entry.head != nil || !entry.between.isEmpty {
      line(prefix ?? "", comment: entry.head)
      comments(entry.between, column: column)
      start = LayoutPrinter.spaces(column)
    }
    let commented = isBlockScalar ? 0 : text.count - 1
    for (index, piece) in text.enumerated() {
      line(index == 0 ? start + piece : piece, comment: index == commented ? entry.trailing : nil)
    }
  }

  private mutating func block(
    _ block: LayoutBlock, of entry: LayoutEntry, prefix: String?, column: Int, path: [String]
  ) throws(EditError) {
    let comment = entry.head ?? entry.trailing
    if let prefix {
      if entry.key == nil, comment == nil, entry.between.isEmpty {
        pending = prefix + " "
      } else {
        line(prefix, comment: comment)
      }
    } else if let comment {
      line(comment)
    }
    if entry.head != nil, let trailing = entry.trailing { line(LayoutPrinter.spaces(column) + trailing) }
    comments(entry.between, column: column)
    try print(block, column: column, path: path)
  }

  // MARK: Output

  /// All lines, with the comments at their ends lined up where lines of one indentation follow one another.
  private func bytes() -> [UInt8] {
    let lines = SourceLines(tree)
    let lineBreak = Array(lines.lineBreak(lines.start).utf8)
    var result = Array(tree.source[..<lines.start])
    var index = 0
    while index < output.count {
      var stop = index
      while stop < output.count, output[stop].comment != nil, output[stop].indent == output[index].indent { stop += 1 }
      let widths = output[index..<stop].map { DisplayWidth.columns(of: $0.text) }
      let widest = widths.max() ?? 0
      let isEven = widest - (widths.min() ?? 0) <= LayoutPrinter.alignment
      for (line, width) in zip(output[index..<stop], widths) {
        result += Array(line.text.utf8)
        result += [UInt8](repeating: UInt8(ascii: " "), count: (isEven ? widest - width : 0) + 2)
        result += Array((line.comment ?? "").utf8) + lineBreak
      }
      if stop == index {
        result += Array(output[stop].text.utf8) + lineBreak
        stop += 1
      }
      index = stop
    }
    return result
  }

  /// Comments at the ends of lines are lined up over at most so many columns.
  private static let alignment = 30
}
