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
    /// A mail address that is no municipality's or ministry's.
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
        let length = PersonalData.digit(in: result[...], at: index)?.length ?? 1
        // The first character stays: a value must not turn into another kind of value.
        if index > Int(hit.span.start) { PersonalData.cross(&result, at: index, length: length) }
        index += length
      }
    }
    return result
  }

  /// Replaces a letter or digit, half- or full-width, by an X of the same width.
  private static func cross(_ bytes: inout [UInt8], at index: Int, length: Int) {
    switch bytes[index] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: bytes[index] = UInt8(ascii: "X")
    case 0xEF where length == 3: bytes.replaceSubrange(index..<index + 3, with: [0xEF, 0xBC, 0xB8])
    default: break
    }
  }

  // MARK: Scanning

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      if index + 8 <= bytes.count, PersonalData.isPlain(bytes, at: index) {
        index += 8
        continue
      }
      let byte = bytes[index]
      // Letters, kana and kanji, which are nearly everything.
      if byte > UInt8(ascii: "@"), byte != 0xEF {
        index += 1
      } else if byte == UInt8(ascii: "@") {
        address(bytes, at: index)
        index += 1
      } else if (0x30...0x39).contains(byte) || (byte == 0xEF && PersonalData.digit(in: bytes, at: index) != nil) {
        index = number(bytes, from: index)
      } else {
        index += 1
      }
    }
  }

  /// Whether none of 8 bytes is a digit, a commercial at or the start of a full-width digit. At worst it says no where
  /// all are plain.
  @inline(__always)
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = word & (ones &* 0x7F)
    // The high bit of each byte: set by an addition where the byte is at least 0x30, or 0x3A.
    let digits = (low &+ ones &* (0x80 - 0x30)) & ~(low &+ ones &* (0x80 - 0x3A)) & ~word
    let signs = word ^ ones &* 0x40
    let leads = word ^ ones &* 0xEF
    let zeros = ((signs &- ones) & ~signs) | ((leads &- ones) & ~leads)
    return (digits | zeros) & (ones &* 0x80) == 0
  }

  /// A half-width or full-width digit.
  private static func digit<Bytes: RandomAccessCollection<UInt8>>(
    in bytes: Bytes, at index: Int
  ) -> (value: UInt8, length: Int)? where Bytes.Index == Int {
    guard index < bytes.endIndex else { return nil }
    let first = bytes[index]
    if (0x30...0x39).contains(first) { return (first - 0x30, 1) }
    guard first == 0xEF, index + 2 < bytes.endIndex, bytes[index + 1] == 0xBC, (0x90...0x99).contains(bytes[index + 2])
    else { return nil }
    return (bytes[index + 2] - 0x90, 3)
  }

  /// Reads digits, perhaps in groups joined by hyphens, or three groups of four joined by spaces; gives the place behind.
  private mutating func number(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var digits: [UInt8] = []
    var groups = 1
    var index = start
    var end = start
    while true {
      if let found = PersonalData.digit(in: bytes, at: index) {
        digits.append(found.value)
        index += found.length
        end = index
      } else if index > start, index == end, let gap = gap(bytes, at: index, start: start, digits: digits.count),
        PersonalData.digit(in: bytes, at: index + gap) != nil
      {
        groups += 1
        index += gap
        end = index
      } else {
        break
      }
      if digits.count > 40 { digits.removeFirst() }
    }
    let isWord =
      start > 0 && PersonalData.isWord(bytes[start - 1]) || end < bytes.count && PersonalData.isWord(bytes[end])
    if !isWord { judge(digits, groups: groups, Span(start, end)) }
    return max(end, start + 1)
  }

  /// The length of what may join two groups of digits.
  private func gap(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, start: Int, digits: Int) -> Int? {
    if let hyphen = PersonalData.hyphen(bytes, at: index) { return hyphen }
    // Only `dddd dddd dddd`: other numbers in a row have nothing to do with each other.
    guard index < bytes.count, bytes[index] == UInt8(ascii: " "), digits == 4 || digits == 8,
      index - start == digits + digits / 4 - 1
    else {
      return nil
    }
    let rest = bytes[(index + 1)...].prefix(5)
    let isFour = rest.count >= 4 && rest.prefix(4).allSatisfy { (0x30...0x39).contains($0) }
    return isFour && !(rest.count == 5 && rest.last.map { (0x30...0x39).contains($0) } == true) ? 1 : nil
  }

  private static func hyphen(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "-"): return 1
    case 0xEF, 0xE2:
      guard index + 2 < bytes.count else { return nil }
      let last = (bytes[index], bytes[index + 1], bytes[index + 2])
      return last == (0xEF, 0xBC, 0x8D) || last == (0xE2, 0x88, 0x92) || last == (0xE2, 0x80, 0x90) ? 3 : nil
    default: return nil
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"): true
    default: false
    }
  }

  private mutating func judge(_ digits: [UInt8], groups: Int, _ span: Span) {
    if digits.count == 12, groups == 1 || groups == 3, PersonalData.hasCheckDigit(digits) {
      hits.append(Hit(kind: .myNumber, span: span))
    } else if digits.first == 0, digits.count == 10 || digits.count == 11, groups == 1 || groups == 3 {
      let isOpen =
        digits.starts(with: [0, 1, 2, 0]) || digits.starts(with: [0, 5, 7, 0]) || digits.starts(with: [0, 8, 0, 0])
      let isMobile = digits.count == 11 && digits[2] == 0 && [7, 8, 9].contains(digits[1])
      if !isOpen, groups == 3 || isMobile { hits.append(Hit(kind: .phoneNumber, span: span)) }
    }
  }

  /// The check digit of a My Number (行政手続における特定の個人を識別するための番号の利用等に関する法律の規定による
  /// 通知カード及び個人番号カード…に関する省令 第5条): eleven digits weighed 2 to 7 and 2 to 6 from the right, modulo 11.
  static func hasCheckDigit(_ digits: [UInt8]) -> Bool {
    guard digits.count == 12 else { return false }
    var sum = 0
    for (position, digit) in digits.dropLast().reversed().enumerated() {
      sum += Int(digit) * (position < 6 ? position + 2 : position - 4)
    }
    let rest = sum % 11
    return Int(digits[11]) == (rest <= 1 ? 0 : 11 - rest)
  }

  private mutating func address(_ bytes: UnsafeBufferPointer<UInt8>, at sign: Int) {
    func isLocal(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x2D, 0x5F, 0x2B, 0x25: true
      default: false
      }
    }
    // The standard bounds a local part at 64 bytes and a domain at 255 (RFC 5321 section 4.5.3.1).
    var start = sign
    while start > 0, sign - start < 64, isLocal(bytes[start - 1]) { start -= 1 }
    var end = sign + 1
    while end < bytes.count, end - sign < 256, isLocal(bytes[end]) { end += 1 }
    while end > sign + 1, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    let domain = bytes[(sign + 1)..<end]
    guard start < sign, domain.contains(UInt8(ascii: ".")) else { return }
    let name = String(decoding: domain, as: UTF8.self).lowercased()
    if name.hasSuffix(".lg.jp") || name.hasSuffix(".go.jp") || name == "example.jp" || name.hasPrefix("example.") {
      return
    }
    hits.append(Hit(kind: .mailAddress, span: Span(start, end)))
  }
}
