/// Cuts a stream of bytes into messages (LSP 3.17, Base Protocol: `Content-Length`, a blank line, the content).
///
/// Bytes may come in pieces of any size. What is no header is passed over up to the next one.
package struct FrameReader: Sendable {
  /// A message, or what came in its place.
  package enum Frame: Sendable, Hashable {
    /// The content of a message.
    case message([UInt8])
    /// Bytes that are no message, or a message longer than ``FrameReader/maximumContentByteCount``; passed over.
    case malformed
  }

  /// The longest header part.
  package static let maximumHeaderByteCount = 4096
  /// The longest content: a proposal of 16 MiB in which every character is escaped.
  package static let maximumContentByteCount = 128 * 1024 * 1024

  private var buffer: [UInt8] = []
  private var start = 0
  /// Bytes of a message that is too long, still to be passed over.
  private var skipping = 0

  /// A reader that was given nothing.
  package init() {}

  /// Takes in bytes as they arrive.
  package mutating func append(_ bytes: some Collection<UInt8>) {
    let dropped = min(skipping, bytes.count)
    skipping -= dropped
    buffer.append(contentsOf: bytes.dropFirst(dropped))
  }

  /// The next message, or nil until more bytes arrive.
  package mutating func next() -> Frame? {
    let available = buffer.count - start
    guard available > 0 else { return nil }
    guard let header = headerEnd else {
      guard available > FrameReader.maximumHeaderByteCount else { return nil }
      return passOverGarbage()
    }
    guard let length = contentLength(upTo: header) else {
      consume(upTo: gluedHeader(before: header) ?? header)
      return .malformed
    }
    guard length <= FrameReader.maximumContentByteCount else {
      let present = min(length, buffer.count - header)
      skipping = length - present
      consume(upTo: header + present)
      return .malformed
    }
    guard buffer.count - header >= length else { return nil }
    let content = Array(buffer[header..<header + length])
    consume(upTo: header + length)
    return .message(content)
  }

  /// Behind the blank line that ends the header part. A lone LF ends a line as well as CR LF.
  private var headerEnd: Int? {
    var index = start
    let end = min(buffer.count, start + FrameReader.maximumHeaderByteCount)
    var isBlank = false
    while index < end {
      switch buffer[index] {
      case UInt8(ascii: "\n"):
        if isBlank { return index + 1 }
        isBlank = true
      case UInt8(ascii: "\r"): break
      default: isBlank = false
      }
      index += 1
    }
    return nil
  }

  private func contentLength(upTo end: Int) -> Int? {
    let lines = buffer[start..<end].split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let lengths = lines.compactMap { line -> Int? in
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      let name = String(decoding: line[..<colon], as: UTF8.self)
      guard name.lowercased() == "content-length" else { return nil }
      let digits = line[(colon + 1)...].filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
      guard !digits.isEmpty, digits.count <= 12, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return Int(String(decoding: digits, as: UTF8.self))
    }
    return lengths.count == 1 ? lengths[0] : nil
  }

  private mutating func passOverGarbage() -> Frame {
    consume(upTo: gluedHeader(before: buffer.count) ?? buffer.count)
    return .malformed
  }

  /// Where a header starts in the middle of a line, behind garbage.
  private func gluedHeader(before end: Int) -> Int? {
    let mark = Array("Content-Length".utf8)
    guard end - start > mark.count else { return nil }
    return (start + 1..<end - mark.count).first { index in
      buffer[index - 1] != UInt8(ascii: "\n") && buffer[index...].starts(with: mark)
    }
  }

  private mutating func consume(upTo end: Int) {
    start = end
    if start == buffer.count {
      buffer.removeAll(keepingCapacity: buffer.capacity <= 1 << 20)
      start = 0
    } else if start > 1 << 16 {
      buffer.removeFirst(start)
      start = 0
    }
  }
}

extension FrameReader {
  /// A message with its header, as it goes over the wire.
  package static func frame(_ content: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
  }
}
