import CEL
import Proposal
import SourceText

/// How much each finding matters, and in which order findings are shown.
extension LintedProposal {
  /// What the whole paper says of harm and exposure.
  private struct PaperRisk {
    /// The worst class of data.
    var dataClass: Int?
    var people: Int?
    /// Of a hundred.
    var harm = 100
    /// The exposures that hold for the paper, by number.
    var exposures: [Bool] = []
    /// The same for the entries that findings are about.
    var ofEntries: [Int: [Bool]] = [:]
  }

  /// Weighs the findings and puts them in the order to show: what matters most first.
  mutating func rank(_ findings: inout [Finding]) {
    guard !findings.isEmpty else { return }
    var paper = paperRisk()
    for index in findings.indices { findings[index].risk = risk(of: findings[index], &paper) }
    order(&findings)
  }

  // MARK: Risk

  private mutating func paperRisk() -> PaperRisk {
    let scale = ruleSet.riskScale
    var result = PaperRisk()
    for (index, factor) in scale.classes.enumerated() where holds(factor, it: .null) {
      if factor.points > result.dataClass.map({ scale.classes[$0].points }) ?? -1 { result.dataClass = index }
    }
    result.people = people
    let points = result.dataClass.map { scale.classes[$0].points } ?? 0
    let many = result.people.flatMap { people in scale.people.first { $0.from <= people }?.points } ?? 0
    result.harm = min(100, scale.harm + points + many)
    result.exposures = scale.exposures.map { $0.scope.isEmpty && holds($0, it: .null) }
    return result
  }

  /// How many people the paper is about; nil where that is not stated.
  private var people: Int? {
    let vocabulary = ruleSet.plan.vocabulary
    guard let type = vocabulary.record(named: KnownName.Record.subject.rawValue),
      let field = vocabulary.records[type].field(.count)
    else { return nil }
    var sum: Int?
    for instance in facts.instances where instance.type == type {
      let value = facts.memory.cells[Int(instance.base) + field]
      guard value.kind == .int else { continue }
      // Enough for every count of people, and no sum of some overflows.
      sum = min((sum ?? 0) + Int(clamping: min(max(Int64(bitPattern: value.payload), 0), 1 << 30)), 1 << 30)
    }
    return sum
  }

  private mutating func holds(_ factor: RiskScale.Factor, it: Value) -> Bool {
    let value = evaluator.run(factor.when, memory: &facts.memory, root: facts.root, it: it)
    return value.kind == .bool && value.isTrue
  }

  private mutating func risk(of finding: Finding, _ paper: inout PaperRisk) -> Risk {
    let rank = ruleSet.rules[finding.rule].rank
    let scale = ruleSet.riskScale
    let scope = ruleSet.rules[finding.rule].scope
    if !scope.isEmpty, finding.instance >= 0, finding.it.kind == .record, paper.ofEntries[finding.instance] == nil {
      paper.ofEntries[finding.instance] = scale.exposures.map { $0.scope == scope && holds($0, it: finding.it) }
    }
    let ofEntry = paper.ofEntries[finding.instance]
    var exposures: [Int] = []
    var exposure = scale.exposure
    for (index, factor) in scale.exposures.enumerated()
    where factor.elements.isEmpty || factor.elements.contains(rank.element) {
      guard paper.exposures[index] || ofEntry?[index] == true else { continue }
      exposure += factor.points
      exposures.append(index)
    }
    exposures.sort { (scale.exposures[$0].points, $1) > (scale.exposures[$1].points, $0) }
    let weights = scale.weights
    let certainty =
      switch finding.verdict {
      case .unstated: weights.unstated
      default: rank.aspect >= 0 && rank.aspect == scale.coherenceColumn ? weights.contradicted : weights.violated
      }
    let aspect = weights.aspect.indices.contains(rank.aspect) ? weights.aspect[rank.aspect] : 100
    let parts = [
      weights.severity[Int(finding.severity.rawValue)], certainty, weights.ground[rank.ground], aspect, paper.harm,
      min(100, exposure),
    ]
    // Six parts of a hundred are multiplied without rounding between them.
    let product = parts.reduce(1) { $0 * Int64($1) }
    return Risk(
      points: Int((product + 5_000_000_000) / 10_000_000_000), dataClass: paper.dataClass, exposures: exposures,
      people: paper.people)
  }

  // MARK: Order

  /// What matters most first. Of one question that several entries raise each further one counts less, and so does each
  /// further question about the same element.
  private func order(_ findings: inout [Finding]) {
    guard findings.count > 1 else { return }
    let weights = ruleSet.riskScale.weights
    var order = findings.indices.map { Place(finding: $0, weight: Int64(findings[$0].risk.points) * 10_000) }
    let rules = findings.map { ruleSet.rules[$0.rule].rank }
    lessen(&order, findings, by: weights.again) { findings[$0].rule }
    lessen(&order, findings, by: weights.repeated) { rules[$0].element }
    findings = order.map { findings[$0.finding] }
  }

  /// A finding that waits for its place.
  private struct Place {
    var finding: Int
    /// How much it matters, in millionths. An `Int` of 32 bits does not hold the product with a share.
    var weight: Int64
  }

  /// Sorts by weight; of those with the same key each further one keeps so much of a hundred of its weight, once more
  /// for each that stands before.
  private func lessen(_ places: inout [Place], _ findings: [Finding], by percent: Int, _ key: (Int) -> Int) {
    func sort() {
      places.sort { left, right in
        let (a, b) = (findings[left.finding], findings[right.finding])
        return (right.weight, a.span.start, left.finding) < (left.weight, b.span.start, right.finding)
      }
    }
    sort()
    // What is left after so many, in millionths; in the end nothing is.
    var left: [Int: Int64] = [:]
    for index in places.indices {
      let key = key(places[index].finding)
      guard key >= 0 else { continue }
      let share = left[key, default: 1_000_000]
      left[key] = share * Int64(percent) / 100
      places[index].weight = places[index].weight * share / 1_000_000
    }
    sort()
  }
}
