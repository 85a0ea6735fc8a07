import SourceText

/// The start of an element, with its attributes.
struct XMLElement: Sendable {
  struct Attribute: Sendable {
    var namespace: XMLNamespace
    var name: String
    var value: String
  }

  var namespace: XMLNamespace
  /// The name without its prefix.
  var name: String
  var attributes: [Attribute]

  /// Whether it is the element of WordprocessingML with this name.
  func isWord(_ name: String) -> Bool { namespace == .word && self.name == name }

  /// The value of an attribute, by default one of WordprocessingML.
  func attribute(_ name: String, in namespace: XMLNamespace = .word) -> String? {
    attributes.first { $0.namespace == namespace && $0.name == name }?.value
  }

  /// `w:val`, which most elements of WordprocessingML carry.
  var value: String? { attribute("val") }

  /// `w:val` as a number.
  var number: Int? { value.flatMap { Int($0) } }

  /// Whether a property that is on or off is on: it is when it stands there without a value.
  var isOn: Bool {
    switch value {
    case nil, "1", "true", "on": true
    default: false
    }
  }
}

/// The namespaces of OOXML that matter here. A document may bind them to any prefix, and the "strict" variant of the
/// standard (ISO/IEC 29500) has its own names for the same things.
enum XMLNamespace: Hashable, Sendable {
  /// WordprocessingML.
  case word
  /// Ids of relationships in a document.
  case relationshipID
  /// The relationship parts of a package.
  case relationships
  /// Alternatives for programs of different age (`mc:AlternateContent`).
  case compatibility
  /// `xml:space` and the like.
  case xml
  /// No namespace.
  case none
  /// Any other.
  case other

  init(_ name: String) {
    switch name {
    case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main":
      self = .word
    case "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "http://purl.oclc.org/ooxml/officeDocument/relationships":
      self = .relationshipID
    case "http://schemas.openxmlformats.org/package/2006/relationships": self = .relationships
    case "http://schemas.openxmlformats.org/markup-compatibility/2006": self = .compatibility
    case "": self = .none
    default: self = .other
    }
  }
}

/// Why XML could not be read.
package enum XMLError: Error, Hashable, Sendable {
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
  package var message: LocalizedText {
    switch self {
    case .malformed: .xmlMalformed
    case .truncated: .xmlTruncated
    case .encoding: .xmlEncoding
    case .documentType: .xmlDocumentType
    case .tooComplex: .xmlTooComplex
    }
  }
}
