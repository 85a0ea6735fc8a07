import SourceText

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
      for pair in layout.sorted(tree.pairs(of: node), path: path, key: { tree.text(of: $0.key) }) {
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
