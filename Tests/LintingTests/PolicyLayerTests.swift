import BuiltinRuleSet
import Linting
import SourceText
import Testing

/// Policies laid one upon the other.
struct PolicyLayerTests {
  private static let rules: [(path: String, text: String)] = [
    ("topic/rule.yaml", SmallRuleSet.rule(for: "deletion", require: "stated(it.software)")),
    ("other/rule.yaml", SmallRuleSet.rule(for: "deletion", require: "it.by == \"city\"")),
  ]

  private func ruleSet(_ texts: [String], applies: [[Bool]]? = nil) -> RuleSet {
    let files = texts.map { text in
      let read = PolicyFile.read(SourceFile(name: "p", text: "format: shimon-policy/1\n" + text))
      #expect(read.diagnostics.isEmpty)
      return read.policy
    }
    let policy = Policy(files, applies: applies ?? files.map { $0.overrides.map { _ in true } })
    return RuleSet(
      loading: SmallRuleSet.vocabulary
        + PolicyLayerTests.rules.map { RuleSource(path: $0.path, file: SourceFile(name: $0.path, text: $0.text)) },
      policy: policy)
  }

  private func weights(_ texts: [String]) -> [String] { ruleSet(texts).rules.map { "\($0.id) \($0.severity.word)" } }

  @Test func laterOnesWin() {
    #expect(weights([]) == ["other/rule error", "topic/rule error"])
    #expect(weights(["rules: {topic/*: off}"]) == ["other/rule error"])
    #expect(
      weights(["rules: {topic/*: off}", "rules: {topic/rule: info}"]) == ["other/rule error", "topic/rule info"])
    #expect(weights(["rules: {topic/rule: info}", "rules: {topic/*: off}"]) == ["other/rule error"])
    #expect(
      weights(["overrides:\n  - {paths: a, rules: {topic/rule: warning}}"]) == [
        "other/rule error", "topic/rule warning",
      ])
  }

  @Test func overridesHoldOnlyWhereTheyApply() {
    let text = "overrides:\n  - {paths: a, rules: {topic/rule: off}}"
    #expect(ruleSet([text], applies: [[false]]).rules.count == 2)
    #expect(ruleSet([text], applies: [[true]]).rules.count == 1)
  }

  @Test func whatIsNotStatedCanBeSilentOrWeighMore() {
    func found(_ text: String) -> [Severity] {
      let linter = Linter(ruleSet([text]))
      return linter.lint(Array("廃棄:\n  - {内容: 名簿, 行う者: 市}\n".utf8)).result.findings.map(\.severity)
    }
    #expect(found("rules: {}") == [.warning])
    #expect(found("unstated: off") == [])
    #expect(found("unstated: full") == [.error])
    #expect(found("rules: {topic/rule: {unstated: off}}") == [])
    #expect(found("rules: {topic/rule: {severity: warning, unstated: info}}") == [.info])
    #expect(found("minimum: error") == [.warning])
  }

  @Test func theUnstatedFollowsWhatHoldsInTheEnd() {
    func weights(_ texts: String...) -> [String] {
      ruleSet(texts).rules.filter { $0.id == "topic/rule" }.map { "\($0.severity.word) \($0.unstatedSeverity.word)" }
    }
    #expect(weights() == ["error warning"])
    #expect(weights("rules: {topic/rule: info}", "rules: {topic/rule: error}") == ["error warning"])
    #expect(weights("rules: {topic/rule: info}") == ["info info"])
    #expect(weights("unstated: full", "rules: {topic/rule: info}", "rules: {topic/rule: error}") == ["error error"])
    #expect(weights("rules: {topic/rule: {unstated: error}}", "rules: {topic/rule: info}") == ["info info"])
    #expect(weights("unstated: full\nrules: {topic/rule: {unstated: info}}") == ["error info"])
    #expect(weights("rules: {topic/rule: {unstated: info}}", "unstated: full") == ["error error"])
    #expect(weights("unstated: full", "unstated: as-written") == ["error warning"])
  }

  @Test func minimumKeepsWhatIsOff() {
    #expect(weights(["minimum: error", "minimum: info"]).count == 2)
    #expect(weights(["rules: {topic/rule: off}", "minimum: info"]) == ["other/rule error"])
    #expect(weights(["rules: {topic/rule: warning}", "minimum: error"]) == ["other/rule error"])
    #expect(weights(["minimum: error", "rules: {topic/rule: warning}"]).count == 2)
  }

  @Test func aPolicyCanNeverFail() {
    func threshold(_ texts: String...) -> Severity? {
      Policy(
        texts.map { PolicyFile.read(SourceFile(name: "p", text: "format: shimon-policy/1\n" + $0)).policy },
        applies: texts.map { _ in [] }
      ).threshold
    }
    #expect(threshold() == .error)
    #expect(threshold("fail_on: never") == nil)
    #expect(threshold("fail_on: never", "rules: {}") == nil)
    #expect(threshold("fail_on: never", "fail_on: info") == .info)
  }

  @Test func suppressionCanBeForbidden() {
    let text = "廃棄:\n  - {内容: 名簿, 行う者: 市} # shimon: ignore topic/rule reason=\"a\"\n"
    for policy in ["suppression: {allowed: no}", "suppression: {never: topic/rule}", "suppression: {never: [topic/*]}"]
    {
      let linter = Linter(ruleSet([policy]))
      let proposal = linter.lint(Array(text.utf8))
      let result = proposal.result
      #expect(result.findings.count == 1)
      #expect(result.remarks.map(\.code) == ["suppression/forbidden"])
    }
    let linter = Linter(ruleSet(["suppression: {never: other/rule}"]))
    #expect(linter.lint(Array(text.utf8)).result.suppressed.count == 1)
  }

  @Test(arguments: [
    ("*.yaml", "a/b/c.yaml", true), ("a/*.yaml", "a/b/c.yaml", false), ("a/**/*.yaml", "a/b/c.yaml", true),
    ("a/**", "a/b/c.yaml", true), ("a/", "a/b/c.yaml", true), ("b/", "a/b/c.yaml", false),
    ("**/b/*", "a/b/c.yaml", true),
    ("課?.yaml", "課一.yaml", true), ("課?.yaml", "課.yaml", false), ("./a/*", "a/x", true), ("A/*", "a/x", false),
    ("**/**/x", "x", true), ("a*b*c", "aXbYc", true), ("a*b*c", "aXbY", false),
    // What names a folder means all below it.
    ("a", "a/b/c.yaml", true), ("b", "a/b/c.yaml", true), ("./a", "a/b/c.yaml", true), ("a/b", "a/b/c.yaml", true),
    ("./b", "a/b/c.yaml", false), ("a//b", "a/b/c.yaml", true), ("a/./b/", "a/b/c.yaml", true),
    ("a/*", "a/c.yaml", true), ("a/*/", "a/b/c.yaml", true), ("旧*", "旧資料/c.yaml", true), (" a/ ", "a/c.yaml", true),
    ("c.yaml", "a/b/c.yaml", true), ("c", "a/b/c.yaml", false), ("**", "a/b", true), ("*", "a/b", true),
    ("[済]*.yaml", "[済]案.yaml", true), ("案.yaml", "案.yaml", true),
    // Some file systems write one character as two.
    ("がある/", "か\u{3099}ある/a.yaml", true), ("か\u{3099}ある", "がある/a.yaml", true), ("?ある", "か\u{3099}ある/a", true),
  ])
  func patterns(_ pattern: String, _ path: String, _ fits: Bool) {
    #expect(PathPattern(pattern).matches(path) == fits)
  }

  /// The mistakes in a policy with this path.
  private func mistakes(_ path: String) -> [String] {
    let text = "format: shimon-policy/1\noverrides:\n  - paths: \(path)\n    minimum: error\n"
    let problems = PolicyFile.read(SourceFile(name: "p.yaml", bytes: Array(text.utf8))).diagnostics
    for problem in problems { #expect(LineIndex(Array(text.utf8)).line(at: problem.span.start) == 2) }
    return problems.map { "\($0.code) \($0.help?.en ?? "")" }
  }

  @Test(arguments: [
    ("\"{drafts,x}/*.yaml\"", "[drafts/*.yaml, x/*.yaml]"), ("\"{a}.yaml\"", ""), ("\"!a.yaml\"", ""),
    ("'drafts\\*.yaml'", "`drafts/*.yaml`"), ("drafts¥a.yaml", "`drafts/a.yaml`"), ("drafts／", "`drafts/`"),
    ("＊.yaml", "`*.yaml`"), ("/home/x/drafts/", ""), ("/drafts", ""), ("~/drafts/", ""), ("'C:\\drafts'", ""),
    ("C:/drafts", ""), ("file:///drafts", ""), ("../drafts/", ""), ("a/../b", ""), ("\"[a-z].yaml\"", ""),
    ("\"[!a]*.yaml\"", ""), ("\"a/*.yaml, b/*.yaml\"", "[a/*.yaml, b/*.yaml]"), ("\"a/、b/\"", "[a/, b/]"),
    ("[a/, \"!b\"]", ""),
  ])
  func aPathThatMatchesNothingIsAMistake(_ path: String, _ instead: String) {
    let found = mistakes(path)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("policy/path-matches-nothing") == true)
    #expect(found.first?.contains(instead) == true, "\(found)")
  }

  @Test(arguments: ["\"\"", "[\"\"]", "\" \"", "\"　\"", ".", "./", "[]", "[./., a]"])
  func aPathThatSaysNothingIsAMistake(_ path: String) {
    #expect(mistakes(path).map { $0.prefix(17) } == ["policy/empty-path"])
  }

  @Test(arguments: [
    "drafts", "./drafts", "drafts/", "\"*\"", "\"**\"", "[a.yaml, \"[済]*.yaml\"]", "\"drafts/ \"", "2026",
  ])
  func aPathThatMakesSenseIsNone(_ path: String) {
    #expect(mistakes(path).isEmpty)
  }

  @Test func patternsStayCheap() {
    let pattern = PathPattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 5_000)))
  }

  @Test func theProfilesAreSound() {
    #expect(RuleSource.profileNames == ["minimal", "recommended", "strict"])
    for name in RuleSource.profileNames {
      let profile = RuleSource.profile(named: name)
      #expect(profile.map { PolicyFile.read($0.file).diagnostics.isEmpty } == true)
    }
  }
}
