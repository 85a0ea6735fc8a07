import Authoring
import BuiltinRuleSet
import Clauses
import Linting
import Proposal
import SourceText

/// Files of rules, clauses, names, baselines and policies: each is taken or has a reason, and what is taken can be worked
/// with.
///
/// The first byte says what kind of file the others are.
package struct RuleFileTarget: FuzzTarget {
  package static let name = "rules"
  /// Paths that decide what a file below a rule folder is.
  private static let paths = [
    "local/rule.yaml", "local/rule.yaml", "local/rule.yaml", "clauses/local.yaml", "clause-words.yaml", "boards.yaml",
    "topics.yaml", "acts.yaml", "templates.yaml", "board-questions.yaml", "vocabulary.yaml",
  ]
  private let builtin = RuleSet.builtin()
  /// The program's own files with the rules of one topic only: to compile all of them takes most of an input's time.
  private let sources = RuleSource.builtin.filter { source in
    let topics = [
      "vocabulary", "boards", "topics", "acts", "board-questions", "clause-words", "templates", "clauses", "deletion",
    ]
    return topics.contains { source.path == "\($0).yaml" || source.path.hasPrefix("\($0)/") }
  }

  package init() {}

  package mutating func problem(with bytes: [UInt8]) -> String? {
    guard let kind = bytes.first else { return nil }
    let file = SourceFile(name: "file.yaml", bytes: Array(bytes.dropFirst()))
    switch Int(kind) % (RuleFileTarget.paths.count + 2) {
    case 0: return policyProblem(file)
    case 1: return Soundness(file.bytes).problem(with: Baseline.read(file).diagnostics)
    case let number: return ruleProblem(RuleSource(path: RuleFileTarget.paths[number - 2], file: file))
    }
  }

  /// What is wrong with the program's own files by themselves, which would hide everything else.
  package static var ownProblems: [String] {
    let ruleSet = RuleSet(loading: RuleFileTarget().sources)
    return (ruleSet.problems + ClauseSet(ruleSet).problems).map { $0.diagnostic.code }
  }

  private func policyProblem(_ file: SourceFile) -> String? {
    let (policy, diagnostics) = PolicyFile.read(file)
    if let problem = Soundness(file.bytes).problem(with: diagnostics) { return problem }
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    return use(RuleSet.builtin(policy: Policy([policy], applies: [policy.overrides.map { _ in true }])), file)
  }

  private func ruleProblem(_ source: RuleSource) -> String? {
    switch source.path {
    case "board-questions.yaml":
      return Soundness(source.file.bytes).problem(with: BoardQuestion.read([source]).diagnostics)
    case "templates.yaml":
      return Soundness(source.file.bytes)
        .problem(with: TemplateSet.read([source], builtin.plan.vocabulary).diagnostics)
    case "local/rule.yaml": return use(RuleSet.builtin(and: [source]), source.file)
    default:
      // The first file of a name counts, so it takes the place of the program's own.
      let others = sources.filter { $0.path != source.path }
      let ruleSet = RuleSet(loading: source.path == "vocabulary.yaml" ? [source] : [source] + others)
      return use(ruleSet, source.file, isOfClauses: source.path.hasPrefix("clause"))
    }
  }

  /// Everything said about the file is sound; a rule set without problems judges a proposal and runs its own examples.
  private func use(_ ruleSet: RuleSet, _ file: SourceFile, isOfClauses: Bool = false) -> String? {
    var problems = ruleSet.problems
    // Clauses are read only where the file has to do with them: reading all of them takes long.
    if problems.isEmpty, isOfClauses { problems = ClauseSet(ruleSet).problems }
    let names = ruleSet.sources.map(\.file.name)
    let own = problems.filter { names[$0.source] == file.name }.map(\.diagnostic)
    if let problem = Soundness(file.bytes).problem(with: own) { return problem }
    guard problems.isEmpty else { return nil }
    let linter = Linter(ruleSet)
    let proposal = linter.lint(Array(RuleFileTarget.proposal.utf8))
    let result = proposal.result
    if let problem = Soundness(proposal.source).problem(with: result.diagnostics) { return problem }
    let test = RuleTest(ruleSet) { names[ruleSet.rules[$0].source] == file.name }
    return Soundness(file.bytes).problem(with: test.failures.map(\.diagnostic))
  }

  package static func seeds(_ project: ProjectFiles) -> [[UInt8]] {
    func files(_ folder: String, _ ending: String, _ kind: Int) -> [[UInt8]] {
      project.contents(of: folder, ending: ending).map { [UInt8(kind)] + $0 }
    }
    var result = files("SamplePolicies", "policy.yaml", 0) + files("SamplePolicies", "policy.yml", 0)
    result += files("Rules/profiles", ".yaml", 0) + files("SamplePolicies", "baseline.yaml", 1)
    for (number, path) in paths.enumerated() {
      switch path {
      case "local/rule.yaml":
        if number == 0 {
          result += ["deletion", "mailing", "subcontracting"].flatMap { files("Rules/\($0)", ".yaml", 2) }
        }
      case "clauses/local.yaml": result += files("Rules/clauses", ".yaml", number + 2)
      default: result += files("Rules", "/" + path, number + 2) + files("Rules", path, number + 2)
      }
    }
    return result
  }

  private static let proposal = """
    件名: 通知書の印刷・封入業務
    種類: 外部委託
    再委託: 未定
    個人情報の項目: [氏名, 住所]
    """
}
