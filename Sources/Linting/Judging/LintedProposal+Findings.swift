import CEL
import Proposal
import SourceText

/// What a verdict becomes when it is shown.
extension LintedProposal {
  /// What ended a rule whose entries took too many steps together, though each alone did not.
  private static let outOfSteps = EvaluationError(code: .budgetExceeded, span: Span(0, 0))

  mutating func finding(
    _ index: Int, _ verdict: Verdict, _ explanation: Explanation, it: Value, instance: Int
  ) -> Finding {
    let decisive = verdict == .violated ? explanation.deciding : explanation.missing
    let span = firstPlace(of: decisive) ?? facts.span(ofInstance: max(instance, 0))
    let severity =
      switch verdict {
      case .violated: ruleSet.rules[index].severity
      case .unstated: ruleSet.rules[index].unstatedSeverity
      default: Severity.error
      }
    var found = Finding(
      rule: index, verdict: verdict, severity: severity, span: span,
      path: options.namesPaths ? path(ofInstance: instance, decisive.first) : "",
      subject: instance >= 0 ? names.subject(ofInstance: instance, facts, ruleSet.plan) : "", instance: instance,
      it: it, missing: wanted(of: explanation.missing).map { missingFact(Int($0)) },
      reasons: reasons(explanation, besides: span),
      failure: verdict == .failed ? (explanation.error ?? LintedProposal.outOfSteps).message : nil)
    if options.identifiesFindings {
      identify(&found, by: facts.duplicateName(of: decisive, instance: instance, ruleSet.plan))
    }
    return found
  }

  private func firstPlace(of cells: [UInt32]) -> Span? {
    for cell in cells { if let span = place(of: Int(cell)) { return span } }
    return nil
  }

  /// Where a cell is written; for a fact that is not, the record that lacks it, if it is nearer than the entry judged.
  private func place(of cell: Int) -> Span? {
    if let span = facts.span(of: cell) { return span }
    guard let owner = facts.instance(of: cell), facts.instances[owner].node >= 0, owner != 0 else {
      return nil
    }
    return facts.span(ofInstance: owner)
  }

  private func path(ofInstance instance: Int, _ cell: UInt32?) -> String {
    let path = cell.map { facts.path(of: Int($0), ruleSet.plan) } ?? ""
    if !path.isEmpty { return path }
    return instance >= 0 ? facts.path(ofInstance: instance, ruleSet.plan) : ""
  }

  /// The facts to ask for: the day of a date whose month is written only where nothing else would do.
  private func wanted(of missing: [UInt32]) -> [UInt32] {
    let absent = missing.filter { facts.memory.cells[Int($0)].kind != .span }
    return absent.isEmpty ? missing : absent
  }

  mutating func missingFact(_ cell: Int) -> Finding.MissingFact {
    var label = names.label(of: cell, facts, ruleSet.plan)
    // The month stands there; what is missing is the day.
    if facts.memory.cells[cell].kind == .span { label = .exactDay(label) }
    return Finding.MissingFact(
      path: options.namesPaths ? facts.path(of: cell, ruleSet.plan) : "", label: label,
      isUndecided: facts.memory.cells[cell].unknownReason == .undecided, cell: cell)
  }

  private mutating func reasons(_ explanation: Explanation, besides span: Span) -> [Finding.Reason] {
    var result: [Finding.Reason] = []
    // Few places are compared one by one; a set pays when they are many.
    var seen: Set<Span>?
    for cells in [explanation.deciding, explanation.context] {
      for cell in cells where result.count < options.reasonLimit {
        guard let place = facts.span(of: Int(cell)), place != span else { continue }
        if seen != nil {
          if seen?.insert(place).inserted != true { continue }
        } else if result.contains(where: { $0.span == place }) {
          continue
        }
        result.append(Finding.Reason(span: place, label: names.label(of: Int(cell), facts, ruleSet.plan)))
        if result.count == 32 { seen = Set(result.map({ $0.span })) }
      }
    }
    return result
  }

  // MARK: Identity

}

/// Names that findings repeat, made once: those of fields for good, those of entries for the file being judged.
struct NameCache: Sendable {
  /// The names of fields by record type and by the cell's distance from the first cell of the list entry, or of the
  /// whole proposal, that the record stands in.
  private var labels: [[LocalizedText?]] = []
  /// The names of entries by instance.
  private var subjects: [String?] = []

  /// Forgets what depends on the file.
  mutating func forgetEntries() { subjects.removeAll(keepingCapacity: true) }

  /// The name of the fact in a cell; see ``Facts/label(of:_:)``.
  mutating func label(of cell: Int, _ facts: Facts, _ plan: BindingPlan) -> LocalizedText {
    guard var index = facts.instance(of: cell) else { return facts.label(of: cell, plan) }
    while facts.instances[index].ordinal < 0, facts.instances[index].owner >= 0,
      let outer = facts.instance(of: Int(facts.instances[index].owner))
    {
      index = outer
    }
    let type = Int(facts.instances[index].type)
    let distance = cell - Int(facts.instances[index].base)
    if labels.isEmpty { labels = Array(repeating: [], count: plan.vocabulary.records.count) }
    while labels[type].count <= distance { labels[type].append(nil) }
    if let known = labels[type][distance] { return known }
    let label = facts.label(of: cell, plan)
    labels[type][distance] = label
    return label
  }

  /// The text by which an entry is known; see ``Facts/subject(ofInstance:_:)``.
  mutating func subject(ofInstance index: Int, _ facts: Facts, _ plan: BindingPlan) -> String {
    while subjects.count < facts.instances.count { subjects.append(nil) }
    if let known = subjects[index] { return known }
    let subject = facts.subject(ofInstance: index, plan)
    subjects[index] = subject
    return subject
  }
}
