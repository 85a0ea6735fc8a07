import SourceText

/// Takes out of Markdown and plain text what its readers see struck out (見え消し) or not at all: `~~…~~`, `<del>`, `<s>`,
/// `<strike>`, any element with `line-through`, letters under U+0335 to U+0338, and comments.
///
/// Its bytes become ``mark``, so that everything else keeps its place; line breaks stay. One pass over the text.
struct StruckText {
  /// What stands for a byte that is not there: a control character, which every reader of the text skips.
  static let mark: UInt8 = 0x7F

  /// The elements whose style is looked at; a list, so that each can be given up once (see ``giveUp``).
  private static let styled = ["span", "p", "div", "font", "li", "td", "tr", "u", "b", "i", "em", "strong", "section"]
  private static let striking = ["del", "s", "strike"]
  /// A tag is no longer than this.
  private static let tagLimit = 300

  /// What a run of tildes may be.
  private enum Tilde { case single, double, wide }
  /// ～ and 〜.
  private static let wideTildes: [[UInt8]] = [[0xEF, 0xBD, 0x9E], [0xE3, 0x80, 0x9C]]

  /// An element that strikes out and is still open.
  private struct Element {
    var name: String
    var start: Int
    /// How many elements of its name are open inside it, with itself.
    var depth: Int
    /// Where its paragraph ends, once known.
    var paragraphEnd: Int?
  }

  private var bytes: [UInt8]
  private var index = 0
  private var paragraph = 0
  private var isLineStart = true
  /// The `~~`, `～～` or `~` that waits for another of its kind.
  private var tildes: [Tilde: (start: Int, paragraph: Int, opensLine: Bool)] = [:]
  private var element: Element?
  /// Elements that never close again.
  private var unclosed: [String] = []
  private var hasCommentEnd = true

  /// The text without what is struck out.
  static func removed(from bytes: [UInt8]) -> [UInt8] {
    // 0xEF and 0xE3 begin the wide tildes ～ and 〜.
    let signs = [UInt8(ascii: "~"), UInt8(ascii: "<"), 0xCC, 0xEF, 0xE3]
    guard bytes.contains(where: { signs.contains($0) }) else { return bytes }
    var text = StruckText(bytes: bytes)
    text.scan()
    return text.bytes
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func scan() {
    while true {
      while index < bytes.count { step() }
      guard let open = element else { return }
      giveUp(open)
    }
  }

  /// An element without an end strikes out the rest of its paragraph; behind that the text is read once more.
  private mutating func giveUp(_ open: Element) {
    unclosed.append(open.name)
    element = nil
    index = open.paragraphEnd ?? bytes.count
    remove(open.start..<index)
  }

  private mutating func step() {
    let byte = bytes[index]
    let opensLine = isLineStart
    if byte != UInt8(ascii: " "), byte != UInt8(ascii: ">"), byte != UInt8(ascii: "\t") { isLineStart = false }
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      index += 1
      isLineStart = true
      if isBlank(from: index) {
        paragraph += 1
        if element != nil, element?.paragraphEnd == nil { element?.paragraphEnd = index }
      }
    case UInt8(ascii: "\\"): index += 2
    case UInt8(ascii: "~") where element == nil: takeTildes([byte], opensLine: opensLine)
    case UInt8(ascii: "<"): takeTag(opensLine: opensLine)
    case 0xEF, 0xE3:
      if let sign = StruckText.wideTildes.first(where: { bytes[index...].starts(with: $0) }), element == nil {
        takeTildes(sign, opensLine: opensLine)
      } else {
        index += 1
      }
    case 0xCC where index + 1 < bytes.count && (0xB5...0xB8).contains(bytes[index + 1]):
      var start = index
      while start > 0 {
        start -= 1
        if bytes[start] & 0xC0 != 0x80 { break }
      }
      index += 2
      remove(start..<index)
    default: index += 1
    }
  }

  /// Whether nothing stands between `start` and the end of the line.
  private func isBlank(from start: Int) -> Bool {
    var place = start
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n"), bytes[place] != UInt8(ascii: "\r") {
      let (scalar, length) = UTF8Reading.scalar(in: bytes, at: place)
      guard LineReader.isSpace(scalar) else { return false }
      place += length
    }
    return true
  }

  private mutating func takeTildes(_ sign: [UInt8], opensLine: Bool) {
    let start = index
    while bytes[index...].starts(with: sign) { index += sign.count }
    let count = (index - start) / sign.count
    let kind: Tilde
    switch (count, sign.count) {
    case (2, 1): kind = .double
    case (2, _): kind = .wide
    case (1, 1): kind = .single
    default: return
    }
    guard let open = tildes[kind] else {
      if kind != .single || opensStrike(start) { tildes[kind] = (start, paragraph, opensLine) }
      return
    }
    // Over paragraphs only what begins a line and ends one is a pair.
    let isPair = open.paragraph == paragraph || (open.opensLine && kind != .single && isBlank(from: index))
    if isPair, kind != .single || closesStrike(start) {
      remove(open.start..<index)
      tildes[kind] = nil
    } else {
      tildes[kind] = kind != .single || opensStrike(start) ? (start, paragraph, opensLine) : nil
    }
  }

  /// Whether a single tilde can begin what is struck out. In 「9時~17時」 it stands for "to": behind a digit, a letter, a
  /// kanji or katakana, or before a digit or a space.
  private func opensStrike(_ tilde: Int) -> Bool {
    guard let next = scalar(at: tilde + 1), !LineReader.isSpace(next), !StruckText.isDigit(next) else { return false }
    guard let last = scalar(before: tilde) else { return true }
    let isMark = last < 0x80 && !StruckText.isDigit(last) && !StruckText.isLetter(last) && last != 0x29
    // Between spaces, ideographic punctuation and hiragana.
    return LineReader.isSpace(last) || isMark || (0x3001...0x3096).contains(last) || last == 0xFF08
  }

  /// Whether a single tilde can end what is struck out.
  private func closesStrike(_ tilde: Int) -> Bool {
    guard let last = scalar(before: tilde), !LineReader.isSpace(last) else { return false }
    return scalar(at: tilde + 1).map { !StruckText.isDigit($0) && !StruckText.isLetter($0) } ?? true
  }

  private func scalar(at place: Int) -> UInt32? {
    place < bytes.count ? UTF8Reading.scalar(in: bytes, at: place).scalar : nil
  }

  private func scalar(before place: Int) -> UInt32? {
    var start = place - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start >= 0 ? UTF8Reading.scalar(in: bytes, at: start).scalar : nil
  }

  private static func isDigit(_ scalar: UInt32) -> Bool {
    LineReader.isDigit(scalar) || (0xFF10...0xFF19).contains(scalar) || FoldedCharacter.numeral(scalar) != scalar
      || scalar == 0x5341
  }

  private static func isLetter(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar | 0x20) }

  private mutating func takeTag(opensLine: Bool) {
    let start = index
    index += 1
    if bytes[start...].starts(with: Array("<!--".utf8)) {
      if element == nil { takeComment(start, opensLine: opensLine) }
      return
    }
    let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    var place = isEnd ? index + 1 : index
    var name = ""
    while place < bytes.count, name.utf8.count < 8, let letter = StruckText.lowercased(bytes[place]) {
      name.unicodeScalars.append(letter)
      place += 1
    }
    guard !name.isEmpty, let end = tagEnd(from: place) else { return }
    if let open = element {
      guard open.name == name else { return }
      index = end
      if isEnd {
        element?.depth -= 1
        if open.depth == 1 {
          element = nil
          remove(open.start..<end)
        }
      } else {
        element?.depth += 1
      }
    } else if !isEnd, bytes[end - 2] != UInt8(ascii: "/"), !unclosed.contains(name), strikes(name, place..<end) {
      index = end
      element = Element(name: name, start: start, depth: 1, paragraphEnd: nil)
    }
  }

  /// Behind the `>` of the tag whose name ends at `start`.
  private func tagEnd(from start: Int) -> Int? {
    var place = start
    guard place < bytes.count, StruckText.lowercased(bytes[place]) == nil else { return nil }
    while place < min(bytes.count, start + StruckText.tagLimit) {
      switch bytes[place] {
      case UInt8(ascii: ">"): return place + 1
      case UInt8(ascii: "<"): return nil
      default: place += 1
      }
    }
    return nil
  }

  private func strikes(_ name: String, _ attributes: Range<Int>) -> Bool {
    if StruckText.striking.contains(name) { return true }
    guard StruckText.styled.contains(name) else { return false }
    let sign = Array("line-through".utf8)
    return attributes.contains { bytes[$0] == sign[0] && bytes[$0...].starts(with: sign) }
  }

  /// A comment that begins a line and never ends takes all the rest.
  private mutating func takeComment(_ start: Int, opensLine: Bool) {
    guard hasCommentEnd else { return }
    var place = start + 4
    var dashes = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: ">"), dashes >= 2 {
        index = place + 1
        remove(start..<index)
        return
      }
      dashes = bytes[place] == UInt8(ascii: "-") ? dashes + 1 : 0
      place += 1
    }
    hasCommentEnd = false
    guard opensLine else { return }
    index = bytes.count
    remove(start..<index)
  }

  private mutating func remove(_ range: Range<Int>) {
    for place in range where bytes[place] != UInt8(ascii: "\n") && bytes[place] != UInt8(ascii: "\r") {
      bytes[place] = StruckText.mark
    }
  }

  private static func lowercased(_ byte: UInt8) -> Unicode.Scalar? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Unicode.Scalar(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Unicode.Scalar(byte + 0x20)
    default: nil
    }
  }
}
