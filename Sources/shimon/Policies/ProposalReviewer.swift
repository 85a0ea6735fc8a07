import Clauses
import Linting
import Proposal
import Reporting
import SourceText

/// A proposal that was reviewed.
struct ReviewedProposal {
  /// What was found.
  let report: FileReport
  /// The place of its rules among the reviewer's.
  fileprivate let rules: Int

  /// Whether it could be read as a proposal.
  var isReadable: Bool { report.result.isReadable }
}

/// Reads proposals one by one and judges each by the rules and policy that hold for it, for the commands that write
/// texts about them.
struct ProposalReviewer {
  /// What is needed to review by one set of rules.
  struct Rules {
    var engine: Engine
    let clauses: ClauseSet
    let policy: Policy
    let provenance: Provenance
  }

  /// Whether a proposal could not be read, or a rule not be evaluated.
  private(set) var hasFailed = false
  private var rules: [Rules] = []
  /// The indices of the rules, by the number of their entry.
  private var indices: [Int: Int] = [:]
  private var ruleSets: RuleSets
  private let today: CalendarDay?
  private let context: Context
  private var buffer: [UInt8] = []

  /// A reviewer as the command line wants it.
  init(_ options: JudgingOptions, _ context: Context) throws(Failure) {
    ruleSets = try RuleSets(options.rules, context)
    today = options.today
    self.context = context
  }

  /// Reviews the next of many proposals; nil where it is not ours, or where it failed, which is reported.
  mutating func reviewNext(_ input: InputFinder.Input) -> ReviewedProposal? {
    do throws(Failure) {
      guard let index = try open(input) else { return nil }
      return review(input, by: index)
    } catch {
      hasFailed = true
      context.report(error)
      return nil
    }
  }

  /// Reviews the one proposal of a command.
  mutating func review(_ input: InputFinder.Input) throws(Failure) -> ReviewedProposal {
    guard let index = try open(input) else { throw .reported }
    let reviewed = review(input, by: index)
    // What is wrong with it was shown.
    guard reviewed.isReadable else { throw .reported }
    return reviewed
  }

  /// Reads a file, and gives the index of its rules; nil where it was found in a folder and is not ours.
  private mutating func open(_ input: InputFinder.Input) throws(Failure) -> Int? {
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
  private mutating func review(_ input: InputFinder.Input, by index: Int) -> ReviewedProposal {
    let result = rules[index].engine.lint(buffer)
    let file = SourceFile(name: input.shownName, bytes: rules[index].engine.source)
    if !result.isReadable {
      hasFailed = true
      context.report(result.problems, in: file)
    }
    if result.findings.contains(where: { $0.verdict == .failed }) { hasFailed = true }
    return ReviewedProposal(report: FileReport(file, result: result, language: language(of: index)), rules: index)
  }

  /// Works with the engine that reviewed a proposal last, in its place, for it is too big to be copied.
  mutating func use<Result>(_ proposal: ReviewedProposal, _ body: (inout Rules) -> Result) -> Result {
    body(&rules[proposal.rules])
  }

  /// The language for what is said by some rules: that asked for, else the policy's.
  private func language(of index: Int) -> Language { context.preferring(rules[index].policy.language?.value).language }

  private mutating func rules(for input: InputFinder.Input) throws(Failure) -> Int {
    let number = try ruleSets.entry(for: input)
    if let known = indices[number] { return known }
    let entry = ruleSets.entries[number]
    let clauses = ClauseSet(entry.ruleSet)
    try RuleFolder.check(clauses.problems, of: entry.ruleSet, context)
    var engine = Engine(clauses.rules)
    engine.today = today
    let provenance = Provenance(version: Shimon.version, clauses.rules)
    rules.append(Rules(engine: engine, clauses: clauses, policy: entry.policy, provenance: provenance))
    indices[number] = rules.count - 1
    return rules.count - 1
  }
}

extension ProposalReviewer {
  /// Reviews an older and a newer version of a proposal by the rules and policy that hold for the newer, and compares
  /// them.
  mutating func compare(old: SourceFile, new input: InputFinder.Input) throws(Failure) -> DifferenceReport {
    guard let index = try open(input) else { throw .reported }
    // The older one first: the engine then holds the newer one, and can say why findings are gone.
    let result = rules[index].engine.lint(old.bytes)
    let file = SourceFile(name: old.name, bytes: rules[index].engine.source)
    var older: DifferenceSide?
    if result.isReadable {
      let report = FileReport(file, result: result, language: language(of: index))
      older = DifferenceSide(report, &rules[index].engine)
    } else {
      context.report(result.problems, in: file)
    }
    let reviewed = review(input, by: index)
    guard let older, reviewed.isReadable else { throw .reported }
    return use(reviewed) { rules in
      DifferenceReport(old: older, new: DifferenceSide(reviewed.report, &rules.engine), &rules.engine)
    }
  }

  /// The weight from which on the policy of the one proposal lets a run fail; nil where it does not say, nil within
  /// for never.
  var failOn: Severity?? { rules.first?.policy.failOn.map(\.value) }
}
