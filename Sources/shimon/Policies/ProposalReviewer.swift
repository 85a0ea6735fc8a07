import Clauses
import Linting
import Proposal
import Reporting
import SourceText

/// A proposal that was reviewed.
struct ReviewedProposal {
  /// The proposal, as judged.
  var proposal: LintedProposal
  /// What reports start from.
  let report: FileReport
  /// What it was reviewed by.
  let rules: ReviewRules

  /// Whether it could be read as a proposal.
  var isReadable: Bool { proposal.result.isReadable }
}

/// What is needed to review by one set of rules.
struct ReviewRules {
  let linter: Linter
  let clauses: ClauseSet
  let policy: Policy
  let provenance: Provenance
}

/// Reads proposals one by one and judges each by the rules and policy that hold for it, for the commands that write
/// texts about them.
struct ProposalReviewer {
  /// Whether a proposal could not be read, or a rule not be evaluated.
  private(set) var hasFailed = false
  private var ruleSets: RuleSets
  /// What was made of the rule sets so far, by the entry's number.
  private var rules: [Int: ReviewRules] = [:]
  private let today: CalendarDay?
  private let recallsFormerNames: Bool
  private let context: Context
  private var buffer: [UInt8] = []

  /// A reviewer as the command line wants it.
  ///
  /// - Parameter recallsFormerNames: whether findings are known by former names of their rules, too.
  init(_ options: JudgingOptions, _ context: Context, recallsFormerNames: Bool = false) throws(Failure) {
    self.recallsFormerNames = recallsFormerNames
    ruleSets = try RuleSets(options.rules, context)
    today = options.today
    self.context = context
  }

  /// Reviews the next of many proposals; nil where it is not ours, or where it failed, which is reported.
  mutating func reviewNext(_ input: InputFinder.Input) -> ReviewedProposal? {
    do throws(Failure) {
      guard let rules = try open(input) else { return nil }
      return review(input, by: rules)
    } catch {
      hasFailed = true
      context.report(error)
      return nil
    }
  }

  /// Reviews the one proposal of a command.
  mutating func review(_ input: InputFinder.Input) throws(Failure) -> ReviewedProposal {
    guard let rules = try open(input) else { throw .reported }
    let reviewed = review(input, by: rules)
    // What is wrong with it was shown.
    guard reviewed.isReadable else { throw .reported }
    return reviewed
  }

  /// Reads a file, and gives what it is reviewed by; nil where it was found in a folder and is not ours.
  private mutating func open(_ input: InputFinder.Input) throws(Failure) -> ReviewRules? {
    do throws(System.ReadError) {
      try input.read(into: &buffer)
    } catch {
      throw .failed(.unreadable(input.shownName, error.reason))
    }
    if input.wasFound, FileOwner.saysAnother(buffer) {
      context.report(.skippedForeign(input.shownName))
      return nil
    }
    return try rules(for: input)
  }

  /// Judges the file that was read.
  private mutating func review(_ input: InputFinder.Input, by rules: ReviewRules) -> ReviewedProposal {
    let reviewed = ReviewedProposal(rules.linter.lint(buffer), name: input.shownName, rules, context)
    if !reviewed.isReadable {
      hasFailed = true
      reviewed.reportProblems(context)
    }
    if reviewed.proposal.result.findings.contains(where: { $0.verdict == .failed }) { hasFailed = true }
    return reviewed
  }

  private mutating func rules(for input: InputFinder.Input) throws(Failure) -> ReviewRules {
    let entry = try ruleSets.rules(for: input)
    if let known = rules[entry.number] { return known }
    let clauses = ClauseSet(entry.ruleSet)
    try RuleFolder.check(clauses.problems, of: entry.ruleSet, context)
    var options = Linter.Options(today: today)
    options.recallsFormerNames = recallsFormerNames
    let made = ReviewRules(
      linter: Linter(clauses.rules, options), clauses: clauses, policy: entry.policy,
      provenance: Provenance(version: Shimon.version, clauses.rules))
    rules[entry.number] = made
    return made
  }
}

extension ReviewedProposal {
  /// A proposal as judged; it is spoken of in the language asked for, else in the policy's.
  fileprivate init(_ proposal: LintedProposal, name: String, _ rules: ReviewRules, _ context: Context) {
    let language = context.preferring(rules.policy.language?.value).language
    let file = SourceFile(name: name, bytes: proposal.source)
    self.init(
      proposal: proposal, report: FileReport(file, result: proposal.result, language: language), rules: rules)
  }

  fileprivate func reportProblems(_ context: Context) {
    context.report(proposal.result.problems, in: SourceFile(name: report.source.name, bytes: proposal.source))
  }
}

extension ProposalReviewer {
  /// Reviews an older and a newer version of a proposal by the rules and policy that hold for the newer, and compares
  /// them.
  mutating func compare(
    old: SourceFile, new input: InputFinder.Input
  ) throws(Failure) -> (difference: DifferenceReport, policy: Policy) {
    guard let rules = try open(input) else { throw .reported }
    var older = ReviewedProposal(rules.linter.lint(old.bytes), name: old.name, rules, context)
    if !older.isReadable { older.reportProblems(context) }
    var newer = review(input, by: rules)
    guard older.isReadable, newer.isReadable else { throw .reported }
    let difference = DifferenceReport(
      old: DifferenceSide(older.report, &older.proposal), new: DifferenceSide(newer.report, &newer.proposal),
      &newer.proposal)
    return (difference, rules.policy)
  }
}
