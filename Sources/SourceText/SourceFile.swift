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

/// The UTF-8 byte order mark, which may stand at the start of a file and counts as no column.
package enum ByteOrderMark {
  /// Its three bytes.
  package static let bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
}
