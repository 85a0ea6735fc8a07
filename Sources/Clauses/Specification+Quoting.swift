import SourceText

extension Specification {
  /// At most so many characters are quoted.
  private static let quoteLimit = 90
  /// So many characters before the words that decided are quoted where the sentence is long.
  private static let lead = 24

  /// A place for people: its line, its words and its article.
  func quote(_ place: EvidenceSearch.Place) -> SpecificationCheck.Place {
    let sentence = place.sentence.range
    var start = sentence.lowerBound
    if characters(in: sentence) > Specification.quoteLimit, !place.words.isEmpty {
      let before = characters(in: start..<place.words.lowerBound)
      if before > Specification.lead { start = skip(before - Specification.lead, from: start) }
    }
    var end = sentence.upperBound
    if characters(in: start..<end) > Specification.quoteLimit { end = skip(Specification.quoteLimit, from: start) }
    while start < end {
      let (scalar, length) = UTF8Reading.scalar(in: bytes, at: start)
      guard LineReader.isSpace(scalar) else { break }
      start += length
    }
    var text = start > sentence.lowerBound ? "…" : ""
    text += line(start..<end) + (end < sentence.upperBound ? "…" : "")
    return SpecificationCheck.Place(
      isParagraph: !isWrapped, line: line(at: UInt32(start)), span: Span(start, end), quote: text,
      article: article(place.sentence))
  }

  private func article(_ sentence: Sentence) -> String {
    let number = line(sentence.number).filter { $0 != " " || sentence.number.count > 12 }
    let caption = line(sentence.caption).trimmingBrackets
    if number.isEmpty { return String(caption.prefix(60)) }
    return caption.isEmpty ? number : "\(number)（\(caption.prefix(60))）"
  }

  private func characters(in range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// The byte `count` characters behind `start`.
  private func skip(_ count: Int, from start: Int) -> Int {
    var index = start
    for _ in 0..<count where index < bytes.count { index += UTF8Reading.scalar(in: bytes, at: index).length }
    return index
  }

  /// A stretch of text on one line: breaks and indentation vanish inside Japanese and become a space elsewhere.
  private func line(_ range: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    var hasSpace = false
    var hasBreak = false
    for scalar in String(decoding: bytes[range], as: UTF8.self).unicodeScalars {
      if scalar.value == 0x0A || scalar.value == 0x0D { hasBreak = true }
      if LineReader.isSpace(scalar.value) {
        hasSpace = true
        continue
      }
      if hasSpace, let last = result.last, !hasBreak || (last.isASCII && scalar.isASCII) { result.append(" ") }
      (hasSpace, hasBreak) = (false, false)
      result.append(scalar)
    }
    return String(result)
  }
}

extension String {
  /// The text without the pair of brackets around it.
  fileprivate var trimmingBrackets: String {
    guard let first, let last, count > 2 else { return self }
    let isPair = (first == "(" && last == ")") || (first == "（" && last == "）") || (first == "【" && last == "】")
    return isPair ? String(dropFirst().dropLast()) : self
  }
}
