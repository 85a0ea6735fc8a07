import CEL
import Linting
import Proposal
import SourceText
import YAML

/// Writes what people do in a form into the text of a proposal. Comments and all lines that are not meant stay byte for
/// byte.
package struct FormEditor {
  /// What is done at a place.
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

  /// An editor by a rule set's vocabulary; keys in a text without any are in a language.
  package init(_ ruleSet: RuleSet, _ language: Language) {
    self.ruleSet = ruleSet
    plan = ruleSet.plan
    self.language = language
  }

  /// The text after an action at the place `path`, such as `transfers[0].method`.
  package func edit(_ bytes: [UInt8], at path: String, _ action: Action) throws(AnswerProblem) -> [UInt8] {
    let facts = try facts(bytes).facts
    let keys = facts.tree.keyLanguage(plan.vocabulary) ?? language
    guard let place = FactPath(path, plan.vocabulary) else { throw .edit(.noName) }
    switch action {
    case .write(let words):
      let type = place.field(plan.vocabulary).type
      let said = words.map { AnswerWords.trimmed($0) }.filter { !$0.isEmpty }
      guard !said.isEmpty else { throw .empty }
      let items = said.map { FormEditor.value($0, type) }
      let value = items.count == 1 ? items[0] : .list(items)
      return try written(value, at: place, in: bytes, facts, keys, mayFix: true)
    case .none:
      do throws(AnswerProblem) {
        return try written(.word(AnswerWords.none(keys)), at: place, in: bytes, facts, keys, mayFix: false)
      } catch {
        guard case .unfit = error else { throw error }
        throw .noNone
      }
    case .leaveUndecided:
      return try written(.word(AnswerWords.undecided(keys)), at: place, in: bytes, facts, keys, mayFix: false)
    case .clear, .remove:
      guard let node = node(at: place, in: facts) else { return bytes }
      return try removed(node, in: bytes, facts, isEntry: path.utf8.last == UInt8(ascii: "]"))
    }
  }

  private static func value(_ word: String, _ type: FieldType) -> EditValue {
    switch type.element {
    case .text, .name, .reference: .text(word)
    case .yesNo, .integer, .date, .period, .deadline, .choice, .record: .word(word)
    }
  }

  /// The facts of a text; a text with a mistake of form holds none.
  private func facts(_ bytes: [UInt8]) throws(AnswerProblem) -> (facts: Facts, meaning: [Diagnostic]) {
    var facts = Facts()
    facts.memory.adopt(ruleSet.pool)
    let found = facts.read(bytes, by: plan)
    if let error = found.form.first(where: { $0.severity == .error }) { throw .unfit(error) }
    return (facts, found.meaning)
  }

  private func node(at place: FactPath, in facts: Facts) -> Int? {
    guard let cell = place.entryCell(in: facts), facts.cellNodes[cell] >= 0 else { return nil }
    return Int(facts.cellNodes[cell])
  }

  /// The text with a value, which must fit its field.
  private func written(
    _ value: EditValue, at path: FactPath, in bytes: [UInt8], _ facts: Facts, _ keys: Language, mayFix: Bool
  ) throws(AnswerProblem) -> [UInt8] {
    let result: [UInt8]
    do throws(EditError) {
      let edits = try path.edits(setting: value, in: facts, plan.vocabulary, keys)
      guard let applied = try? edits.applied(to: bytes) else { throw .unsafe(Span(0, 0)) }
      result = applied
    } catch {
      throw .edit(error)
    }
    let (after, meaning) = try self.facts(result)
    guard let cell = path.cell(in: after), after.cellNodes[cell] >= 0 else { throw .edit(.unsafe(Span(0, 0))) }
    let place = after.tree.nodes[Int(after.cellNodes[cell])].span
    let unfit = meaning.first { $0.severity == .error && $0.span.start >= place.start && $0.span.end <= place.end }
    guard let unfit else { return result }
    guard mayFix, case .word = value, let fix = unfit.fix, fix.safety == .safe, fix.edits.count == 1,
      unfit.code != "proposal/unknown-choice", let word = fix.edits.first?.text
    else { throw .unfit(unfit) }
    // Only full-width characters stand in the way of a number, a day or a length of time.
    return try written(.word(word), at: path, in: bytes, facts, keys, mayFix: false)
  }

  /// The text without a pair or an entry. The last pair of a mapping only loses its value, for `{}` would be another
  /// thing to read.
  private func removed(
    _ node: Int, in bytes: [UInt8], _ facts: Facts, isEntry: Bool
  ) throws(AnswerProblem) -> [UInt8] {
    let tree = facts.tree
    let editor = TreeEditor(keepingSuppressionsIn: tree)
    let parent = Int(tree.nodes[node].parent)
    do throws(EditError) {
      let isLast = !isEntry && parent >= 0 && tree.nodes[parent].kind == .mapping && tree.pairs(of: parent).count == 1
      let edits = isLast ? try editor.replace(node, with: .nothing) : try editor.remove(node)
      guard let applied = try? edits.applied(to: bytes) else { throw .unsafe(tree.nodes[node].span) }
      return applied
    } catch {
      throw .edit(error)
    }
  }
}

extension FactPath {
  /// The place that a text such as `transfers[0].method` names; nil where the vocabulary has none. A number at the end
  /// names the entry itself.
  package init?(_ text: String, _ vocabulary: Vocabulary) {
    var record = vocabulary.root
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      var name = part
      var item: Int?
      if part.utf8.last == UInt8(ascii: "]"), let open = part.firstIndex(of: "[") {
        guard let number = Int(part[part.index(after: open)...].dropLast()), number >= 0, number < 1 << 24 else {
          return nil
        }
        name = part[..<open]
        item = number
      }
      if let last = steps.last {
        guard case .record(let inner) = vocabulary.records[last.record].fields[last.field].type.element else {
          return nil
        }
        record = inner
      }
      guard let field = vocabulary.records[record].field(named: String(name)) else { return nil }
      let type = vocabulary.records[record].fields[field].type
      if item != nil, !type.isList { return nil }
      steps.append(Step(record: record, field: field, item: item))
    }
    guard !steps.isEmpty,
      !steps.dropLast().contains(where: { step in
        vocabulary.records[step.record].fields[step.field].type.isList && step.item == nil
      })
    else { return nil }
    self.init(steps)
  }

  /// The cell of the fact, or of the entry where the path ends with the number of one.
  func entryCell(in facts: Facts) -> Int? {
    guard let item = steps.last?.item else { return cell(in: facts) }
    var list = self
    list.steps[list.steps.count - 1].item = nil
    guard let cell = list.cell(in: facts) else { return nil }
    let value = facts.memory.cells[cell]
    guard value.kind == .list, value.buffer == 0, item < value.count else { return nil }
    return value.offset + item
  }
}
