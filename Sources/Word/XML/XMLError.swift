import SourceText

/// Why XML could not be read.
public enum XMLError: Error, Hashable, Sendable {
  /// It is not well-formed, or uses an entity that it would have to declare.
  case malformed
  /// It ends before its root element does.
  case truncated
  /// It is not UTF-8.
  case encoding
  /// It has a document type declaration, through which XML can name files and grow without bound.
  case documentType
  /// It is nested deeper, or has more attributes to an element or more paragraphs, than a document has reason to.
  case tooComplex

  /// The reason in words.
  public var message: LocalizedText {
    switch self {
    case .malformed: .xmlMalformed
    case .truncated: .xmlTruncated
    case .encoding: .xmlEncoding
    case .documentType: .xmlDocumentType
    case .tooComplex: .xmlTooComplex
    }
  }
}
