import CEL
import Proposal
import SourceText

/// How the rules are run over a proposal.
extension LintedProposal {
  /// The verdicts of one rule on the file that was loaded, in the order of the entries; for tests of rules.
  mutating func verdicts(ofRule index: Int) -> [Verdict] {
    outcomes.removeAll(keepingCapacity: true)
    var findings: [Finding] = []
    waiting.begin(facts.memory.cells.count)
    if ruleSet.rules[index].asksForAwaited {
      judgeAll(&findings)
      return outcomes.filter { $0.rule == index }.map { $0.verdict }
    }
    judge(index, &findings)
    return outcomes.map { $0.verdict }
  }

  mutating func judgeAll(_ findings: inout [Finding]) {
    var awaiting: Int?
    for index in ruleSet.rules.indices {
      if ruleSet.rules[index].asksForAwaited { awaiting = index } else { judge(index, &findings) }
    }
    if let awaiting { askForAwaited(by: awaiting, &findings) }
  }

  private mutating func judge(_ index: Int, _ findings: inout [Finding]) {
    ruleRun = RuleRun()
    if ruleSet.rules[index].scope.isEmpty {
      judge(index, it: .null, instance: -1, &findings)
    } else {
      judgeEntries(index, step: 0, record: facts.root, &findings)
    }
  }

  private mutating func judgeEntries(_ index: Int, step: Int, record: Value, _ findings: inout [Finding]) {
    let cell = Int(record.payload) + ruleSet.rules[index].scope[step]
    let value = facts.memory.cells[cell]
    let isLast = step + 1 == ruleSet.rules[index].scope.count
    switch value.kind {
    case .list:
      for element in value.range {
        let entry = facts.memory.cells[element]
        guard entry.kind == .record else { continue }
        if isLast {
          judge(index, it: entry, instance: facts.instance(at: entry.cell) ?? -1, &findings)
        } else {
          judgeEntries(index, step: step + 1, record: entry, &findings)
        }
      }
      if value.count == 0 { note(index, -1, .notApplicable) }
    case .record:
      judgeEntries(index, step: step + 1, record: value, &findings)
    case .unknown where step > 0 && value.unknownReason == .unstated:
      // Whether an entry has such a list is for the rules about the entry to ask; each rule would wait once an entry.
      note(index, -1, .notApplicable)
    default:
      wait(index, -1, for: cell)
    }
  }

  private mutating func judge(_ index: Int, it: Value, instance: Int, _ findings: inout [Finding]) {
    // Over its budget once, a rule has failed on the whole proposal, and has said so.
    guard ruleRun.stepsLeft >= 0 else { return note(index, instance, .failed) }
    if let when = ruleSet.rules[index].when {
      let applies = run(when, it)
      switch applies.kind {
      case .bool where applies.isFalse: return note(index, instance, .notApplicable)
      case .bool: break
      case .unknown: return wait(index, instance, for: applies.cell)
      default:
        note(index, instance, .failed)
        return show(index, .failed, when, it: it, instance: instance, &findings)
      }
    }
    guard let require = ruleSet.rules[index].require else {
      return ruleSet.rules[index].looksForMedia ? judgeMentions(index, &findings) : judgePasted(index, &findings)
    }
    let held = run(require, it)
    let verdict: Verdict =
      switch held.kind {
      case .bool: held.isTrue ? .satisfied : .violated
      case .unknown: .unstated
      default: .failed
      }
    note(index, instance, verdict)
    if verdict != .satisfied { show(index, verdict, require, it: it, instance: instance, &findings) }
  }

  private mutating func show(
    _ index: Int, _ verdict: Verdict, _ program: Program, it: Value, instance: Int, _ findings: inout [Finding]
  ) {
    if verdict == .unstated, ruleSet.rules[index].isSilentWhenUnstated { return }
    // A failure is shown once at least: it must never look like silence.
    let isFirstFailure = verdict == .failed && !ruleRun.hasFailed
    if isFirstFailure { ruleRun.hasFailed = true }
    guard ruleRun.shown < Linter.findingLimit || isFirstFailure else { return countCut(index) }
    let explanation = evaluator.explain(
      program, memory: &facts.memory, root: facts.root, it: it, budget: max(ruleRun.explanationStepsLeft, 0))
    ruleRun.explanationStepsLeft -= explanation.steps
    // A fact that was written but could not be read has its own diagnostic already.
    if verdict == .unstated, explanation.missing.contains(where: { isInvalid(Int($0)) }) { return }
    ruleRun.shown += 1
    if verdict == .unstated { waiting.ask(explanation.missing) }
    findings.append(finding(index, verdict, explanation, it: it, instance: instance))
  }

  mutating func countCut(_ rule: Int) {
    if cut.last?.rule == rule { cut[cut.count - 1].count += 1 } else { cut.append((rule, 1)) }
  }

  private mutating func judgePasted(_ index: Int, _ findings: inout [Finding]) {
    let rule = ruleSet.rules[index]
    show(pasted.hits.filter { rule.forbidden.contains($0.kind) }, of: index, &findings) { proposal, hit in
      var found = Finding(
        rule: index, verdict: .violated, severity: rule.severity, span: hit.span, path: "", subject: "", instance: -1,
        it: .null, missing: [], reasons: [], failure: nil)
      proposal.identify(&found, by: nil)
      return found
    }
  }

  private mutating func judgeMentions(_ index: Int, _ findings: inout [Finding]) {
    let rule = ruleSet.rules[index]
    show(facts.mediaMentions(ruleSet.plan), of: index, &findings) { proposal, mention in
      let plan = proposal.ruleSet.plan
      let cell = proposal.facts.listCell(of: mention.cell)
      let entry = proposal.facts.instance(of: cell).map { proposal.facts.entry(around: $0) } ?? -1
      var found = Finding(
        rule: index, verdict: .violated, severity: rule.severity, span: mention.span,
        path: proposal.options.namesPaths ? proposal.facts.path(of: mention.cell, plan) : "",
        subject: entry >= 0 ? proposal.names.subject(ofInstance: entry, proposal.facts, plan) : "", instance: entry,
        it: .null, missing: [], reasons: [], failure: nil)
      proposal.identify(&found, by: cell)
      return found
    }
  }

  /// Shows what a rule without a requirement found in the file: a finding for each, as `finding` makes it.
  private mutating func show<Found>(
    _ found: [Found], of rule: Int, _ findings: inout [Finding], _ finding: (inout LintedProposal, Found) -> Finding
  ) {
    note(rule, -1, found.isEmpty ? .satisfied : .violated)
    for found in found {
      guard ruleRun.shown < Linter.findingLimit else {
        countCut(rule)
        continue
      }
      ruleRun.shown += 1
      findings.append(finding(&self, found))
    }
  }

  private mutating func run(_ program: Program, _ it: Value) -> Value {
    let value = evaluator.run(program, memory: &facts.memory, root: facts.root, it: it, budget: ruleRun.stepsLeft)
    ruleRun.stepsLeft -= evaluator.steps
    return value
  }

  /// Whether the rule's subject is there hangs on a fact that is not written.
  private mutating func wait(_ rule: Int, _ instance: Int, for cell: Int) {
    waiting.waits.append(WaitingList.Wait(outcome: outcomes.count, cell: cell))
    note(rule, instance, .undetermined)
  }

  mutating func note(_ rule: Int, _ instance: Int, _ verdict: Verdict) {
    outcomes.append(RuleOutcome(rule: UInt32(rule), instance: Int32(instance), verdict: verdict))
  }

  func isInvalid(_ cell: Int) -> Bool {
    facts.memory.cells[cell].unknownReason == .invalid
  }
}
