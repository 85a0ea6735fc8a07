import Linting
import SourceText
import Testing

/// Rules with details.
struct RuleFamilyTests {
  /// The body of a detail, indented.
  static func detail(
    _ name: String, for scope: String? = nil, require: String, severity: String = "info", more: [String] = []
  ) -> String {
    let lines =
      [
        "title: {ja: 細目, en: Detail}", "severity: \(severity)", "require: \(require)",
        "question: {ja: 問い。, en: What?}", "why: {ja: 理由。, en: Because.}", "fix: {ja: 書く。, en: Write.}",
        "ground: reasoning", "examples: [{proposal: {title: x}, expect: undetermined}]",
      ] + (scope.map { ["for: \($0)"] } ?? []) + more
    return "  \(name):\n" + lines.map { "    \($0)\n" }.joined()
  }

  static func family(_ details: String..., more: String = "") -> String {
    SmallRuleSet.rule(for: "deletion", require: "stated(it.software)", more: more)
      + "\ndetails:\n" + details.joined()
  }

  static let two = family(
    detail("where", for: "deletion", require: "stated(it.trigger)"),
    detail("title", require: "stated(title)", more: ["aspect: why"]), more: "element: end\naspect: how")

  private func diagnostics(_ rule: String) -> [String] {
    let file = SourceFile(name: "x", text: rule)
    return SmallRuleSet.ruleSet(rule).problems.map {
      "\(file.text($0.diagnostic.span)): \($0.diagnostic.message.en)"
    }
  }

  // MARK: Reading

  @Test func detailsAreRulesBehindTheirOwn() throws {
    let ruleSet = SmallRuleSet.ruleSet([
      ("topic/rule.yaml", RuleFamilyTests.two),
      ("topic/rule-x.yaml", SmallRuleSet.rule(require: "stated(title)")),
      ("topic/a.yaml", SmallRuleSet.rule(require: "stated(title)")),
    ])
    #expect(ruleSet.problems.isEmpty)
    let ids = ["topic/a", "topic/rule", "topic/rule/where", "topic/rule/title", "topic/rule-x"]
    try #require(ruleSet.rules.map(\.id) == ids)
    #expect(ruleSet.rules.map(\.isDetail) == [false, false, true, true, false])
    #expect(ruleSet.rules[2].family == "topic/rule" && ruleSet.rules[2].topic == "topic")
    #expect(ruleSet.rules(ofFamily: "topic/rule").map(\.id) == Array(ids[1...3]))
    #expect(ruleSet.counts == (families: 3, details: 2))
    for id in ids { #expect(ruleSet.rule(named: id)?.id == id) }
    #expect(ruleSet.rule(named: "topic/rule/why") == nil)
  }

  @Test func theCellIsThatOfTheRuleUnlessStated() {
    let cells = SmallRuleSet.ruleSet(RuleFamilyTests.two).rules.map(\.cell)
    let how = Grid.Cell(element: "end", aspect: "how")
    #expect(cells == [how, how, Grid.Cell(element: "end", aspect: "why")])
  }

  /// A detail is read alone: without `for` it judges the proposal.
  @Test func eachIsJudgedByItself() {
    let linter = Linter(SmallRuleSet.ruleSet(RuleFamilyTests.two))
    let result = linter.lint(Array("廃棄:\n  - {内容: 名簿, ソフト名: x}\n  - {内容: 券}\n".utf8)).result
    let found = result.findings.map { "\(linter.ruleSet.rules[$0.rule].id) \($0.subject) \($0.severity.word)" }
    #expect(
      found == [
        "topic/rule 券 warning", "topic/rule/title  info", "topic/rule/where 名簿 info", "topic/rule/where 券 info",
      ])
  }

  @Test func mistakesHaveTheirPlace() {
    func found(_ detail: String) -> [String] { diagnostics(RuleFamilyTests.family(detail)) }
    let sound = RuleFamilyTests.detail("where", for: "deletion", require: "stated(it.trigger)")
    #expect(found(sound).isEmpty)
    #expect(found(sound.replacing("where:", with: "Where:")) == ["Where: A detail cannot be called `Where`."])
    #expect(found(sound.replacing("it.trigger", with: "it.triger")).first?.hasPrefix("triger: ") == true)
    // Its own record, not that of the rule.
    #expect(found(sound.replacing("for: deletion", with: "")).first?.hasPrefix("it") == true)
    #expect(found(sound.replacing("severity: info", with: "")) == ["title: `severity` is missing."])
    let nested = RuleFamilyTests.detail("a", require: "stated(title)", more: ["details: {}"])
    #expect(found(nested) == ["details: There is no key `details`."])
    let awaited = RuleFamilyTests.detail("a", require: "stated(title)", more: ["awaited: yes"])
    #expect(found(awaited) == ["awaited: There is no key `awaited`."])
    #expect(found("  where: x\n").first?.hasPrefix("x: ") == true)
    #expect(found(sound + sound).first?.hasPrefix("where: ") == true)
  }

  @Test func aFileOfTheSamePathIsTheSameRule() {
    let ruleSet = SmallRuleSet.ruleSet([
      ("topic/rule.yaml", RuleFamilyTests.two),
      ("topic/rule/where.yaml", SmallRuleSet.rule(require: "stated(title)")),
    ])
    #expect(ruleSet.problems.map(\.diagnostic.code) == ["rule/twice"])
  }

  @Test func examplesAndMutantsAreThoseOfTheDetail() {
    let detail = """
        where:
          title: {ja: 細目, en: Detail}
          severity: info
          for: transfers
          when: it.to == "contractor"
          require: it.city_issued_id && it.record
          question: {ja: 問い。, en: What?}
          why: {ja: 理由。, en: Because.}
          fix: {ja: 書く。, en: Write.}
          ground: reasoning
          examples:
            - proposal: {transfers: [{to: 受託者, city_issued_id: yes, record: no}]}
              expect: violated
      """
    let ruleSet = SmallRuleSet.ruleSet(RuleFamilyTests.family(detail + "\n"))
    #expect(ruleSet.problems.isEmpty)
    let test = RuleTest(ruleSet) { ruleSet.rules[$0].isDetail }
    #expect(test.exampleCount == 1 && test.mutantCount == 6)
    let messages = Set(test.failures.map(\.diagnostic.message.en))
    #expect(messages.contains("No example notices this change: when: removed"))
    #expect(messages.contains("No example notices this change: require: drop `it.city_issued_id`"))
    let text = SourceFile(name: "x", text: RuleFamilyTests.family(detail + "\n"))
    #expect(test.failures.contains { text.text($0.diagnostic.span) == "it.city_issued_id" })
  }

  // MARK: Policies and suppressions

  private func weights(_ policy: String, more: String = "") -> (rules: [String], problems: [String]) {
    let own = RuleSource(path: "topic/rule.yaml", file: SourceFile(name: "r", text: RuleFamilyTests.two))
    func read(_ text: String) -> PolicyFile {
      PolicyFile.read(SourceFile(name: "p", text: "format: shimon-policy/1\n" + text)).policy
    }
    let files = [read(policy)] + (more.isEmpty ? [] : [read(more)])
    let ruleSet = RuleSet(
      loading: SmallRuleSet.vocabulary + [own], policy: Policy(files, applies: files.map { _ in [] }))
    return (ruleSet.rules.map { "\($0.id) \($0.severity.word)" }, ruleSet.problems.map(\.diagnostic.message.en))
  }

  @Test(arguments: [
    ("rules: {topic/rule: off}", []),
    ("rules: {topic/rule: off, topic/rule/where: warning}", ["topic/rule/where warning"]),
    ("rules: {topic/rule/where: warning, topic/rule: off}", ["topic/rule/where warning"]),
    (
      "rules: {topic/rule: warning}",
      ["topic/rule warning", "topic/rule/where warning", "topic/rule/title warning"]
    ),
    ("rules: {topic/rule/where: off}", ["topic/rule error", "topic/rule/title info"]),
    ("minimum: warning", ["topic/rule error"]),
    ("rules: {topic/*: off}", []),
  ])
  func whatIsSetForARuleHoldsForItsDetails(_ policy: String, _ expected: [String]) {
    let (rules, problems) = weights(policy)
    #expect(rules == expected)
    #expect(problems.isEmpty)
  }

  @Test func laterFilesReplaceEarlierOnes() {
    #expect(weights("rules: {topic/rule/where: info}", more: "rules: {topic/rule: off}").rules.isEmpty)
  }

  @Test func detailsAreSuggested() {
    #expect(weights("rules: {topic/rule/were: off}").problems == ["There is no rule `topic/rule/were`."])
  }

  private func lint(
    _ directive: String, policy: String = ""
  ) -> (open: [String], suppressed: [String], remarks: [String]) {
    let own = RuleSource(path: "topic/rule.yaml", file: SourceFile(name: "r", text: RuleFamilyTests.two))
    let file = SourceFile(name: "p", text: "format: shimon-policy/1\n" + policy)
    let ruleSet = RuleSet(
      loading: SmallRuleSet.vocabulary + [own], policy: Policy(PolicyFile.read(file).policy))
    let text = "件名: x\n廃棄:\n  \(directive)\n  - 内容: 名簿\n"
    let result = Linter(ruleSet).lint(Array(text.utf8)).result
    func ids(_ findings: [Finding]) -> [String] { findings.map { ruleSet.rules[$0.rule].id } }
    return (ids(result.findings), ids(result.suppressed.map(\.finding)), result.remarks.map(\.code))
  }

  @Test func aSuppressionOfTheRuleCoversItsDetails() {
    let whole = lint("# shimon: ignore topic/rule reason=\"a\"")
    #expect(whole.open.isEmpty && whole.suppressed == ["topic/rule", "topic/rule/where"] && whole.remarks.isEmpty)
    let one = lint("# shimon: ignore topic/rule/where reason=\"a\"")
    #expect(one.open == ["topic/rule"] && one.suppressed == ["topic/rule/where"] && one.remarks.isEmpty)
    let idle = lint("# shimon: ignore topic/rule/title reason=\"a\"")
    #expect(idle.remarks == ["suppression/unused"])
  }

  @Test func aDetailThatMayNotBeSuppressedIsNot() {
    let found = lint("# shimon: ignore topic/rule reason=\"a\"", policy: "suppression: {never: [topic/rule/where]}")
    #expect(found.open == ["topic/rule/where"] && found.suppressed == ["topic/rule"])
    let all = lint("# shimon: ignore topic/rule/where reason=\"a\"", policy: "suppression: {never: [topic/rule]}")
    #expect(all.remarks == ["suppression/forbidden"])
  }

  /// A suppression is no less needed where a detail is quiet.
  @Test func aSuppressionForQuietDetailsIsNotUnused() {
    let found = lint(
      "# shimon: ignore topic/rule reason=\"a\"",
      policy: "rules: {topic/rule: off, topic/rule/where: {unstated: off}}")
    #expect(found.open.isEmpty && found.remarks.isEmpty)
  }
}
