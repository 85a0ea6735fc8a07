import BuiltinRules
import Linting
import SourceText

extension RuleBook {
  /// The book of the built-in rules and those of `folders`, under a policy.
  ///
  /// It is the book that ``init(loading:policy:)`` makes of the same files, without reading the built-in ones.
  public static func builtin(and folders: [RuleSource] = [], policy: Policy = Policy()) -> RuleBook {
    // Built-in rules with a mistake in them were not packed; loading them shows it.
    guard BuiltinRules.packedBook.utf8CodeUnitCount > 1 else {
      return RuleBook(loading: RuleSource.builtin + folders, policy: policy)
    }
    return RuleBook(builtin: BuiltinRules.packedBook, sources: { RuleSource.builtin }, and: folders, policy: policy)
  }
}
