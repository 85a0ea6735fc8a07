import CEL
import Proposal
import SourceText

/// What may still be asked, whatever is answered.
extension LintedProposal {
  /// The fields for which some rule may yet ask with at least this weight, and those that lead to the lists of whose
  /// entries it may ask.
  ///
  /// A rule that is decided while all that is not stated is left open stays decided when it is stated. So answers to
  /// what is not stated take fields away and never add one.
  package mutating func mayAsk(from weight: Severity) -> (asked: Set<FieldRead>, leading: Set<FieldRead>) {
    var asked: Set<FieldRead> = []
    var leading: Set<FieldRead> = []
    guard result.isReadable, !facts.instances.isEmpty else { return (asked, leading) }
    facts.memory.isOpenEnded = true
    var asksForAwaited = false
    for index in ruleSet.rules.indices where ruleSet.rules[index].isOn {
      let rule = ruleSet.rules[index]
      guard rule.unstatedSeverity >= weight, !rule.isSilentWhenUnstated else { continue }
      if rule.asksForAwaited { asksForAwaited = true }
      guard rule.require != nil, mayAsk(index, step: 0, record: facts.root) else { continue }
      for read in rule.reads { asked.insert(read) }
      var record = ruleSet.plan.vocabulary.root
      for field in rule.scope {
        leading.insert(FieldRead(record: record, field: field))
        guard case .record(let inner) = ruleSet.plan.vocabulary.records[record].fields[field].type.element else {
          break
        }
        record = inner
      }
    }
    facts.memory.isOpenEnded = false
    // What any rule waits for is asked with this weight, too.
    if asksForAwaited { for rule in ruleSet.rules where rule.isOn { for read in rule.awaits { asked.insert(read) } } }
    return (asked, leading)
  }

  private mutating func mayAsk(_ index: Int, step: Int, record: Value) -> Bool {
    let scope = ruleSet.rules[index].scope
    guard step < scope.count else { return isUndecided(index, it: scope.isEmpty ? .null : record) }
    let value = facts.memory.cells[record.cell + scope[step]]
    switch value.kind {
    case .list:
      for element in value.range {
        let entry = facts.memory.cells[element]
        if entry.kind == .record, mayAsk(index, step: step + 1, record: entry) { return true }
      }
      return false
    case .record: return mayAsk(index, step: step + 1, record: value)
    case .unknown: return true
    default: return false
    }
  }

  /// Whether a rule may come to ask about an entry, or about the whole.
  private mutating func isUndecided(_ index: Int, it: Value) -> Bool {
    if let when = ruleSet.rules[index].when {
      let applies = evaluator.run(
        when, memory: &facts.memory, root: facts.root, it: it, budget: Linter.stepLimit)
      if applies.kind != .unknown, !(applies.kind == .bool && applies.isTrue) { return false }
    }
    guard let require = ruleSet.rules[index].require else { return false }
    let held = evaluator.run(require, memory: &facts.memory, root: facts.root, it: it, budget: Linter.stepLimit)
    return held.kind == .unknown
  }
}
