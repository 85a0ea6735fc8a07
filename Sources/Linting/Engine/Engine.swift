import CEL
import Proposal
import SourceText
import YAML

/// Judges proposals by the rules of a rule set. One for each thread; it reuses its memory from file to file.
package struct Engine: Sendable {
  /// One rule may take this many steps on one proposal, all its entries together, before it counts as failed.
  package static let stepLimit = 1_000_000
  /// To say on which facts the findings of one rule rest may take so many steps; what comes after them is not traced.
  package static let explanationLimit = 16_000_000
  /// At most this many findings per rule and proposal; further ones are only counted.
  package static let findingLimit = 1_000

  /// The rules.
  package internal(set) var ruleSet: RuleSet
  /// The proposal judged last.
  package internal(set) var facts = Facts()
  /// All verdicts on it.
  package private(set) var outcomes: [RuleOutcome] = []
  /// The day by which suppressions expire; nil for never.
  package var today: CalendarDay?
  /// How many days before its end a suppression is spoken of; nil for not at all.
  package var warningDays: Int?
  /// Whether findings have a fingerprint. Who shows none saves the work.
  package var identifiesFindings = true
  /// Whether findings tell the path of their facts in the document. Who shows none saves the work.
  package var namesPaths = true
  /// Whether the rules are listed that wait for what no finding asks for. Who shows none saves the work.
  package var listsWaiting = true
  /// Further places of a finding beyond so many are left out.
  package var reasonLimit = Int.max
  /// What formats made ready of the rules' texts, each for itself; see ``prepared(_:of:_:)``.
  var preparations: [[PreparedText?]] = []
  var evaluator = Evaluator()
  var names = NameCache()
  private var pasted = PersonalData(in: [])
  /// What is left of the steps of the rule being judged.
  private var stepsLeft = 0
  /// What is left of the steps that explain its findings.
  private var explanationStepsLeft = 0
  /// How many findings of the rule being judged are shown, and whether one of them is a failure.
  private var shown = 0
  private var hasFailed = false
  /// How many findings of which rules are not shown.
  private var cut: [(rule: Int, count: Int)] = []
  /// Which rules wait, and for which facts findings ask.
  var waiting = Waiting()

  /// An engine for a rule set without problems.
  package init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    facts.memory.adopt(ruleSet.pool)
  }

  /// An engine for texts about a proposal that another one of the same rule set has judged.
  package init(_ ruleSet: RuleSet, holding facts: Facts) {
    self.ruleSet = ruleSet
    self.facts = facts
  }

  /// Reads and judges one file.
  package mutating func lint(_ bytes: [UInt8]) -> FileResult {
    let problems = load(bytes)
    outcomes.removeAll(keepingCapacity: true)
    cut.removeAll()
    waiting.begin(facts.memory.cells.count)
    var findings: [Finding] = []
    if !problems.form.contains(where: { $0.severity == .error }) {
      let isProposal = !facts.instances.isEmpty && facts.instances[0].node >= 0
      if isProposal { judgeAll(&findings) }
    }
    sort(&findings)
    distinguish(&findings)
    let notices = cut.map { Diagnostic.findingsCut(rule: ruleSet.rules[$0.rule], count: $0.count) }
    var result = FileResult(problems: problems.form + problems.meaning + notices, findings: findings)
    applySuppressions(to: &result)
    listWaiting(in: &result)
    return result
  }

  /// Reads a file; what it holds of somebody's own data is hidden first.
  mutating func load(_ bytes: [UInt8]) -> (form: [Diagnostic], meaning: [Diagnostic]) {
    pasted = PersonalData(in: bytes)
    names.forgetEntries()
    return facts.read(pasted.hits.isEmpty ? bytes : pasted.hidden(bytes), by: ruleSet.plan)
  }

  /// The bytes that were judged last: as read, with pasted personal data hidden.
  package var source: [UInt8] { facts.tree.source }

  /// The verdicts of one rule on the file read last, in the order of the entries; for tests of rules.
  mutating func verdicts(ofRule index: Int) -> [Verdict] {
    outcomes.removeAll(keepingCapacity: true)
    var findings: [Finding] = []
    waiting.begin(facts.memory.cells.count)
    if ruleSet.rules[index].asksForAwaited {
      judgeAll(&findings)
      return outcomes.filter { $0.rule == index }.map(\.verdict)
    }
    judge(index, &findings)
    return outcomes.map(\.verdict)
  }

  /// Whether a finding of a rule on the proposal judged last would have been shown if there were any: the rule is on, it
  /// came to a verdict, and nothing about what is not stated, or beyond a limit, was left out.
  package func hasLooked(byRule id: String) -> Bool {
    guard let index = ruleSet.index(ofRule: id), !cut.contains(where: { $0.rule == index }) else { return false }
    let isSilent = ruleSet.rules[index].isSilentWhenUnstated
    var hasVerdict = false
    for outcome in outcomes where outcome.rule == index {
      switch outcome.verdict {
      case .failed: return false
      case .unstated where isSilent: return false
      case .undetermined: break
      default: hasVerdict = true
      }
    }
    return hasVerdict
  }

  /// The title of the proposal that was judged last; empty where it has none.
  package var title: String { headText(.title) }

  /// A text field of the proposal that was judged last; empty where it is not stated.
  package func headText(_ name: KnownName.Field) -> String {
    guard let field = ruleSet.plan.vocabulary.records[ruleSet.plan.vocabulary.root].field(name),
      let value = facts.instances.isEmpty ? nil : facts.memory.cells[field], value.kind == .string
    else { return "" }
    return facts.memory.text(of: value)
  }

  // MARK: Judging

  private mutating func judgeAll(_ findings: inout [Finding]) {
    var awaiting: Int?
    for index in ruleSet.rules.indices {
      if ruleSet.rules[index].asksForAwaited { awaiting = index } else { judge(index, &findings) }
    }
    if let awaiting { askForAwaited(by: awaiting, &findings) }
  }

  private mutating func judge(_ index: Int, _ findings: inout [Finding]) {
    stepsLeft = Engine.stepLimit
    explanationStepsLeft = Engine.explanationLimit
    shown = 0
    hasFailed = false
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
    default:
      wait(index, -1, for: cell)
    }
  }

  private mutating func judge(_ index: Int, it: Value, instance: Int, _ findings: inout [Finding]) {
    // Over its budget once, a rule has failed on the whole proposal, and has said so.
    guard stepsLeft >= 0 else { return note(index, instance, .failed) }
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
    let isFirstFailure = verdict == .failed && !hasFailed
    if isFirstFailure { hasFailed = true }
    guard shown < Engine.findingLimit || isFirstFailure else { return countCut(index) }
    let explanation = evaluator.explain(
      program, memory: &facts.memory, root: facts.root, it: it, budget: max(explanationStepsLeft, 0))
    explanationStepsLeft -= explanation.steps
    // A fact that was written but could not be read has its own diagnostic already.
    if verdict == .unstated, explanation.missing.contains(where: { isInvalid(Int($0)) }) { return }
    shown += 1
    if verdict == .unstated { waiting.ask(explanation.missing) }
    findings.append(finding(index, verdict, explanation, it: it, instance: instance))
  }

  mutating func countCut(_ rule: Int) {
    if cut.last?.rule == rule { cut[cut.count - 1].count += 1 } else { cut.append((rule, 1)) }
  }

  private mutating func judgePasted(_ index: Int, _ findings: inout [Finding]) {
    let rule = ruleSet.rules[index]
    show(pasted.hits.filter { rule.forbidden.contains($0.kind) }, of: index, &findings) { engine, hit in
      Finding(
        rule: index, verdict: .violated, severity: rule.severity, span: hit.span, path: "", subject: "", instance: -1,
        it: .null, missing: [], reasons: [], failure: nil,
        fingerprint: engine.facts.fingerprint(rule: rule.idHash, instance: -1, cell: nil, engine.ruleSet.plan))
    }
  }

  private mutating func judgeMentions(_ index: Int, _ findings: inout [Finding]) {
    let rule = ruleSet.rules[index]
    show(facts.mediaMentions(ruleSet.plan), of: index, &findings) { engine, mention in
      let plan = engine.ruleSet.plan
      let cell = engine.facts.listCell(of: mention.cell)
      let entry = engine.facts.instance(of: cell).map { engine.facts.entry(around: $0) } ?? -1
      return Finding(
        rule: index, verdict: .violated, severity: rule.severity, span: mention.span,
        path: engine.namesPaths ? engine.facts.path(of: mention.cell, plan) : "",
        subject: entry >= 0 ? engine.names.subject(ofInstance: entry, engine.facts, plan) : "", instance: entry,
        it: .null, missing: [], reasons: [], failure: nil,
        fingerprint: engine.identifiesFindings
          ? engine.facts.fingerprint(rule: rule.idHash, instance: entry, cell: cell, plan) : 0)
    }
  }

  /// Shows what a rule without a requirement found in the file: a finding for each, as `finding` makes it.
  private mutating func show<Found>(
    _ found: [Found], of rule: Int, _ findings: inout [Finding], _ finding: (inout Engine, Found) -> Finding
  ) {
    note(rule, -1, found.isEmpty ? .satisfied : .violated)
    for found in found {
      guard shown < Engine.findingLimit else {
        countCut(rule)
        continue
      }
      shown += 1
      findings.append(finding(&self, found))
    }
  }

  private mutating func run(_ program: Program, _ it: Value) -> Value {
    let value = evaluator.run(program, memory: &facts.memory, root: facts.root, it: it, budget: stepsLeft)
    stepsLeft -= evaluator.steps
    return value
  }

  /// Whether the rule's subject is there hangs on a fact that is not written.
  private mutating func wait(_ rule: Int, _ instance: Int, for cell: Int) {
    waiting.waits.append(Waiting.Wait(outcome: outcomes.count, cell: cell))
    note(rule, instance, .undetermined)
  }

  mutating func note(_ rule: Int, _ instance: Int, _ verdict: Verdict) {
    outcomes.append(RuleOutcome(rule: UInt32(rule), instance: Int32(instance), verdict: verdict))
  }

  func isInvalid(_ cell: Int) -> Bool {
    facts.memory.cells[cell].unknownReason == .invalid
  }
}
