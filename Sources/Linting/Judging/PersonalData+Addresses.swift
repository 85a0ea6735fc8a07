import SourceText

/// Mail addresses, also in full-width letters and with the dots that an input method writes.
extension PersonalData {
  /// Judges the address around the commercial at of `length` bytes at a place.
  mutating func address(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, _ length: Int) {
    // The standard bounds a local part at 64 characters and a domain at 255 (RFC 5321 section 4.5.3.1).
    // Spaces around the sign keep nobody from reading it: `taro ＠ example.jp`.
    var start = PersonalData.withoutSpaces(bytes, before: place)
    let local = start
    var count = 0
    while count < 64, let (sign, length) = PersonalData.letter(bytes, before: start) {
      // A long-vowel mark before the address belongs to the word before it.
      if sign == UInt8(ascii: "-"), length > 1, PersonalData.letter(bytes, before: start - length) == nil { break }
      start -= length
      count += 1
    }
    var domain: [UInt8] = []
    var next = place + length
    for _ in 0..<PersonalData.spaceLimit { next += PersonalData.space(bytes, at: next) ?? 0 }
    var end = next
    while domain.count < 256, let (sign, length) = PersonalData.letter(bytes, at: next) {
      domain.append(sign | (sign >= 0x41 && sign <= 0x5A ? 0x20 : 0))
      next += length
      // Signs that end a sentence are no part of the address.
      if sign != UInt8(ascii: "."), sign != UInt8(ascii: "-") { end = next }
    }
    while let last = domain.last, last == UInt8(ascii: ".") || last == UInt8(ascii: "-") { domain.removeLast() }
    guard start < local, let dot = domain.lastIndex(of: UInt8(ascii: ".")) else { return }
    let top = domain[(dot + 1)...]
    guard top.count > 1, top.allSatisfy({ $0 >= 0x61 }) else { return }
    for office in [".lg.jp", ".go.jp"] where domain.suffix(office.utf8.count).elementsEqual(office.utf8) { return }
    found(.mailAddress, start, end)
  }

  /// More spaces than this stand around no sign of an address.
  private static let spaceLimit = 2

  private static func withoutSpaces(_ bytes: UnsafeBufferPointer<UInt8>, before place: Int) -> Int {
    var start = place
    for _ in 0..<spaceLimit {
      guard let length = [1, 2, 3].first(where: { start >= $0 && space(bytes, at: start - $0) == $0 }) else { break }
      start -= length
    }
    return start
  }

  /// The character of an address at a place, as ASCII.
  private static func letter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (sign: UInt8, length: Int)? {
    guard let sign = sign(bytes, at: index) else {
      guard index + 2 < bytes.count else { return nil }
      switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
      // IDNA takes the Japanese full stops for dots (RFC 3490 section 3.1).
      case (0xE3, 0x80, 0x82), (0xEF, 0xBD, 0xA1): return (UInt8(ascii: "."), 3)
      case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92), (0xE3, 0x83, 0xBC), (0xEF, 0xBD, 0xB0):
        return (UInt8(ascii: "-"), 3)
      default: return nil
      }
    }
    switch sign.ascii {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x2D, 0x5F, 0x2B, 0x25: return (sign.ascii, sign.length)
    default: return nil
    }
  }

  /// The character of an address that ends at a place.
  private static func letter(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> (sign: UInt8, length: Int)? {
    for length in [1, 3] where end >= length {
      if let found = letter(bytes, at: end - length), found.length == length { return found }
    }
    return nil
  }
}
