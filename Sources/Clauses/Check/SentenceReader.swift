import SourceText

/// A sentence of a specification.
struct Sentence {
  /// Its bytes, with the line breaks inside.
  var range: Range<Int>
  /// The number and caption of its article; empty where there is none.
  var number: Range<Int>
  var caption: Range<Int>
  /// Which article and which paragraph it belongs to, counted from the start of the text.
  var article: Int
  var paragraph: Int
  /// Which item, row or stretch without items, counted likewise.
  var passage: Int
  /// Whether it is an item of a list.
  var isItem: Bool

  /// Whether it is a note: 「※」 stands before it, as a bullet or as its first character.
  func isNote(in bytes: [UInt8]) -> Bool {
    let sign: [UInt8] = [0xE2, 0x80, 0xBB]
    if bytes[range].starts(with: sign) { return true }
    var end = range.lowerBound
    while end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    while end >= 3, bytes[(end - 3)..<end].elementsEqual([0xE3, 0x80, 0x80]) { end -= 3 }
    return bytes[..<end].suffix(3).elementsEqual(sign)
  }
}

/// Takes a specification apart into sentences, in one pass.
///
/// A sentence ends at 「。」, at a full stop before a space, or where a line begins something new. Line breaks inside it
/// are layout. Headings and captions are no sentences.
struct SentenceReader {
  /// A sentence that goes on for more bytes than this is cut.
  static let limit = 12_288
  /// A bracket that was not closed within so many bytes was forgotten.
  private static let bracketLimit = 1_500

  private let specification: Specification
  private var lines: LineReader
  private var sentence = Sentence(
    range: 0..<0, number: 0..<0, caption: 0..<0, article: 0, paragraph: 0, passage: 0, isItem: false)
  /// Where the sentence begins; -1 between sentences.
  private var start = -1
  /// The end of its last character so far.
  private var last = 0
  private var depth = 0
  private var bracket = 0
  /// A caption that waits for its article.
  private var pending: Range<Int>?
  private var hasArticles = false
  /// The number of the paragraph at hand, and of the item where items have bare numbers.
  private var numbers = (paragraph: 1, item: 0)
  private var isAfterBlank = true

  init(_ specification: Specification) {
    self.specification = specification
    lines = LineReader(specification.bytes)
  }

  /// Calls `body` for every sentence in order.
  mutating func read(_ body: (Sentence) -> Void) {
    let bytes = specification.bytes
    for number in 0..<specification.lines.count {
      let span = specification.lines.content(of: number, in: bytes)
      var range = span.range
      if number == 0, bytes.starts(with: ByteOrderMark.bytes) { range = ByteOrderMark.bytes.count..<range.upperBound }
      guard !isStruckOut(range) else { continue }
      take(range, body)
      if !specification.isWrapped { finish(body) }
    }
    finish(body)
  }

  /// Whether all of the line was taken out: it separates nothing, as a blank line would.
  private func isStruckOut(_ range: Range<Int>) -> Bool {
    let bytes = specification.bytes[range]
    return bytes.contains(StruckText.mark)
      && bytes.allSatisfy { $0 == StruckText.mark || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  private mutating func take(_ range: Range<Int>, _ body: (Sentence) -> Void) {
    let line = lines.read(range, opens: start < 0, hasArticles: hasArticles)
    switch line.kind {
    case .blank:
      finish(body)
      isAfterBlank = true
      return
    case .heading:
      finish(body)
      begin(number: 0..<0, caption: 0..<0)
    case .caption:
      finish(body)
      pending = line.caption
    case .article:
      finish(body)
      if line.caption.isEmpty, let pending {
        begin(number: line.number, caption: pending)
      } else {
        begin(number: line.number, caption: line.caption)
      }
      pending = nil
      if !line.number.isEmpty, specification.bytes[line.number.lowerBound] == 0xE7 { hasArticles = true }
    case .paragraph:
      finish(body)
      take(number: value(line.number))
    case .item:
      finish(body)
      sentence.isItem = true
      sentence.passage += 1
    case .row:
      finish(body)
      sentence.passage += 1
      sentence.isItem = false
    case .text:
      if start < 0 {
        if isAfterBlank, lines.isBareHeading(range) {
          begin(number: 0..<0, caption: line.content)
          isAfterBlank = false
          return
        }
        if isAfterBlank { beginParagraph() }
        sentence.isItem = false
        // A caption without a number behind it heads what follows.
        if let caption = pending {
          begin(number: 0..<0, caption: caption)
          pending = nil
        }
      }
    }
    isAfterBlank = false
    split(line.content, body)
  }

  private mutating func begin(number: Range<Int>, caption: Range<Int>) {
    sentence.article += 1
    sentence.number = number
    sentence.caption = caption
    numbers = (1, 0)
    beginParagraph()
  }

  /// A line that begins with a bare number. In an article the first paragraph has none and the second is 2: a 1, and what
  /// counts on from it, are items.
  private mutating func take(number: Int) {
    let isItem = hasArticles && (number == numbers.item + 1) && (number == 1 || numbers.item > 0)
    if isItem {
      numbers.item = number
      sentence.isItem = true
      sentence.passage += 1
    } else {
      numbers = (number, 0)
      beginParagraph()
    }
  }

  /// The number that a stretch of digits, narrow or wide, begins with.
  private func value(_ range: Range<Int>) -> Int {
    var value = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = UTF8Reading.scalar(in: specification.bytes, at: index)
      switch scalar {
      case 0x30...0x39: value = min(value * 10 + Int(scalar - 0x30), 1_000_000)
      case 0xFF10...0xFF19: value = min(value * 10 + Int(scalar - 0xFF10), 1_000_000)
      default: return value
      }
      index += length
    }
    return value
  }

  private mutating func beginParagraph() {
    sentence.paragraph += 1
    sentence.passage += 1
    sentence.isItem = false
  }

  /// Cuts a stretch of text at the ends of sentences.
  private mutating func split(_ range: Range<Int>, _ body: (Sentence) -> Void) {
    let bytes = specification.bytes
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = UTF8Reading.scalar(in: bytes, at: index)
      let next = index + length
      defer { index = next }
      if LineReader.isSpace(scalar) { continue }
      if start < 0 {
        start = index
        depth = 0
      }
      last = next
      switch scalar {
      case 0x28, 0xFF08:
        if depth == 0 { bracket = index }
        depth += 1
      case 0x29, 0xFF09: depth = max(0, depth - 1)
      default: break
      }
      if depth > 0, index - bracket > SentenceReader.bracketLimit { depth = 0 }
      let ends = depth == 0 && isEnd(scalar, at: index, before: next, in: range)
      if ends || next - start > SentenceReader.limit { finish(body) }
    }
  }

  private func isEnd(_ scalar: UInt32, at index: Int, before next: Int, in range: Range<Int>) -> Bool {
    switch scalar {
    case 0x3002, 0xFF61: return true
    case 0xFF0E:
      // A full-width point ends a Japanese sentence in some offices; behind a digit it belongs to a number.
      return index > range.lowerBound && !(0x30...0x39).contains(specification.bytes[index - 1])
        && specification.bytes[index - 1] >= 0x80 && (next == range.upperBound || !isWideDigit(at: next))
    case 0x2E:
      guard index > range.lowerBound,
        !LineReader.isDigit(UInt32(specification.bytes[index - 1])) || next == range.upperBound
      else { return false }
      // "No. 57" goes on; ". The" does not.
      guard next < range.upperBound else { return true }
      guard specification.bytes[next] == 0x20 else { return false }
      let follower = specification.bytes[(next + 1)..<range.upperBound].first { $0 != 0x20 }
      return follower.map { (0x41...0x5A).contains($0) || $0 >= 0x80 } ?? true
    default: return false
    }
  }

  /// Whether a full-width digit stands at `index`.
  private func isWideDigit(at index: Int) -> Bool {
    (0xFF10...0xFF19).contains(UTF8Reading.scalar(in: specification.bytes, at: index).scalar)
  }

  private mutating func finish(_ body: (Sentence) -> Void) {
    if start >= 0, last > start {
      sentence.range = start..<last
      body(sentence)
    }
    start = -1
    depth = 0
  }
}
