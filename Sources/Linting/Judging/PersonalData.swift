import SourceText

/// Finds personal data that was pasted into a proposal, and hides it.
///
/// A proposal tells of kinds of data; it never needs anybody's own. What is found is replaced by X before anything
/// else reads the file, so that no message, report or log repeats it.
package struct PersonalData: Sendable {
  /// What is looked for.
  package enum Kind: String, Sendable, CaseIterable {
    /// Twelve digits whose last is the check digit of a My Number.
    case myNumber = "my-number"
    /// A telephone number of ten or eleven digits; free-dial and navigation numbers are nobody's own.
    case phoneNumber = "phone-number"
    /// A mail address that is no municipality's or ministry's; one of `example.jp` counts, since who pastes an address
    /// may have changed just that.
    case mailAddress = "mail-address"
  }

  /// A find.
  package struct Hit: Sendable, Equatable {
    /// What it is.
    package var kind: Kind
    /// Where it stands.
    package var span: Span
  }

  /// What was found, in order of place.
  package private(set) var hits: [Hit] = []

  /// Looks through a file.
  package init(in bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { scan($0) }
  }

  /// The bytes with all that was found replaced by X, of the same length.
  package func hidden(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for hit in hits {
      var index = Int(hit.span.start)
      while index < Int(hit.span.end) {
        let sign = result.withUnsafeBufferPointer { PersonalData.sign($0, at: index) }
        let length = sign?.length ?? 1
        // The first character stays: a value must not turn into another kind of value.
        if index > Int(hit.span.start), let sign { PersonalData.cross(&result, at: index, sign) }
        index += length
      }
    }
    return result
  }

  /// Replaces a letter or digit, half- or full-width, by an X of the same width.
  private static func cross(_ bytes: inout [UInt8], at index: Int, _ sign: ASCIISign) {
    switch sign.ascii {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
      if sign.length == 1 {
        bytes[index] = UInt8(ascii: "X")
      } else {
        bytes.replaceSubrange(index..<index + sign.length, with: [0xEF, 0xBC, 0xB8])
      }
    default: break
    }
  }

  // MARK: Scanning

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      if let word = bytes.word(at: index), PersonalData.isPlain(word) {
        index += 8
        continue
      }
      let byte = bytes[index]
      // Letters, kana and kanji, which are nearly everything.
      if byte > UInt8(ascii: "@"), byte != 0xEF {
        index += 1
      } else if let sign = PersonalData.sign(bytes, at: index) {
        switch sign.ascii {
        case UInt8(ascii: "@"):
          address(bytes, at: index, sign.length)
          index += sign.length
        case 0x30...0x39: index = number(bytes, from: index)
        default: index += sign.length
        }
      } else {
        index += 1
      }
    }
  }

  /// Whether none of 8 bytes is a digit, a commercial at or the start of a full-width digit. At worst it says no where
  /// all are plain.
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = word & (ones &* 0x7F)
    // The high bit of each byte: set by an addition where the byte is at least 0x30, or 0x3A.
    let digits = (low &+ ones &* (0x80 - 0x30)) & ~(low &+ ones &* (0x80 - 0x3A)) & ~word
    let signs = word ^ ones &* 0x40
    let leads = word ^ ones &* 0xEF
    let zeros = ((signs &- ones) & ~signs) | ((leads &- ones) & ~leads)
    return (digits | zeros) & (ones &* 0x80) == 0
  }

  /// A character of the ASCII set, as a Western or a Japanese keyboard writes it.
  struct ASCIISign {
    var ascii: UInt8
    var length: Int
  }

  /// The ASCII character at a place, half- or full-width; nil for any other character.
  @inline(__always)
  static func sign(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> ASCIISign? {
    guard index < bytes.count else { return nil }
    let first = bytes[index]
    if first < 0x80 { return ASCIISign(ascii: first, length: 1) }
    guard first == 0xEF, index + 2 < bytes.count else { return nil }
    // U+FF01 to U+FF5E, one for each of U+0021 to U+007E.
    switch (bytes[index + 1], bytes[index + 2]) {
    case (0xBC, 0x81...0xBF): return ASCIISign(ascii: bytes[index + 2] - 0x60, length: 3)
    case (0xBD, 0x80...0x9E): return ASCIISign(ascii: bytes[index + 2] - 0x20, length: 3)
    default: return nil
    }
  }

  mutating func found(_ kind: Kind, _ start: Int, _ end: Int) { hits.append(Hit(kind: kind, span: Span(start, end))) }
}
