import BuiltinBook
import LanguageServer
import Linting

/// A shelf whose policy is wrong.
struct EmptyShelf: RuleShelf {
  func number(forDocumentAt uri: String) -> Int? { nil }
  func book(_ number: Int) -> RuleBook { Client.book }
  func forget() {}
}

/// A shelf whose rules are gone once they are read anew.
struct ChangingShelf: RuleShelf {
  private var isEmpty = false

  func number(forDocumentAt uri: String) -> Int? { 0 }
  func book(_ number: Int) -> RuleBook {
    isEmpty ? RuleBook(loading: RuleSource.builtin.filter { $0.path == "vocabulary.yaml" }) : Client.book
  }
  mutating func forget() { isEmpty = true }
  var origins: [String] { ["/x/rules/"] }
  func isOrigin(_ uri: String) -> Bool { uri.hasPrefix("file:///x/rules/") }
}
