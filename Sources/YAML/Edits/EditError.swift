import SourceText

/// Why a document was not changed.
public enum EditError: Error, Hashable, Sendable {
  /// A key was to be found or added in something that is no mapping.
  case notAMapping(Span)
  /// An entry was to be found or added in something that is no list.
  case notAList(Span)
  /// The node is neither the key of a pair nor an entry of a list.
  case notAnEntry(Span)
  /// The node is no key.
  case notAKey(Span)
  /// The list has no entry of this number, nor does the next new one have it.
  case noSuchEntry(Span, index: Int)
  /// The mapping would hold the key twice.
  case duplicateKey(String)
  /// A key of more than 1,024 bytes.
  case keyTooLong
  /// The path or the list of names is empty.
  case noName
  /// A comment already stands at the end of the line.
  case commentThere(Span)
  /// No comment can stand there, for the line goes on inside a text.
  case noPlaceForComment(Span)
  /// The comment holds a control character, or a line break where it has but one line.
  case badComment
  /// The document is written in a way that this change cannot be made in without changing something else.
  case unsafe(Span)
  /// The canonical layout would not hold the same.
  case cannotLayOut

  /// The place that stands in the way, if there is one.
  public var span: Span? {
    switch self {
    case .notAMapping(let span), .notAList(let span), .notAnEntry(let span), .notAKey(let span),
      .noSuchEntry(let span, _), .commentThere(let span), .noPlaceForComment(let span), .unsafe(let span):
      span
    case .duplicateKey, .keyTooLong, .noName, .badComment, .cannotLayOut: nil
    }
  }
}
