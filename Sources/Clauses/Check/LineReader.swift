import SourceText

/// Tells what a line of a specification is, by its beginning.
///
/// Japanese contracts write 第8条 with the caption before or behind it, 項 as a bare number, 号 as (1), ア or 一; Markdown
/// adds headings and lists, English contracts "Article 8". Of a line no more than the first 160 characters decide.
struct LineReader {
  private static let reach = 160

  private let bytes: [UInt8]
  /// The characters of the line, narrow, with the byte at which each begins, and its end.
  private var scalars: [UInt32] = []
  private var places: [Int] = []
  private var end = 0
  private var isWhole = true

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x20, 0x7F...0xA0, 0x3000, 0x2000...0x200B, 0xFEFF: true
    default: false
    }
  }

  /// Reads the line at `range`. `opens` says whether a sentence can begin here; a number inside a sentence that the
  /// line break cut is no article. `hasArticles` says that articles are numbered 第N条 or by headings in this text.
  mutating func read(_ range: Range<Int>, opens: Bool, hasArticles: Bool) -> SpecificationLine {
    load(range)
    guard !scalars.isEmpty else { return line(.blank, from: end) }
    if isRule { return line(.blank, from: end) }
    if scalars[0] == 0x23 { return markdownHeading() }
    if scalars[0] == 0x7C { return line(.row, from: places[0]) }
    if let caption = wholeCaption() { return caption }
    if let article = article(opens: opens) { return article }
    if let article = englishArticle() { return article }
    if isChapter { return line(.heading, from: end) }
    if let item = item() { return item }
    if let numbered = numbered(opens: opens, hasArticles: hasArticles) { return numbered }
    return line(.text, from: places[0])
  }

  private mutating func load(_ range: Range<Int>) {
    scalars.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    end = range.upperBound
    isWhole = true
    var index = range.lowerBound
    while index < end {
      if scalars.count == LineReader.reach {
        isWhole = false
        break
      }
      let (scalar, length) = UTF8Reading.scalar(in: bytes, at: index)
      // A quotation mark of Markdown and white space before the text say nothing.
      if !(scalars.isEmpty && (LineReader.isSpace(scalar) || scalar == 0x3E)) {
        scalars.append(LineReader.narrow(scalar))
        places.append(index)
      }
      index += length
    }
    guard isWhole else { return }
    while let last = scalars.last, LineReader.isSpace(last) {
      scalars.removeLast()
      end = places.removeLast()
    }
  }

  /// Full-width digits, brackets and points made narrow.
  private static func narrow(_ scalar: UInt32) -> UInt32 {
    if (0xFF01...0xFF5E).contains(scalar) { return scalar - 0xFEE0 }
    return isSpace(scalar) ? 0x20 : scalar
  }

  private func line(
    _ kind: SpecificationLine.Kind, from start: Int, number: Range<Int> = 0..<0, caption: Range<Int> = 0..<0
  ) -> SpecificationLine {
    SpecificationLine(kind: kind, number: number, caption: caption, content: min(start, end)..<end)
  }

  /// The byte at which the character at `index` begins.
  private func place(_ index: Int) -> Int { index < places.count ? places[index] : end }

  /// The first character from `index` on that is no space.
  private func skip(_ index: Int) -> Int {
    var index = index
    while index < scalars.count, scalars[index] == 0x20 { index += 1 }
    return index
  }

  private func has(_ text: StaticString, at index: Int) -> Bool {
    var place = index
    for scalar in "\(text)".unicodeScalars {
      guard place < scalars.count, scalars[place] == scalar.value else { return false }
      place += 1
    }
    return true
  }

  // MARK: Kinds

  /// `---`, `***`, `===`.
  private var isRule: Bool {
    guard let first = scalars.first, [0x2D, 0x2A, 0x3D, 0x5F, 0x2015, 0x2500].contains(first), scalars.count > 2 else {
      return false
    }
    return isWhole && scalars.allSatisfy { $0 == first || $0 == 0x20 }
  }

  private func markdownHeading() -> SpecificationLine {
    var index = 0
    while index < scalars.count, scalars[index] == 0x23 { index += 1 }
    index = skip(index)
    if let parts = articleNumber(at: index) {
      let caption = skip(parts.end)
      return line(.article, from: end, number: place(index)..<place(parts.end), caption: place(caption)..<end)
    }
    return line(.article, from: end, number: 0..<0, caption: place(index)..<end)
  }

  /// A line that is one pair of brackets: the caption of the next article.
  private func wholeCaption() -> SpecificationLine? {
    guard isWhole, let first = scalars.first, let last = scalars.last, scalars.count > 3, scalars.count <= 60 else {
      return nil
    }
    let pairs: [(UInt32, UInt32)] = [(0x28, 0x29), (0x3010, 0x3011), (0x3014, 0x3015), (0x5B, 0x5D), (0x3C, 0x3E)]
    guard pairs.contains(where: { $0.0 == first && $0.1 == last }) else { return nil }
    let inner = scalars.dropFirst().dropLast()
    if inner.contains(0x3002) || inner.contains(last) || inner.allSatisfy({ LineReader.isDigit($0) }) { return nil }
    return line(.caption, from: end, caption: place(1)..<place(scalars.count - 1))
  }

  /// 第8条, 第8条の2, 第8: where it ends, and whether 条 was there.
  private func articleNumber(at start: Int) -> (end: Int, hasUnit: Bool)? {
    guard start < scalars.count, scalars[start] == 0x7B2C else { return nil }
    var index = skip(start + 1)
    let digits = index
    while index < scalars.count, LineReader.isNumeral(scalars[index]) { index += 1 }
    guard index > digits, index - digits <= 6 else { return nil }
    let unit = skip(index)
    guard unit < scalars.count, scalars[unit] == 0x6761 else { return (index, false) }
    index = unit + 1
    while index < scalars.count, scalars[index] == 0x306E, index + 1 < scalars.count,
      LineReader.isNumeral(scalars[index + 1])
    {
      index += 2
      while index < scalars.count, LineReader.isNumeral(scalars[index]) { index += 1 }
    }
    return (index, true)
  }

  private func article(opens: Bool) -> SpecificationLine? {
    guard let (numberEnd, hasUnit) = articleNumber(at: 0) else { return nil }
    let next = skip(numberEnd)
    let hasSpace = next > numberEnd || next == scalars.count
    let isCaption = next < scalars.count && (scalars[next] == 0x28 || scalars[next] == 0x3010)
    // 「第8条の規定により」 refers to an article; so does 「第8条第2項」.
    if hasUnit {
      if !hasSpace, !isCaption, !opens || LineReader.continues(scalars[numberEnd]) { return nil }
    } else if !(hasSpace || isCaption) || (next < scalars.count && LineReader.isUnit(scalars[next])) {
      return nil
    }
    let number = place(0)..<place(numberEnd)
    guard isCaption, let close = closing(from: next) else { return line(.article, from: place(next), number: number) }
    return line(
      .article, from: place(skip(close + 1)), number: number, caption: place(next + 1)..<place(close))
  }

  /// The bracket that closes the one at `index`, if it is near.
  private func closing(from index: Int) -> Int? {
    let wanted: UInt32 = scalars[index] == 0x28 ? 0x29 : 0x3011
    var place = index + 1
    while place < scalars.count, place - index <= 60 {
      if scalars[place] == wanted { return place }
      if scalars[place] == 0x3002 { return nil }
      place += 1
    }
    return nil
  }

  /// "Article 8 (Confidentiality)", "Section 8.".
  private func englishArticle() -> SpecificationLine? {
    guard has("Article ", at: 0) || has("ARTICLE ", at: 0) || has("Section ", at: 0) || has("Clause ", at: 0),
      let space = scalars.firstIndex(of: 0x20)
    else { return nil }
    var index = skip(space)
    let digits = index
    while index < scalars.count, LineReader.isDigit(scalars[index]) || scalars[index] == 0x2E { index += 1 }
    guard index > digits, index == scalars.count || scalars[index] == 0x20 || scalars[index] == 0x3A else { return nil }
    let number = place(0)..<place(index)
    let next = skip(index < scalars.count && scalars[index] == 0x3A ? index + 1 : index)
    guard next < scalars.count else { return line(.article, from: end, number: number) }
    if scalars[next] == 0x28, let close = closing(from: next) {
      return line(.article, from: place(skip(close + 1)), number: number, caption: place(next + 1)..<place(close))
    }
    // "Article 5 applies." goes on; "Article 5 Confidentiality" is a heading.
    let isSentence = scalars[next...].contains(0x2E) || (0x61...0x7A).contains(scalars[next])
    if isSentence { return nil }
    return line(.article, from: end, number: number, caption: place(next)..<end)
  }

  /// 第2章 and the like.
  private var isChapter: Bool {
    guard isWhole, scalars.count <= 40, let (numberEnd, hasUnit) = articleNumber(at: 0), !hasUnit else { return false }
    let next = skip(numberEnd)
    return next < scalars.count && [0x7AE0, 0x7BC0, 0x7DE8].contains(scalars[next])
  }

  private func item() -> SpecificationLine? {
    let first = scalars[0]
    // ・ - * • ○ ● ◦ ※ ■ □ ◆ ◇ and encircled or bracketed numbers.
    let bullets: [UInt32] = [0x30FB, 0x2022, 0x25CB, 0x25CF, 0x25E6, 0x203B, 0x25A0, 0x25A1, 0x25C6, 0x25C7]
    let isSign = bullets.contains(first) || (0x2460...0x2487).contains(first)
    let isDash = (first == 0x2D || first == 0x2A || first == 0x2B) && scalars.count > 1 && scalars[1] == 0x20
    if isSign || isDash {
      let next = skip(1)
      if let inner = bracketed(at: next) { return line(.item, from: place(skip(inner))) }
      return line(.item, from: place(next))
    }
    if let inner = bracketed(at: 0) { return line(.item, from: place(skip(inner))) }
    // ア　…, 一　…, a) …
    guard scalars.count > 1 else { return nil }
    let isLetter = (0x30A2...0x30F3).contains(first) || LineReader.isKanjiNumeral(first)
    if isLetter, scalars[1] == 0x20 { return line(.item, from: place(skip(1))) }
    if (0x61...0x7A).contains(first), scalars[1] == 0x29 { return line(.item, from: place(skip(2))) }
    let isJapanese = skip(1) < scalars.count && scalars[skip(1)] > 0x2FFF
    if (0x61...0x7A).contains(first), scalars[1] == 0x20, isJapanese { return line(.item, from: place(skip(1))) }
    return nil
  }

  /// (1), (ア), (a): where it ends.
  private func bracketed(at index: Int) -> Int? {
    guard index < scalars.count, scalars[index] == 0x28 else { return nil }
    var place = index + 1
    while place < scalars.count, place - index <= 4, scalars[place] != 0x29 {
      let scalar = scalars[place]
      let fits =
        LineReader.isNumeral(scalar) || (0x30A2...0x30F3).contains(scalar) || (0x61...0x7A).contains(scalar)
        || (0x3042...0x3093).contains(scalar)
      if !fits { return nil }
      place += 1
    }
    guard place < scalars.count, scalars[place] == 0x29, place > index + 1 else { return nil }
    return place + 1
  }

  /// 2　…, 2. …, 1.2 …: a heading where it is short, otherwise a paragraph.
  private func numbered(opens: Bool, hasArticles: Bool) -> SpecificationLine? {
    var index = 0
    while index < scalars.count, LineReader.isDigit(scalars[index]) || (scalars[index] == 0x2E && index > 0) {
      index += 1
    }
    guard index > 0, index <= 8 else { return nil }
    let next = skip(index)
    let isMarked = next > index || next == scalars.count || (index > 1 && scalars[index - 1] == 0x2E)
    if !isMarked {
      // 「2受託者は」: only where a sentence can begin, and not 「2年」.
      guard opens, index <= 2, scalars[index] > 0x2FFF, !LineReader.isCounter(scalars[index]) else { return nil }
    }
    let number = place(0)..<place(index)
    if !hasArticles, isHeading(from: next) {
      return line(.article, from: end, number: number, caption: place(next)..<end)
    }
    return line(.paragraph, from: place(next), number: number)
  }

  /// Whether what stands from `index` on is a few words without an end.
  private func isHeading(from index: Int) -> Bool {
    guard isWhole, index < scalars.count, scalars.count - index <= 30, let last = scalars.last else { return false }
    let rest = scalars[index...]
    if rest.contains(where: { $0 == 0x3002 || $0 == 0x3001 || $0 == 0x2C || $0 == 0xFF61 }) { return false }
    return last != 0x2E && last != 0x3B && last != 0x3A
  }

  /// Whether the whole line could be a heading without a number.
  func isBareHeading(_ range: Range<Int>) -> Bool {
    var reader = LineReader(bytes)
    reader.load(range)
    guard reader.isHeading(from: 0), let last = reader.scalars.last else { return false }
    // A heading ends in a noun.
    return last > 0x30A0 && reader.scalars.count <= 20
  }

  // MARK: Characters

  static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  private static func isKanjiNumeral(_ scalar: UInt32) -> Bool {
    FoldedCharacter.numeral(scalar) != scalar || scalar == 0x5341
  }

  static func isNumeral(_ scalar: UInt32) -> Bool {
    isDigit(scalar) || isKanjiNumeral(scalar) || scalar == 0x767E || scalar == 0x3007
  }

  /// Characters behind 第8条 that make it a reference: の に を が は と で も や へ か 第 及 又 並 若 及 以 中 各 本 前.
  private static func continues(_ scalar: UInt32) -> Bool {
    [
      0x306E, 0x306B, 0x3092, 0x304C, 0x306F, 0x3068, 0x3067, 0x3082, 0x3084, 0x3078, 0x304B, 0x7B2C, 0x53CA, 0x53C8,
      0x4E26, 0x82E5, 0x4EE5, 0x4E2D, 0x5404, 0x672C, 0x524D, 0x3001, 0x3002, 0x29, 0x300D,
    ].contains(scalar)
  }

  /// 項 号 章 節 編 回 次 版 者 類 種 期: what 第2 counts besides articles.
  private static func isUnit(_ scalar: UInt32) -> Bool {
    [0x9805, 0x53F7, 0x7AE0, 0x7BC0, 0x7DE8, 0x56DE, 0x6B21, 0x7248, 0x8005, 0x985E, 0x7A2E, 0x671F].contains(scalar)
  }

  /// 年 月 日 人 名 件 回 個 万 円 条 項 号 章 部 枚 台 時 分 以 週 か ヶ カ 点 つ 階 社 者 次 種 割 倍.
  private static func isCounter(_ scalar: UInt32) -> Bool {
    [
      0x5E74, 0x6708, 0x65E5, 0x4EBA, 0x540D, 0x4EF6, 0x56DE, 0x500B, 0x4E07, 0x5186, 0x6761, 0x9805, 0x53F7, 0x7AE0,
      0x90E8, 0x679A, 0x53F0, 0x6642, 0x5206, 0x4EE5, 0x9031, 0x304B, 0x30F6, 0x30AB, 0x70B9, 0x3064, 0x968E, 0x793E,
      0x8005, 0x6B21, 0x7A2E, 0x5272, 0x500D, 0x3001, 0x3002,
    ].contains(scalar)
  }
}

/// A line of a specification, taken for what it looks like.
struct SpecificationLine {
  /// What a line is.
  enum Kind: Equatable {
    /// Nothing, or a rule across the page.
    case blank
    /// A chapter, a title: text that states nothing.
    case heading
    /// 「（秘密の保持）」, the caption of the article that follows.
    case caption
    /// The first line of an article.
    case article
    /// The first line of a numbered paragraph (項).
    case paragraph
    /// An item (号) of a list.
    case item
    /// A row of a table.
    case row
    /// Anything else.
    case text
  }

  var kind: Kind
  /// The number, such as 「第8条」; empty where there is none.
  var number: Range<Int>
  /// The caption on the line; empty where there is none.
  var caption: Range<Int>
  /// The text behind number and caption.
  var content: Range<Int>
}
