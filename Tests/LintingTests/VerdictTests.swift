import Linting
import SourceText
import Testing

struct VerdictTests {
  private func verdicts(_ rule: String, _ proposal: String) -> [String] {
    let ruleSet = SmallRuleSet.ruleSet(rule)
    guard ruleSet.problems.isEmpty else { return ruleSet.problems.map { $0.diagnostic.message.en } }
    let linter = Linter(ruleSet)
    let proposal = linter.lint(Array(proposal.utf8))
    let result = proposal.result
    guard result.problems.isEmpty else { return result.problems.map { $0.message.en } }
    return proposal.outcomes.map(\.verdict.word)
  }

  @Test(arguments: [
    ("transfers:\n- {method: mail}\n", ["violated"]),
    ("transfers:\n- {method: 簡易書留}\n- {what: x}\n- {method: 未定}\n", ["satisfied", "unstated", "unstated"]),
    ("transfers: なし\n", ["not-applicable"]),
    ("title: x\n", ["undetermined"]),
  ])
  func entries(_ proposal: String, _ expected: [String]) {
    let rule = SmallRuleSet.rule(for: "transfers", require: "it.method.exists(m, m in transfer_method.tracked)")
    #expect(verdicts(rule, proposal) == expected)
  }

  @Test(arguments: [
    ("subcontracting: 禁止\n", ["not-applicable"]),
    ("subcontracting: {allowed: 可, approval: 事前の書面}\n", ["satisfied"]),
    ("subcontracting: 可\n", ["unstated"]),
    ("title: x\n", ["undetermined"]),
  ])
  func wholeProposal(_ proposal: String, _ expected: [String]) {
    let rule = SmallRuleSet.rule(
      when: "subcontracting.allowed in subcontracting_policy.possible",
      require: "subcontracting.approval == \"prior-written\"")
    #expect(verdicts(rule, proposal) == expected)
  }

  @Test func nestedLists() {
    let rule = SmallRuleSet.rule(for: "tasks.produces", require: "it.kind == \"list\"")
    #expect(
      verdicts(
        rule,
        "tasks:\n- step: a\n  produces: [{name: x, kind: list}, {name: y}]\n- step: b\n  produces: なし\n- step: c\n")
        == ["satisfied", "unstated", "not-applicable", "not-applicable"])
    // What is said to be open is still waited for.
    #expect(verdicts(rule, "tasks:\n- {step: a, produces: 未定}\n") == ["undetermined"])
    #expect(verdicts(rule, "title: x\n") == ["undetermined"])
  }

  /// The budget is for the rule on the whole proposal: many entries may not take a million steps each.
  @Test func entriesShareTheBudget() {
    let entries = (0..<3_000).map { "- {what: n\($0), city_issued_id: no}" }.joined(separator: "\n")
    let rule = SmallRuleSet.rule(
      for: "transfers", require: "transfers.exists(t, t.what.exists(w, w == \"none\")) || it.city_issued_id")
    let ruleSet = SmallRuleSet.ruleSet(rule)
    let linter = Linter(ruleSet)
    let proposal = linter.lint(Array("transfers:\n\(entries)\n".utf8))
    let result = proposal.result
    #expect(result.findings.filter { $0.verdict == .failed }.count == 1)
    #expect(result.findings.first { $0.verdict == .failed }?.failure != nil)
    #expect(proposal.outcomes.count == 3_000)
    #expect(proposal.outcomes.last?.verdict == .failed)
  }

  /// A failure that comes after the last finding that is shown is shown all the same.
  @Test func aFailureIsNeverCut() {
    let entries = (0..<3_000).map { "- {what: n\(10_000 + $0), city_issued_id: no}" }.joined(separator: "\n")
    // The first entries are violated at once; the last ones search the whole list.
    let rule = SmallRuleSet.rule(
      for: "transfers",
      require:
        "it.city_issued_id || (it.what.exists(w, w.startsWith(\"n12\")) && transfers.exists(t, t.receiver == \"anyone\"))"
    )
    let linter = Linter(SmallRuleSet.ruleSet(rule))
    let proposal = linter.lint(Array("transfers:\n\(entries)\n".utf8))
    let result = proposal.result
    #expect(proposal.outcomes.contains { $0.verdict == .violated })
    #expect(proposal.outcomes.contains { $0.verdict == .failed })
    #expect(result.findings.filter { $0.verdict == .failed }.count == 1)
    #expect(result.findings.count == Linter.findingLimit + 1)
  }

  @Test func manyFindingsOfOneRuleAreCounted() {
    let entries = (0..<1_200).map { "- {what: n\($0), city_issued_id: no}" }.joined(separator: "\n")
    let ruleSet = SmallRuleSet.ruleSet(SmallRuleSet.rule(for: "transfers", require: "it.city_issued_id"))
    let linter = Linter(ruleSet)
    let proposal = linter.lint(Array("transfers:\n\(entries)\n".utf8))
    let result = proposal.result
    #expect(result.findings.count == Linter.findingLimit)
    #expect(result.problems.map(\.code) == ["lint/findings-cut"])
    #expect(result.problems.first?.message.en.contains("200 more") == true)
    #expect(result.isReadable)
  }

  @Test func overBudgetIsAFailureNotAPass() {
    let items = (0..<300).map { "- n\($0)" }.joined(separator: "\n")
    let rule = SmallRuleSet.rule(
      require: "data_items.all(a, data_items.all(b, data_items.all(c, a.name == a.name || b.name == c.name)))")
    let ruleSet = SmallRuleSet.ruleSet(rule)
    let linter = Linter(ruleSet)
    let proposal = linter.lint(Array("data_items:\n\(items)\n".utf8))
    let result = proposal.result
    #expect(proposal.outcomes.map(\.verdict) == [.failed])
    #expect(result.findings.map(\.severity) == [.error])
    #expect(result.findings.first?.failure != nil)
  }

  /// `has` of a field of the proposal is never unknown, so a rule can apply where the field is not written.
  @Test(arguments: [("種類: 外部委託", "not-applicable"), ("目的: 通知", "violated"), ("種類: 未定", "violated")])
  func thePresenceOfAFieldIsKnown(_ line: String, _ expected: String) {
    let ruleSet = SmallRuleSet.ruleSet(SmallRuleSet.rule(when: "\"!has(proposal.kind)\"", require: "title == 'y'"))
    #expect(ruleSet.problems.map(\.diagnostic.message.en) == [])
    let proposal = Linter(ruleSet).lint(Array("件名: x\n\(line)\n".utf8))
    #expect(proposal.outcomes.map { $0.verdict.word } == [expected])
  }
}
