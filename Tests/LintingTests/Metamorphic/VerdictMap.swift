import Linting
import Proposal
import SourceText

/// The verdicts on a text by what they are about: an entry or the whole proposal.
struct VerdictMap {
  /// A rule and the place that it judges.
  struct Subject: Hashable {
    var rule: Int
    /// The entry by its path; empty for the whole proposal.
    var place: String
  }

  private(set) var verdicts: [Subject: Verdict] = [:]
  /// Mistakes in the text, by code.
  private(set) var problems: [String] = []

  /// Lints a text. Of rules about entries where there are none nothing is kept.
  init(_ linter: inout Linter, _ bytes: [UInt8]) {
    self = linter.lint(bytes) { VerdictMap($0) }
  }

  /// What was found in a text.
  init(_ proposal: LintedProposal) {
    problems = proposal.result.problems.map(\.code)
    var places: [Int32: String] = [-1: ""]
    for outcome in proposal.outcomes {
      let rule = Int(outcome.rule)
      guard outcome.instance >= 0 || proposal.ruleSet.rules[rule].scope.isEmpty else { continue }
      let place =
        places[outcome.instance] ?? proposal.facts.path(ofInstance: Int(outcome.instance), proposal.ruleSet.plan)
      places[outcome.instance] = place
      verdicts[Subject(rule: rule, place: place)] = outcome.verdict
    }
  }

  /// What a further fact did to these verdicts that it must not, in words.
  func lost(in after: VerdictMap, _ ruleSet: RuleSet) -> [String] {
    verdicts.compactMap { subject, verdict -> String? in
      let rule = ruleSet.rules[subject.rule]
      let now = after.verdicts[subject]
      guard now != verdict, verdict != .unstated, verdict != .undetermined else { return nil }
      let words = "\(rule.id) at '\(subject.place)': \(verdict.word), then \(now?.word ?? "gone")"
      // A rule that asks whether a fact is there may find otherwise, but it has its answer.
      if VerdictMap.looksForFacts(rule) {
        let isAnswered = now == .satisfied || now == .violated || now == .notApplicable
        let isExempt = now == .unstated && VerdictMap.openingQuestions[rule.id] != nil
        return verdict != .satisfied || isAnswered || isExempt ? nil : words
      }
      return words
    }.sorted()
  }

  private static func looksForFacts(_ rule: Rule) -> Bool {
    let (when, require) = rule.conditions
    return (when ?? "").contains("has(") || require.contains("has(") || !rule.forbidden.isEmpty
  }

  /// Rules that are satisfied as long as nothing is said, and that a further fact gives something to ask, by id, with
  /// the reason.
  static let openingQuestions = [
    "documents/prohibitions-in-specification/promises":
      "a promise that is added must stand in a document; of one whose duties are not written nobody knows whether it does"
  ]
}
