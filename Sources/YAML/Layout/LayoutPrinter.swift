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
  let plan: LayoutPlan
  private var output: [Line] = []
  /// The dashes of entries whose first line is yet to come.
  private var pending: String?
  /// Whether the line before is text of a block scalar that would take in a blank line.
  private var keepsBlankLines = false

  init(_ tree: Tree, _ layout: Layout, _ plan: LayoutPlan) {
    self.tree = tree
    self.layout = layout
    self.plan = plan
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
      let mapping = entries.first?.key.map { Int(tree.nodes[$0].parent) }
      if !(mapping.map(plan.inOrder.contains) ?? false) {
        entries = layout.sorted(entries, path: path) { $0.key.map { tree.text(of: $0) } }
      }
      try checkNames(entries, path: path)
    }
    if !block.head.isEmpty || entries.first.map({ !$0.lead.isEmpty }) ?? true { flushPending() }
    comments(block.head, column: column)
    for (index, entry) in entries.enumerated() {
      let isApart = !block.head.isEmpty && (block.headIsApart || !entry.lead.isEmpty)
      if index == 0 ? isApart : entry.startsWithBlankLine { blankLine() }
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

/// Scalars and what stands in brackets.
extension LayoutPrinter {
  /// The text of a key, in its quotes.
  func keyText(_ key: Int, path: [String], inFlow: Bool) -> String {
    let text = tree.text(of: key)
    if let name = layout.rename(path, text), name != text { return ScalarWriter.text(name, in: .key) }
    return written(key, as: .key, inFlow: inFlow)
  }

  /// A scalar of one line as it is written. A plain one that moves out of brackets may need quotes there.
  private func written(_ node: Int, as place: ScalarWriter.Place, inFlow: Bool) -> String {
    let wasInFlow = editor.style(Int(tree.nodes[node].parent)) == .flow && node > 0
    let source = String(decoding: tree.source[tree.nodes[node].span.range], as: UTF8.self)
    guard wasInFlow, !inFlow, editor.style(node) == .plain else { return source }
    return ScalarWriter.canBePlain(source, in: place) || source == "~" ? source : ScalarWriter.doubleQuoted(source)
  }

  /// A collection or scalar on one line in brackets.
  func flowText(_ node: Int, path: [String]) throws(EditError) -> String {
    switch tree.nodes[node].kind {
    case .scalar: return written(node, as: .flow, inFlow: true)
    case .sequence:
      var items: [String] = []
      for item in tree.children(of: node) { items.append(try flowText(item, path: path)) }
      return "[" + items.joined(separator: ", ") + "]"
    case .mapping:
      var names: Set<String> = []
      var pairs: [String] = []
      let hasBrackets = editor.hasBrackets(node)
      var found = tree.pairs(of: node)
      if !plan.inOrder.contains(node) { found = layout.sorted(found, path: path) { tree.text(of: $0.key) } }
      for pair in found {
        let text = tree.text(of: pair.key)
        let name = layout.rename(path, text) ?? text
        guard names.insert(name).inserted else { throw .duplicateKey(name) }
        let key = keyText(pair.key, path: path, inFlow: true)
        if editor.style(pair.value) == .absent {
          pairs.append(hasBrackets ? key : key + ": ")
        } else {
          pairs.append(key + ": " + (try flowText(pair.value, path: path + [text])))
        }
      }
      let inside = pairs.joined(separator: ", ")
      return hasBrackets ? "{" + inside + "}" : inside
    }
  }

  /// The lines of a scalar: the first without its indentation, further ones at `column`.
  func scalarLines(_ node: Int, column: Int) -> [String] {
    if editor.isBlockScalar(node) { return blockScalarLines(node, column: column) }
    let span = tree.nodes[node].span
    let lines = editor.lines
    guard lines.hasBreak(in: span.range) else { return [written(node, as: .block, inFlow: false)] }
    var result: [String] = []
    var start = Int(span.start)
    while true {
      let isLast = lines.lineEnd(start) >= Int(span.end)
      let content = trimmed(start..<min(lines.lineEnd(start), Int(span.end)), isFirst: result.isEmpty, isLast: isLast)
      let text = String(decoding: tree.source[content], as: UTF8.self)
      result.append(result.isEmpty ? text : text.isEmpty ? "" : LayoutPrinter.spaces(column) + text)
      guard !isLast, let next = lines.next(behind: lines.lineEnd(start)) else { return result }
      start = next
    }
  }

  /// One line of a plain or quoted scalar without the white space that its reader drops.
  private func trimmed(_ range: Range<Int>, isFirst: Bool, isLast: Bool) -> Range<Int> {
    let lines = editor.lines
    var (start, end) = (range.lowerBound, range.upperBound)
    if !isFirst { while start < end, lines.isSpace(start) { start += 1 } }
    if !isLast {
      while end > start, lines.isSpace(end - 1) { end -= 1 }
      // An escaped space at the end of the line counts.
      var slash = end
      while slash > start, lines.byte(slash - 1) == UInt8(ascii: "\\") { slash -= 1 }
      if (end - slash) % 2 == 1, end < range.upperBound { end += 1 }
    }
    return start..<end
  }

  private func blockScalarLines(_ node: Int, column: Int) -> [String] {
    let lines = editor.lines
    let text = tree.bytes(of: node)
    let header = tree.source[(editor.start(node) + 1)..<editor.headerEnd(node)]
    let keeps = header.contains(UInt8(ascii: "+"))
    var contents = sourceLines(of: node)
    var chomping = keeps ? "+" : header.contains(UInt8(ascii: "-")) ? "-" : ""
    if contents.isEmpty {
      contents = Array(repeating: [], count: text.count)
    } else {
      let breaks = text.reversed().prefix { $0 == UInt8(ascii: "\n") }.count
      // The last line of a file without a final newline.
      if breaks == 0 { chomping = "-" } else if keeps { contents += Array(repeating: [], count: breaks - 1) }
    }
    let needsIndicator = contents.first { !$0.isEmpty }?.first == UInt8(ascii: " ")
    let sign = lines.byte(editor.start(node)) == UInt8(ascii: "|") ? "|" : ">"
    return [sign + (needsIndicator ? "2" : "") + chomping]
      + contents.map { $0.isEmpty ? "" : LayoutPrinter.spaces(column) + String(decoding: $0, as: UTF8.self) }
  }

  /// The lines of a block scalar without their indentation, up to the last that has text.
  private func sourceLines(of node: Int) -> [ArraySlice<UInt8>] {
    let lines = editor.lines
    let end = editor.end(node)
    var found: [Range<Int>] = []
    var lineEnd = lines.lineEnd(editor.headerEnd(node))
    while lineEnd < end, let next = lines.next(behind: lineEnd) {
      lineEnd = min(lines.lineEnd(next), end)
      found.append(next..<lineEnd)
    }
    guard let indent = contentColumn(node, found) else { return [] }
    return found.map { line in
      var start = line.lowerBound
      while start < line.upperBound, start - line.lowerBound < indent, lines.byte(start) == UInt8(ascii: " ") {
        start += 1
      }
      return tree.source[start..<line.upperBound]
    }
  }

  /// The column at which the text of a block scalar stands; nil if it has no lines.
  private func contentColumn(_ node: Int, _ found: [Range<Int>]) -> Int? {
    let header = tree.source[(editor.start(node) + 1)..<editor.headerEnd(node)]
    if let digit = header.first(where: { (0x31...0x39).contains($0) }) {
      var base = 0
      if node > 0 { base = editor.lines.column(editor.start(Int(tree.nodes[node].parent))) }
      return found.isEmpty ? nil : base + Int(digit) - 0x30
    }
    for line in found {
      let text = editor.lines.skipSpaces(line.lowerBound)
      if text < line.upperBound {
        var column = line.lowerBound
        while editor.lines.byte(column) == UInt8(ascii: " ") { column += 1 }
        return column - line.lowerBound
      }
    }
    return nil
  }
}
