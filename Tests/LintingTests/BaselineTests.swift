import Linting
import SourceText
import Testing

struct BaselineTests {
  private static let rule = SmallRuleSet.rule(for: "deletion", require: "stated(it.software)")

  private func lint(_ text: String, baseline: Baseline? = nil) -> (result: FileResult, ruleSet: RuleSet) {
    let proposal = Linter(SmallRuleSet.ruleSet(BaselineTests.rule)).lint(Array(text.utf8))
    var result = proposal.result
    baseline?.apply(to: &result, file: "a.yaml") { proposal.hasLooked(byRule: $0) }
    return (result, proposal.ruleSet)
  }

  private func baseline(_ text: String) -> Baseline {
    let (result, ruleSet) = lint(text)
    return Baseline(result.findings.map { Baseline.Entry($0, rule: ruleSet.rules[$0.rule], file: "a.yaml") })
  }

  private static let two = "廃棄:\n  - 内容: 名簿\n  - 内容: \"票: \\\"一\\\"\"\n"

  @Test func whatIsInItDoesNotCount() {
    let known = baseline(BaselineTests.two)
    let moved = lint("# 注\n件名: x\ndeletion:\n  - 内容: 控え\n  - 内容: \"票: \\\"一\\\"\"\n  - 内容: 名簿\n", baseline: known)
      .result
    #expect(moved.findings.map(\.subject) == ["控え"])
    #expect(moved.baselined.count == 2)
    #expect(moved.fixed == 0)
  }

  @Test func whatIsGoneIsCounted() {
    let known = baseline(BaselineTests.two)
    #expect(lint("廃棄:\n  - 内容: 名簿\n", baseline: known).result.fixed == 1)
    #expect(lint("廃棄：x\n", baseline: known).result.fixed == 0)
    let suppressed = "廃棄: # shimon: ignore topic/rule reason=\"a\"\n  - 内容: 名簿\n  - 内容: \"票: \\\"一\\\"\"\n"
    #expect(lint(suppressed, baseline: known).result.fixed == 0)
  }

  /// The findings of a baseline that count as gone under a policy.
  private func fixed(_ text: String, policy: String, rule: String = BaselineTests.rule) -> Int {
    let own = RuleSource(path: "topic/rule.yaml", file: SourceFile(name: "r", text: rule))
    func linter(_ policy: Policy) -> Linter {
      Linter(RuleSet(loading: SmallRuleSet.vocabulary + [own], policy: policy))
    }
    let before = linter(Policy())
    let known = before.lint(Array(BaselineTests.two.utf8)).result.findings
    let file = SourceFile(name: "p", text: "format: shimon-policy/1\n" + policy)
    let now = linter(Policy(PolicyFile.read(file).policy)).lint(Array(text.utf8))
    var result = now.result
    Baseline(known.map { Baseline.Entry($0, rule: before.ruleSet.rules[$0.rule], file: "a.yaml") })
      .apply(to: &result, file: "a.yaml") { now.hasLooked(byRule: $0) }
    return result.fixed
  }

  @Test func whatWasNotLookedForIsNotGone() {
    #expect(fixed(BaselineTests.two, policy: "rules: {topic/rule: off}") == 0)
    #expect(fixed(BaselineTests.two, policy: "unstated: off") == 0)
    #expect(fixed(BaselineTests.two, policy: "rules: {topic/rule: {unstated: off}}") == 0)
    // The rule waits: it does not know whether there is any disposal.
    #expect(fixed("件名: x\n", policy: "") == 0)
    let done = "廃棄:\n  - {内容: 名簿, ソフト名: x}\n  - {内容: 券, ソフト名: y}\n"
    #expect(fixed(done, policy: "") == 2)
    #expect(fixed(done, policy: "unstated: off") == 2)
    #expect(fixed("廃棄: なし\n", policy: "") == 2)
  }

  @Test func theFileReadsBack() {
    let known = baseline(BaselineTests.two)
    let text = known.text
    let read = Baseline.read(SourceFile(name: "b.yaml", text: text))
    #expect(read.diagnostics.isEmpty)
    #expect(read.baseline.entries(of: "a.yaml") == known.entries(of: "a.yaml"))
    #expect(read.baseline.text == text)
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("  - ") }.count == 2)
    #expect(Baseline.read(SourceFile(name: "b.yaml", text: Baseline([]).text)).baseline.count == 0)
  }

  @Test(arguments: [
    ("format: shimon-baseline/1\nfindings:\n  - {file: a, rule: b, fingerprint: xyz}\n", "baseline/fingerprint"),
    (
      "format: shimon-baseline/1\nfindings:\n  - {file: a, rul: b, fingerprint: 0bc7fd9d600ecbd5}\n",
      "format/unknown-key"
    ),
    ("format: shimon-policy/1\nfindings: []\n", "rule/unknown-word"),
    ("findings: []\n", "format/missing-key"),
  ])
  func mistakesAreSaid(_ text: String, _ code: String) {
    let codes = Baseline.read(SourceFile(name: "b.yaml", text: text)).diagnostics.map(\.code)
    #expect(codes.contains(code), "\(codes)")
  }
}
