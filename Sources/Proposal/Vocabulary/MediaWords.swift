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

  /// The fields of the proposal whose texts are not read.
  package let besides: [String]
  private let written: (words: [String], denied: [String])
  private let words: [Word]
  private let denied: [Word]
  /// Bytes that begin a word, full-width letters included.
  private let starts: [Bool]

  init(words: [String] = [], denied: [String] = [], besides: [String] = []) {
    written = (words, denied)
    self.besides = besides
    self.words = words.map { Word($0) }.filter { !$0.bytes.isEmpty }
    self.denied = denied.map { Word($0) }.filter { !$0.bytes.isEmpty }
    var starts = Array(repeating: false, count: 256)
    for word in self.words { starts[Int(word.bytes[0])] = true }
    self.starts = starts
  }

  /// The first medium that a text names without saying that it is not used.
  package func mention(in text: ArraySlice<UInt8>) -> Range<Int>? {
    var index = text.startIndex
    while index < text.endIndex {
      let first = CharacterBytes(text, at: index)
      guard starts[Int(first.byte)], let end = end(of: words, in: text, at: index) else {
        index += first.length
        continue
      }
      if !isDenied(text, index..<end) { return index..<end }
      index = end
    }
    return nil
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

  /// Whether the part of the sentence around a word says that it is not used: in Japanese behind it, in English anywhere.
  private func isDenied(_ text: ArraySlice<UInt8>, _ word: Range<Int>) -> Bool {
    let part = part(of: text, around: word)
    var index = part.lowerBound
    while index < part.upperBound {
      if let end = end(of: denied, in: text[..<part.upperBound], at: index) {
        if index >= word.lowerBound || text[index..<end].allSatisfy({ $0 < 0x80 }) { return true }
      }
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
      if isStop || isComma && MediaWords.endsInVerb(text[start..<index]) {
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

extension MediaWords: Packable {
  /// Appends the words.
  package func pack(into packer: inout Packer) {
    written.words.pack(into: &packer)
    written.denied.pack(into: &packer)
    besides.pack(into: &packer)
  }

  /// Reads words.
  package init(unpacking unpacker: inout Unpacker) {
    let words = [String](unpacking: &unpacker)
    let denied = [String](unpacking: &unpacker)
    self.init(words: words, denied: denied, besides: [String](unpacking: &unpacker))
  }
}
