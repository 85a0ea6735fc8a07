import CEL
import SourceText
import YAML

/// Signs in the names of data sets that may make two spellings of one name.
struct NameSigns {
  /// Full-width or half-width forms, or marks of their own, which another spelling may lack.
  var hasVariants = false
  var hasWideBracket = false
  var hasNarrowBracket = false

  /// Whether one name may be written in two ways.
  var mayDiffer: Bool { hasVariants || hasWideBracket && hasNarrowBracket }
}

/// Lists that are written as text, and the names in them.
extension Binder {
  // MARK: Names

  /// Looks at the signs of a name.
  mutating func note(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == UInt8(ascii: "(") { nameSigns.hasNarrowBracket = true }
        index += 1
        continue
      }
      if byte >= 0xE3, byte <= 0xE9 {
        // Marks of their own (U+3099 to U+309C), and the full-width space.
        if byte == 0xE3, index + 2 < bytes.endIndex {
          let (second, third) = (bytes[index + 1], bytes[index + 2])
          if second == 0x82, (0x99...0x9C).contains(third) { nameSigns.hasVariants = true }
          if second == 0x80, third == 0x80 { nameSigns.hasVariants = true }
        }
        index += 3
        continue
      }
      if byte == 0xEF, index + 2 < bytes.endIndex, bytes[index + 1] == 0xBC, (0x88...0x89).contains(bytes[index + 2]) {
        nameSigns.hasWideBracket = true
      } else {
        nameSigns.hasVariants = true
      }
      index += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
  }

  /// Gives names that differ only in the form of their characters the text of the first of them, so that a data set can be
  /// followed through tasks, hand-overs, copies and deletions. Strings of Swift compare by canonical equivalence.
  mutating func unifyNames() {
    var first: [String: Value] = [:]
    for instance in facts.instances {
      let fields = plan.vocabulary.records[Int(instance.type)].fields
      for (number, field) in fields.enumerated()
      where field.type.element == .name || field.type.element == .reference {
        let cell = Int(instance.base) + number
        let value = facts.memory.cells[cell]
        for cell in value.kind == .list ? value.range : cell..<cell + 1 where facts.memory.cells[cell].kind == .string {
          let name = WordForm.standard(text(of: facts.memory.cells[cell]))
          if let known = first[name] {
            facts.memory.cells[cell] = known
          } else {
            first[name] = facts.memory.cells[cell]
          }
        }
      }
    }
  }

  /// The text of a string that was bound just now.
  private func text(of value: Value) -> String {
    if value.buffer == TextBuffer.source.rawValue {
      return String(decoding: facts.tree.source[value.range], as: UTF8.self)
    }
    let decoded = facts.tree.decoded
    if value.offset >= decoded.count {
      let start = value.offset - decoded.count
      return String(decoding: joinedText[start..<start + value.count], as: UTF8.self)
    }
    return String(decoding: decoded[value.range], as: UTF8.self)
  }

  // MARK: Bullets

  /// A text in place of a list whose lines begin with bullets.
  func bulletTypo(in node: Int) -> Diagnostic? {
    let lines = facts.tree.bulletLines(in: node)
    guard let (start, first) = lines.first else { return nil }
    // One number may belong to the text.
    if first.kind == .number, lines.count < 2 { return nil }
    let sign = String(decoding: facts.tree.source[start..<start + first.length], as: UTF8.self)
    let edits = lines.map { start, bullet in
      TextEdit(span: Span(start, start + bullet.whole), text: "- ")
    }
    // One line may hold several: `・氏名・住所`.
    let isOne = !lines.contains { start, bullet in
      bullet.kind != .number && bullet.kind != .dash
        && facts.tree.source[(start + bullet.whole)...].prefix { $0 != 10 && $0 != 13 }
          .split(separator: UInt8(ascii: " ")).contains { part in
            Bullet(in: part, at: part.startIndex).map { $0.kind != .number && $0.kind != .dash } ?? false
          }
    }
    return .itemsAsText(
      facts.tree.nodes[node].span, first, sign: sign, edits: facts.tree.isOnKeyLine(node) || !isOne ? [] : edits,
      isSafe: lines.allSatisfy { $0.bullet.isSure })
  }

  /// The fixes of fields in place of a list whose keys begin with bullets: `-内容: 名簿`. None where one does not.
  func bulletFixes(ofKeysIn mapping: Int, _ element: FieldType.Element) -> [TextEdit] {
    guard case .record(let type) = element, facts.tree.nodes[mapping].style == .block else { return [] }
    var edits: [TextEdit] = []
    for (key, _) in facts.tree.pairs(of: mapping) {
      let span = facts.tree.nodes[key].span
      guard facts.tree.nodes[key].style == .plain, let bullet = Bullet(in: facts.tree.source, at: Int(span.start)),
        bullet.kind != .number,
        plan.vocabulary.records[type].keys.find(facts.tree.source[Int(span.start) + bullet.whole..<Int(span.end)])
          != nil
      else { return [] }
      edits.append(TextEdit(span: Span(Int(span.start), Int(span.start) + bullet.whole), text: "- "))
    }
    return edits
  }

  // MARK: Several items in one text

  /// A typo in an item of a list that keeps it from being read as an item.
  mutating func itemTypo(in node: Int, _ element: FieldType.Element) -> Diagnostic? {
    guard facts.tree.nodes[node].kind == .scalar, facts.tree.nodes[node].style == .plain else { return nil }
    // A lone text was looked at in place of the list.
    guard facts.tree.nodes[Int(facts.tree.nodes[node].parent)].kind == .sequence else { return nil }
    guard let typo = listTypo(in: node, element, isItem: true) else { return nil }
    if typo.severity == .error { return typo }
    report(typo)
    return nil
  }

  /// Several items in one plain text, where a list was meant: `氏名、住所`, `［氏名，住所］`.
  func listTypo(in node: Int, _ element: FieldType.Element, isItem: Bool) -> Diagnostic? {
    guard facts.tree.nodes[node].style == .plain, let kind = listed(element) else { return nil }
    let text = trimmed(node).bytes
    guard mayHoldSeveral(text) else { return nil }
    if case .choice(let type) = kind, plan.vocabulary.choices[type].words.find(text) != nil { return nil }
    guard let parts = ItemParts(of: text), areItems(parts, kind) else { return nil }
    // A data set may have middle dots in its name; where there is none of that name, a rule says so.
    if kind == .reference, parts.sign == "・" || parts.sign == "･" { return nil }
    let edits = facts.tree.nodes[node].isDecoded ? nil : edits(parts, node, isItem: isItem)
    let isFlow = isItem && facts.tree.nodes[Int(facts.tree.nodes[node].parent)].style == .flow
    // Two choices in one value always ask; so does a comma where no brackets say that a list was meant.
    let isSafe = parts.isWidthOnly && (parts.hasBrackets || isFlow) && (kind == .name || kind == .reference)
    // A name may hold a comma, 「様式第1号、第2号」; choices and brackets leave no doubt.
    let isError = parts.isSure && (parts.hasBrackets || kind != .name && kind != .reference && kind != .text)
    return .itemsInOneText(
      facts.tree.nodes[node].span, sign: parts.sign,
      fix: edits.map { Fix($0, isSafe ? .safe : .needsConsent) }, severity: isError ? .error : .warning)
  }

  /// What the items of a list are: names, texts or choices; nil for others.
  private func listed(_ element: FieldType.Element) -> FieldType.Element? {
    switch element {
    case .text, .name, .reference, .choice: return element
    case .record(let type):
      guard let shorthand = plan.vocabulary.records[type].shorthand else { return nil }
      let field = plan.vocabulary.records[type].fields[shorthand].type
      return field.element == .name && !field.isList ? .name : nil
    case .yesNo, .integer, .date, .period: return nil
    }
  }

  /// Whether a sign occurs that separates items, or a bracket opens the text. Nearly no name has one.
  private func mayHoldSeveral(_ text: ArraySlice<UInt8>) -> Bool {
    var index = text.startIndex
    while index + 2 < text.endIndex {
      let (second, third) = (text[index + 1], text[index + 2])
      switch text[index] {
      case UInt8(ascii: "/"), UInt8(ascii: ";"): return true
      case UInt8(ascii: "("): if index == text.startIndex { return true }
      case 0xE4...0xE9: index += 2
      case 0xE3:
        if second == 0x80, third == 0x81 || index == text.startIndex && third >= 0x8C { return true }
        if second == 0x83, third == 0xBB { return true }
        index += 2
      case 0xEF:
        if second == 0xBC, [0x8C, 0x8F, 0x9B].contains(third) { return true }
        if second == 0xBD, third == 0xA4 || third == 0xA5 { return true }
        if index == text.startIndex, third == 0x88 || third == 0xBB || third == 0x9B { return true }
        index += 2
      default: break
      }
      index += 1
    }
    return false
  }

  /// Whether the parts of a text are items: choices of the type, or names and not clauses of a sentence.
  private func areItems(_ parts: ItemParts, _ kind: FieldType.Element) -> Bool {
    if case .choice(let type) = kind {
      return parts.texts.allSatisfy { plan.vocabulary.choices[type].words.find($0) != nil }
    }
    return parts.texts.allSatisfy { part in
      let text = String(decoding: part, as: UTF8.self)
      guard kind == .text || !parts.isSure else { return !text.contains("。") }
      // Of texts only short ones that end in no verb or particle.
      guard let last = text.unicodeScalars.last else { return false }
      // A middle dot joins the words of one name in katakana, a slash those of Latin letters.
      let kanji: UInt32 = 0x4E00
      let isJapanese = text.unicodeScalars.contains { $0.value > (parts.isSure ? 0x3040 : kanji) && $0.value < 0xF900 }
      return isJapanese && (2...12).contains(text.count) && !"してでりびいくるたはがをにとものやうすれ".unicodeScalars.contains(last)
    }
  }

  /// The changes that make a list of the parts.
  private func edits(_ parts: ItemParts, _ node: Int, isItem: Bool) -> [TextEdit]? {
    // In brackets these would be signs of YAML.
    guard !parts.texts.contains(where: { part in part.contains { "[]{},#\"'".utf8.contains($0) } }) else { return nil }
    let parent = facts.tree.nodes[Int(facts.tree.nodes[node].parent)]
    var between = ", "
    var edits: [TextEdit] = []
    if isItem, parent.style == .block, !parts.hasBrackets {
      guard let start = blockItemStart(node) else { return nil }
      between = start
    } else if isItem, parts.hasBrackets, facts.tree.nodes[Int(facts.tree.nodes[node].parent)].style == .flow {
      return nil
    } else if !isItem || parts.hasBrackets {
      guard parent.style == .block else { return nil }
      edits.append(TextEdit(span: Span(parts.start, parts.first), text: "["))
    }
    for gap in parts.gaps { edits.append(TextEdit(span: gap, text: between)) }
    if !isItem || parts.hasBrackets { edits.append(TextEdit(span: Span(parts.last, parts.end), text: "]")) }
    return edits
  }

  /// A line break, the indentation of a block item and its dash, if nothing else stands before it on its line.
  private func blockItemStart(_ node: Int) -> String? {
    let source = facts.tree.source
    let start = Int(facts.tree.nodes[node].span.start)
    var line = start
    while line > 0, source[line - 1] != 10, source[line - 1] != 13 { line -= 1 }
    let before = source[line..<start]
    guard before.count(where: { $0 != UInt8(ascii: " ") }) == 1, before.contains(UInt8(ascii: "-")) else { return nil }
    let isWindows = line > 1 && source[line - 1] == 10 && source[line - 2] == 13
    return (isWindows ? "\r\n" : "\n") + String(decoding: before, as: UTF8.self)
  }
}
