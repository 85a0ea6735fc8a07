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
      if scalar.value == UInt32(StruckText.mark) { continue }
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

/// An existing specification or annex: a text in which clauses are looked for.
package struct Specification: Sendable {
  /// Why a file cannot be checked.
  package struct Refusal: Error, Sendable {
    /// What is wrong, and what to do.
    package var message: LocalizedText
  }

  /// The text as UTF-8; what is struck out is not there (see ``StruckText``).
  package let bytes: [UInt8]
  /// Where its lines start.
  let lines: LineIndex
  /// Whether a sentence may go on in the next line, as in text files; not in a list of paragraphs.
  let isWrapped: Bool

  /// Reads a Markdown or plain text file in UTF-8.
  package init(bytes: [UInt8]) throws(Refusal) {
    if let message = Specification.refusal(of: bytes) { throw Refusal(message: message) }
    self.bytes = StruckText.removed(from: bytes)
    lines = LineIndex(bytes)
    isWrapped = true
  }

  /// Takes the paragraphs of a document that is no text file, such as one of Word. Line n is paragraph n.
  package init(paragraphs: [String]) throws(Refusal) {
    var bytes: [UInt8] = []
    for paragraph in paragraphs {
      // A break inside a paragraph is no new paragraph.
      bytes += paragraph.utf8.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
      bytes.append(UInt8(ascii: "\n"))
    }
    if let message = Specification.refusal(of: bytes) { throw Refusal(message: message) }
    self.bytes = bytes
    lines = LineIndex(bytes)
    isWrapped = false
  }

  private static func refusal(of bytes: [UInt8]) -> LocalizedText? {
    if bytes.count > SourceFile.maximumByteCount { return .specificationTooBig }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return .specificationIsOfficeFile
    }
    if bytes.starts(with: Array("%PDF-".utf8)) { return .specificationIsPDF }
    // Zero bytes and escapes are UTF-8 as well, but no text: another encoding, or none.
    if bytes.contains(where: { $0 == 0 || $0 == 0x1B || $0 >= 0xFE }),
      let encoding = bytes.withUnsafeBufferPointer({ ForeignEncoding.guess($0) })
    {
      return .specificationIsNotUTF8(looksLike: encoding)
    }
    if bytes.contains(0) { return .specificationIsBinary }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return .specificationIsNotUTF8(looksLike: bytes.withUnsafeBufferPointer { ForeignEncoding.guess($0) })
    }
    let start = bytes.starts(with: ByteOrderMark.bytes) ? ByteOrderMark.bytes.count : 0
    var index = start
    while index < bytes.count {
      let (scalar, length) = UTF8Reading.scalar(in: bytes, at: index)
      if !LineReader.isSpace(scalar) { return nil }
      index += length
    }
    return .specificationIsEmpty
  }

  /// The line, from 1, of the byte at `offset`.
  func line(at offset: UInt32) -> Int { lines.line(at: offset) + 1 }
}

/// Why a specification cannot be checked.
extension LocalizedText {
  static var specificationTooBig: LocalizedText {
    LocalizedText(
      ja: "ファイルが大きすぎます。読めるのは 16 MiB（16,777,216 バイト）までです。",
      en: "The file is too big; at most 16 MiB (16,777,216 bytes) are read.")
  }

  static var specificationIsOfficeFile: LocalizedText {
    LocalizedText(
      ja: "Word や Excel などのファイルのようで、文章として読めません。テキスト（UTF-8）として保存し直してください。",
      en: "This looks like a Word, Excel or similar file and cannot be read as text. Save it as plain text (UTF-8).")
  }

  static var specificationIsPDF: LocalizedText {
    LocalizedText(
      ja: "PDF ファイルです。文章をコピーして、テキスト（UTF-8）として保存してください。",
      en: "This is a PDF file. Copy its text and save that as plain text (UTF-8).")
  }

  static var specificationIsBinary: LocalizedText {
    LocalizedText(
      ja: "文章のファイルではありません（NUL バイトがあります）。Markdown かテキスト（UTF-8）を指定してください。",
      en: "This is no text file (it has NUL bytes). Name a Markdown or plain text file in UTF-8.")
  }

  static var specificationIsEmpty: LocalizedText {
    LocalizedText(ja: "中身がありません。", en: "The file is empty.")
  }

  static func specificationIsNotUTF8(looksLike encoding: String?) -> LocalizedText {
    guard let encoding else {
      return LocalizedText(
        ja: "UTF-8 として読めません。文字コードを UTF-8 にして保存し直してください。",
        en: "This is not valid UTF-8. Save the file again as UTF-8.")
    }
    return LocalizedText(
      ja:
        "UTF-8 ではありません。\(encoding) で保存されているようです。メモ帳で開き、「名前を付けて保存」の「エンコード」を UTF-8 にして保存し直してください（iconv なら iconv -f \(iconv(encoding)) -t UTF-8）。",
      en:
        "This is not UTF-8; it looks like \(encoding). Open it in Notepad and save it with the encoding UTF-8 (or convert it by iconv -f \(iconv(encoding)) -t UTF-8)."
    )
  }

  /// What iconv calls an encoding; Windows writes a wider Shift_JIS.
  private static func iconv(_ encoding: String) -> String { encoding == "Shift_JIS" ? "CP932" : encoding }
}
