import CEL
import Proposal
import SourceText

/// Rules whose subject may or may not be there, because a fact is not written, and the facts that findings ask for.
///
/// No rule waits in silence: what rules wait for and no finding asks for, a rule of its own does (`awaited: yes`).
struct WaitingList: Sendable {
  /// A rule that waits.
  struct Wait: Sendable {
    /// Its outcome, by index.
    var outcome: Int
    /// One of the cells that it waits for.
    var cell: Int
  }

  /// All that wait, in the order of the rules.
  var waits: [Wait] = []
  /// For each cell whether a finding asks for its fact.
  private var asked: [Bool] = []

  /// Forgets what was, and makes room for so many cells.
  mutating func begin(_ cellCount: Int) {
    waits.removeAll(keepingCapacity: true)
    asked.removeAll(keepingCapacity: true)
    asked.append(contentsOf: repeatElement(false, count: cellCount))
  }

  /// A finding asks for these facts.
  mutating func ask(_ cells: [UInt32]) {
    for cell in cells where Int(cell) < asked.count { asked[Int(cell)] = true }
  }

  /// Whether a finding asks for a fact.
  func isAsked(_ cell: Int) -> Bool { cell < asked.count && asked[cell] }
}

/// A rule that waits for facts for which no finding asks, because the policy or a suppression keeps the question back.
package struct WaitingRule: Sendable {
  /// The rule, by its index in the rule set.
  package var rule: Int
  /// The entry it is about, by its instance in the facts; -1 for the whole proposal.
  package var instance: Int
  /// The entry it is about, by name; empty for the whole proposal.
  package var subject: String
  /// The facts that it waits for.
  package var missing: [Finding.MissingFact]
}

extension LintedProposal {
  /// Asks for what rules wait for and no finding asks for: in one finding for each record that lacks it.
  mutating func askForAwaited(by rule: Int, _ findings: inout [Finding]) {
    guard !ruleSet.rules[rule].isSilentWhenUnstated else { return }
    if let when = ruleSet.rules[rule].when {
      let applies = evaluator.run(when, memory: &facts.memory, root: facts.root, budget: Linter.stepLimit)
      // What is not known keeps nobody from asking.
      if applies.kind == .bool, applies.isFalse { return note(rule, -1, .notApplicable) }
    }
    var groups: [(owner: Int, cells: [UInt32])] = []
    var places: [Int: Int] = [:]
    // Nearly all wait for what is asked already, most of them for the first fact that they met.
    for wait in waiting.waits where !isSurelyAsked(wait.cell) {
      let missing = explain(wait).missing
      // What was written and could not be read has its own diagnostic.
      if missing.contains(where: { waiting.isAsked(Int($0)) || isInvalid(Int($0)) }) { continue }
      guard let cell = missing.first, let owner = facts.instance(of: facts.listCell(of: Int(cell))) else { continue }
      waiting.ask([cell])
      if let place = places[owner] {
        groups[place].cells.append(cell)
      } else {
        places[owner] = groups.count
        groups.append((owner, [cell]))
      }
    }
    for (number, group) in groups.enumerated() {
      let entry = facts.entry(around: group.owner)
      note(rule, entry, .unstated)
      if number < Linter.findingLimit { findings.append(awaited(rule, group, entry)) } else { countCut(rule) }
    }
    if groups.isEmpty { note(rule, -1, .satisfied) }
  }

  /// The finding on the facts that are awaited of one record. It stays the same one when some of them are stated.
  private mutating func awaited(_ rule: Int, _ group: (owner: Int, cells: [UInt32]), _ entry: Int) -> Finding {
    var result = finding(
      rule, .unstated, Explanation(awaiting: group.cells), it: self.entry(Int32(entry)), instance: entry)
    let isNested = group.owner != max(entry, 0)
    identify(&result, by: isNested ? Int(facts.instances[group.owner].owner) : nil)
    return result
  }

  /// Lists the rules that wait for what no finding on show asks for.
  mutating func listWaiting(in result: inout FileResult) {
    guard options.listsWaiting, !waiting.waits.isEmpty else { return }
    var asked = Set<Int>()
    for finding in result.findings where finding.verdict == .unstated {
      for fact in finding.missing { asked.insert(fact.cell) }
    }
    for wait in waiting.waits where !(asked.contains(wait.cell) && isSurelyAsked(wait.cell)) {
      let missing = explain(wait).missing.map { Int($0) }
      if missing.contains(where: { asked.contains($0) || isInvalid($0) }) { continue }
      let outcome = outcomes[wait.outcome]
      let instance = Int(outcome.instance)
      result.waiting.append(
        WaitingRule(
          rule: Int(outcome.rule), instance: instance,
          subject: instance >= 0 ? facts.subject(ofInstance: instance, ruleSet.plan) : "",
          missing: missing.map { missingFact($0) }))
    }
  }

  /// Whether a finding asks for the fact that a rule met first. The first field of a section may stand for the section.
  private func isSurelyAsked(_ cell: Int) -> Bool {
    guard waiting.isAsked(cell) else { return false }
    guard let index = facts.instance(at: cell) else { return true }
    return facts.instances[index].owner < 0 || facts.instances[index].ordinal >= 0
  }

  /// All the facts that a rule waits for.
  private mutating func explain(_ wait: WaitingList.Wait) -> Explanation {
    let outcome = outcomes[wait.outcome]
    let rule = ruleSet.rules[Int(outcome.rule)]
    // A rule about entries that are not written waits for the list.
    guard let when = rule.when, rule.scope.isEmpty || outcome.instance >= 0 else {
      return Explanation(awaiting: [UInt32(truncatingIfNeeded: wait.cell)])
    }
    return evaluator.explain(
      when, memory: &facts.memory, root: facts.root, it: entry(outcome.instance), budget: Linter.stepLimit)
  }
}
