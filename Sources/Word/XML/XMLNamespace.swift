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
