import Linting

/// Where a server gets the rules that hold for a document: a municipality's policy may stand beside it.
package protocol RuleShelf: Sendable {
  /// The number of the book for the document at an address; nil where its policy or rules are wrong.
  mutating func number(forDocumentAt uri: String) -> Int?
  /// The book of a number that was given. It has no problems.
  func book(_ number: Int) -> RuleBook
  /// Forgets what was read from files, for they may have changed. Numbers start anew.
  mutating func forget()
  /// The files, and the folders with a slash behind them, that rules and policies were read from, as absolute paths.
  var origins: [String] { get }
  /// Whether the file at an address is one of them or lies in one of them.
  func isOrigin(_ uri: String) -> Bool
}

extension RuleShelf {
  /// Nothing was read from files.
  package var origins: [String] { [] }
  /// Nothing was read from files.
  package func isOrigin(_ uri: String) -> Bool { false }
}

/// A shelf with one book for all documents.
package struct SingleBook: RuleShelf {
  private let book: RuleBook

  /// A shelf that holds a book without problems.
  package init(_ book: RuleBook) { self.book = book }

  /// 0, for every document.
  package func number(forDocumentAt uri: String) -> Int? { 0 }

  /// The book.
  package func book(_ number: Int) -> RuleBook { book }

  /// Nothing was read from files.
  package func forget() {}
}
