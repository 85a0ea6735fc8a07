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
    while let first = bytes.first {
      if first <= 0x20 {
        bytes.removeFirst()
      } else if first == 0xE3 || first == 0xC2 || first == 0xE2 || first == 0xEF {
        // Kana begin like the full-width space.
        if first == 0xE3, bytes.count > 1, bytes[bytes.startIndex + 1] != 0x80 { break }
        let odd = OddSpace.length(in: bytes, at: bytes.startIndex)
        guard odd > 0 else { break }
        bytes.removeFirst(odd)
      } else {
        break
      }
    }
    while let last = bytes.last {
      if last <= 0x20 {
        bytes.removeLast()
      } else if last >= 0x80, bytes.count > 1, mayEndInSpace(bytes, last) {
        let odd = OddSpace.length(in: bytes, before: bytes.endIndex)
        guard odd > 0 else { break }
        bytes.removeLast(odd)
      } else {
        break
      }
    }
    return Trimmed(bytes: bytes, isDecoded: facts.tree.nodes[node].isDecoded)
  }

  /// Whether the last bytes may be those of a space that is none of ASCII; kana and kanji are ruled out.
  @inline(__always)
  private func mayEndInSpace(_ bytes: ArraySlice<UInt8>, _ last: UInt8) -> Bool {
    guard bytes.count > 2 else { return true }
    switch bytes[bytes.endIndex - 3] {
    case 0xE4...0xE9: return false
    case 0xE3: return last == 0x80 && bytes[bytes.endIndex - 2] == 0x80
    default: return true
    }
  }

  /// Whether a scalar in place of a list says that there is nothing, and is no word of the list's own.
  func isNone(_ node: Int, _ element: FieldType.Element) -> Bool {
    let bytes = trimmed(node).bytes
    // 「二次利用: 不可」 names no use.
    if case .record = element, ScalarWords.isDenied(bytes) { return true }
    guard ScalarWords.isNone(bytes) else { return false }
    if case .choice(let type) = element, plan.vocabulary.choices[type].words.find(bytes) != nil { return false }
    return true
  }

  /// Whether a list has one item, which says that there is nothing.
  func saysNone(onlyItemOf node: Int, _ element: FieldType.Element) -> Bool {
    guard facts.tree.nodes[node].count == 1, facts.tree.nodes[node + 1].kind == .scalar else { return false }
    return isNone(node + 1, element)
  }

  /// Whether a value, or the one item of a list, says no more than that there is nothing or that it does not take place.
  func saysNone(_ node: Int, _ element: FieldType.Element) -> Bool {
    switch facts.tree.nodes[node].kind {
    case .mapping: return false
    case .sequence:
      let count = facts.tree.nodes[node].count
      return count == 0 || count == 1 && facts.tree.nodes[node + 1].kind == .scalar && saysNone(node + 1, element)
    case .scalar:
      let text = trimmed(node).bytes
      // The text `no` stays a text: it may be a name.
      if ScalarWords.isNone(text) || ScalarWords.isDeclined(text) && ScalarWords.truth(text) == nil { return true }
      guard case .choice(let type) = element, let option = plan.vocabulary.choices[type].words.find(text) else {
        return false
      }
      return plan.vocabulary.choices[type].options[option].name == "none"
    }
  }

  mutating func scalar(_ element: FieldType.Element, cell: Int, value: Int) -> Value {
    let node = facts.tree.nodes[value]
    guard node.kind == .scalar else {
      report(.scalarExpected(node.span, plan.vocabulary.describe(FieldType(element))))
      return .unknown(.invalid, cell: cell)
    }
    let text = trimmed(value)
    if mayHoldComment, let typo = commentInText(value, element) { report(typo) }
    var read: Value?
    switch element {
    case .text: read = ScalarWords.isNone(text.bytes) ? string(text.bytes.prefix(0), text) : string(text.bytes, text)
    case .name, .reference:
      note(text.bytes)
      read = ScalarWords.isNone(text.bytes) ? string(text.bytes.prefix(0), text) : string(text.bytes, text)
    case .yesNo: read = ScalarWords.truth(text.bytes).map(Value.bool)
    case .integer: read = Quantity.count(String(decoding: text.bytes, as: UTF8.self)).map(Value.int)
    case .date: read = day(text.bytes, cell)
    case .period:
      read = Quantity.period(String(decoding: text.bytes, as: UTF8.self)).map { $0.value }
    case .deadline:
      read = Quantity.deadline(String(decoding: text.bytes, as: UTF8.self)).map { $0.value }
    case .choice(let type):
      read = choice(type, text.bytes)
      if read != nil, let problem = otherBody(value, type, text.bytes) { report(problem) }
    case .record: read = nil
    }
    if let read { return read }
    if diagnostics.count <= Binder.diagnosticLimit { report(problem(with: value, element, text.bytes)) }
    return .unknown(.invalid, cell: cell)
  }

  private mutating func string(_ bytes: ArraySlice<UInt8>, _ text: Trimmed) -> Value {
    guard text.isDecoded else { return .string(in: .source, offset: bytes.startIndex, count: bytes.count) }
    // Japanese that was broken over lines is joined without the space that YAML puts there.
    if !facts.tree.joints.isEmpty, let joined = joined(bytes) { return joined }
    return .string(in: .decoded, offset: bytes.startIndex, count: bytes.count)
  }

  private mutating func joined(_ bytes: ArraySlice<UInt8>) -> Value? {
    let joints = facts.tree.joints
    var (low, high) = (0, joints.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(joints[middle]) < bytes.startIndex { low = middle + 1 } else { high = middle }
    }
    guard low < joints.count, Int(joints[low]) < bytes.endIndex else { return nil }
    let start = joinedText.count
    var from = bytes.startIndex
    while low < joints.count, Int(joints[low]) < bytes.endIndex {
      joinedText += bytes[from..<Int(joints[low])]
      from = Int(joints[low]) + 1
      low += 1
    }
    joinedText += bytes[from...]
    return .string(in: .decoded, offset: facts.tree.decoded.count + start, count: joinedText.count - start)
  }

  private mutating func choice(_ type: Int, _ bytes: ArraySlice<UInt8>) -> Value? {
    // Found at once nearly always, and then the big type is not taken out of its list.
    let found = plan.vocabulary.choices[type].words.find(bytes)
    if let found, !hasOwnWords(type, besides: found) { return plan.optionValues[type][found] }
    if let own = ownOption(type, bytes) ?? found { return plan.optionValues[type][own] }
    let choice = plan.vocabulary.choices[type]
    guard let word = wordBeforeBracket(bytes) else { return nil }
    if let other = choice.other, choice.words.find(word) == other { return plan.optionValues[type][other] }
    guard choice.isExplained, !mayQualify(bytes.dropFirst(word.count)) else { return nil }
    return (ownOption(type, word) ?? choice.words.find(word)).map { plan.optionValues[type][$0] }
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

  /// A day, or the days of a month or year.
  private func day(_ bytes: ArraySlice<UInt8>, _ cell: Int) -> Value? {
    func value(_ day: CalendarDay) -> Value? {
      DateMistake.years.contains(day.year) ? .timestamp(seconds: day.secondsSince1970) : nil
    }
    if let day = CalendarDay(numeric: bytes) { return value(day) }
    let text = String(decoding: bytes, as: UTF8.self)
    if let day = CalendarDay(parsing: text) { return value(day) }
    guard let span = CalendarSpan(parsing: text), DateMistake.years.contains(span.first.year) else { return nil }
    if span.first == span.last { return .timestamp(seconds: span.first.secondsSince1970) }
    return .span(seconds: span.first.secondsSince1970, dayCount: UInt16(clamping: span.dayCount), cell: cell)
  }

  // MARK: What does not fit

  /// Why a value is none of its field's kind.
  private mutating func problem(with node: Int, _ element: FieldType.Element, _ bytes: ArraySlice<UInt8>) -> Diagnostic
  {
    let span = facts.tree.nodes[node].span
    if let typo = commentTypo(in: node, element) { return typo }
    let text = String(decoding: bytes, as: UTF8.self)
    let standard = WordForm.standard(text)
    let plain = Array(standard.utf8)[...]
    switch element {
    case .yesNo:
      return .notYesOrNo(span, facts.tree.text(of: node), fix: ScalarWords.truth(plain) == nil ? nil : standard)
    case .integer: return .notANumber(span, text, half: Quantity.count(standard) == nil ? nil : standard)
    case .date:
      return .notADate(span, text, half: day(plain, 0) == nil ? nil : standard, mistake: DateMistake(standard))
    case .period where Quantity.isMonthOfYear(standard), .deadline where Quantity.isMonthOfYear(standard):
      return .monthOrMonths(span, text, standard)
    case .period: return .notAPeriod(span, text, half: Quantity.period(standard) == nil ? nil : standard)
    case .deadline:
      if Quantity.deadline(standard) == nil, Quantity.period(standard) != nil { return .notALimit(span, text) }
      return .notAPeriod(span, text, half: Quantity.deadline(standard) == nil ? nil : standard)
    case .choice(let type):
      if let typo = choicesTypo(in: node, type) { return typo }
      let choice = plan.vocabulary.choices[type]
      let words = choice.options.flatMap { $0.japaneseWords + $0.englishWords }
      // In place of a block scalar goes more than its words: a comment behind its sign, line breaks.
      let isBlock = facts.tree.nodes[node].style == .literal || facts.tree.nodes[node].style == .folded
      // Strings of Swift compare by canonical equivalence, so that this finds decomposed text as well.
      if let word = words.first(where: { WordForm.standard($0) == standard }) {
        return .characterForm(span, text, word, isSafe: !isBlock)
      }
      var meant = plan.vocabulary.suggestion(for: text, in: Lexicon(words, choice.words))
      if isBlock { meant?.safety = .needsConsent }
      return .unknownChoice(span, word: text, type: choice, meant: meant)
    case .text, .name, .reference, .record: return .scalarExpected(span, plan.vocabulary.describe(FieldType(element)))
    }
  }

  /// Whether a text is a value of a kind.
  private mutating func fits(_ element: FieldType.Element, _ bytes: ArraySlice<UInt8>) -> Bool {
    switch element {
    case .text, .name, .reference, .record: true
    case .yesNo: ScalarWords.truth(bytes) != nil
    case .integer: Quantity.count(String(decoding: bytes, as: UTF8.self)) != nil
    case .date: day(bytes, 0) != nil
    case .period: Quantity.period(String(decoding: bytes, as: UTF8.self)) != nil
    case .deadline: Quantity.deadline(String(decoding: bytes, as: UTF8.self)) != nil
    case .choice(let type): choice(type, bytes) != nil
    }
  }

  /// Whether a full-width hash stands in a file, or one behind a space that is none of YAML's.
  static func mayHoldComment(_ source: [UInt8]) -> Bool {
    source.indices.contains { index in
      switch source[index] {
      case UInt8(ascii: "#"): index > 0 && source[index - 1] >= 0x80
      case 0xEF: index + 2 < source.count && source[index + 1] == 0xBC && source[index + 2] == 0x83
      default: false
      }
    }
  }

  /// A comment in a text or name, where nothing else shows that it is none. A hash that no space stands before is text.
  private func commentInText(_ node: Int, _ element: FieldType.Element) -> Diagnostic? {
    switch element {
    case .text, .name, .reference: break
    default: return nil
    }
    guard let (whole, hash, _) = facts.tree.commentTypo(in: node) else { return nil }
    let isOwnLine = whole == hash && facts.tree.nodes[node].isDecoded
    guard isOwnLine || whole != hash else { return nil }
    return .commentInValue(whole, isWide: hash.count > 1, isOwnLine: isOwnLine, isSafe: false, severity: .warning)
  }

  /// A comment that is part of the value since its hash, or the space before it, is full-width. The fix keeps it.
  private mutating func commentTypo(in node: Int, _ element: FieldType.Element) -> Diagnostic? {
    guard let (whole, hash, before) = facts.tree.commentTypo(in: node) else { return nil }
    let isOwnLine = whole == hash && facts.tree.nodes[node].isDecoded
    let isValue = fits(element, before)
    // Without white space before it a hash may belong to the word.
    return .commentInValue(
      whole, isWide: hash.count > 1, isOwnLine: isOwnLine,
      isSafe: isValue && (isOwnLine || whole != hash) && !mayQualify(behind: hash))
  }

  /// Words that take back part of what stands before them: whoever wrote them may have meant them as part of the value.
  static let qualifiers: [StaticString] = [
    "ただし", "但", "除", "例外", "場合", "限り", "限る", "予定", "可", "禁", "認", "否", "不", "未", "ない", "except", "unless", "only",
    " if ", " not ",
  ]

  private func mayQualify(behind hash: Span) -> Bool {
    let rest = facts.tree.source[Int(hash.end)...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return mayQualify(rest)
  }

  private func mayQualify(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.indices.contains { start in
      Binder.qualifiers.contains { word in word.withUTF8Buffer { rest[start...].starts(with: $0) } }
    }
  }
}
