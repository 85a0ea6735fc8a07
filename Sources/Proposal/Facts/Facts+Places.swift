import CEL
import SourceText
import YAML

/// Names and places of cells, for messages. Only files with findings pay for this.
extension Facts {
  /// The instance whose fields include `cell`, or nil for an item of a list.
  package func instance(of cell: Int) -> Int? {
    guard cell < cellOwners.count, cellOwners[cell] >= 0 else { return nil }
    return Int(cellOwners[cell])
  }

  /// The instance that begins at the cell `base`.
  package func instance(at base: Int) -> Int? {
    instance(of: base).flatMap { Int(instances[$0].base) == base ? $0 : nil }
  }

  /// The field that a cell holds.
  package func field(of cell: Int, _ plan: BindingPlan) -> Field? {
    guard let index = instance(of: cell) else { return nil }
    let instance = instances[index]
    return plan.vocabulary.records[Int(instance.type)].fields[cell - Int(instance.base)]
  }

  /// The cell of the list that a cell is an item of, or the cell itself.
  package func listCell(of cell: Int) -> Int {
    guard cell < cellOwners.count, cellOwners[cell] < 0 else { return cell }
    return memory.cells[..<cellOwners.count].firstIndex { value in
      value.kind == .list && value.buffer == 0 && value.range.contains(cell)
    } ?? cell
  }

  /// The entry of a list that a record is or stands in; -1 for the proposal itself.
  package func entry(around index: Int) -> Int {
    var current = index
    while instances[current].ordinal < 0 {
      guard instances[current].owner >= 0, let outer = instance(of: Int(instances[current].owner)) else { return -1 }
      current = outer
    }
    return current
  }

  /// The name of the fact in a cell, with the record around it where that stands singly: 「再委託」の「可否」.
  package func label(of cell: Int, _ plan: BindingPlan) -> LocalizedText {
    guard let index = instance(of: cell), let field = field(of: cell, plan) else {
      // An item goes by the name of its list.
      let list = listCell(of: cell)
      return list == cell ? LocalizedText(ja: "", en: "") : label(of: list, plan)
    }
    let owner = instances[index]
    guard owner.owner >= 0, owner.ordinal < 0 else { return field.label }
    let outer = label(of: Int(owner.owner), plan)
    return LocalizedText(ja: "\(outer.ja)の\(field.label.ja)", en: "\(outer.en): \(field.label.en)")
  }

  /// The place of a cell in the document: `deletion[0].software`.
  package func path(of cell: Int, _ plan: BindingPlan) -> String {
    guard let index = instance(of: cell), let field = field(of: cell, plan) else {
      let list = listCell(of: cell)
      return list == cell ? "" : "\(path(of: list, plan))[\(cell - memory.cells[list].offset)]"
    }
    let owner = path(ofInstance: index, plan)
    return owner.isEmpty ? field.name : "\(owner).\(field.name)"
  }

  /// The place of a record in the document: `deletion[0]`; empty for the proposal itself.
  package func path(ofInstance index: Int, _ plan: BindingPlan) -> String {
    let instance = instances[index]
    guard instance.owner >= 0 else { return "" }
    let field = path(of: Int(instance.owner), plan)
    return instance.ordinal < 0 ? field : "\(field)[\(instance.ordinal)]"
  }

  /// The text by which an entry of a list is known: the words of its identity fields, or nothing.
  package func subject(ofInstance index: Int, _ plan: BindingPlan) -> String {
    let instance = instances[index]
    // The record type is big: only its list is taken out of it.
    let identity = plan.vocabulary.records[Int(instance.type)].identity
    let words = identity.compactMap { field -> String? in
      let cell = Int(instance.base) + field
      let node = cellNodes[cell]
      // Neither a blank nor `未定` is a name.
      guard node >= 0, isSaid(cell) else { return nil }
      return flatText(Int(node), memory.cells[cell])
    }
    return words.filter { !$0.isEmpty }.joined(separator: " / ")
  }

  /// Whether something is written in a cell, if only something that could not be read.
  private func isSaid(_ cell: Int) -> Bool {
    let value = memory.cells[cell]
    return value.kind != .unknown || value.unknownReason == .invalid
  }

  /// The text of a scalar or of a list's first items; long ones are cut, for they only name an entry.
  private func flatText(_ node: Int, _ value: Value) -> String {
    let shownItems = 3
    if tree.nodes[node].kind == .scalar { return shortText(node) }
    guard value.kind == .list, value.buffer == 0 else { return "" }
    let items = value.range.filter { cell in
      isSaid(cell) && cellNodes[cell] >= 0 && tree.nodes[Int(cellNodes[cell])].kind == .scalar
    }
    let words = items.prefix(shownItems).map { shortText(Int(cellNodes[$0])) }
    return words.joined(separator: ", ") + (value.count > shownItems ? ", …" : "")
  }

  private func shortText(_ node: Int) -> String {
    let text = tree.text(of: node)
    return text.utf8.count <= 240 ? text : String(text.prefix(60)) + "…"
  }

  /// The span to show for a cell that is written: key and value; a long or nested value gives way to its key.
  package func span(of cell: Int) -> Span? {
    let node = cellNodes[cell]
    guard node >= 0 else { return nil }
    let value = tree.nodes[Int(node)]
    let parent = tree.nodes[Int(value.parent)]
    guard parent.kind == .mapping, node > 0 else { return value.span }
    let key = tree.nodes[Int(node) - 1].span
    let isShort = value.kind == .scalar || value.style == .flow
    return isShort && !spansLines(key.joined(value.span)) ? key.joined(value.span) : key
  }

  /// All that is written for a cell, key and value; nil where nothing is.
  package func wholeSpan(of cell: Int) -> Span? {
    let node = Int(cellNodes[cell])
    guard node >= 0 else { return nil }
    let value = tree.nodes[node]
    let isField = node > 0 && tree.nodes[Int(value.parent)].kind == .mapping
    return isField ? tree.nodes[node - 1].span.joined(value.span) : value.span
  }

  /// The span to show for a record: its first key, or the scalar that stands for it; of one that is absent, of the
  /// nearest record around it that is written.
  package func span(ofInstance index: Int) -> Span {
    var current = index
    while instances[current].node < 0, instances[current].owner >= 0 {
      let owner = instances[current].owner
      guard let outer = instance(of: Int(owner)) else { break }
      current = outer
    }
    let node = Int(instances[current].node)
    guard node >= 0 else { return Span(0, 0) }
    let found = tree.nodes[node]
    guard found.kind == .mapping, found.count > 0 else { return found.span }
    if instances[current].ordinal < 0, node > 0, tree.nodes[Int(found.parent)].kind == .mapping {
      return tree.nodes[node - 1].span
    }
    let key = tree.nodes[node + 1].span
    let value = tree.nodes[node + 2]
    let whole = key.joined(value.span)
    return value.kind == .scalar && !spansLines(whole) ? whole : key
  }

  private func spansLines(_ span: Span) -> Bool {
    tree.source[span.range].contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  }
}
