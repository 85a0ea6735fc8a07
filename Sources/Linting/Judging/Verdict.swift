/// What a rule says of a proposal or of one of its entries.
package enum Verdict: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// The requirement holds.
  case satisfied
  /// What is written breaks the requirement.
  case violated
  /// The proposal does not say what would decide.
  case unstated
  /// The rule's subject is not there.
  case notApplicable
  /// Whether the rule's subject is there depends on a fact that is not written; another rule asks for it.
  case undetermined
  /// The condition could not be evaluated: an error in the rule, never a pass.
  case failed

  /// The word used in rule files and machine output.
  package var word: String {
    switch self {
    case .satisfied: "satisfied"
    case .violated: "violated"
    case .unstated: "unstated"
    case .notApplicable: "not-applicable"
    case .undetermined: "undetermined"
    case .failed: "failed"
    }
  }

  /// The verdict named by `word`, if there is one.
  package init?(word: String) {
    guard let match = Verdict.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }
}

/// One cell of the table of verdicts: a rule, what it looked at, and its verdict.
package struct RuleOutcome: Sendable, BitwiseCopyable {
  /// The rule, by its index in the rule set.
  package var rule: UInt32
  /// The entry, by its instance in the facts; -1 for the whole proposal.
  package var instance: Int32
  /// The verdict.
  package var verdict: Verdict
}
