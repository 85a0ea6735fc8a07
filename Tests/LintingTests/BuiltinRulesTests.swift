import BuiltinBook
import Linting
import SourceText
import Testing

struct BuiltinRulesTests {
  static let book = RuleBook(loading: RuleSource.builtin)

  @Test func rulesAreSound() {
    let problems = BuiltinRulesTests.book.problems.map {
      "\(BuiltinRulesTests.book.sources[$0.source].path): \($0.diagnostic.message.en)"
    }
    #expect(problems.isEmpty)
    #expect(BuiltinRulesTests.book.rules.count >= 30)
  }

  @Test func examplesComeOutAsTheySay() {
    let test = RuleTest(BuiltinRulesTests.book)
    #expect(test.failures.map { "\(BuiltinRulesTests.book.rules[$0.rule].id): \($0.diagnostic.message.en)" }.isEmpty)
    #expect(test.exampleCount > test.ruleCount)
  }

  @Test(arguments: ["transfer", "storage", "deletion", "subcontracting", "media", "data-items"])
  func topicsAreCovered(_ topic: String) {
    #expect(BuiltinRulesTests.book.rules.filter { $0.id.hasPrefix(topic + "/") }.count >= 5)
  }

  /// No question without a rule or a reason, no rule without a question or a law, and both say the same.
  @Test func questionsAndRulesNameEachOther() {
    let (questions, problems) = BoardQuestion.read(RuleSource.builtinQuestions)
    #expect(problems.isEmpty)
    #expect(questions.count == 457)
    #expect(Set(questions.map(\.id)).count == questions.count)
    var asked: [String: Set<String>] = [:]
    for rule in BuiltinRulesTests.book.rules {
      for id in rule.askedBy { asked[id, default: []].insert(rule.id) }
      #expect(!rule.askedBy.isEmpty || !rule.law.isEmpty, "\(rule.id)")
    }
    for question in questions {
      #expect(Set(question.rules) == asked[question.id, default: []], "\(question.id)")
      #expect(question.rules.isEmpty == (question.reason != nil), "\(question.id)")
    }
    #expect(Set(asked.keys).isSubset(of: questions.map(\.id)))
  }

  @Test func everyBoardHasAName() {
    let ids = Set(BuiltinRulesTests.book.boards.boards.map(\.id))
    for rule in BuiltinRulesTests.book.rules { #expect(Set(rule.boards).isSubset(of: ids)) }
  }
}
