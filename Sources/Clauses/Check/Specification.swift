import SourceText

/// An existing specification or annex: a text in which clauses are looked for.
public struct Specification: Sendable {
  /// Why a file cannot be checked.
  public struct Refusal: Error, Sendable {
    /// What is wrong, and what to do.
    public var message: LocalizedText
  }

  /// The text as UTF-8.
  public let bytes: [UInt8]
  /// Where its lines start.
  let lines: LineIndex
  /// Whether a sentence may go on in the next line, as in text files; not in a list of paragraphs.
  let isWrapped: Bool

  /// Reads a Markdown or plain text file in UTF-8.
  public init(bytes: [UInt8]) throws(Refusal) {
    if let message = Specification.refusal(of: bytes) { throw Refusal(message: message) }
    self.bytes = bytes
    lines = LineIndex(bytes)
    isWrapped = true
  }

  /// Takes the paragraphs of a document that is no text file, such as one of Word. Line n is paragraph n.
  public init(paragraphs: [String]) throws(Refusal) {
    var bytes: [UInt8] = []
    for paragraph in paragraphs {
      // A break inside a paragraph is no new paragraph.
      bytes += paragraph.utf8.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
      bytes.append(UInt8(ascii: "\n"))
    }
    if let message = Specification.refusal(of: bytes) { throw Refusal(message: message) }
    self.bytes = bytes
    lines = LineIndex(bytes)
    isWrapped = false
  }

  private static func refusal(of bytes: [UInt8]) -> LocalizedText? {
    if bytes.count > SourceFile.maximumByteCount { return .specificationTooBig }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return .specificationIsOfficeFile
    }
    if bytes.starts(with: Array("%PDF-".utf8)) { return .specificationIsPDF }
    let encoding = bytes.withUnsafeBufferPointer { buffer in
      buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) ? "UTF-16" : nil
    }
    if let encoding { return .specificationIsNotUTF8(looksLike: encoding) }
    if bytes.contains(0) { return .specificationIsBinary }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return .specificationIsNotUTF8(looksLike: bytes.withUnsafeBufferPointer { ForeignEncoding.guess($0) })
    }
    let start = bytes.starts(with: ByteOrderMark.bytes) ? ByteOrderMark.bytes.count : 0
    var index = start
    while index < bytes.count {
      let (scalar, length) = UTF8Reading.scalar(in: bytes, at: index)
      if !LineReader.isSpace(scalar) { return nil }
      index += length
    }
    return .specificationIsEmpty
  }

  /// The line, from 1, of the byte at `offset`.
  func line(at offset: UInt32) -> Int { lines.line(at: offset) + 1 }
}
