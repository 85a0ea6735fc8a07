import CEL
import Proposal
import SourceText

/// Judges proposals by one rule set. One for each thread: it keeps its memory from proposal to proposal.
package struct Linter: Sendable {
  /// One rule may take this many steps on one proposal, all its entries together, before it counts as failed.
  package static let stepLimit = 1_000_000
  /// To say on which facts the findings of one rule rest may take so many steps; what comes after them is not traced.
  package static let explanationLimit = 16_000_000
  /// At most this many findings per rule and proposal; further ones are only counted.
  package static let findingLimit = 1_000

  /// What is wanted besides the verdicts. Who shows less saves the work.
  package struct Options: Sendable {
    /// The day by which suppressions expire; nil for never.
    package var today: CalendarDay?
    /// How many days before its end a suppression is spoken of; nil for not at all.
    package var warningDays: Int?
    /// Whether findings have a fingerprint.
    package var identifiesFindings = true
    /// Whether they have those that they had under former names of their rules, which a baseline may hold.
    package var recallsFormerNames = false
    /// Whether findings tell the path of their facts in the document.
    package var namesPaths = true
    /// Whether the rules are listed that wait for what no finding asks for.
    package var listsWaiting = true
    /// Further places of a finding beyond so many are left out.
    package var reasonLimit = Int.max

    /// All there is, by a day.
    package init(today: CalendarDay? = nil) { self.today = today }
  }

  /// The rules.
  package let ruleSet: RuleSet
  /// What is wanted of the next proposal.
  package var options: Options
  private var proposal: LintedProposal

  /// A linter for a rule set without problems.
  package init(_ ruleSet: RuleSet, _ options: Options = Options()) {
    self.ruleSet = ruleSet
    self.options = options
    proposal = LintedProposal(unread: ruleSet)
  }

  /// Reads and judges a file in the memory that the proposal before it had; it can be asked while `body` runs.
  package mutating func lint<Result>(_ bytes: [UInt8], _ body: (inout LintedProposal) -> Result) -> Result {
    proposal.lint(bytes, options)
    return body(&proposal)
  }

  /// Reads and judges a file, for those who hold on to one proposal or two.
  package func lint(_ bytes: [UInt8]) -> LintedProposal {
    var proposal = LintedProposal(unread: ruleSet)
    proposal.lint(bytes, options)
    return proposal
  }
}
