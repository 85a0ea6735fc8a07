import Proposal
import SourceText

extension Engine {
  /// Why a finding of an older version is not made of the version judged last.
  public enum Ending: Sendable {
    /// What is written now meets the requirement; the facts that decided, the primary one first.
    case satisfied([Evidence])
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

  /// Why a finding of an older version is not among those of the version judged last, whose result is given.
  public mutating func ending(of finding: Finding, in result: FileResult) -> Ending {
    let accepted = result.suppressed.first { $0.finding.rule == finding.rule && $0.finding.subject == finding.subject }
    if let accepted { return .accepted(accepted.suppression) }
    let found = judgements.first { judgement in
      guard Int(judgement.rule) == finding.rule, (judgement.instance < 0) == (finding.instance < 0) else {
        return false
      }
      return subject(of: judgement) == finding.subject
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

  /// The suppressions written in the proposal that was judged last, whether they are of use or not.
  public var suppressions: [Suppression] {
    guard SuppressionReader.isNeeded(for: facts.tree) else { return [] }
    return SuppressionReader(facts.tree, rules: book.ruleIDs).suppressions
  }
}
