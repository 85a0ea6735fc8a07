import CEL
import Linting
import Proposal
import SourceText
import YAML

/// Changes facts in the text of a proposal by their places; all other lines and all comments stay byte for byte.
///
/// What does not fit a field is refused with the reason, and nothing is changed.
package struct FactEditor: Sendable {
  /// What is done at a place of a form.
  package enum Action: Sendable {
    /// These words are written; several for a list.
    case write([String])
    /// There is none.
    case none
    /// It is not decided.
    case leaveUndecided
    /// Nothing is said of it any more.
    case clear
    /// An entry goes, or a section with all that is in it.
    case remove
  }

  private let ruleSet: RuleSet
  private let plan: BindingPlan
  private let language: Language

  /// An editor by the vocabulary of a rule set; in a text without keys it writes those of a language.
  package init(_ ruleSet: RuleSet, language: Language) {
    self.ruleSet = ruleSet
    plan = ruleSet.plan
    self.language = language
  }

  // MARK: By path, for forms

  /// The text after an action at a place such as `transfers[0].method`.
  package func edit(_ bytes: [UInt8], at path: String, _ action: Action) throws(AnswerProblem) -> [UInt8] {
    switch action {
    case .write(let words): try set(words, at: path, in: bytes)
    case .none: try setNone(at: path, in: bytes)
    case .leaveUndecided: try setUndecided(at: path, in: bytes)
    case .remove where path.utf8.last == UInt8(ascii: "]"): try removeEntry(path, in: bytes)
    case .clear, .remove: try clear(path, in: bytes)
    }
  }

  /// The text with words in a field: one, or in a list one for each item.
  package func set(_ words: [String], at path: String, in bytes: [UInt8]) throws(AnswerProblem) -> [UInt8] {
    let place = try place(path)
    let type = place.field(plan.vocabulary).type
    if case .record = type.element { throw .noSuchPlace(path) }
    let facts = try facts(bytes)
    let reader = AnswerReader(language: keys(facts))
    var items: [EditValue] = []
    for word in words {
      let said = AnswerWords.trimmed(word)
      if said.isEmpty { continue }
      let item = reader.item(said, type)
      if !items.contains(item) { items.append(item) }
    }
    guard let first = items.first else { throw .empty }
    guard type.isList || items.count == 1 else { throw .onlyOne }
    return try write(items.count == 1 ? first : .list(items), at: place, in: bytes, facts)
  }

  /// The text that says that there is nothing: in a field, or of a list of entries.
  package func setNone(at path: String, in bytes: [UInt8]) throws(AnswerProblem) -> [UInt8] {
    let (place, facts) = (try place(path), try facts(bytes))
    do throws(AnswerProblem) {
      return try write(.word(AnswerWords.none(keys(facts))), at: place, in: bytes, facts)
    } catch {
      guard case .unfit = error else { throw error }
      throw .noNone
    }
  }

  /// The text that says that the matter is open.
  package func setUndecided(at path: String, in bytes: [UInt8]) throws(AnswerProblem) -> [UInt8] {
    let (place, facts) = (try place(path), try facts(bytes))
    return try write(.word(AnswerWords.undecided(keys(facts))), at: place, in: bytes, facts)
  }

  /// The text without a field, with the comments that are its own.
  package func clear(_ path: String, in bytes: [UInt8]) throws(AnswerProblem) -> [UInt8] {
    let (place, facts) = (try place(path), try facts(bytes))
    guard let cell = place.cell(in: facts), facts.cellNodes[cell] >= 0 else { return bytes }
    return try removed(Int(facts.cellNodes[cell]), in: bytes, facts)
  }

  /// The text without an entry of a list: `transfers[1]`.
  package func removeEntry(_ path: String, in bytes: [UInt8]) throws(AnswerProblem) -> [UInt8] {
    let (place, facts) = (try place(path), try facts(bytes))
    guard let last = place.steps.last, let item = last.item,
      let cell = FactPath(place.steps.dropLast() + [FactPath.Step(record: last.record, field: last.field)])
        .cell(in: facts), facts.cellNodes[cell] >= 0
    else { throw .noSuchPlace(path) }
    let value = facts.memory.cells[cell]
    guard value.kind == .list, item < value.count else { throw .noSuchPlace(path) }
    let list = Int(facts.cellNodes[cell])
    // A lone word that stands for a list of one goes with its field.
    guard facts.tree.nodes[list].kind == .sequence else { return try removed(list, in: bytes, facts) }
    let items = facts.tree.children(of: list)
    // An entry that says nothing has no place in the facts: only where all have one are they counted alike.
    guard items.count == value.count else { throw .edit(.unsafe(facts.tree.nodes[list].span)) }
    return try removed(items[item], in: bytes, facts, isEntry: true)
  }

  // MARK: By place

  /// The text with a value, which must fit its field.
  func write(
    _ value: EditValue, at path: FactPath, in bytes: [UInt8], _ facts: Facts, mayFix: Bool = true
  ) throws(AnswerProblem) -> [UInt8] {
    let result: [UInt8]
    do throws(EditError) {
      let edits = try path.edits(setting: value, in: facts, plan.vocabulary, keys(facts))
      guard let applied = try? edits.applied(to: bytes) else { throw .unsafe(Span(0, 0)) }
      result = applied
    } catch {
      throw .edit(error)
    }
    var after = Facts()
    after.memory.adopt(ruleSet.pool)
    let found = after.read(result, by: plan)
    guard let cell = path.cell(in: after), after.cellNodes[cell] >= 0 else { throw .edit(.unsafe(Span(0, 0))) }
    let place = after.tree.nodes[Int(after.cellNodes[cell])].span
    let unfit = found.meaning.first {
      $0.severity == .error && $0.span.start >= place.start && $0.span.end <= place.end
    }
    guard let unfit else { return result }
    guard let fix = unfit.fix, let word = fix.edits.first?.text else { throw .unfit(unfit) }
    // Only full-width characters stand in the way of a number, a day or a length of time. A word is never put in the
    // place of another without asking: here it costs but a key.
    if mayFix, fix.safety == .safe, unfit.code != "proposal/unknown-choice", case .word = value {
      return try write(.word(word), at: path, in: bytes, facts, mayFix: false)
    }
    // What might be another answer is typed in full.
    guard fix.safety == .safe, fix.edits.count == 1, fix.edits.first?.span == unfit.span else { throw .unfit(unfit) }
    throw .nearly(unfit, word: word)
  }

  /// The text without a pair or an entry. The last pair of a mapping only loses its value: `{}` would be something else.
  private func removed(
    _ node: Int, in bytes: [UInt8], _ facts: Facts, isEntry: Bool = false
  ) throws(AnswerProblem) -> [UInt8] {
    let tree = facts.tree
    let parent = Int(tree.nodes[node].parent)
    let isLast = !isEntry && parent >= 0 && tree.nodes[parent].kind == .mapping && tree.pairs(of: parent).count == 1
    do throws(EditError) {
      let editor = TreeEditor(keepingSuppressionsIn: tree)
      let edits = isLast ? try editor.replace(node, with: .nothing) : try editor.remove(node)
      guard let applied = try? edits.applied(to: bytes) else { throw .unsafe(Span(0, 0)) }
      return applied
    } catch {
      throw .edit(error)
    }
  }

  private func place(_ path: String) throws(AnswerProblem) -> FactPath {
    guard let place = FactPath(path, plan.vocabulary) else { throw .noSuchPlace(path) }
    return place
  }

  private func keys(_ facts: Facts) -> Language { facts.tree.keyLanguage(plan.vocabulary) ?? language }

  /// The facts of a text; one with a mistake of form holds none.
  private func facts(_ bytes: [UInt8]) throws(AnswerProblem) -> Facts {
    var facts = Facts()
    facts.memory.adopt(ruleSet.pool)
    let found = facts.read(bytes, by: plan)
    if let error = found.form.first(where: { $0.severity == .error }) { throw .unfit(error) }
    return facts
  }
}

extension FactPath {
  /// How many entries the list at the end of the path has.
  func entryCount(in facts: Facts) -> Int {
    guard let cell = cell(in: facts), facts.memory.cells[cell].kind == .list else { return 0 }
    return facts.memory.cells[cell].count
  }
}
