import Proposal
import SourceText

/// Which findings of an older version of a proposal a newer one still has, and which are new, both judged by one rule set.
package struct FindingsDifference: Sendable {
  /// Findings of both versions that are the same, by their indices, in the order of the newer.
  package private(set) var open: [(old: Int, new: Int)] = []
  /// Indices of the older version's findings that are gone.
  package private(set) var gone: [Int] = []
  /// Indices of the newer version's findings that the older did not have.
  package private(set) var new: [Int] = []

  /// Matches findings by their fingerprint; then, of what is left, by rule and entry, for a finding that now waits for
  /// another fact is still open; then by rule and place in the document, where an entry has got a new name.
  ///
  /// - Parameter names: the names of all entries of the older and of the newer version.
  package init(old: [Finding], new: [Finding], names: (old: Set<String>, new: Set<String>)) {
    var partner: [Int?] = Array(repeating: nil, count: new.count)
    var isTaken = Array(repeating: false, count: old.count)
    func match<Key: Hashable>(_ oldKey: (Finding) -> Key?, _ newKey: (Finding) -> Key?) {
      var waiting: [Key: [Int]] = [:]
      // The last of a list is the cheapest to take: so they are gathered from the back.
      for index in old.indices.reversed() where !isTaken[index] {
        if let key = oldKey(old[index]) { waiting[key, default: []].append(index) }
      }
      for index in new.indices where partner[index] == nil {
        guard let key = newKey(new[index]), let found = waiting[key]?.popLast() else { continue }
        partner[index] = found
        isTaken[found] = true
      }
    }
    match({ $0.fingerprint }, { $0.fingerprint })
    match({ Key(rule: $0.rule, text: $0.subject) }, { Key(rule: $0.rule, text: $0.subject) })
    // An entry that stands under its own name in the other version is another one, wherever it stands.
    match(
      { names.new.contains($0.subject) ? nil : Key(rule: $0.rule, text: $0.path) },
      { names.old.contains($0.subject) ? nil : Key(rule: $0.rule, text: $0.path) })
    for index in new.indices {
      if let found = partner[index] { open.append((found, index)) } else { self.new.append(index) }
    }
    gone = old.indices.filter { !isTaken[$0] }
  }

  private struct Key: Hashable {
    var rule: Int
    var text: String
  }
}

extension Facts {
  /// The names of all entries of lists.
  package func entryNames(_ plan: BindingPlan) -> Set<String> {
    Set(instances.indices.lazy.filter { instances[$0].ordinal >= 0 }.map { subject(ofInstance: $0, plan) })
  }
}

extension LintedProposal {
  /// Why a finding of an older version is not made of this one.
  package enum Ending: Sendable {
    /// What is written now meets the requirement; the facts that decided, the primary one first.
    case satisfied([DecidingFact])
    /// The rule does not apply any more.
    case notApplicable
    /// Whether the rule applies depends on a fact that is not written any more.
    case undetermined
    /// The entry that it was about is gone.
    case entryGone
    /// A suppression accepts it.
    case accepted(Suppression)
    /// It cannot be said: the rule did not judge, or too much was found.
    case unknown
  }

  /// Why a finding of an older version is not among those of this one.
  package mutating func ending(of finding: Finding) -> Ending {
    let accepted = result.suppressed.first { $0.finding.rule == finding.rule && $0.finding.subject == finding.subject }
    if let accepted { return .accepted(accepted.suppression) }
    let found = outcomes.first { outcome in
      guard Int(outcome.rule) == finding.rule, (outcome.instance < 0) == (finding.instance < 0) else {
        return false
      }
      return subject(of: outcome) == finding.subject
    }
    guard let found else {
      let isEntry = finding.instance >= 0
      return isEntry ? .entryGone : .unknown
    }
    switch found.verdict {
    case .satisfied: return .satisfied(evidence(of: found))
    case .notApplicable: return .notApplicable
    case .undetermined: return .undetermined
    case .violated, .unstated, .failed: return .unknown
    }
  }

  /// The suppressions written in the proposal, whether they are of use or not.
  package var suppressions: [Suppression] {
    SuppressionReader(facts.tree, ruleSet)?.suppressions ?? []
  }
}
