import SourceText

/// Text on its way into XML.
enum XMLText {
  /// Whether XML 1.0 (2.2) can hold the character at all.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Whether the character must not show as itself: XML forbids it, or it acts on the text around it (control and
  /// direction-changing characters, as in the terminal's output).
  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: !isAllowed(scalar)
    }
  }

  /// The text on one line.
  static func line(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": if !afterReturn { result.append(" ") }
      case "\r", "\t", "\u{2028}", "\u{2029}": result.append(" ")
      default: result.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(result)
  }
}

extension OutputBuffer {
  /// Appends text as character data or an attribute's value; what must not show as itself becomes U+FFFD.
  mutating func append(xml text: String) {
    for scalar in text.unicodeScalars { append(xml: scalar) }
  }

  /// Appends one character of text.
  mutating func append(xml scalar: Unicode.Scalar) {
    switch scalar {
    case "&": append("&amp;")
    case "<": append("&lt;")
    case ">": append("&gt;")
    case "\"": append("&quot;")
    case "\t": append("&#9;")
    case "\n": append("&#10;")
    case "\r": append("&#13;")
    default:
      append(bytes: UTF8.encode(XMLText.isUnsafe(scalar) ? "\u{FFFD}" : scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}

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
