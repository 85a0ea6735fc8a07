import CEL
import Proposal
import SourceText

/// Why each verdict came out as it did, for reports that also list what passed.
extension LintedProposal {
  /// A fact that a verdict rests on.
  package struct DecidingFact: Sendable {
    /// Where it is written.
    package var span: Span
    /// Its name.
    package var label: LocalizedText
  }

  /// The facts that decided a verdict, the primary one first, each place once: what is
  /// written there, no heading and no blank.
  package mutating func evidence(of outcome: RuleOutcome) -> [DecidingFact] {
    let rule = ruleSet.rules[Int(outcome.rule)]
    guard let require = rule.require else { return [] }
    let explanation = evaluator.explain(
      require, memory: &facts.memory, root: facts.root, it: entry(outcome.instance), budget: Linter.stepLimit)
    var seen = Set<Span>()
    return explanation.deciding.flatMap { written(in: Int($0)) }.compactMap { cell in
      guard let span = facts.wholeSpan(of: cell), seen.insert(span).inserted else { return nil }
      return DecidingFact(span: span, label: facts.label(of: cell, ruleSet.plan))
    }
  }

  /// The first of the values that are written in a cell: of a record, or of a list of records, those of its fields.
  private func written(in cell: Int) -> [Int] {
    let limit = 2
    let value = facts.memory.cells[cell]
    switch value.kind {
    case .unknown: return []
    case .record:
      let fields = ruleSet.plan.vocabulary.records[Int(value.aux)].fields.indices
      return Array(fields.lazy.flatMap { written(in: value.cell + $0) }.prefix(limit))
    case .list where value.count > 0 && facts.memory.cells[value.offset].kind == .record:
      return Array(value.range.lazy.flatMap { written(in: $0) }.prefix(limit))
    default: return [cell]
    }
  }

  /// A template's text for the entry that was judged.
  package mutating func text(_ template: Template, for outcome: RuleOutcome, _ language: Language) -> String {
    text(template, it: entry(outcome.instance), language, unstated: nil, symbols: [:])
  }

  /// The entry that was judged, by name; empty for the whole proposal.
  package func subject(of outcome: RuleOutcome) -> String {
    outcome.instance < 0 ? "" : facts.subject(ofInstance: Int(outcome.instance), ruleSet.plan)
  }

  /// The stated facts of the proposal's head, which stand in no list, with their names, in the vocabulary's order: those
  /// of the proposal itself, then those of its `schedule`.
  package func head(_ language: Language) -> [(label: String, text: String)] {
    guard !facts.instances.isEmpty else { return [] }
    let vocabulary = ruleSet.plan.vocabulary
    let record = vocabulary.records[vocabulary.root]
    var owners = [0]
    if let schedule = record.field(.schedule), facts.memory.cells[schedule].kind == .record,
      let index = facts.instance(at: facts.memory.cells[schedule].cell)
    {
      owners.append(index)
    }
    return owners.flatMap { owner -> [(label: String, text: String)] in
      let instance = facts.instances[owner]
      let fields = vocabulary.records[Int(instance.type)].fields
      return fields.indices.compactMap { index in
        let value = facts.memory.cells[Int(instance.base) + index]
        guard fields[index].name != KnownName.FieldName.format.rawValue, value.kind != .unknown, value.kind != .record
        else { return nil }
        let type = Type(fields[index].type)
        if case .list(.record) = type { return nil }
        return (fields[index].label[language], facts.memory.text(of: value, type, ruleSet.plan, language))
      }
    }
  }

  /// The entry of an instance, as `it`; `null` for the whole proposal.
  func entry(_ instance: Int32) -> Value {
    guard instance >= 0 else { return .null }
    let found = facts.instances[Int(instance)]
    return .record(type: Int(found.type), cell: Int(found.base), isWritten: found.node >= 0)
  }
}
