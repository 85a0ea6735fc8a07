import SourceText

/// Refuses bytes that no YAML document may hold: what is not UTF-8, and control characters (YAML 1.2.2 section 5.1).
///
/// Refused besides: U+0085, U+2028 and U+2029, which YAML 1.1 readers take for line breaks and YAML 1.2 readers do not.
enum SourceValidator {
  /// After this many problems a file is not text, and further ones tell nothing.
  private static let limit = 20

  static func problems(in bytes: [UInt8]) -> [Diagnostic] {
    if bytes.count > SourceFile.maximumByteCount { return [.fileTooBig(bytes.count)] }
    return bytes.withUnsafeBufferPointer { buffer in
      if let kind = ForeignFile.kind(of: buffer) { return [.notText(kind)] }
      let clean = firstSuspect(in: buffer, from: 0)
      return clean == buffer.count ? [] : collect(in: buffer, from: clean)
    }
  }

  /// The first byte, from `start` on, that needs a closer look; `count` if none does.
  @inline(__always)
  private static func firstSuspect(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      // Kana and kanji, which nearly all text is made of, and eight printable ASCII characters at once.
      if byte >= 0xE3, byte <= 0xE9, index + 2 < count, bytes[index + 1] & 0xC0 == 0x80,
        bytes[index + 2] & 0xC0 == 0x80
      {
        index += 3
        continue
      }
      if byte < 0x80 {
        if let word = bytes.word(at: index), isPrintable(word) {
          index += 8
          continue
        }
        if byte < 0x20 ? !(byte == 0x0A || byte == 0x0D || byte == 0x09) : byte == 0x7F { return index }
        index += 1
        continue
      }
      let length = scalarLength(in: bytes, at: index)
      if length == 0 || isForbidden(bytes, at: index, length: length) { return index }
      index += length
    }
    return count
  }

  /// Whether eight bytes are all from U+0020 to U+007E: neither they, nor one more of each, nor 0x20 less has a high bit.
  @inline(__always)
  private static func isPrintable(_ word: UInt64) -> Bool {
    (word | (word &+ 0x0101_0101_0101_0101) | (word &- 0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080 == 0
  }

  /// The length of the well-formed UTF-8 sequence at `index`, or 0 (Unicode standard, table 3-7).
  @inline(__always)
  private static func scalarLength(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    let left = bytes.count - index
    func continues(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
      let byte = bytes[index + offset]
      return byte >= low && byte <= high
    }
    switch lead {
    case 0xC2...0xDF: return left > 1 && continues(1) ? 2 : 0
    case 0xE0: return left > 2 && continues(1, 0xA0) && continues(2) ? 3 : 0
    case 0xED: return left > 2 && continues(1, 0x80, 0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return left > 2 && continues(1) && continues(2) ? 3 : 0
    case 0xF0: return left > 3 && continues(1, 0x90) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return left > 3 && continues(1, 0x80, 0x8F) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return left > 3 && continues(1) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }

  /// Whether the well-formed sequence is a C1 control, a foreign line break, a byte order mark inside the text, or a
  /// non-character. All its `length` bytes are there, as ``scalarLength(in:at:)`` found.
  @inline(__always)
  private static func isForbidden(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, length: Int) -> Bool {
    switch bytes[index] {
    case 0xC2: return bytes[index + 1] < 0xA0
    case 0xE2: return bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
    case 0xEF:
      if bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF { return index != 0 }
      return bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
    default: return false
    }
  }

  private static func collect(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [Diagnostic] {
    if let encoding = ForeignEncoding.guess(bytes) {
      return [.notUTF8(Span(start, start + 1), looksLike: encoding)]
    }
    // Where most of it is no UTF-8, single bytes tell nothing.
    let limit = ForeignEncoding.isMostlyUTF8(bytes) ? limit : 1
    var problems: [Diagnostic] = []
    var index = start
    while index < bytes.count, problems.count < limit {
      let length = bytes[index] < 0x80 ? 1 : scalarLength(in: bytes, at: index)
      if length == 0 {
        problems.append(.notUTF8(Span(index, index + 1), looksLike: nil))
      } else {
        let text = String(decoding: bytes[index..<index + length], as: UTF8.self)
        let value = text.unicodeScalars.first?.value ?? 0
        problems.append(.forbiddenCharacter(Span(index, index + length), codePoint: value))
      }
      index = firstSuspect(in: bytes, from: index + max(length, 1))
    }
    return problems
  }
}
