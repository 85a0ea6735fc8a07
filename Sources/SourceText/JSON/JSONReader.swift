/// Reads a JSON text (RFC 8259), and nothing but that: no comments, no byte order mark, no trailing commas.
///
/// An escaped surrogate that stands alone becomes U+FFFD, which has the same length in UTF-16.
package struct JSONReader {
  /// Arrays and objects may lie this deep in one another.
  package static let maximumDepth = 128

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value of a JSON text.
  package static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.index == bytes.count else { throw JSONError(.trailingBytes, at: reader.index) }
    return value
  }

  // MARK: Values

  private mutating func value() throws(JSONError) -> JSONValue {
    skipSpace()
    guard let byte = peek else { throw JSONError(.unexpectedEnd, at: index) }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw JSONError(.unexpectedByte, at: index)
    }
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    try descend()
    var members: [JSONValue.Member] = []
    skipSpace()
    if !take("}") {
      repeat {
        skipSpace()
        guard peek == UInt8(ascii: "\"") else { throw unexpected }
        let name = try string()
        skipSpace()
        guard take(":") else { throw unexpected }
        members.append(JSONValue.Member(name, try value()))
        skipSpace()
      } while take(",")
      guard take("}") else { throw unexpected }
    }
    depth -= 1
    return .object(members)
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    try descend()
    var items: [JSONValue] = []
    skipSpace()
    if !take("]") {
      repeat {
        items.append(try value())
        skipSpace()
      } while take(",")
      guard take("]") else { throw unexpected }
    }
    depth -= 1
    return .array(items)
  }

  private mutating func descend() throws(JSONError) {
    guard depth < JSONReader.maximumDepth else { throw JSONError(.tooDeep, at: index) }
    depth += 1
    index += 1
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let matches = word.withUTF8Buffer { bytes[index...].starts(with: $0) }
    guard matches else { throw JSONError(.unexpectedByte, at: index) }
    index += word.utf8CodeUnitCount
    return value
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = index
    _ = take("-")
    if !take("0") { try digits() }
    var isWhole = true
    if take(".") {
      isWhole = false
      try digits()
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      try digits()
    }
    if let byte = peek, isDigit(byte) { throw JSONError(.badNumber, at: start) }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, let number = Int(text) { return .integer(number) }
    guard let number = Double(text) else { throw JSONError(.badNumber, at: start) }
    return .double(number)
  }

  private mutating func digits() throws(JSONError) {
    let start = index
    while let byte = peek, isDigit(byte) { index += 1 }
    guard index > start else { throw JSONError(index < bytes.count ? .badNumber : .unexpectedEnd, at: index) }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  // MARK: Strings

  private mutating func string() throws(JSONError) -> String {
    let start = index
    index += 1
    var pending = index
    var decoded: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        let rest = bytes[pending..<index]
        index += 1
        // Nearly every string has no escape and is taken from the source as it stands.
        let text = decoded.isEmpty ? String(validating: rest, as: UTF8.self) : nil
        if let text { return text }
        decoded += rest
        guard let text = String(validating: decoded, as: UTF8.self) else { throw JSONError(.notUTF8, at: start) }
        return text
      case UInt8(ascii: "\\"):
        decoded += bytes[pending..<index]
        try escape(&decoded)
        pending = index
      case 0..<0x20: throw JSONError(.unexpectedByte, at: index)
      default: index += 1
      }
    }
    throw JSONError(.unexpectedEnd, at: index)
  }

  private mutating func escape(_ decoded: inout [UInt8]) throws(JSONError) {
    index += 1
    guard let byte = peek else { throw JSONError(.unexpectedEnd, at: index) }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(byte)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"): decoded += Array(String(Character(try scalar())).utf8)
    default: throw JSONError(.badEscape, at: index - 2)
    }
  }

  /// The character behind `\u`, which may take two escapes (RFC 8259 section 7).
  private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let isHigh = (0xD800..<0xDC00).contains(first)
    guard isHigh, bytes[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else { return "\u{FFFD}" }
    let mark = index
    index += 2
    let second = try fourDigits()
    guard (0xDC00..<0xE000).contains(second) else {
      // The second escape stands for itself.
      index = mark
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func fourDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek else { throw JSONError(.unexpectedEnd, at: index) }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw JSONError(.badEscape, at: index) }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }

  // MARK: Bytes

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private var unexpected: JSONError {
    JSONError(index < bytes.count ? .unexpectedByte : .unexpectedEnd, at: index)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }
}

/// Why bytes are no JSON text.
package struct JSONError: Error, Hashable, Sendable {
  /// The kind of mistake.
  package enum Kind: Hashable, Sendable {
    /// The text ends too early.
    case unexpectedEnd
    /// A byte that cannot stand where it does.
    case unexpectedByte
    /// A number that JSON does not have, such as `01` or `.5`.
    case badNumber
    /// A `\` in a string followed by what is no escape.
    case badEscape
    /// Bytes in a string that are not UTF-8.
    case notUTF8
    /// More than ``JSONReader/maximumDepth`` arrays and objects in one another.
    case tooDeep
    /// Something behind the value.
    case trailingBytes
  }

  /// The kind of mistake.
  package var kind: Kind
  /// Where, in bytes from the start.
  package var offset: Int

  /// A mistake at `offset`.
  package init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  /// What to tell people.
  package var message: LocalizedText {
    LocalizedText(ja: "JSON として読めません（\(offset + 1) バイト目）。", en: "This is no JSON (at byte \(offset + 1)).")
  }
}
