import SourceText

extension Specification {
  /// At most so many columns are quoted; a Japanese character takes two.
  private static let quoteLimit = 180
  /// So many columns before the words that decided are quoted where the sentence is long.
  private static let lead = 48

  /// A place for people: its line, its words and its article.
  func quote(_ place: EvidenceSearch.Place) -> SpecificationCheck.Place {
    let sentence = place.sentence.range
    var start = sentence.lowerBound
    if columns(of: sentence) > Specification.quoteLimit, !place.words.isEmpty {
      let before = columns(of: start..<place.words.lowerBound)
      if before > Specification.lead { start = skip(before - Specification.lead, from: start) }
    }
    var end = sentence.upperBound
    if columns(of: start..<end) > Specification.quoteLimit { end = skip(Specification.quoteLimit, from: start) }
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
    let number = line(sentence.number)
    let caption = line(sentence.caption).trimmingBrackets.prefix(60)
    if number.isEmpty { return String(caption) }
    guard number.utf8.first.map({ $0 >= 0x80 }) == true else {
      return caption.isEmpty ? number : "\(number) (\(caption))"
    }
    // 「第 1 条」 of a PDF file.
    let tight = number.filter { $0 != " " }
    return caption.isEmpty ? tight : "\(tight)（\(caption)）"
  }

  private func columns(of range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $0 + Specification.columns(startingWith: $1) }
  }

  /// The columns of a character by its first byte; none for the bytes that follow.
  private static func columns(startingWith byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte & 0xC0 == 0x80 ? 0 : 2
  }

  /// The byte `columns` columns behind `start`.
  private func skip(_ columns: Int, from start: Int) -> Int {
    var index = start
    var left = columns
    while left > 0, index < bytes.count {
      left -= Specification.columns(startingWith: bytes[index])
      index += UTF8Reading.scalar(in: bytes, at: index).length
    }
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
