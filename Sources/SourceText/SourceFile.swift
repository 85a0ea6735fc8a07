/// The bytes of a file and the name it is shown under.
package struct SourceFile: Sendable {
  /// The largest file that Shimon reads: 16 MiB.
  package static let maximumByteCount = 16 * 1024 * 1024

  /// The name as the user gave it, or the name for standard input.
  package var name: String
  /// The bytes as read.
  package var bytes: [UInt8]

  /// A file of these bytes.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A file of this text, for tests and generated sources.
  package init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The text of a span; bytes that are not UTF-8 are replaced.
  package func text(_ span: Span) -> String {
    let end = min(Int(span.end), bytes.count)
    let start = min(Int(span.start), end)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// Guesses in which encoding a file was saved that is not UTF-8, to say so in the complaint.
package enum ForeignEncoding {
  /// The name of the encoding, where the bytes look like one that Japanese programs write.
  package static func guess(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    if bytes.count >= 2, (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF) {
      return "UTF-16"
    }
    var pairs = 0
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x00...0x7F, 0xA1...0xDF: index += 1
      case 0x81...0x9F, 0xE0...0xFC:
        guard index + 1 < bytes.count, (0x40...0xFC).contains(bytes[index + 1]), bytes[index + 1] != 0x7F else {
          return nil
        }
        pairs += 1
        index += 2
      default: return nil
      }
    }
    return pairs > 0 ? "Shift_JIS" : nil
  }
}

/// The UTF-8 byte order mark, which may stand at the start of a file and counts as no column.
package enum ByteOrderMark {
  /// Its three bytes.
  package static let bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
}
