import Linting
import SourceText
import Testing

struct PolicyTests {
  private static let rule = SmallBook.rule(
    for: "transfers", require: "it.method.exists(m, m in params.safe)", more: "params: {safe: [mail, fax], count: 2}")

  private func book(_ policy: String) -> (book: RuleBook, complaints: [String]) {
    let sources =
      SmallBook.vocabulary + [
        RuleSource(path: "topic/rule.yaml", file: SourceFile(name: "rule", text: PolicyTests.rule))
      ]
    let file = SourceFile(name: "policy.yaml", text: "format: shimon-policy/1\n" + policy)
    let read = PolicyFile.read(file)
    let book = RuleBook(loading: sources, policy: Policy(read.policy))
    let problems = read.diagnostics + book.problems.map(\.diagnostic)
    return (book, problems.map { "\(file.text($0.span)): \($0.help?.en ?? $0.message.en)" })
  }

  @Test func parametersReplaceTheRules() {
    let (book, complaints) = book("params:\n  topic/rule: {safe: [phone]}\n")
    #expect(complaints.isEmpty)
    var engine = Engine(book)
    #expect(engine.lint(Array("transfers:\n- method: 電話\n".utf8)).findings.isEmpty)
    #expect(engine.lint(Array("transfers:\n- method: fax\n".utf8)).findings.map(\.verdict) == [.violated])
  }

  @Test func rulesChangeTheirWeight() {
    #expect(book("rules: {topic/rule: off}\n").book.rules.isEmpty)
    let rules = book("rules: {topic/rule: info}\n").book.rules
    #expect(rules.map(\.severity) == [.info])
    #expect(rules.map(\.unstatedSeverity) == [.info])
  }

  @Test func namesAreKept() {
    let names = book("names: {city: 青空市, contractor: {ja: 乙, en: Party B}}\n").book.names
    #expect(names["city"] == LocalizedText(verbatim: "青空市"))
    #expect(names["contractor"]?.en == "Party B")
  }

  @Test(arguments: [
    ("params: {topic/rul: {safe: [phone]}}\n", "topic/rul: Did you mean `topic/rule`?"),
    ("params: {topic/rule: {saf: [phone]}}\n", "saf: Did you mean `safe`?"),
    ("params: {topic/rule: {count: many}}\n", "count: `count` is of another type in the rule."),
    ("rules: {topic/rule: offf}\n", "offf: Did you mean `off`?"),
    ("rules: {topc/rule: off}\n", "topc/rule: Did you mean `topic/rule`?"),
    ("names: {town: x}\n", "town: Allowed are city, contractor, ordinance, annex, annex_title."),
    ("parms: {}\n", "parms: Did you mean `params`?"),
  ])
  func mistakesAreFound(_ policy: String, _ expected: String) {
    #expect(book(policy).complaints == [expected])
  }
}
