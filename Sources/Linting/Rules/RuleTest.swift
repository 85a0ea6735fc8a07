import CEL
import Proposal
import SourceText
import YAML

/// Runs the examples that stand in the rules themselves, and asks of every small change of a condition whether some
/// example would notice it.
package struct RuleTest: Sendable {
  /// Something that does not come out as its rule says.
  package struct Deviation: Sendable {
    /// The rule, by its index in the rule set.
    package var rule: Int
    /// What is wrong, with its place in the rule's file.
    package var diagnostic: Diagnostic
  }

  /// How many rules were tested.
  package private(set) var ruleCount = 0
  /// How many examples were run.
  package private(set) var exampleCount = 0
  /// How many mutants were made.
  package private(set) var mutantCount = 0
  /// How many mutants are declared equivalent.
  package private(set) var equivalentCount = 0
  /// What came out wrong.
  package private(set) var failures: [Deviation] = []

  private var proposal: LintedProposal
  private let environment: Environment
  private let sources: [RuleSource]
  private var pool: ConstantPool

  /// Tests all rules for whose index `include` is true.
  package init(_ ruleSet: RuleSet, include: (Int) -> Bool = { _ in true }) {
    proposal = LintedProposal(unread: ruleSet)
    environment = ruleSet.environment
    sources = ruleSet.sources
    pool = ruleSet.pool
    for index in ruleSet.rules.indices where include(index) { test(index) }
  }

  private mutating func test(_ index: Int) {
    let rule = proposal.ruleSet.rules[index]
    let source = sources[rule.source]
    ruleCount += 1
    var tree = Tree()
    _ = tree.read(source.file.bytes)
    // Shared with the proposal, the pool of all rules would be copied for each of them.
    proposal.facts.memory.adopt(ConstantPool())
    let made = RuleReader.mutants(of: source, rule: rule, environment: environment, pool: &pool)
    if made == nil { fail(index, .tooManyMutants()) }
    var mutants = made ?? []
    mutantCount += mutants.count
    proposal.facts.memory.adopt(pool)
    for example in rule.examples {
      exampleCount += 1
      let problems = proposal.load(tree.standaloneDocument(of: example.proposal))
      if let problem = problems.form.first ?? problems.meaning.first {
        fail(index, .exampleUnreadable(tree.nodes[example.proposal].span, problem))
        continue
      }
      let verdicts = proposal.verdicts(ofRule: index)
      if !example.accepts(verdicts) { fail(index, .exampleFails(example.span, found: verdicts)) }
      mutants.removeAll { mutant in
        proposal.ruleSet.rules[index].when = mutant.when
        proposal.ruleSet.rules[index].require = mutant.require
        return !example.accepts(proposal.verdicts(ofRule: index))
      }
      proposal.ruleSet.rules[index] = rule
    }
    if made != nil { judge(mutants, of: index) }
  }

  /// What is left of the mutants must be declared equivalent, and nothing else may be.
  private mutating func judge(_ survivors: [RuleMutant], of index: Int) {
    let rule = proposal.ruleSet.rules[index]
    for mutant in survivors {
      if rule.equivalentMutants.contains(mutant.name) {
        equivalentCount += 1
      } else {
        fail(index, .mutantSurvives(mutant.span, mutant.name))
      }
    }
    for name in rule.equivalentMutants where !survivors.contains(where: { $0.name == name }) {
      fail(index, .noSuchMutant(name))
    }
  }

  private mutating func fail(_ rule: Int, _ diagnostic: Diagnostic) {
    failures.append(Deviation(rule: rule, diagnostic: diagnostic))
  }
}

extension Rule.Example {
  fileprivate func accepts(_ verdicts: [Verdict]) -> Bool {
    isUniform ? !verdicts.isEmpty && verdicts.allSatisfy { $0 == expected.first } : verdicts == expected
  }
}

extension Diagnostic {
  fileprivate static func exampleFails(_ span: Span, found: [Verdict]) -> Diagnostic {
    let words = found.map { $0.word }.joined(separator: ", ")
    return Diagnostic(
      "rule/example-fails", at: span,
      LocalizedText(ja: "この例の判定は \(words) でした。", en: "This example came out as \(words)."))
  }

  fileprivate static func tooManyMutants() -> Diagnostic {
    Diagnostic(
      "rule/too-many-mutants", at: Span(0, 0),
      LocalizedText(
        ja: "条件が大きすぎるため、少しずつ変えて例を確かめることができません。",
        en: "The conditions are too large to try whether the examples notice each small change."),
      help: LocalizedText(
        ja: "規則をいくつかに分けるか、長い一覧を params か語彙に移してください。",
        en: "Split the rule, or move long lists to params or the vocabulary."))
  }

  fileprivate static func mutantSurvives(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      "rule/mutant-survives", at: span,
      LocalizedText(ja: "条件を変えても、どの例の判定も変わりません: \(name)", en: "No example notices this change: \(name)"),
      help: LocalizedText(
        ja: "この部分だけで判定が変わる例を加えてください。本当に同じ意味なら equivalent_mutants に理由とともに書きます。",
        en: "Add an example that only this part decides; or list the change in equivalent_mutants with the reason."))
  }

  fileprivate static func noSuchMutant(_ name: String) -> Diagnostic {
    Diagnostic(
      "rule/no-such-mutant", at: Span(0, 0),
      LocalizedText(
        ja: "equivalent_mutants の「\(name)」に当たるものはありません。",
        en: "equivalent_mutants names no mutant that survives: \(name)"))
  }
}

/// A rule with one small change of its conditions.
struct RuleMutant {
  /// What was changed: "require: drop `it.encrypted`", "when: removed".
  var name: String
  /// The changed part in the rule's file.
  var span: Span
  /// The conditions with the change.
  var when: Program?
  var require: Program?
}
