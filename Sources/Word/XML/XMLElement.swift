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
