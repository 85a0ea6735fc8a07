import CEL
import SourceText
import YAML

/// Single values.
extension Binder {
  /// A scalar's text without the white space around it, which a Japanese keyboard makes full-width.
  struct Trimmed {
    var bytes: ArraySlice<UInt8>
    var isDecoded: Bool
  }

  func trimmed(_ node: Int) -> Trimmed {
    var bytes = facts.tree.bytes(of: node)
    let ideographicSpace: [UInt8] = [0xE3, 0x80, 0x80]
    while let first = bytes.first {
      if first <= 0x20 {
        bytes.removeFirst()
      } else if first == 0xE3, bytes.starts(with: ideographicSpace) {
        bytes.removeFirst(3)
      } else {
        break
      }
    }
    while let last = bytes.last {
      if last <= 0x20 {
        bytes.removeLast()
      } else if last == 0x80, bytes.suffix(3).elementsEqual(ideographicSpace) {
        bytes.removeLast(3)
      } else {
        break
      }
    }
    return Trimmed(bytes: bytes, isDecoded: facts.tree.nodes[node].isDecoded)
  }

  /// Whether a scalar in place of a list says that there is nothing, and is no word of the list's own.
  func isNone(_ node: Int, _ element: FieldType.Element) -> Bool {
    let bytes = trimmed(node).bytes
    guard ScalarWords.isNone(bytes) else { return false }
    if case .choice(let type) = element, plan.vocabulary.choices[type].words.find(bytes) != nil { return false }
    return true
  }

  mutating func scalar(_ element: FieldType.Element, cell: Int, value: Int) -> Value {
    let node = facts.tree.nodes[value]
    guard node.kind == .scalar else {
      report(.scalarExpected(node.span, plan.vocabulary.describe(FieldType(element))))
      return .unknown(.invalid, cell: cell)
    }
    let text = trimmed(value)
    let read: Value?
    switch element {
    case .text, .name, .reference:
      read = ScalarWords.isNone(text.bytes) ? string(text.bytes.prefix(0), text) : string(text.bytes, text)
    case .yesNo:
      read = ScalarWords.truth(text.bytes).map(Value.bool)
      if read == nil { report(.notYesOrNo(node.span, facts.tree.text(of: value))) }
    case .integer:
      read = integer(text.bytes, node.span)
    case .date:
      read = date(text.bytes, node.span)
    case .period:
      read = period(text.bytes, node.span)
    case .choice(let type):
      read = choice(type, text.bytes, node)
    case .record:
      read = nil
    }
    return read ?? .unknown(.invalid, cell: cell)
  }

  private func string(_ bytes: ArraySlice<UInt8>, _ text: Trimmed) -> Value {
    .string(in: text.isDecoded ? .decoded : .source, offset: bytes.startIndex, count: bytes.count)
  }

  private mutating func choice(_ type: Int, _ bytes: ArraySlice<UInt8>, _ node: Node) -> Value? {
    // Found at once nearly always, and then the big type is not taken out of its list.
    if let option = plan.vocabulary.choices[type].words.find(bytes) { return plan.optionValues[type][option] }
    let choice = plan.vocabulary.choices[type]
    if let other = choice.other, let word = wordBeforeBracket(bytes), choice.words.find(word) == other {
      return plan.optionValues[type][other]
    }
    guard diagnostics.count <= Binder.diagnosticLimit else { return nil }
    let word = String(decoding: bytes, as: UTF8.self)
    let lexicon = Lexicon(choice.options.flatMap { $0.japaneseWords + $0.englishWords }, choice.words)
    var meant = plan.vocabulary.suggestion(for: word, in: lexicon)
    // In place of a block scalar goes more than its words: a comment behind its sign, line breaks.
    if node.style == .literal || node.style == .folded { meant?.safety = .needsConsent }
    report(.unknownChoice(node.span, word: word, type: choice, meant: meant))
    return nil
  }

  /// `その他` of `その他（庁内便）`.
  private func wordBeforeBracket(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "(") || bytes[index...].starts(with: [0xEF, 0xBC, 0x88]) {
        var word = bytes[..<index]
        while word.last == UInt8(ascii: " ") { word.removeLast() }
        return word
      }
      index += 1
    }
    return nil
  }

  private mutating func integer(_ bytes: ArraySlice<UInt8>, _ span: Span) -> Value? {
    let text = String(decoding: bytes, as: UTF8.self)
    if let number = Quantity.count(text) { return .int(number) }
    let half = ScalarWords.halfWidth(text)
    report(.notANumber(span, text, half: Quantity.count(half) == nil ? nil : half))
    return nil
  }

  private mutating func date(_ bytes: ArraySlice<UInt8>, _ span: Span) -> Value? {
    if let day = CalendarDay(numeric: bytes) { return .timestamp(seconds: day.secondsSince1970) }
    let text = String(decoding: bytes, as: UTF8.self)
    if let day = CalendarDay(parsing: text) { return .timestamp(seconds: day.secondsSince1970) }
    let half = ScalarWords.halfWidth(text)
    report(.notADate(span, text, half: CalendarDay(parsing: half) == nil ? nil : half))
    return nil
  }

  private mutating func period(_ bytes: ArraySlice<UInt8>, _ span: Span) -> Value? {
    let text = String(decoding: bytes, as: UTF8.self)
    if let seconds = Quantity.period(text) { return .duration(seconds: seconds) }
    let half = ScalarWords.halfWidth(text)
    report(.notAPeriod(span, text, half: Quantity.period(half) == nil ? nil : half))
    return nil
  }
}
