import BuiltinRuleSet
import LanguageServer
import Linting

/// A rule sets whose policy is wrong.
struct NoRules: RuleProvider {
  func number(forDocumentAt uri: String) -> Int? { nil }
  func ruleSet(_ number: Int) -> RuleSet { Client.ruleSet }
  func forget() {}
}

/// A rule sets whose rules are gone once they are read anew.
struct ChangingRules: RuleProvider {
  private var isEmpty = false

  func number(forDocumentAt uri: String) -> Int? { 0 }
  func ruleSet(_ number: Int) -> RuleSet {
    isEmpty ? RuleSet(loading: RuleSource.builtin.filter { $0.path == "vocabulary.yaml" }) : Client.ruleSet
  }
  mutating func forget() { isEmpty = true }
  var origins: [String] { ["/x/rules/"] }
  func isOrigin(_ uri: String) -> Bool { uri.hasPrefix("file:///x/rules/") }
}
