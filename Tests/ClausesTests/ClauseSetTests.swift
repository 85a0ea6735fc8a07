import BuiltinRuleSet
import Linting
import SourceText
import Testing

@testable import Clauses

extension RuleSource {
  /// The built-in files without the rules, but for one topic: a clause set with a mistake in it needs no more.
  static var builtinClauses: [RuleSource] {
    let folders = ["clauses/", "subcontracting/"]
    return builtin.filter { source in !source.path.contains("/") || folders.contains { source.path.hasPrefix($0) } }
  }
}

struct ClauseSetTests {
  static let ruleSet = ClauseSet(RuleSet.builtin())

  @Test func clausesAreSound() {
    #expect(ClauseSetTests.ruleSet.problems.map(\.diagnostic.message.en).isEmpty)
    #expect(ClauseSetTests.ruleSet.clauses.filter(\.isBase).count >= 8)
    #expect(Set(ClauseSetTests.ruleSet.clauses.map(\.order)).count == ClauseSetTests.ruleSet.clauses.count)
  }

  @Test func everyClauseAnswersARule() {
    for clause in ClauseSetTests.ruleSet.clauses {
      #expect(!ClauseSetTests.ruleSet.rules(answeredBy: clause).isEmpty, "\(clause.id)")
      #expect(!clause.paragraphs.isEmpty, "\(clause.id)")
    }
  }

  /// A rule set of the built-in files with one clause file changed.
  private func ruleSet(_ path: String, _ change: (String) -> String) -> ClauseSet {
    let sources = RuleSource.builtinClauses.map { source in
      guard source.path == path else { return source }
      let text = change(String(decoding: source.file.bytes, as: UTF8.self))
      return RuleSource(path: path, file: SourceFile(name: path, text: text))
    }
    return ClauseSet(RuleSet(loading: sources))
  }

  @Test(arguments: [
    ("base: yes", "base: maybe", "clause/base"), ("order: ", "order: x", "clause/order"),
    ("{names.city}", "{names.town}", "cel/undeclared"), ("paragraphs:", "paragraf:", "format/unknown-key"),
  ])
  func mistakesAreFound(_ right: String, _ wrong: String, _ code: String) {
    let found = ruleSet("clauses/confidentiality.yaml") { $0.replacing(right, with: wrong, maxReplacements: 1) }
    #expect(found.problems.contains { $0.diagnostic.code.hasPrefix(code) }, "\(found.problems.map(\.diagnostic.code))")
  }

  @Test func aRuleMustNameAClauseThatExists() {
    let found = ruleSet("subcontracting/prior-written-approval.yaml") {
      $0.replacing("clause: subcontracting", with: "clause: subcontractin", maxReplacements: 1)
    }
    #expect(found.problems.map(\.diagnostic.code) == ["rule/no-such-clause"])
    #expect(found.problems.first?.diagnostic.help?.en == "Did you mean `subcontracting`?")
  }
}
