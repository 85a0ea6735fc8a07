import Linting
import SourceText
import Testing

struct VerdictTests {
  private func verdicts(_ rule: String, _ proposal: String) -> [String] {
    let book = SmallBook.book(rule)
    guard book.problems.isEmpty else { return book.problems.map { $0.diagnostic.message.en } }
    var engine = Engine(book)
    let result = engine.lint(Array(proposal.utf8))
    guard result.problems.isEmpty else { return result.problems.map { $0.message.en } }
    return engine.judgements.map(\.verdict.word)
  }

  @Test(arguments: [
    ("transfers:\n- {method: mail}\n", ["violated"]),
    ("transfers:\n- {method: 簡易書留}\n- {what: x}\n- {method: 未定}\n", ["satisfied", "unstated", "unstated"]),
    ("transfers: なし\n", ["not-applicable"]),
    ("title: x\n", ["undetermined"]),
  ])
  func entries(_ proposal: String, _ expected: [String]) {
    let rule = SmallBook.rule(for: "transfers", require: "it.method.exists(m, m in transfer_method.tracked)")
    #expect(verdicts(rule, proposal) == expected)
  }

  @Test(arguments: [
    ("subcontracting: 禁止\n", ["not-applicable"]),
    ("subcontracting: {allowed: 可, approval: 事前の書面}\n", ["satisfied"]),
    ("subcontracting: 可\n", ["unstated"]),
    ("title: x\n", ["undetermined"]),
  ])
  func wholeProposal(_ proposal: String, _ expected: [String]) {
    let rule = SmallBook.rule(
      when: "subcontracting.allowed in subcontracting_policy.possible",
      require: "subcontracting.approval == \"prior-written\"")
    #expect(verdicts(rule, proposal) == expected)
  }

  @Test func nestedLists() {
    let rule = SmallBook.rule(for: "tasks.produces", require: "it.kind == \"list\"")
    #expect(
      verdicts(
        rule,
        "tasks:\n- step: a\n  produces: [{name: x, kind: list}, {name: y}]\n- step: b\n  produces: なし\n- step: c\n")
        == ["satisfied", "unstated", "not-applicable", "undetermined"])
  }

  @Test func overBudgetIsAFailureNotAPass() {
    let items = (0..<300).map { "- n\($0)" }.joined(separator: "\n")
    let rule = SmallBook.rule(
      require: "data_items.all(a, data_items.all(b, data_items.all(c, a.name == a.name || b.name == c.name)))")
    let book = SmallBook.book(rule)
    var engine = Engine(book)
    let result = engine.lint(Array("data_items:\n\(items)\n".utf8))
    #expect(engine.judgements.map(\.verdict) == [.failed])
    #expect(result.findings.map(\.severity) == [.error])
    #expect(result.findings.first?.failure != nil)
  }
}
