import CEL
import SourceText
import YAML

/// Lists that are written as text.
extension Binder {
  /// A typo in an item of a list that keeps it from being read as an item.
  mutating func itemTypo(in node: Int, _ element: FieldType.Element) -> Diagnostic? {
    guard facts.tree.nodes[node].kind == .scalar else { return nil }
    // A lone text was looked at in place of the list.
    guard facts.tree.nodes[Int(facts.tree.nodes[node].parent)].kind == .sequence else { return nil }
    guard let typo = markedTypo(in: node) ?? listTypo(in: node, element, isItem: true) else { return nil }
    if typo.severity == .error { return typo }
    report(typo)
    return nil
  }

  /// Several items in one text, where a list was meant: `氏名、住所`, `［氏名，住所］`, lines of a block.
  func listTypo(in node: Int, _ element: FieldType.Element, isItem: Bool) -> Diagnostic? {
    guard let kind = listed(element) else { return nil }
    if !isItem, let typo = linesWithoutDashes(in: node, kind) { return typo }
    guard let parts = parts(of: node, kind) else { return nil }
    // A data set may have middle dots in its name; where there is none of that name, a rule says so.
    if kind == .reference, parts.strength == .dot { return nil }
    let edits = facts.tree.nodes[node].isDecoded ? nil : edits(parts, node, isItem: isItem)
    let isFlow = isItem && facts.tree.nodes[Int(facts.tree.nodes[node].parent)].style == .flow
    // Two choices in one value always ask; so does a comma where no brackets say that a list was meant.
    let isSafe = parts.isWidthOnly && (parts.hasBrackets || isFlow) && (kind == .name || kind == .reference)
    // A name may hold a comma, 「様式第1号、第2号」; choices and brackets leave no doubt.
    let isError = parts.isSure && parts.hasBrackets || kind != .name && kind != .reference && kind != .text
    return .itemsInOneText(
      facts.tree.nodes[node].span, sign: parts.sign, hasBullets: parts.hasBullets,
      fix: edits.map { Fix($0, isSafe ? .safe : .needsConsent) }, severity: isError ? .error : .warning)
  }

  /// Names on lines of their own below the key of a list, all without a dash.
  private func linesWithoutDashes(in node: Int, _ kind: FieldType.Element) -> Diagnostic? {
    guard kind == .name || kind == .reference, facts.tree.nodes[node].style == .plain, facts.tree.nodes[node].isDecoded
    else { return nil }
    let lines = facts.tree.lines(of: node)
    // A comma or a full stop at the end of a line says that a sentence goes on, or is one.
    guard lines.count > 1, !facts.tree.isOnKeyLine(node),
      !lines.contains(where: { line in
        ["、", "。", "，", ","].contains { facts.tree.source[line].suffix($0.utf8.count).elementsEqual($0.utf8) }
      })
    else { return nil }
    let edits = lines.map { TextEdit(span: Span($0.lowerBound, $0.lowerBound), text: "- ") }
    return .itemsInOneText(
      facts.tree.nodes[node].span, sign: "\n", hasBullets: false, fix: Fix(edits, .needsConsent), severity: .warning)
  }

  /// Several names in the one of an entry: `- 名称: 氏名、住所`.
  func nameTypo(in node: Int) -> Diagnostic? {
    // Middle dots stand in one name: 「被保険者の記号・番号・枝番」.
    guard let parts = parts(of: node, .name), parts.strength != .dot else { return nil }
    return .namesInOneEntry(
      facts.tree.nodes[node].span, sign: parts.sign, hasBullets: parts.hasBullets,
      fix: entryEdits(parts, node).map { Fix($0, .needsConsent) })
  }

  /// A mark before a choice, or several choices in the value of a field that takes one.
  func choicesTypo(in node: Int, _ type: Int) -> Diagnostic? {
    if let typo = markedTypo(in: node) { return typo }
    let text = trimmed(node).bytes
    if let bullet = Bullet(in: text, at: text.startIndex),
      plan.vocabulary.choices[type].words.find(text.dropFirst(bullet.whole)) != nil
    {
      return .signBeforeChoice(
        facts.tree.nodes[node].span, sign: String(decoding: text.prefix(bullet.length), as: UTF8.self),
        word: String(decoding: text.dropFirst(bullet.whole), as: UTF8.self))
    }
    guard parts(of: node, .choice(type)) != nil else { return nil }
    return .choicesInOneValue(facts.tree.nodes[node].span, plan.vocabulary.choices[type])
  }

  private func parts(of node: Int, _ kind: FieldType.Element) -> ItemParts? {
    let style = facts.tree.nodes[node].style
    guard style == .plain || style == .literal else { return nil }
    let text = trimmed(node).bytes
    if case .choice(let type) = kind {
      if plan.vocabulary.choices[type].words.find(text) != nil { return nil }
      for strength in [ItemParts.Strength.sure, .slash, .dot, .space] {
        if let parts = ItemParts(of: text, weakest: strength), areItems(parts, kind) { return parts }
      }
      return nil
    }
    guard mayHoldSeveral(text), let parts = ItemParts(of: text), areItems(parts, kind) else { return nil }
    // A comment that was meant for one is told as such.
    if parts.texts.contains(where: { $0.first == UInt8(ascii: "#") || $0.starts(with: "＃".utf8) }) { return nil }
    // Text that goes on in the next line has a space there.
    if facts.tree.nodes[node].isDecoded, style == .plain, parts.sign == " " { return nil }
    return parts
  }

  /// What the items of a list are: names, texts or choices; nil for others.
  private func listed(_ element: FieldType.Element) -> FieldType.Element? {
    switch element {
    case .text, .name, .reference, .choice: return element
    case .record(let type):
      guard let shorthand = plan.vocabulary.records[type].shorthand else { return nil }
      let field = plan.vocabulary.records[type].fields[shorthand].type
      guard !field.isList else { return nil }
      switch field.element {
      case .name, .text: return field.element
      default: return nil
      }
    case .yesNo, .integer, .date, .period, .deadline: return nil
    }
  }

  /// Whether a sign occurs that separates items, or a bracket or bullet opens the text. Nearly no name has one.
  private func mayHoldSeveral(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    if first < 0xE4 || first > 0xE9, Bullet(in: text, at: text.startIndex) != nil { return true }
    var index = text.startIndex
    while index + 2 < text.endIndex {
      let (second, third) = (text[index + 1], text[index + 2])
      switch text[index] {
      case UInt8(ascii: "/"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "|"): return true
      case UInt8(ascii: " ") where second >= 0x80: return true
      case UInt8(ascii: "("): if index == text.startIndex { return true }
      case 0xE4...0xE9: index += 2
      case 0xE3:
        if second == 0x80, third <= 0x81 || index == text.startIndex && third >= 0x8C { return true }
        if second == 0x83, third == 0xBB { return true }
        index += 2
      case 0xEF:
        if second == 0xBC, [0x8B, 0x8C, 0x8F, 0x9B].contains(third) { return true }
        if second == 0xBD, [0x9C, 0xA4, 0xA5].contains(third) { return true }
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
    if case .choice(let type) = kind { return areChoices(parts, type) }
    // Two words with a middle dot are a name more often than not: 「設置・保守」.
    if parts.strength == .dot, !parts.hasBrackets, parts.texts.count == 2 { return false }
    return parts.texts.allSatisfy { part in
      let text = String(decoding: part, as: UTF8.self)
      guard kind == .text || !parts.isSure else { return !text.contains("。") }
      // Of texts only short ones that end in no verb or particle.
      guard let last = text.unicodeScalars.last else { return false }
      // A middle dot or a space joins the words of one name in katakana, a slash those of Latin letters.
      let (kana, kanji): (UInt32, UInt32) = (0x3040, 0x4E00)
      let lowest = parts.strength >= .slash ? kana : kanji
      let isJapanese = text.unicodeScalars.contains { $0.value > lowest && $0.value < 0xF900 }
      return isJapanese && (2...12).contains(text.count) && !"してでりびいくるたはがをにとものやうすれ".unicodeScalars.contains(last)
    }
  }

  /// Whether all parts are choices, or behind sure signs one is, or each is nearly one.
  private func areChoices(_ parts: ItemParts, _ type: Int) -> Bool {
    let choice = plan.vocabulary.choices[type]
    let known = parts.texts.count { choice.words.find($0) != nil }
    if known == parts.texts.count || known > 0 && parts.isSure { return true }
    let limit = 20
    guard parts.isSure, parts.texts.count < limit else { return false }
    let lexicon = Lexicon(choice.options.flatMap { $0.japaneseWords + $0.englishWords }, choice.words)
    return parts.texts.allSatisfy {
      plan.vocabulary.suggestion(for: String(decoding: $0, as: UTF8.self), in: lexicon) != nil
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
      // The first bullet.
      if parts.first > parts.start { edits.append(TextEdit(span: Span(parts.start, parts.first), text: "")) }
    } else if isItem, parts.hasBrackets, facts.tree.nodes[Int(facts.tree.nodes[node].parent)].style == .flow {
      return nil
    } else if !isItem || parts.hasBrackets {
      guard parent.style == .block else { return nil }
      edits.append(TextEdit(span: Span(parts.start, parts.first), text: "["))
    } else if parts.first > parts.start {
      edits.append(TextEdit(span: Span(parts.start, parts.first), text: ""))
    }
    for gap in parts.gaps { edits.append(TextEdit(span: gap, text: between)) }
    if !isItem || parts.hasBrackets { edits.append(TextEdit(span: Span(parts.last, parts.end), text: "]")) }
    return edits
  }

  /// The changes that make entries of the names of one, if it has nothing but its name.
  private func entryEdits(_ parts: ItemParts, _ node: Int) -> [TextEdit]? {
    let mapping = Int(facts.tree.nodes[node].parent)
    guard !facts.tree.nodes[node].isDecoded, facts.tree.nodes[mapping].kind == .mapping,
      facts.tree.nodes[mapping].count == 1, facts.tree.nodes[mapping].style == .block, !parts.hasBrackets,
      !parts.texts.contains(where: { part in part.contains { "[]{},#\"':".utf8.contains($0) } }),
      let start = blockItemStart(mapping)
    else { return nil }
    let key = facts.tree.source[Int(facts.tree.nodes[mapping].span.start)..<Int(facts.tree.nodes[node].span.start)]
    let between = start + String(decoding: key, as: UTF8.self)
    var edits = parts.gaps.map { TextEdit(span: $0, text: between) }
    if parts.first > parts.start {
      edits.insert(TextEdit(span: Span(parts.start, parts.first), text: ""), at: 0)
    }
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
