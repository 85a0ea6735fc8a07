import Linting
import SourceText
import Testing

/// Rules that had other names.
struct FormerNameTests {
  private static let body = SmallRuleSet.rule(
    for: "deletion", require: "it.software in params.good", more: "params: {good: [x]}")
  private static let renamed = RuleSource(
    path: "topic/rule.yaml", file: SourceFile(name: "r", text: body + "\nformerly: [old/one, old/two]\n"))
  private static let original = ["old/one", "old/two"].map { id in
    RuleSource(path: "\(id).yaml", file: SourceFile(name: id, text: body))
  }

  private func ruleSet(_ policy: String = "") -> RuleSet {
    let file = SourceFile(name: "p", text: "format: shimon-policy/1\n" + policy)
    return RuleSet(
      loading: SmallRuleSet.vocabulary + [FormerNameTests.renamed], policy: Policy(PolicyFile.read(file).policy))
  }

  private func lint(_ text: String, _ ruleSet: RuleSet) -> LintedProposal {
    var options = Linter.Options()
    options.recallsFormerNames = true
    return Linter(ruleSet, options).lint(Array(text.utf8))
  }

  @Test func rulesAreFoundByThem() {
    let ruleSet = ruleSet()
    #expect(ruleSet.problems.isEmpty)
    #expect(ruleSet.rule(named: "old/two")?.id == "topic/rule")
    #expect(ruleSet.currentID(of: "old/one") == "topic/rule")
    #expect(ruleSet.currentID(of: "old/three") == nil)
    #expect(ruleSet.rules.first?.formerly == ["old/one", "old/two"])
    #expect(ruleSet.ruleIDs == ["topic/rule"] && ruleSet.formerIDs == ["old/one", "old/two"])
  }

  @Test func suppressionsGoOnWorking() {
    let text = "廃棄:\n  # shimon: ignore old/one reason=\"a\"\n  - 内容: 名簿\n"
    let result = lint(text, ruleSet()).result
    #expect(result.findings.isEmpty && result.remarks.isEmpty)
    #expect(result.suppressed.map(\.suppression.rule) == ["topic/rule"])
  }

  @Test func policiesGoOnWorking() {
    let weighed = ruleSet("rules: {old/two: info}\nsuppression: {never: old/one}\n")
    #expect(weighed.problems.isEmpty)
    #expect(weighed.rules.map(\.severity) == [.info])
    let text = "廃棄:\n  # shimon: ignore topic/rule reason=\"a\"\n  - 内容: 名簿\n"
    #expect(lint(text, weighed).result.remarks.map(\.code) == ["suppression/forbidden"])
    #expect(ruleSet("rules: {old/two: off}\n").rules.isEmpty)
  }

  @Test func topicsGoOnWorking() {
    let weighed = ruleSet("rules: {old/*: info}\nsuppression: {never: old/*}\n")
    #expect(weighed.problems.isEmpty)
    #expect(weighed.rules.map(\.severity) == [.info])
    let text = "廃棄:\n  # shimon: ignore topic/rule reason=\"a\"\n  - 内容: 名簿\n"
    #expect(lint(text, weighed).result.remarks.map(\.code) == ["suppression/forbidden"])
    #expect(ruleSet("rules: {old/*: info, topic/*: off}\n").rules.isEmpty)
    #expect(ruleSet("rules: {older/*: off}\n").problems.map(\.diagnostic.code) == ["policy/unknown-rule"])
  }

  @Test func parametersGoOnWorking() {
    let text = "廃棄:\n  - {内容: 名簿, ソフト名: y}\n"
    #expect(lint(text, ruleSet()).result.findings.count == 1)
    #expect(lint(text, ruleSet("params: {old/one: {good: [y]}}\n")).result.findings.isEmpty)
    // The name of today goes before others in one place; of those a later file.
    let both = ruleSet("params: {topic/rule: {good: [x]}, old/one: {good: [y]}}\n")
    #expect(lint(text, both).result.findings.count == 1)
    #expect(ruleSet("params: {old/one: {god: [y]}}\n").problems.map(\.diagnostic.code) == ["policy/parameter"])
  }

  /// Entries that nothing tells apart have fingerprints of their own also under the former name.
  @Test(arguments: ["廃棄:\n  - 内容: 名簿\n  - 内容: 券\n", "廃棄:\n  - 内容: 名簿\n  - 内容: 名簿\n"])
  func baselinesGoOnWorking(_ text: String) {
    let before = RuleSet(loading: SmallRuleSet.vocabulary + FormerNameTests.original)
    let old = lint(text, before).result.findings
    #expect(old.count == 4)
    for name in ["old/one", "old/two"] {
      let known = old.filter { before.rules[$0.rule].id == name }
      let baseline = Baseline(known.map { Baseline.Entry($0, rule: before.rules[$0.rule], file: "a.yaml") })
      let proposal = lint(text, ruleSet())
      var result = proposal.result
      baseline.apply(to: &result, file: "a.yaml") { proposal.hasLooked(byRule: $0) }
      #expect(result.findings.isEmpty && result.baselined.count == 2 && result.fixed == 0)
      var other = lint("廃棄:\n  - {内容: 名簿, ソフト名: x}\n", ruleSet()).result
      baseline.apply(to: &other, file: "a.yaml") { proposal.hasLooked(byRule: $0) }
      #expect(other.fixed == 2)
    }
    #expect(Linter(ruleSet()).lint(Array(text.utf8)).result.findings.allSatisfy { $0.formerFingerprints.isEmpty })
  }

  @Test func detailsHaveThemToo() {
    let detail = RuleFamilyTests.detail("where", require: "stated(title)", more: ["formerly: old/where"])
    let ruleSet = SmallRuleSet.ruleSet(RuleFamilyTests.family(detail))
    #expect(ruleSet.problems.isEmpty)
    #expect(ruleSet.rule(named: "old/where")?.id == "topic/rule/where")
  }

  // MARK: Mistakes

  private func problems(_ rules: [(path: String, formerly: String)]) -> [String] {
    let rule = SmallRuleSet.rule(require: "stated(title)")
    let texts = rules.map { (path: $0.path, text: $0.formerly.isEmpty ? rule : rule + "\nformerly: \($0.formerly)\n") }
    let ruleSet = SmallRuleSet.ruleSet(texts)
    return ruleSet.problems.map { problem in
      let file = ruleSet.sources[problem.source].file
      return "\(file.name) \(file.text(problem.diagnostic.span)): \(problem.diagnostic.message.en)"
    }
  }

  @Test func aNameInUseIsNotFormer() {
    let rules = [("a/new.yaml", "a/old"), ("a/old.yaml", "")]
    let message = "`a/old` is a former name of the rule `a/new`, but there is still a rule of that name (a/old.yaml)."
    #expect(problems(rules) == ["a/new.yaml a/old: \(message)"])
    #expect(problems(rules.reversed()) == ["a/new.yaml a/old: \(message)"])
    #expect(problems([("a/new.yaml", "a/new")]).count == 1)
  }

  @Test func twoRulesCannotTakeOverOne() {
    let found = problems([("a/one.yaml", "a/old"), ("a/two.yaml", "[b/old, a/old]")])
    #expect(found == ["a/two.yaml a/old: `a/old` is a former name of both `a/two` and `a/one`."])
  }

  @Test(arguments: ["old", "a/*", "a//b", "/a"])
  func itIsTheNameOfARule(_ name: String) {
    #expect(problems([("a/b.yaml", "\"\(name)\"")]) == ["a/b.yaml \"\(name)\": `\(name)` is no name of a rule."])
  }
}
