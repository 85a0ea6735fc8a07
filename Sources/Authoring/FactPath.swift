import CEL
import Linting
import Proposal
import SourceText
import YAML

extension FactPath {
  /// The edits that give the fact a value in the text that `facts` were read from.
  ///
  /// What is missing on the way is made, in the order of the vocabulary and with keys in a language. A word that stands
  /// for a whole record, such as `再委託: 禁止`, becomes the field that it stands for beside the new one.
  package func edits(
    setting value: EditValue, in facts: Facts, _ vocabulary: Vocabulary, _ language: Language
  ) throws(EditError) -> [TextEdit] {
    let editor = TreeEditor(keepingSuppressionsIn: facts.tree)
    return try Setter(tree: facts.tree, editor: editor, vocabulary: vocabulary, language: language)
      .set(steps[...], at: 0, to: value)
  }

  private struct Setter {
    let tree: Tree
    let editor: TreeEditor
    let vocabulary: Vocabulary
    let language: Language

    func set(_ steps: ArraySlice<Step>, at mapping: Int, to value: EditValue) throws(EditError) -> [TextEdit] {
      guard let step = steps.first else { throw .noName }
      let record = vocabulary.records[step.record]
      let names = record.fields[step.field].keys(language)
      let rest = steps.dropFirst()
      let order = KeyOrder(record.fields.map { $0.japaneseKeys + $0.englishKeys })
      guard tree.root != nil, let found = pair(step, in: mapping), !rest.isEmpty, !tree.isEmptyScalar(found) else {
        return try editor.set(names, in: mapping, to: try wrapped(value, step.item, rest), order: order)
      }
      return try set(step.item, rest, below: found, to: value)
    }

    /// Sets a value below the value of a field that is written.
    private func set(
      _ item: Int?, _ rest: ArraySlice<Step>, below node: Int, to value: EditValue
    ) throws(EditError) -> [TextEdit] {
      switch (tree.nodes[node].kind, item) {
      case (.mapping, nil): return try set(rest, at: node, to: value)
      case (.scalar, nil): return try editor.replace(node, with: try record(node, with: value, rest))
      case (.scalar, .some(let index)):
        // A lone word stands for a list of one; of none or an open one nothing is kept.
        if index == 0, !isWord(node) { return try editor.replace(node, with: .list([try inner(value, rest)])) }
        guard index <= 1 else { throw .noSuchEntry(tree.nodes[node].span, index: index) }
        let items = index == 0 ? [try record(node, with: value, rest)] : [self.value(node), try inner(value, rest)]
        return try editor.replace(node, with: .list(items))
      case (.sequence, .some(let index)):
        let items = tree.children(of: node)
        if index == items.count { return try editor.append(try inner(value, rest), to: node) }
        guard index < items.count else { throw .noSuchEntry(tree.nodes[node].span, index: index) }
        if tree.nodes[items[index]].kind == .mapping { return try set(rest, at: items[index], to: value) }
        return try setWord(index, of: node, items, rest, to: value)
      case (.sequence, nil), (.mapping, .some): throw .notAMapping(tree.nodes[node].span)
      }
    }

    /// An entry that is but a word. A list in brackets opens into lines of its own where it holds no comments.
    private func setWord(
      _ index: Int, of list: Int, _ items: [Int], _ rest: ArraySlice<Step>, to value: EditValue
    ) throws(EditError) -> [TextEdit] {
      let entry = try record(items[index], with: value, rest)
      let span = tree.nodes[list].span
      let isInBlock = tree.nodes[Int(tree.nodes[list].parent)].style == .block
      let hasComments = tree.comments.contains { $0.span.start >= span.start && $0.span.end <= span.end }
      guard tree.nodes[list].style == .flow, isInBlock, !hasComments else {
        return try editor.replace(items[index], with: entry)
      }
      let values = items.enumerated().map { $0.offset == index ? entry : self.value($0.element) }
      return try editor.replace(list, with: .list(values))
    }

    /// A record for the word at `node`: the field that it stands for, and the new one.
    private func record(
      _ node: Int, with value: EditValue, _ rest: ArraySlice<Step>
    ) throws(EditError) -> EditValue {
      guard let step = rest.first else { return value }
      let record = vocabulary.records[step.record]
      guard isWord(node), let shorthand = record.shorthand, shorthand != step.field else {
        return try inner(value, rest)
      }
      let old = EditValue.Pair(record.fields[shorthand].key(language), self.value(node))
      let new = EditValue.Pair(record.fields[step.field].key(language), try wrapped(value, step.item, rest.dropFirst()))
      return .mapping(shorthand < step.field ? [old, new] : [new, old])
    }

    /// Whether a scalar says something: neither nothing, nor that it is open, nor that there is none.
    private func isWord(_ node: Int) -> Bool {
      guard tree.nodes[node].kind == .scalar, !tree.isEmptyScalar(node) else { return false }
      let text = AnswerWords.trimmed(tree.text(of: node))
      return AnswerWords.isSaid(text) && !AnswerWords.isNone(text)
    }

    /// The value of a field with what it holds on the way to the end of the path.
    private func wrapped(
      _ value: EditValue, _ item: Int?, _ rest: ArraySlice<Step>
    ) throws(EditError) -> EditValue {
      guard !rest.isEmpty else { return value }
      let inner = try inner(value, rest)
      guard let item else { return inner }
      guard item == 0 else { throw .noSuchEntry(Span(0, 0), index: item) }
      return .list([inner])
    }

    private func inner(_ value: EditValue, _ rest: ArraySlice<Step>) throws(EditError) -> EditValue {
      guard let step = rest.first else { return value }
      let field = vocabulary.records[step.record].fields[step.field]
      return .mapping([EditValue.Pair(field.key(language), try wrapped(value, step.item, rest.dropFirst()))])
    }

    private func pair(_ step: Step, in mapping: Int) -> Int? {
      tree.pairs(of: mapping).first { pair in
        vocabulary.records[step.record].keys.find(tree.bytes(of: pair.key)) == step.field
      }?.value
    }

    /// What a node holds, to be written again.
    private func value(_ node: Int) -> EditValue {
      switch tree.nodes[node].kind {
      case .sequence: .list(tree.children(of: node).map(value))
      case .mapping: .mapping(tree.pairs(of: node).map { EditValue.Pair(tree.text(of: $0.key), value($0.value)) })
      case .scalar:
        tree.isEmptyScalar(node)
          ? .nothing : tree.nodes[node].style == .plain ? .word(tree.text(of: node)) : .text(tree.text(of: node))
      }
    }
  }
}

/// The place of a fact in a proposal, whether it is written or not: fields by number, entries of lists by place.
///
/// It holds for every text of the proposal as long as no entry comes before an old one.
package struct FactPath: Hashable, Sendable {
  /// One field on the way.
  struct Step: Hashable, Sendable {
    /// The record type that has the field.
    var record: Int
    /// The field.
    var field: Int
    /// The entry of the list in the field; nil at the end of the path, and where a record stands singly.
    var item: Int?
  }

  var steps: [Step]

  init(_ steps: [Step]) { self.steps = steps }

  /// The path of a cell; nil for an item of a list that is no record.
  package init?(cell: Int, in facts: Facts, _ plan: BindingPlan) {
    guard var index = facts.instance(of: cell) else { return nil }
    var instance = facts.instances[index]
    steps = [Step(record: Int(instance.type), field: cell - Int(instance.base))]
    while instance.owner >= 0 {
      let item = instance.ordinal < 0 ? nil : Int(instance.ordinal)
      guard let outer = facts.instance(of: Int(instance.owner)) else { return nil }
      let cell = Int(instance.owner)
      index = outer
      instance = facts.instances[index]
      steps.insert(Step(record: Int(instance.type), field: cell - Int(instance.base), item: item), at: 0)
    }
  }

  /// The field at its end.
  func field(_ vocabulary: Vocabulary) -> Field {
    guard let last = steps.last else { return vocabulary.records[vocabulary.root].fields[0] }
    return vocabulary.records[last.record].fields[last.field]
  }

  /// The path of a field of the record that this one leads to; of entry `item`, where it leads to a list.
  func appending(_ field: Int, of record: Int, item: Int? = nil) -> FactPath {
    var steps = steps
    if !steps.isEmpty { steps[steps.count - 1].item = item }
    return FactPath(steps + [Step(record: record, field: field)])
  }

  /// The path of the field that holds the record, or list of records, which this path's field belongs to.
  var owner: FactPath? {
    guard steps.count > 1 else { return nil }
    var outer = Array(steps.dropLast())
    outer[outer.count - 1].item = nil
    return FactPath(outer)
  }

  /// The entry of a list that this path's field belongs to directly; nil where it belongs to none.
  var entry: Int? { steps.count > 1 ? steps[steps.count - 2].item : nil }

  /// The same field of another entry of the list that this path's field belongs to directly.
  func moved(toEntry item: Int) -> FactPath {
    var steps = steps
    if steps.count > 1 { steps[steps.count - 2].item = item }
    return FactPath(steps)
  }

  /// Another field of the same record.
  func sibling(_ field: Int) -> FactPath {
    var steps = steps
    if !steps.isEmpty { steps[steps.count - 1].field = field }
    return FactPath(steps)
  }

  /// The cell of the fact; nil where an entry on the way is not there.
  func cell(in facts: Facts) -> Int? {
    guard var base = facts.instances.isEmpty ? nil : facts.root.cell else { return nil }
    for (number, step) in steps.enumerated() {
      let cell = base + step.field
      if number == steps.count - 1 { return cell }
      var value = facts.memory.cells[cell]
      if let item = step.item {
        guard value.kind == .list, item < value.count else { return nil }
        value = facts.memory.cells[value.offset + item]
      }
      guard value.kind == .record else { return nil }
      base = value.cell
    }
    return nil
  }

  /// The place as people read it: 「消去・廃棄 2件目 › 方法」.
  func label(_ vocabulary: Vocabulary, _ language: Language) -> String {
    let words = steps.map { step in
      let label = vocabulary.records[step.record].fields[step.field].label[language]
      guard let item = step.item else { return label }
      return language == .japanese ? "\(label) \(item + 1)件目" : "\(label) \(item + 1)"
    }
    return words.joined(separator: " › ")
  }
}
