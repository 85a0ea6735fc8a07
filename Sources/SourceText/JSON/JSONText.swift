/// Text on its way into a JSON string.
package enum JSONText {
  /// The inside of a JSON string that stands for a text.
  package static func escaped(_ text: String) -> String {
    var output = OutputBuffer()
    output.append(json: text)
    return output.text
  }

  /// Whether any byte is one that what must be escaped begins with; few texts have one. Without branches, so that the
  /// compiler takes many bytes at once.
  fileprivate static func mayNeedEscapes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    var last: UInt8 = 0
    for byte in bytes {
      let isASCII = byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
      // U+0080 to U+00BF, U+0600 to U+063F, U+2000 to U+2FFF.
      let isLead = byte == 0xC2 || byte == 0xD8 || byte == 0xE2
      // U+FEFF.
      let isMark = last == 0xEF && byte == 0xBB
      found |= (isASCII ? 1 : 0) | (isLead ? 1 : 0) | (isMark ? 1 : 0)
      last = byte
    }
    return found != 0
  }

  /// The character that a sequence of UTF-8 below U+10000 stands for, where a terminal might act on it instead of showing
  /// it; nil also for what is no such sequence.
  fileprivate static func unsafeScalar(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    // Line separators break lines in some editors and in older JavaScript.
    return scalar.isUnsafeToShow || scalar.value == 0x2028 || scalar.value == 0x2029 ? scalar.value : nil
  }
}

extension OutputBuffer {
  /// Appends text so that it stands for itself between the quotes of a JSON string. What could steer a terminal or editor
  /// that shows it is escaped.
  package mutating func append(json text: String) {
    var text = text
    text.withUTF8 { append(jsonUTF8: $0) }
  }

  /// Appends text from UTF-8 bytes likewise.
  mutating func append(jsonUTF8 bytes: UnsafeBufferPointer<UInt8>) {
    guard JSONText.mayNeedEscapes(bytes) else { return append(bytes: bytes) }
    // Where bytes go out as they are, from the first that was not written yet.
    var pending = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0xC2, 0xD8, 0xE2, 0xEF:
        let length = byte < 0xE0 ? 2 : 3
        let scalar = JSONText.unsafeScalar(bytes[index..<min(index + length, bytes.count)])
        if let scalar {
          append(bytes: bytes[pending..<index])
          append(jsonScalar: scalar)
          pending = index + length
        }
        index += scalar == nil ? 1 : length
      case 0..<0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(bytes: bytes[pending..<index])
        append(jsonScalar: UInt32(byte))
        index += 1
        pending = index
      default: index += 1
      }
    }
    append(bytes: bytes[pending...])
  }

  private mutating func append(jsonScalar scalar: UInt32) {
    switch scalar {
    case 0x22: append("\\\"")
    case 0x5C: append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    default:
      let digits = String(scalar, radix: 16)
      append("\\u")
      append(text: String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }
}
