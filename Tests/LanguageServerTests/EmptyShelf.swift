import LanguageServer
import Linting

/// A shelf whose policy is wrong.
struct EmptyShelf: RuleShelf {
  func number(forDocumentAt uri: String) -> Int? { nil }
  func book(_ number: Int) -> RuleBook { Client.book }
  func forget() {}
}
