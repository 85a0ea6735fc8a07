import CEL
import Proposal
import SourceText
import YAML

/// A proposal as read and judged, with what was found and all that can be said about it.
///
/// A ``Linter`` makes it. Texts about it are filled in with its own facts: there is no other proposal to mix it up with.
package struct LintedProposal: Sendable {
  /// The rules that it was judged by.
  package internal(set) var ruleSet: RuleSet
  /// What it states.
  package internal(set) var facts = Facts()
  /// What was found.
  package internal(set) var result = FileResult(problems: [], findings: [])
  /// All verdicts on it.
  package internal(set) var outcomes: [RuleOutcome] = []

  var options = Linter.Options()
  var evaluator = Evaluator()
  var names = NameCache()
  /// What the body that the proposal is of is called in texts: 市, 府.
  package private(set) var body = PublicBody.unnamed
  /// What formats made ready of the rules' texts, each for itself; see ``prepared(_:of:_:)``.
  var preparations: [[PreparedText?]] = []
  var pasted = PersonalData(in: [])
  /// The rule being judged.
  var ruleRun = RuleRun()
  /// How many findings of which rules are not shown.
  var cut: [(rule: Int, count: Int)] = []
  /// Which rules wait, and for which facts findings ask.
  var waiting = WaitingList()

  /// What is left of the bounds on the rule being judged.
  struct RuleRun: Sendable {
    /// The steps that are left to judge.
    var stepsLeft = Linter.stepLimit
    /// The steps that are left to explain its findings.
    var explanationStepsLeft = Linter.explanationLimit
    /// How many of its findings are shown.
    var shown = 0
    /// Whether one of them is a failure.
    var hasFailed = false
  }

  /// A blank one: to be read into, or of a file that could not be read.
  package init(unread ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    facts.memory.adopt(ruleSet.pool)
  }

  /// A proposal of which only the facts were kept, for texts about its findings.
  package init(_ ruleSet: RuleSet, holding facts: Facts) {
    self.ruleSet = ruleSet
    self.facts = facts
    nameBody()
  }

  /// Reads and judges a file in place of what was here.
  mutating func lint(_ bytes: [UInt8], _ options: Linter.Options) {
    self.options = options
    let problems = load(bytes)
    outcomes.removeAll(keepingCapacity: true)
    cut.removeAll()
    waiting.begin(facts.memory.cells.count)
    var findings: [Finding] = []
    if !problems.form.contains(where: { $0.severity == .error }), isProposal { judgeAll(&findings) }
    rank(&findings)
    distinguish(&findings)
    let notices = cut.map { Diagnostic.findingsCut(rule: ruleSet.rules[$0.rule], count: $0.count) }
    var found = FileResult(problems: problems.form + problems.meaning + notices, findings: findings)
    applySuppressions(to: &found)
    listWaiting(in: &found)
    result = found
  }

  /// Reads a file; what it holds of somebody's own data is hidden first.
  mutating func load(_ bytes: [UInt8]) -> (form: [Diagnostic], meaning: [Diagnostic]) {
    pasted = PersonalData(in: bytes)
    names.forgetEntries()
    let problems = facts.read(pasted.hits.isEmpty ? bytes : pasted.hidden(bytes), by: ruleSet.plan)
    nameBody()
    return problems
  }

  private mutating func nameBody() {
    body = ruleSet.names["body"] ?? ruleSet.plan.vocabulary.bodyWord(text(ofRootField: .municipality))
  }

  /// Whether the file has the form of a proposal, so that it could be judged.
  private var isProposal: Bool { !facts.instances.isEmpty && facts.instances[0].node >= 0 }

  /// The bytes that were judged: as read, with pasted personal data hidden.
  package var source: [UInt8] { facts.tree.source }

  /// Whether a finding of a rule would have been shown if there were any: the rule is on, it came to a verdict, and
  /// nothing about what is not stated, or beyond a limit, was left out.
  package func hasLooked(byRule id: String) -> Bool {
    guard let index = ruleSet.index(ofRule: id), !cut.contains(where: { $0.rule == index }) else { return false }
    let isSilent = ruleSet.rules[index].isSilentWhenUnstated
    var hasVerdict = false
    for outcome in outcomes where outcome.rule == index {
      switch outcome.verdict {
      case .failed: return false
      case .unstated where isSilent: return false
      case .undetermined: break
      default: hasVerdict = true
      }
    }
    return hasVerdict
  }

  /// Its title; empty where it has none.
  package var title: String { text(ofRootField: .title) }

  /// A text field of the proposal itself; empty where it is not stated.
  package func text(ofRootField name: KnownName.FieldName) -> String {
    guard let field = ruleSet.plan.vocabulary.records[ruleSet.plan.vocabulary.root].field(name),
      let value = facts.instances.isEmpty ? nil : facts.memory.cells[field], value.kind == .string
    else { return "" }
    return facts.memory.text(of: value)
  }
}
