import BuiltinRuleSet
import LanguageServer
import Linting

/// A provider whose policy is wrong.
struct NoRules: RuleProvider {
  func ruleSet(forDocumentAt uri: String) -> RuleSet? { nil }
  func forget() {}
}

/// A provider whose rules are gone once they are read anew.
struct ChangingRules: RuleProvider {
  private var isEmpty = false

  func ruleSet(forDocumentAt uri: String) -> RuleSet? {
    isEmpty ? RuleSet(loading: RuleSource.builtin.filter { $0.path == "vocabulary.yaml" }) : Client.ruleSet
  }
  mutating func forget() { isEmpty = true }
  var origins: [String] { ["/x/rules/"] }
  func isOrigin(_ uri: String) -> Bool { uri.hasPrefix("file:///x/rules/") }
}
