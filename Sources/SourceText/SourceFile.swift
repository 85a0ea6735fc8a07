/// The bytes of a file and the name it is shown under.
public struct SourceFile: Sendable {
  /// The largest file that Shimon reads: 16 MiB.
  public static let maximumByteCount = 16 * 1024 * 1024

  /// The name as the user gave it, or the name for standard input.
  public var name: String
  /// The bytes as read.
  public var bytes: [UInt8]

  /// A file of these bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A file of this text, for tests and generated sources.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The text of a span; bytes that are not UTF-8 are replaced.
  public func text(_ span: Span) -> String {
    let end = min(Int(span.end), bytes.count)
    let start = min(Int(span.start), end)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
