import CEL
import Proposal
import SourceText
import YAML

extension FactPath {
  /// The edits that give the fact a value in the text that `facts` were read from.
  ///
  /// What is missing on the way is made, in the order of the vocabulary and with keys in a language. A word that stands
  /// for a whole record, such as `再委託: 禁止`, becomes the field that it stands for beside the new one.
  public func edits(
    setting value: EditValue, in facts: Facts, _ vocabulary: Vocabulary, _ language: Language
  ) throws(EditError) -> [TextEdit] {
    try Setter(tree: facts.tree, editor: TreeEditor(facts.tree), vocabulary: vocabulary, language: language)
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
      return !AnswerWords.isUndecided(text) && !AnswerWords.isNone(text)
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
