import Linting
import SourceText
import Testing

struct PolicyTests {
  private static let rule = SmallRuleSet.rule(
    for: "transfers", require: "it.method.exists(m, m in params.safe)", more: "params: {safe: [mail, fax], count: 2}")

  private func ruleSet(_ policy: String) -> (ruleSet: RuleSet, diagnostics: [String]) {
    let sources =
      SmallRuleSet.vocabulary + [
        RuleSource(path: "topic/rule.yaml", file: SourceFile(name: "rule", text: PolicyTests.rule))
      ]
    let file = SourceFile(name: "policy.yaml", text: "format: shimon-policy/1\n" + policy)
    let read = PolicyFile.read(file)
    let ruleSet = RuleSet(loading: sources, policy: Policy(read.policy))
    let problems = read.diagnostics + ruleSet.problems.map(\.diagnostic)
    return (ruleSet, problems.map { "\(file.text($0.span)): \($0.help?.en ?? $0.message.en)" })
  }

  @Test func parametersReplaceTheRules() {
    let (ruleSet, diagnostics) = ruleSet("params:\n  topic/rule: {safe: [phone]}\n")
    #expect(diagnostics.isEmpty)
    let linter = Linter(ruleSet)
    #expect(linter.lint(Array("transfers:\n- method: 電話\n".utf8)).result.findings.isEmpty)
    #expect(linter.lint(Array("transfers:\n- method: fax\n".utf8)).result.findings.map(\.verdict) == [.violated])
  }

  @Test func rulesChangeTheirWeight() {
    #expect(ruleSet("rules: {topic/rule: off}\n").ruleSet.rules.isEmpty)
    let rules = ruleSet("rules: {topic/rule: info}\n").ruleSet.rules
    #expect(rules.map(\.severity) == [.info])
    #expect(rules.map(\.unstatedSeverity) == [.info])
  }

  /// A name that texts could only print as it stands is refused.
  @Test(arguments: ["\"\"", "未定", "\"{body}\"", "\"a\\nb\"", "{ja: 市, en: \" \"}"])
  func namesThatNameNothingAreRefused(_ name: String) {
    for key in ["body", "contractor"] {
      #expect(ruleSet("names: {\(key): \(name)}\n").diagnostics.count == 1)
      #expect(ruleSet("names: {\(key): \(name)}\n").ruleSet.names.isEmpty)
    }
  }

  @Test func theWordForTheBodyHasNoArticle() {
    let names = ruleSet("names: {body: {ja: 企業団, en: the Authority}, contractor: the Company}\n").ruleSet.names
    #expect(names["body"]?.en == "Authority")
    #expect(names["contractor"]?.en == "the Company")
  }

  @Test func whoReadsIsKept() {
    #expect(ruleSet("minimum: info\n").ruleSet.reader == nil)
    for reader in ProposalReader.allCases {
      #expect(ruleSet("reader: \(reader.rawValue)\n").ruleSet.reader == reader)
    }
    #expect(ruleSet("reader: bord\n").diagnostics == ["bord: Did you mean `board`?"])
  }

  @Test func namesAreKept() {
    let names = ruleSet("names: {city: 青空市, contractor: {ja: 乙, en: Party B}}\n").ruleSet.names
    #expect(names["city"] == LocalizedText(verbatim: "青空市"))
    #expect(names["contractor"]?.en == "Party B")
  }

  @Test(arguments: [
    ("params: {topic/rul: {safe: [phone]}}\n", "topic/rul: Did you mean `topic/rule`?"),
    ("params: {topic/rule: {saf: [phone]}}\n", "saf: Did you mean `safe`?"),
    ("params: {topic/rule: {count: many}}\n", "count: `count` is of another type in the rule."),
    ("rules: {topic/rule: offf}\n", "offf: Did you mean `off`?"),
    ("rules: {topc/rule: off}\n", "topc/rule: Did you mean `topic/rule`?"),
    ("names: {town: x}\n", "town: Allowed are body, city, contractor, ordinance, annex, annex_title."),
    ("parms: {}\n", "parms: Did you mean `params`?"),
  ])
  func mistakesAreFound(_ policy: String, _ expected: String) {
    #expect(ruleSet(policy).diagnostics == [expected])
  }
}
