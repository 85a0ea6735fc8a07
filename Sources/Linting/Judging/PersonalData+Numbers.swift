import SourceText

/// Telephone numbers and My Numbers, with the signs between their digits that an input method writes.
extension PersonalData {
  /// What may stand between two groups of digits.
  private struct Gap {
    var length = 0
    var hasHyphen = false
    var hasSpace = false
    var hasBracket = false
  }

  /// Groups of digits with gaps between them.
  private struct Groups {
    var digits: [UInt8] = []
    var counts: [Int] = []
    var end = 0
    var hasBracket = false
    var isSpaced = true
  }

  /// Judges the number that begins at a place; gives the place behind what was read.
  mutating func number(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    if let end = PersonalData.phone(bytes, from: start) {
      let plus = PersonalData.plus(bytes, before: start)
      found(.phoneNumber, start - plus, end)
      return end
    }
    return plainNumber(bytes, from: start)
  }

  private static func digit(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> ASCIISign? {
    guard let sign = sign(bytes, at: index), (0x30...0x39).contains(sign.ascii) else { return nil }
    return sign
  }

  // MARK: Telephone numbers

  /// Where the telephone number that begins here ends.
  private static func phone(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let first = digit(bytes, at: start) else { return nil }
    if first.ascii == UInt8(ascii: "0") {
      guard isFree(bytes, before: start), let groups = groups(bytes, from: start), isPhone(groups) else { return nil }
      return isEnd(bytes, of: groups) ? groups.end : nil
    }
    guard first.ascii == UInt8(ascii: "8"), plus(bytes, before: start) > 0,
      let second = digit(bytes, at: start + first.length), second.ascii == UInt8(ascii: "1")
    else { return nil }
    let behind = start + first.length + second.length
    let next = behind + (gap(bytes, at: behind)?.length ?? 0)
    guard digit(bytes, at: next) != nil, var groups = groups(bytes, from: next) else { return nil }
    // Abroad the 0 is left out, or put in brackets.
    if groups.digits.first != 0 { groups.digits.insert(0, at: 0) }
    return isSubscriber(groups.digits) && isEnd(bytes, of: groups) ? groups.end : nil
  }

  /// The length of a `+` before a place.
  private static func plus(_ bytes: UnsafeBufferPointer<UInt8>, before start: Int) -> Int {
    for length in [1, 3] where start >= length {
      if let sign = sign(bytes, at: start - length), sign.length == length, sign.ascii == UInt8(ascii: "+") {
        return length
      }
    }
    return 0
  }

  private static func groups(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Groups? {
    var groups = Groups()
    var index = start
    while true {
      var count = 0
      while let found = digit(bytes, at: index) {
        groups.digits.append(found.ascii - 0x30)
        count += 1
        index += found.length
        if groups.digits.count > 11 { return nil }
      }
      groups.counts.append(count)
      groups.end = index
      guard groups.counts.count < 4, let gap = gap(bytes, at: index), digit(bytes, at: index + gap.length) != nil else {
        return groups
      }
      // What follows a number behind a space is another one.
      if gap.hasSpace, !gap.hasHyphen, !gap.hasBracket, isPhone(groups) { return groups }
      groups.hasBracket = groups.hasBracket || gap.hasBracket
      groups.isSpaced = groups.isSpaced && gap.hasSpace && !gap.hasHyphen && !gap.hasBracket
      index += gap.length
    }
  }

  /// Whether the digits and their groups are those of a telephone number that may be somebody's own.
  private static func isPhone(_ groups: Groups) -> Bool {
    guard isSubscriber(groups.digits) else { return false }
    let isMobile = groups.digits.count == 11 && (7...9).contains(groups.digits[1])
    switch groups.counts.count {
    case 1: return isMobile
    case 2: return isMobile || groups.hasBracket && (2...5).contains(groups.counts[0])
    case 3: return (2...5).contains(groups.counts[0]) && groups.counts[2] == 4
    default: return false
    }
  }

  /// Whether the digits are those of a subscriber: not of free dial and the like, which are nobody's own.
  private static func isSubscriber(_ digits: [UInt8]) -> Bool {
    guard digits.count == 10 || digits.count == 11, digits[0] == 0, digits[1] != 0 else { return false }
    if digits.count == 11 { return digits[2] == 0 && (5...9).contains(digits[1]) }
    return !digits.starts(with: [0, 1, 2, 0]) && !digits.starts(with: [0, 5, 7, 0])
      && !digits.starts(with: [0, 8, 0, 0]) && !digits.starts(with: [0, 9, 9, 0])
  }

  /// Whether a number may begin behind what stands before a place: no code, path or longer number goes on there.
  private static func isFree(_ bytes: UnsafeBufferPointer<UInt8>, before start: Int) -> Bool {
    guard start > 0 else { return true }
    let before = start > 1 ? bytes[start - 2] : UInt8(ascii: " ")
    switch bytes[start - 1] {
    case 0x30...0x39, UInt8(ascii: "_"), UInt8(ascii: "-"): return false
    case UInt8(ascii: "."): return isLabel(bytes, before: start - 1)
    case UInt8(ascii: "/"): return !isLetter(before) && before != UInt8(ascii: "/")
    case let byte where isLetter(byte): return isLabel(bytes, before: start)
    default: return true
    }
  }

  /// Whether the letters before a place are a label such as `TEL`.
  private static func isLabel(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
    var start = end
    while start > 0, isLetter(bytes[start - 1]) { start -= 1 }
    let word = bytes[start..<end].lazy.map { $0 | 0x20 }
    return ["tel", "fax", "phone"].contains { word.elementsEqual($0.utf8) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Whether nothing goes on behind the groups that makes another thing of them.
  private static func isEnd(_ bytes: UnsafeBufferPointer<UInt8>, of groups: Groups) -> Bool {
    if let sign = sign(bytes, at: groups.end) {
      if isLetter(sign.ascii) || sign.ascii == UInt8(ascii: "_") { return false }
      if sign.ascii == UInt8(ascii: ".") || sign.ascii == UInt8(ascii: "/") {
        let next = PersonalData.sign(bytes, at: groups.end + sign.length)?.ascii ?? 0
        if isLetter(next) || sign.ascii == UInt8(ascii: ".") && (0x30...0x39).contains(next) { return false }
      }
    }
    guard let gap = gap(bytes, at: groups.end), digit(bytes, at: groups.end + gap.length) != nil else { return true }
    // A row of numbers is no telephone number.
    return gap.hasSpace && !gap.hasHyphen && !gap.hasBracket && !(groups.isSpaced && groups.counts.count > 1)
  }

  /// What joins two groups at a place: up to three hyphens, brackets and spaces, or a lone dot.
  private static func gap(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Gap? {
    var gap = Gap()
    for _ in 0..<3 {
      let index = start + gap.length
      if let length = hyphen(bytes, at: index) {
        if gap.hasHyphen { break }
        gap.hasHyphen = true
        gap.length += length
      } else if let length = space(bytes, at: index) {
        gap.hasSpace = true
        gap.length += length
      } else if let sign = sign(bytes, at: index) {
        if sign.ascii == UInt8(ascii: "(") || sign.ascii == UInt8(ascii: ")") {
          gap.hasBracket = true
        } else if sign.ascii == UInt8(ascii: "."), gap.length == 0 {
          return Gap(length: sign.length, hasHyphen: true)
        } else {
          break
        }
        gap.length += sign.length
      } else {
        break
      }
    }
    return gap.length > 0 ? gap : nil
  }

  /// The length of the space at a place.
  static func space(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: " "): return 1
    case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : nil
    case 0xE3: return index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : nil
    default: return nil
    }
  }

  /// The hyphen, dash, minus or long-vowel mark at a place.
  private static func hyphen(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "-") { return 1 }
    guard bytes[index] >= 0xE2, index + 2 < bytes.count else { return nil }
    switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92), (0xE2, 0x94, 0x80...0x81), (0xE3, 0x83, 0xBC),
      (0xEF, 0xB9, 0xA3), (0xEF, 0xBC, 0x8D), (0xEF, 0xBD, 0xB0):
      return 3
    default: return nil
    }
  }

  // MARK: My Numbers

  /// Reads digits, perhaps in groups joined by hyphens, or three groups of four joined by spaces; gives the place behind.
  private mutating func plainNumber(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var digits: [UInt8] = []
    var groups = 1
    var index = start
    var end = start
    while true {
      if let found = PersonalData.digit(bytes, at: index) {
        digits.append(found.ascii - 0x30)
        index += found.length
        end = index
      } else if index > start, index == end, let gap = myNumberGap(bytes, at: index, digits: digits.count),
        PersonalData.digit(bytes, at: index + gap) != nil
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
    if !isWord, groups == 1 || groups == 3, PersonalData.hasCheckDigit(digits) { found(.myNumber, start, end) }
    return max(end, start + 1)
  }

  /// The length of what may join two groups of a My Number.
  private func myNumberGap(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, digits: Int) -> Int? {
    if let hyphen = PersonalData.hyphen(bytes, at: index) { return hyphen }
    // Only `dddd dddd dddd`: other numbers in a row have nothing to do with each other.
    guard digits == 4 || digits == 8, let space = PersonalData.space(bytes, at: index) else { return nil }
    var behind = index + space
    var count = 0
    while count < 5, let found = PersonalData.digit(bytes, at: behind) {
      behind += found.length
      count += 1
    }
    return count == 4 ? space : nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"): true
    default: false
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
}
