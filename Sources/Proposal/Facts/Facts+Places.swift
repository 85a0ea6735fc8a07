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

  /// The name of the fact in a cell, with the record around it where that stands singly: 「再委託」の「可否」.
  package func label(of cell: Int, _ plan: BindingPlan) -> LocalizedText {
    guard let index = instance(of: cell), let field = field(of: cell, plan) else {
      return LocalizedText(
        ja: "",
        en: "")
    }
    let owner = instances[index]
    guard owner.owner >= 0, owner.ordinal < 0 else { return field.label }
    let outer = label(of: Int(owner.owner), plan)
    return LocalizedText(ja: "\(outer.ja)の\(field.label.ja)", en: "\(outer.en): \(field.label.en)")
  }

  /// The place of a cell in the document: `deletion[0].software`.
  package func path(of cell: Int, _ plan: BindingPlan) -> String {
    guard let index = instance(of: cell), let field = field(of: cell, plan) else { return "" }
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
      let node = cellNodes[Int(instance.base) + field]
      return node < 0 ? nil : flatText(Int(node))
    }
    return words.filter { !$0.isEmpty }.joined(separator: " / ")
  }

  /// The text of a scalar or of a list's first items; long ones are cut, for they only name an entry.
  private func flatText(_ node: Int) -> String {
    let shownItems = 3
    if tree.nodes[node].kind == .scalar { return shortText(node) }
    let items = tree.children(of: node).lazy.filter { tree.nodes[$0].kind == .scalar }
    let words = items.prefix(shownItems).map { shortText($0) }
    let isCut = tree.nodes[node].count > shownItems
    return words.joined(separator: ", ") + (isCut ? ", …" : "")
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
