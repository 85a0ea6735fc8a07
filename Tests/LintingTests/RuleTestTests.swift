import Linting
import SourceText
import Testing

struct RuleTestTests {
  private static func rule(_ examples: String, equivalent: String = "") -> String {
    """
    title: {ja: 題, en: Title}
    severity: error
    for: transfers
    when: it.to == "contractor"
    require: it.city_issued_id && it.record
    question: {ja: どうしますか。, en: How?}
    why: {ja: 危ないから。, en: Danger.}
    fix: {ja: 書いてください。, en: Write.}
    law: [{act: ordinance}]
    \(equivalent)
    examples:
    \(examples)
    """
  }

  private static let good = """
      - proposal: {transfers: [{to: 受託者, city_issued_id: yes, record: yes}]}
        expect: satisfied
      - proposal: {transfers: [{to: 受託者, city_issued_id: yes, record: no}]}
        expect: violated
      - proposal: {transfers: [{to: 受託者, city_issued_id: no, record: yes}]}
        expect: violated
      - proposal: {transfers: [{to: 市, city_issued_id: no, record: no}]}
        expect: not-applicable
    """

  private func failures(_ rule: String) -> [String] {
    let ruleSet = SmallRuleSet.ruleSet(rule)
    #expect(ruleSet.problems.isEmpty)
    return RuleTest(ruleSet).failures.map(\.diagnostic.message.en)
  }

  @Test func goodExamplesKillAllMutants() {
    #expect(failures(RuleTestTests.rule(RuleTestTests.good)).isEmpty)
    let test = RuleTest(SmallRuleSet.ruleSet(RuleTestTests.rule(RuleTestTests.good)))
    #expect(test.exampleCount == 4)
    #expect(test.mutantCount == 6)
  }

  @Test func eachMissingExampleLeavesASurvivor() {
    let entries = RuleTestTests.good.components(separatedBy: "\n  - ").map { $0.hasPrefix("  - ") ? $0 : "  - " + $0 }
    func without(_ index: Int) -> [String] {
      let rest = entries.enumerated().filter { $0.offset != index }.map(\.element)
      return failures(RuleTestTests.rule(rest.joined(separator: "\n")))
    }
    #expect(without(1) == ["No example notices this change: require: drop `it.record`"])
    #expect(without(2) == ["No example notices this change: require: drop `it.city_issued_id`"])
    #expect(without(3) == ["No example notices this change: when: removed"])
  }

  @Test func wrongExpectationsAreShown() {
    let wrong = RuleTestTests.good.replacing("expect: satisfied", with: "expect: violated")
    #expect(failures(RuleTestTests.rule(wrong)).contains("This example came out as satisfied."))
  }

  @Test func declaredMutantsMustExist() {
    let equivalent = "equivalent_mutants: [{mutant: \"when: removed\", reason: {ja: 理由, en: reason}}]"
    #expect(
      failures(RuleTestTests.rule(RuleTestTests.good, equivalent: equivalent)) == [
        "equivalent_mutants names no mutant that survives: when: removed"
      ])
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
