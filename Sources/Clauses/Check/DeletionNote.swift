import SourceText

/// Notes by which a draft says that a sentence is taken out: 「（削除）乙は、…」, 「…ならない。【廃止】」.
enum DeletionNote {
  private static let words = [
    "削除", "廃止", "抹消", "取消", "撤回", "不採用", "欠番", "欠", "トル", "deleted", "deletion", "struck out", "removed",
  ].map {
    $0.unicodeScalars.map { $0.value }
  }
  private static let tails = ["済み", "済", "する", "します", "予定", "案", "し", "線", ""].map {
    $0.unicodeScalars.map { $0.value }
  }
  private static let opening: [UInt32] = ["（", "(", "【", "[", "［", "〔", "《", "〈", "<", "＜"].flatMap {
    $0.unicodeScalars.map { $0.value }
  }
  private static let closing: [UInt32] = ["）", ")", "】", "]", "］", "〕", "》", "〉", ">", "＞"].flatMap {
    $0.unicodeScalars.map { $0.value }
  }
  private static let separators: [UInt32] = ["：", ":", "　", " ", "\t"].flatMap { $0.unicodeScalars.map { $0.value } }
  /// A note is no longer than this, in characters.
  private static let limit = 16

  /// Whether a note stands at the beginning of a sentence, at its end, or right behind it on its line.
  static func isAt(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    if begins(range, in: bytes) { return true }
    let behind = scalars(bytes, from: range.upperBound, to: bytes.count)
    if isNote(behind.prefix { $0 != 0x0A && $0 != 0x0D }.drop { LineReader.isSpace($0) }, bracketed: true) {
      return true
    }
    // 「…ならない（削除）。」: the last bracket of the sentence.
    let text = String(decoding: bytes[range], as: UTF8.self).unicodeScalars.suffix(limit).map { $0.value }
    guard let open = text.lastIndex(where: { opening.contains($0) }) else { return false }
    return isNote(text[open...], bracketed: true)
      && text[open...].drop { !closing.contains($0) }.dropFirst().allSatisfy { $0 == 0x3002 || LineReader.isSpace($0) }
  }

  /// Whether a caption is a note.
  static func isCaption(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    let text = scalars(bytes, from: range.lowerBound, to: range.upperBound)
    return isNote(text[...], bracketed: true)
      || words.contains { word in text.starts(with: word) && tails.contains(Array(text.dropFirst(word.count))) }
  }

  /// Whether a note stands at the beginning of a sentence.
  static func begins(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    begins(scalars(bytes, from: range.lowerBound, to: range.upperBound))
  }

  private static func begins(_ text: [UInt32]) -> Bool {
    let text = text.drop { LineReader.isSpace($0) }
    return isNote(text, bracketed: true) || isNote(text, bracketed: false)
  }

  /// A note in brackets, or without them before a colon or a space.
  private static func isNote(_ text: ArraySlice<UInt32>, bracketed: Bool) -> Bool {
    var rest = text
    if bracketed {
      guard let first = rest.first, opening.contains(first) else { return false }
      rest = rest.dropFirst()
    }
    for word in words where rest.starts(with: word) {
      let behind = rest.dropFirst(word.count)
      for tail in tails where behind.starts(with: tail) {
        guard let next = behind.dropFirst(tail.count).first else { continue }
        if (bracketed ? closing : separators).contains(next) { return true }
      }
    }
    return false
  }

  private static func scalars(_ bytes: [UInt8], from start: Int, to end: Int) -> [UInt32] {
    var result: [UInt32] = []
    var index = start
    while index < end, result.count < limit {
      let (scalar, length) = UTF8Reading.scalar(in: bytes, at: index)
      if scalar != UInt32(StruckText.mark) {
        result.append((0x41...0x5A).contains(scalar) ? scalar + 0x20 : scalar)
      }
      index += length
    }
    return result
  }
}
