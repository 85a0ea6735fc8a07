import Linting

/// Where a server gets the rules that hold for a document: a municipality's policy may stand beside it.
package protocol RuleProvider: Sendable {
  /// The rule set for the document at an address, without problems; nil where its policy or rules are wrong.
  mutating func ruleSet(forDocumentAt uri: String) -> RuleSet?
  /// Forgets what was read from files, for they may have changed.
  mutating func forget()
  /// The files, and the folders with a slash behind them, that rules and policies were read from, as absolute paths.
  var origins: [String] { get }
  /// Whether the file at an address is one of them or lies in one of them.
  func isOrigin(_ uri: String) -> Bool
}

extension RuleProvider {
  /// Nothing was read from files.
  package var origins: [String] { [] }
  /// Nothing was read from files.
  package func isOrigin(_ uri: String) -> Bool { false }
}

/// One rule set for all documents.
package struct SingleRuleSet: RuleProvider {
  private let ruleSet: RuleSet

  /// Provides a rule set without problems.
  package init(_ ruleSet: RuleSet) { self.ruleSet = ruleSet }

  /// The rule set, for every document.
  package func ruleSet(forDocumentAt uri: String) -> RuleSet? { ruleSet }

  /// Nothing was read from files.
  package func forget() {}
}
