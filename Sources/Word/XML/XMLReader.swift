import SourceText

/// A pull reader for the XML of documents (XML 1.0 with namespaces). It does not validate, knows the five predefined
/// entities and character references, and refuses document types. Its memory is bounded by the depth of the elements.
struct XMLReader {
  enum Event {
    case start(XMLElement)
    case end
    case text(String)
    /// The root element has ended, and only comments followed.
    case finished
  }

  static let maximumDepth = 512
  static let maximumAttributes = 256

  /// A name as written, up to and behind the colon.
  private struct QualifiedName: Equatable {
    var prefix: String
    var local: String
  }

  private struct Binding {
    var prefix: String
    var namespace: XMLNamespace
    var depth: Int
    /// Compared first: a file may bind many prefixes and use them often.
    var hash: UInt64

    init(prefix: String, namespace: XMLNamespace, depth: Int) {
      self.prefix = prefix
      self.namespace = namespace
      self.depth = depth
      hash = ByteHash.of(prefix.utf8)
    }
  }

  private let bytes: [UInt8]
  private var position: Int
  private var open: [QualifiedName] = []
  /// Which prefix means what, with the depth of the element that says so; the last one counts.
  private var bindings = [Binding(prefix: "xml", namespace: .xml, depth: 0)]
  private var endsNow = false
  private var hasRoot = false

  init(_ bytes: [UInt8]) throws(XMLError) {
    self.bytes = bytes
    position = bytes.starts(with: ByteOrderMark.bytes) ? ByteOrderMark.bytes.count : 0
    // Any encoding that is not a superset of ASCII shows itself by a NUL beside the first "<".
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.prefix(4).contains(0) {
      throw .encoding
    }
  }

  /// How many elements are open.
  var depth: Int { open.count }

  /// The next event.
  mutating func next() throws(XMLError) -> Event {
    if endsNow {
      endsNow = false
      close()
      return .end
    }
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") {
        let text = try characters()
        if !open.isEmpty { return .text(text) }
        guard text.utf8.allSatisfy(Self.isSpace) else { throw .malformed }
      } else if starts(with: "<!--") {
        position += 4
        try skip(past: "-->")
      } else if starts(with: "<?") {
        try instruction()
      } else if starts(with: "<![CDATA[") {
        guard !open.isEmpty else { throw .malformed }
        position += 9
        let start = position
        try skip(past: "]]>")
        return .text(Self.normalized(try decode(start..<position - 3)))
      } else if starts(with: "<!DOCTYPE") {
        throw .documentType
      } else if starts(with: "</") {
        try endTag()
        return .end
      } else {
        return .start(try startTag())
      }
    }
    guard hasRoot, open.isEmpty else { throw .truncated }
    return .finished
  }

  /// Goes behind the end of the element that started last.
  mutating func skipElement() throws(XMLError) {
    let outside = depth - 1
    while depth > outside { _ = try next() }
  }

  // MARK: Tags

  private mutating func startTag() throws(XMLError) -> XMLElement {
    guard !(hasRoot && open.isEmpty) else { throw .malformed }
    position += 1
    let name = try name()
    guard open.count < Self.maximumDepth else { throw .tooComplex }
    open.append(name)
    hasRoot = true
    var raw: [(name: QualifiedName, value: String)] = []
    while true {
      let hadSpace = skipSpace()
      guard position < bytes.count else { throw .truncated }
      if bytes[position] == UInt8(ascii: ">") {
        position += 1
        break
      }
      if bytes[position] == UInt8(ascii: "/") {
        guard starts(with: "/>") else { throw .malformed }
        position += 2
        endsNow = true
        break
      }
      guard hadSpace else { throw .malformed }
      let attribute = try self.name()
      guard raw.count < Self.maximumAttributes else { throw .tooComplex }
      guard !raw.contains(where: { $0.name == attribute }) else { throw .malformed }
      raw.append((attribute, try attributeValue()))
    }
    return try resolve(name, raw)
  }

  private mutating func resolve(
    _ name: QualifiedName, _ raw: [(name: QualifiedName, value: String)]
  ) throws(XMLError) -> XMLElement {
    for (attribute, value) in raw {
      let declared: String
      if attribute.prefix == "xmlns" {
        guard !value.isEmpty, attribute.local != "xmlns", attribute.local != "xml" else { throw .malformed }
        declared = attribute.local
      } else if attribute.prefix.isEmpty, attribute.local == "xmlns" {
        declared = ""
      } else {
        continue
      }
      guard bindings.count < Self.maximumAttributes else { throw .tooComplex }
      bindings.append(Binding(prefix: declared, namespace: XMLNamespace(value), depth: open.count))
    }
    var attributes: [XMLElement.Attribute] = []
    for (attribute, value) in raw {
      if attribute.prefix == "xmlns" || (attribute.prefix.isEmpty && attribute.local == "xmlns") { continue }
      // The default namespace is not for attributes.
      let namespace = attribute.prefix.isEmpty ? .none : try namespace(attribute.prefix)
      attributes.append(XMLElement.Attribute(namespace: namespace, name: attribute.local, value: value))
    }
    return XMLElement(namespace: try namespace(name.prefix), name: name.local, attributes: attributes)
  }

  private func namespace(_ prefix: String) throws(XMLError) -> XMLNamespace {
    let hash = ByteHash.of(prefix.utf8)
    if let binding = bindings.last(where: { $0.hash == hash && $0.prefix == prefix }) { return binding.namespace }
    guard prefix.isEmpty else { throw .malformed }
    return .none
  }

  private mutating func endTag() throws(XMLError) {
    position += 2
    let name = try name()
    skipSpace()
    guard position < bytes.count else { throw .truncated }
    guard bytes[position] == UInt8(ascii: ">"), name == open.last else { throw .malformed }
    position += 1
    close()
  }

  private mutating func close() {
    while let last = bindings.last, last.depth == open.count, last.depth > 0 { bindings.removeLast() }
    open.removeLast()
  }

  private mutating func instruction() throws(XMLError) {
    let start = position
    let isDeclaration = starts(with: "<?xml ")
    position += 2
    try skip(past: "?>")
    guard isDeclaration, !hasRoot else { return }
    let text = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    if text.has("encoding"), !text.has("utf-8"), !text.has("us-ascii") { throw .encoding }
  }

  // MARK: Pieces

  private mutating func name() throws(XMLError) -> QualifiedName {
    let start = position
    var colon: Int?
    while position < bytes.count, !Self.endsName(bytes[position]) {
      if bytes[position] == UInt8(ascii: ":") {
        guard colon == nil else { throw .malformed }
        colon = position
      }
      position += 1
    }
    guard position < bytes.count else { throw .truncated }
    guard let colon else { return QualifiedName(prefix: "", local: try namePart(start..<position)) }
    return QualifiedName(prefix: try namePart(start..<colon), local: try namePart(colon + 1..<position))
  }

  private func namePart(_ range: Range<Int>) throws(XMLError) -> String {
    guard !range.isEmpty, Self.startsName(bytes[range.lowerBound]) else { throw .malformed }
    return try decode(range)
  }

  private mutating func attributeValue() throws(XMLError) -> String {
    skipSpace()
    guard position < bytes.count else { throw .truncated }
    guard bytes[position] == UInt8(ascii: "=") else { throw .malformed }
    position += 1
    skipSpace()
    guard position < bytes.count else { throw .truncated }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw .malformed }
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != quote {
      guard bytes[position] != UInt8(ascii: "<") else { throw .malformed }
      position += 1
    }
    guard position < bytes.count else { throw .truncated }
    position += 1
    return try unescaped(start..<position - 1)
  }

  private mutating func characters() throws(XMLError) -> String {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    return try unescaped(start..<position)
  }

  private func unescaped(_ range: Range<Int>) throws(XMLError) -> String {
    guard let first = bytes[range].firstIndex(of: UInt8(ascii: "&")) else {
      return Self.normalized(try decode(range))
    }
    var result = Self.normalized(try decode(range.lowerBound..<first))
    var position = first
    while position < range.upperBound {
      guard let end = bytes[position..<range.upperBound].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
        throw .malformed
      }
      result.unicodeScalars.append(try reference(position + 1..<end))
      let next = bytes[end + 1..<range.upperBound].firstIndex(of: UInt8(ascii: "&")) ?? range.upperBound
      result += Self.normalized(try decode(end + 1..<next))
      position = next
    }
    return result
  }

  private func reference(_ range: Range<Int>) throws(XMLError) -> Unicode.Scalar {
    let name = String(decoding: bytes[range], as: UTF8.self)
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.hasPrefix("#") else { throw .malformed }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x"
    let value = isHexadecimal ? digits.dropFirst() : digits
    guard value.utf8.first != UInt8(ascii: "+"), value.utf8.first != UInt8(ascii: "-"),
      let number = UInt32(value, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(number),
      XMLText.isAllowed(scalar)
    else { throw .malformed }
    return scalar
  }

  private func decode(_ range: Range<Int>) throws(XMLError) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else { throw .encoding }
    return text
  }

  /// Line ends as XML 1.0, 2.11 has them.
  private static func normalized(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" || !(afterReturn && scalar == "\n") { result.append(scalar == "\r" ? "\n" : scalar) }
      afterReturn = scalar == "\r"
    }
    return String(result)
  }

  private func starts(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - position >= count else { return false }
    return text.withUTF8Buffer { bytes[position..<position + count].elementsEqual($0) }
  }

  private mutating func skip(past text: StaticString) throws(XMLError) {
    while position < bytes.count {
      if starts(with: text) {
        position += text.utf8CodeUnitCount
        return
      }
      position += 1
    }
    throw .truncated
  }

  @discardableResult
  private mutating func skipSpace() -> Bool {
    let start = position
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    return position > start
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "&"):
      true
    default: byte <= 0x20
    }
  }

  private static func startsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}
