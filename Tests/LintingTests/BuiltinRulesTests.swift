import BuiltinRuleSet
import Linting
import SourceText
import Testing

struct BuiltinRulesTests {
  static let ruleSet = RuleSet.builtin()

  @Test func rulesAreSound() {
    let problems = BuiltinRulesTests.ruleSet.problems.map {
      "\(BuiltinRulesTests.ruleSet.sources[$0.source].path): \($0.diagnostic.message.en)"
    }
    #expect(problems.isEmpty)
    #expect(BuiltinRulesTests.ruleSet.rules.count >= 30)
  }

  @Test func examplesComeOutAsTheySay() {
    let test = RuleTest(BuiltinRulesTests.ruleSet)
    #expect(test.failures.map { "\(BuiltinRulesTests.ruleSet.rules[$0.rule].id): \($0.diagnostic.message.en)" }.isEmpty)
    #expect(test.exampleCount > test.ruleCount)
  }

  @Test(arguments: ["transfer", "storage", "deletion", "subcontracting", "media", "data-items"])
  func topicsAreCovered(_ topic: String) {
    #expect(BuiltinRulesTests.ruleSet.rules.filter { $0.id.hasPrefix(topic + "/") }.count >= 5)
  }

  /// No question without a rule or a reason, no rule without a question or a law, and both say the same.
  @Test func questionsAndRulesNameEachOther() {
    let (questions, problems) = BoardQuestion.read(RuleSource.builtinQuestions)
    #expect(problems.isEmpty)
    #expect(questions.count == 457)
    #expect(Set(questions.map(\.id)).count == questions.count)
    var asked: [String: Set<String>] = [:]
    let ruleSet = BuiltinRulesTests.ruleSet
    for rule in BuiltinRulesTests.ruleSet.rules {
      for id in rule.askedBy { asked[id, default: []].insert(rule.id) }
      #expect(!rule.askedBy.isEmpty || !rule.citations.isEmpty || rule.ground == .reasoning, "\(rule.id)")
    }
    for question in questions {
      // A question may name a rule as it was called when it was asked.
      let rules = Set(question.rules.map { ruleSet.currentID(of: $0) ?? $0 })
      #expect(rules == asked[question.id, default: []], "\(question.id)")
      #expect(question.rules.isEmpty == (question.reason != nil), "\(question.id)")
    }
    #expect(Set(asked.keys).isSubset(of: questions.map(\.id)))
  }

  /// A built-in rule says what kind of ground it has and how far each provision was read; others may leave it to Shimon.
  @Test func everyRuleStatesItsGround() {
    for rule in BuiltinRulesTests.ruleSet.rules {
      let text = String(decoding: BuiltinRulesTests.ruleSet.sources[rule.source].file.bytes, as: UTF8.self)
      let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
      #expect(lines.contains("ground: \(rule.ground.rawValue)"), "\(rule.id)")
      for citation in rule.citations { #expect(citation.verification != nil, "\(rule.id): \(citation.text.en)") }
    }
  }

  @Test func everyActIsKnownByItsTitleInBothLanguages() {
    let acts = BuiltinRulesTests.ruleSet.acts.acts
    #expect(acts.count > 30)
    for act in acts {
      #expect(!act.title.ja.isEmpty && !act.title.en.isEmpty && !act.short.ja.isEmpty && !act.short.en.isEmpty)
      #expect(act.title.en.unicodeScalars.allSatisfy { $0.isASCII }, "\(act.id)")
    }
  }

  @Test func everyBoardHasAName() {
    let ids = Set(BuiltinRulesTests.ruleSet.boards.boards.map(\.id))
    for rule in BuiltinRulesTests.ruleSet.rules { #expect(Set(rule.boards).isSubset(of: ids)) }
  }
}
