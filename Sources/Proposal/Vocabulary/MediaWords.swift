import SourceText

/// The words by which removable media are found in texts, and those that say that none is used.
package struct MediaWords: Sendable {
  /// A word as it is compared: its letters small and half-width.
  private struct Word: Sendable {
    let bytes: [UInt8]
    /// Whether it is Latin: then no letter stands around it, and its place in the sentence says nothing.
    let isLatin: Bool

    init(_ text: String) {
      bytes = Array(text.utf8).map { MediaWords.small($0) }
      isLatin = bytes.allSatisfy { $0 < 0x80 }
    }
  }

  /// The lists of words, by their keys in the file of the vocabulary.
  package enum List: Int, CaseIterable, Sendable {
    /// Names of media, and words that hold one and are none.
    case media, notMedia
    /// Words that say by themselves that none is used, and those that do so directly behind a name.
    case denied, instead
    /// Ways of using one, with what denies them directly behind.
    case uses, negated
    /// What takes a denial back behind it, or anywhere before it.
    case revoked, excepted
    /// Losses of a medium that a text tells of, and what shows that it is in use all the same.
    case mishaps, guarded
    /// The sections, or `section.field`, whose texts are not read.
    case mediaBesides

    /// The key of the list.
    package var key: String {
      switch self {
      case .media: "media"
      case .notMedia: "not_media"
      case .denied: "denied"
      case .instead: "instead"
      case .uses: "uses"
      case .negated: "negated"
      case .revoked: "revoked"
      case .excepted: "excepted"
      case .mishaps: "mishaps"
      case .guarded: "guarded"
      case .mediaBesides: "media_besides"
      }
    }
  }

  /// The lists as they were written, in the order of ``List``.
  let written: [[String]]
  private let words: [[Word]]
  /// Whether a name of a medium, or a word that holds one, may begin with a character, by ``slot(_:at:)``.
  private let starts: [Bool]

  init(_ written: [[String]] = []) {
    self.written = written.count == List.allCases.count ? written : List.allCases.map { _ in [] }
    words = self.written.map { $0.map { Word($0) }.filter { !$0.bytes.isEmpty } }
    var starts = Array(repeating: false, count: MediaWords.slotCount)
    for word in words[List.media.rawValue] + words[List.notMedia.rawValue] {
      starts[MediaWords.slot(word.bytes[...], at: 0)] = true
    }
    self.starts = starts
  }

  /// After so many denials in one text no more are looked into.
  private static let denialLimit = 200
  private static let slotCount = 0x80 + 0x1000

  /// A number for the character at a place: of ASCII its own, in any width; of others their last bits, which few share.
  private static func slot(_ text: ArraySlice<UInt8>, at index: Int) -> Int {
    let sign = CharacterBytes(text, at: index)
    guard sign.byte >= 0x80 else { return Int(sign.byte) }
    var bits = 0
    for place in index..<min(index + sign.length, text.endIndex) { bits = bits << 6 | Int(text[place] & 0x3F) }
    return 0x80 + bits & 0xFFF
  }

  /// The sections, or `section.field`, whose texts are not read.
  package var besides: [String] { written[List.mediaBesides.rawValue] }

  /// The first medium that a text names without saying that it is not used.
  package func mention(in text: ArraySlice<UInt8>) -> Range<Int>? {
    var index = text.startIndex
    var denials = 0
    while index < text.endIndex {
      let first = CharacterBytes(text, at: index)
      guard starts[MediaWords.slot(text, at: index)] else {
        index += first.length
        continue
      }
      let name = end(of: .media, in: text, at: index)
      if let other = end(of: .notMedia, in: text, at: index), other >= name ?? index {
        index = other
        continue
      }
      guard let end = name else {
        index += first.length
        continue
      }
      // Nobody denies it so often: the last one is asked about.
      if denials == MediaWords.denialLimit || !isDenied(text, index..<end) { return index..<end }
      denials += 1
      index = end
    }
    return nil
  }

  private func end(of list: List, in text: ArraySlice<UInt8>, at start: Int) -> Int? {
    end(of: words[list.rawValue], in: text, at: start)
  }

  /// Where the longest of some words ends that stands at a place.
  private func end(of words: [Word], in text: ArraySlice<UInt8>, at start: Int) -> Int? {
    var longest: Int?
    for word in words {
      if word.isLatin, start > text.startIndex, MediaWords.endsInLetter(text[..<start]) { continue }
      var index = start
      var place = 0
      while place < word.bytes.count, index < text.endIndex {
        let sign = CharacterBytes(text, at: index)
        guard sign.byte == word.bytes[place] else { break }
        // What is no letter of ASCII is compared byte by byte.
        index += sign.byte < 0x80 ? sign.length : 1
        place += 1
      }
      guard place == word.bytes.count else { continue }
      if word.isLatin, index < text.endIndex, MediaWords.isLetter(CharacterBytes(text, at: index).byte) { continue }
      longest = max(longest ?? index, index)
    }
    return longest
  }

  /// Whether the part of the sentence around a name says that it is not used: in Japanese behind it, in English anywhere.
  private func isDenied(_ text: ArraySlice<UInt8>, _ name: Range<Int>) -> Bool {
    let text = surroundings(of: name, in: text)
    let bounds = part(of: text, around: name)
    let part = text[bounds]
    if let end = endOfMishap(in: part, behind: name.upperBound) {
      return !holds(.guarded, in: part[end...])
    }
    // 「場合を除き、」 ends a part, and yet it excepts from what follows.
    let sentence = text[startOfSentence(text, before: name.lowerBound)...]
    var index = part.startIndex
    while index < part.endIndex {
      if let end = endOfDenial(in: part, at: index, behind: name),
        self.end(of: .revoked, in: part, at: end) == nil, !holds(.excepted, in: sentence[..<index])
      {
        return true
      }
      index += CharacterBytes(part, at: index).length
    }
    return false
  }

  /// The text around a name, cut at whole characters: no sentence is longer, and a long text may hold many names.
  private func surroundings(of name: Range<Int>, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let reach = 1_000
    var start = max(text.startIndex, name.lowerBound - reach)
    while start < name.lowerBound, text[start] & 0xC0 == 0x80 { start += 1 }
    var end = min(text.endIndex, name.upperBound + reach)
    while end < text.endIndex, end > name.upperBound, text[end] & 0xC0 == 0x80 { end -= 1 }
    return text[start..<end]
  }

  private func startOfSentence(_ text: ArraySlice<UInt8>, before end: Int) -> Int {
    var (start, index) = (text.startIndex, text.startIndex)
    while index < end {
      let next = index + CharacterBytes(text, at: index).length
      if text[index] == 0x0A || text[index...].starts(with: "。".utf8) { start = next }
      index = next
    }
    return start
  }

  /// Where words end that deny the use and stand at a place.
  private func endOfDenial(in part: ArraySlice<UInt8>, at index: Int, behind name: Range<Int>) -> Int? {
    if let end = end(of: .denied, in: part, at: index) {
      if index >= name.upperBound || part[index..<end].allSatisfy({ $0 < 0x80 }) { return end }
    }
    if index == name.upperBound {
      let behind = skipping(["メモリー", "メモリ", "等", "など", "類", "：", ":", " "], in: part, from: index)
      if let end = end(of: .instead, in: part, at: behind) { return end }
    }
    guard index >= name.upperBound, let use = end(of: .uses, in: part, at: index) else { return nil }
    let particles = ["等", "は", "を", "も", "が", "の", "には", "一切", "いっさい", "全く", "まったく", "決して", "絶対に", "、"]
    return end(of: .negated, in: part, at: skipping(particles, in: part, from: use))
  }

  /// Where a loss of the medium ends that a text tells of directly behind its name: 「USBメモリの紛失」.
  private func endOfMishap(in part: ArraySlice<UInt8>, behind index: Int) -> Int? {
    let behind = skipping(["メモリー", "メモリ", "等", "など", "類", "による", "の", "を", "が"], in: part, from: index)
    return behind > index ? end(of: .mishaps, in: part, at: behind) : nil
  }

  private func skipping(_ words: [String], in text: ArraySlice<UInt8>, from start: Int) -> Int {
    var index = start
    while let word = words.first(where: { text[index...].starts(with: $0.utf8) }) { index += word.utf8.count }
    return index
  }

  private func holds(_ list: List, in text: ArraySlice<UInt8>) -> Bool {
    var index = text.startIndex
    while index < text.endIndex {
      if end(of: list, in: text, at: index) != nil { return true }
      index += CharacterBytes(text, at: index).length
    }
    return false
  }

  /// The part of the sentence that holds a word: a comma ends it behind a verb, not behind the words of a list or a topic.
  private func part(of text: ArraySlice<UInt8>, around word: Range<Int>) -> Range<Int> {
    var start = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let length = CharacterBytes(text, at: index).length
      let sign = text[index..<min(index + length, text.endIndex)]
      let isStop = ["。", "．", "\n", ";", "；"].contains { sign.elementsEqual($0.utf8) }
      let isComma = ["、", "，", ","].contains { sign.elementsEqual($0.utf8) }
      let isContrast = sign.elementsEqual("が".utf8) && MediaWords.endsInPlainVerb(text[start..<index])
      if isStop || isContrast || isComma && MediaWords.endsInVerb(text[start..<index]) {
        if index >= word.upperBound { return start..<index }
        start = index + length
      }
      index += length
    }
    return start..<text.endIndex
  }

  /// Whether a part of a sentence ends as verbs do before a comma: 渡し、 渡して、 用いず、 渡すが、
  private static func endsInVerb(_ text: ArraySlice<UInt8>) -> Bool {
    ["し", "て", "い", "り", "え", "み", "き", "ち", "び", "ぎ", "れ", "け", "せ", "ず", "が", "ば", "ら", "とき", "場合", "際", "上"]
      .contains { text.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// Whether a part of a sentence ends as verbs do before 「が」 in the sense of "but": 渡すが.
  private static func endsInPlainVerb(_ text: ArraySlice<UInt8>) -> Bool {
    ["す", "る", "う", "く", "ぐ", "つ", "む", "ぶ", "た", "ない"].contains { text.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  private static func endsInLetter(_ text: ArraySlice<UInt8>) -> Bool {
    guard let last = text.last else { return false }
    if last < 0x80 { return isLetter(small(last)) }
    return text.count > 2 && isLetter(CharacterBytes(text, at: text.endIndex - 3).byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  fileprivate static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}

/// A character as words are compared: a letter, digit or sign of ASCII, small and half-width, or the first byte of another.
private struct CharacterBytes {
  let byte: UInt8
  let length: Int

  init(_ text: ArraySlice<UInt8>, at index: Int) {
    let first = text[index]
    switch first {
    case 0x00..<0x80: (byte, length) = (MediaWords.small(first), 1)
    case 0xEF where index + 2 < text.endIndex && text[index + 1] == 0xBC && text[index + 2] >= 0x81:
      (byte, length) = (MediaWords.small(text[index + 2] - 0x60), 3)
    case 0xEF where index + 2 < text.endIndex && text[index + 1] == 0xBD && text[index + 2] <= 0x9E:
      (byte, length) = (MediaWords.small(text[index + 2] - 0x20), 3)
    default: (byte, length) = (first, first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1)
    }
  }
}
