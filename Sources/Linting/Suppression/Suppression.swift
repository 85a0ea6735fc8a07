import Proposal
import SourceText

extension LintedProposal {
  /// Sets aside the findings that the proposal's own suppressions accept, and reports suppressions that are
  /// wrong, expired or of no use.
  mutating func applySuppressions(to result: inout FileResult) {
    guard let reader = SuppressionReader(facts.tree, ruleSet) else { return }
    result.remarks += reader.diagnostics
    var used = Set<Int>()
    var byRule: [String: [Int]] = [:]
    for (index, suppression) in reader.suppressions.enumerated() {
      if !ruleSet.suppression.allows(suppression.rule) {
        let isAnyAllowed = ruleSet.suppression.isAllowed
        result.remarks.append(
          .suppressionForbidden(suppression.span, rule: suppression.rule, isAnyAllowed: isAnyAllowed))
      } else if let until = suppression.until, let today = options.today, until.daysSince1970 < today.daysSince1970 {
        result.remarks.append(.suppressionExpired(suppression.span, rule: suppression.rule, until: until))
      } else {
        byRule[suppression.rule, default: []].append(index)
      }
    }
    var open: [Finding] = []
    for finding in result.findings {
      let rule = ruleSet.rules[finding.rule]
      var candidates = byRule[rule.id] ?? []
      // One of the rule holds for its details, unless they may not be suppressed.
      if rule.isDetail, ruleSet.suppression.allows(rule.id) { candidates += byRule[rule.family] ?? [] }
      // A rule that failed has not been answered; nobody can accept that.
      let match = candidates.first { finding.verdict != .failed && covers(reader.suppressions[$0], finding) }
      if let match {
        used.insert(match)
        result.suppressed.append(SuppressedFinding(finding: finding, suppression: reader.suppressions[match]))
      } else {
        open.append(finding)
      }
    }
    result.findings = open
    let idle = byRule.values.joined().filter { !used.contains($0) }.sorted()
    let quiet = idle.isEmpty ? nil : QuietFindings(self, besides: result)
    for index in idle {
      let suppression = reader.suppressions[index]
      guard let quiet, !quiet.mayNeed(suppression) else { continue }
      result.remarks.append(.suppressionUnused(suppression.span, rule: suppression.rule))
    }
    for index in used {
      let suppression = reader.suppressions[index]
      guard let until = suppression.until, let today = options.today, let warningDays = options.warningDays else {
        continue
      }
      let left = until.daysSince1970 - today.daysSince1970
      if left <= warningDays {
        result.remarks.append(.suppressionExpiring(suppression.span, rule: suppression.rule, until: until, days: left))
      }
    }
    result.remarks.sort { $0.span.start < $1.span.start }
    let more = result.remarks.count - Linter.findingLimit
    guard more > 0 else { return }
    // What is left out must not weigh less than what is shown.
    let heaviest = result.remarks.suffix(more).map { $0.severity }.max() ?? .warning
    result.remarks.removeLast(more)
    result.remarks.append(.suppressionRemarksCut(count: more, severity: heaviest))
  }

  private func covers(_ suppression: Suppression, _ finding: Finding) -> Bool {
    if suppression.covered.range.contains(Int(finding.span.start)) || suppression.nodes.lowerBound == 0 { return true }
    guard finding.instance >= 0 else { return false }
    return suppression.nodes.contains(Int(facts.instances[finding.instance].node))
  }
}

/// What rules hold against a proposal without showing it, so that a suppression of it is not called unused.
private struct QuietFindings {
  private struct Entry: Hashable {
    let rule: Int
    let instance: Int

    init(_ rule: Int, _ instance: Int) {
      self.rule = rule
      self.instance = instance
    }
  }

  private let ruleSet: RuleSet
  /// For each rule that shows less than it holds, the nodes of its entries in order; 0 for the whole proposal.
  private var nodes: [Int: [Int]] = [:]

  init(_ proposal: LintedProposal, besides result: FileResult) {
    ruleSet = proposal.ruleSet
    let shown = Set((result.findings + result.suppressed.map { $0.finding }).map { Entry($0.rule, $0.instance) })
    for outcome in proposal.outcomes where outcome.verdict == .unstated || outcome.verdict == .violated {
      guard !shown.contains(Entry(Int(outcome.rule), Int(outcome.instance))) else { continue }
      let node = outcome.instance < 0 ? 0 : Int(proposal.facts.instances[Int(outcome.instance)].node)
      nodes[Int(outcome.rule), default: []].append(node)
    }
    for rule in nodes.keys { nodes[rule]?.sort() }
  }

  /// Whether the rule does not run under the policy, or keeps silent about something that the suppression is for: a fact
  /// that is not stated where the policy does not ask, that could not be read, or one too many.
  func mayNeed(_ suppression: Suppression) -> Bool {
    guard ruleSet.index(ofRule: suppression.rule) != nil else { return true }
    let family = ruleSet.indices(ofFamily: suppression.rule)
    let rules = family.isEmpty ? ruleSet.index(ofRule: suppression.rule).map { $0..<$0 + 1 } ?? family : family
    return rules.contains { mayNeed(suppression, $0) }
  }

  private func mayNeed(_ suppression: Suppression, _ rule: Int) -> Bool {
    guard let nodes = nodes[rule] else { return false }
    if suppression.nodes.lowerBound == 0 || nodes.first == 0 { return true }
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle] < suppression.nodes.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < nodes.count && suppression.nodes.contains(nodes[low])
  }
}

/// A comment by which an officer accepts a finding, with the reason:
/// `# shimon: ignore RULE reason="…" until=2027-03-31`.
///
/// It holds for the entry it stands above or behind, and filters findings after evaluation; no verdict changes.
package struct Suppression: Sendable {
  /// The rule, by id.
  package var rule: String
  /// Why the finding is accepted.
  package var reason: String
  /// The last day on which it holds; nil for good.
  package var until: CalendarDay?
  /// Where it is written: the comment.
  package var span: Span
  /// The bytes of the entry it holds for.
  package var covered: Span
  /// The nodes of the entry it holds for.
  package var nodes: Range<Int>
}

/// A finding that a suppression accepts.
package struct SuppressedFinding: Sendable {
  /// The finding.
  package var finding: Finding
  /// What accepts it.
  package var suppression: Suppression
}

/// Whether proposals may suppress findings, by the policy.
package struct SuppressionPermission: Sendable {
  /// Whether they may at all.
  package private(set) var isAllowed = true
  /// Rules, or topics with `/*`, whose findings they may not.
  private var never: Set<String> = []

  /// Everything is allowed.
  init() {}

  /// What a policy says.
  init(_ policy: Policy, _ formerNames: [String: String]) {
    isAllowed = policy.allowsSuppression?.value ?? true
    never = Set(policy.neverSuppressed.map { formerNames[$0.rule] ?? $0.rule })
    // A topic means also what was in it under a former name.
    let moved = formerNames.filter { never.contains(RuleID.topicSelector(of: $0.key)) }
    never.formUnion(moved.values)
  }

  /// Whether findings of a rule may be suppressed. What holds for a rule holds for its details.
  func allows(_ rule: String) -> Bool {
    let names = [rule, RuleID.topicSelector(of: rule)] + (RuleID.family(of: rule).map { [$0] } ?? [])
    return isAllowed && !names.contains { never.contains($0) }
  }
}
