import Linting
import SourceText
import Testing

struct RuleReadingTests {
  /// The diagnostics about a rule, each with the text that it points at.
  private func diagnostics(_ rule: String) -> [String] {
    let ruleSet = SmallRuleSet.ruleSet(rule)
    let file = SourceFile(name: "x", text: rule)
    return ruleSet.problems.map {
      "\(file.text($0.diagnostic.span)): \($0.diagnostic.help?.en ?? $0.diagnostic.message.en)"
    }
  }

  @Test func aSoundRuleHasNoProblems() {
    #expect(diagnostics(SmallRuleSet.rule(require: "title != \"\"")).isEmpty)
  }

  @Test func typosInConditionsHaveTheirPlace() {
    let found = diagnostics(SmallRuleSet.rule(for: "transfers", require: "it.metod.exists(m, m == \"mial\")"))
    #expect(found.first?.hasPrefix("metod: ") == true)
    #expect(found.first?.contains("method") == true)
    let choice = diagnostics(SmallRuleSet.rule(for: "transfers", require: "it.method.exists(m, m == \"mial\")"))
    #expect(choice.first?.hasPrefix("\"mial\": ") == true)
    #expect(choice.first?.contains("mail") == true)
    let group = diagnostics(
      SmallRuleSet.rule(for: "transfers", require: "it.method.exists(m, m in transfer_method.traked)"))
    #expect(group.first?.contains("tracked") == true)
  }

  @Test func typosInFoldedConditionsHaveTheirPlace() {
    let rule = SmallRuleSet.rule(require: ">-\n  title != \"\" &&\n  purpos != \"\"")
    #expect(diagnostics(rule).first?.hasPrefix("purpos: ") == true)
  }

  @Test func placeholdersAreChecked() {
    let found = diagnostics(SmallRuleSet.rule(for: "transfers", require: "stated(it.method)", fix: "{it.methd} で"))
    #expect(found.first?.hasPrefix("methd: ") == true)
    let open = diagnostics(SmallRuleSet.rule(require: "stated(title)", fix: "{title"))
    #expect(open.first?.hasPrefix("{: ") == true)
  }

  @Test(arguments: [
    ("severity: error", "severity: eror", "eror: Did you mean `error`?"),
    ("require:", "requires:", "requires: Did you mean `require`?"),
    ("expect: undetermined", "expect: undeterminded", "undeterminded: Did you mean `undetermined`?"),
    (
      "asked_by: [meguro-3-q1]", "",
      "title: Name the question (asked_by) or the law behind it, or say `ground: reasoning`."
    ),
  ])
  func formIsChecked(_ right: String, _ wrong: String, _ expected: String) {
    let rule = SmallRuleSet.rule(require: "title != \"\"").replacing(right, with: wrong)
    #expect(diagnostics(rule).contains(expected))
  }

  @Test func scopeMustBeAList() {
    #expect(
      diagnostics(SmallRuleSet.rule(for: "transfrs", require: "true")).first == "transfrs: Did you mean `transfers`?")
    #expect(diagnostics(SmallRuleSet.rule(for: "subcontracting", require: "stated(title)")).count == 1)
  }

  @Test func conditionsDecidedBeforehandAreErrors() {
    #expect(diagnostics(SmallRuleSet.rule(require: "1 < 2")).count == 1)
    #expect(diagnostics(SmallRuleSet.rule(require: "title")).count == 1)
  }

  @Test func twoRulesOfOneName() {
    let rule = SmallRuleSet.rule(require: "stated(title)")
    let ruleSet = SmallRuleSet.ruleSet([("a/b.yaml", rule), ("a/b.yaml", rule)])
    #expect(ruleSet.problems.map(\.diagnostic.code) == ["rule/twice"])
  }

  @Test func parametersHaveTypes() {
    let rule = SmallRuleSet.rule(
      for: "transfers", require: "it.method.exists(m, m in params.safe)", more: "params: {safe: [mail, fax]}")
    #expect(diagnostics(rule).isEmpty)
    #expect(diagnostics(rule.replacing("params.safe", with: "params.save")).first?.contains("safe") == true)
  }
}
