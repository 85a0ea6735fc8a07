import SourceText
import YAML

/// Texts in place of lists whose lines begin with bullets or marks.
extension Binder {
  /// A text in place of a list whose lines begin with bullets.
  func bulletTypo(in node: Int) -> Diagnostic? {
    guard mayBeginWithBullet(node) else { return nil }
    if let typo = markedTypo(in: node) { return typo }
    let lines = facts.tree.bulletLines(in: node)
    guard let (start, first) = lines.first else { return nil }
    // One number may belong to the text.
    if first.kind == .number, lines.count < 2 { return nil }
    let isBlock = facts.tree.isBlockScalar(node)
    let sign = String(decoding: facts.tree.source[start..<start + first.length], as: UTF8.self)
    var edits = lines.map { start, bullet in
      TextEdit(span: Span(start, start + bullet.whole), text: "- ")
    }
    if isBlock { edits.insert(TextEdit(span: facts.tree.blockHeader(of: node), text: ""), at: 0) }
    // One line may hold several: `・氏名・住所`.
    let isOne = !lines.contains { start, bullet in
      bullet.kind != .number && bullet.kind != .dash
        && facts.tree.source[(start + bullet.whole)...].prefix { $0 != 10 && $0 != 13 }
          .split(separator: UInt8(ascii: " ")).contains { part in
            Bullet(in: part, at: part.startIndex).map { $0.kind != .number && $0.kind != .dash } ?? false
          }
    }
    // Lines without a bullet would break the list.
    let isWhole = !isBlock || lines.count == facts.tree.lines(of: node).count
    let canBeList = isOne && isWhole && (isBlock || !facts.tree.isOnKeyLine(node))
    return .itemsAsText(
      facts.tree.nodes[node].span, first, sign: sign, edits: canBeList ? edits : [],
      isSafe: lines.allSatisfy { $0.bullet.isSure } && !isBlock)
  }

  /// Whether a text can have bullets at all: hardly any begins with one.
  private func mayBeginWithBullet(_ node: Int) -> Bool {
    facts.tree.isBlockScalar(node)
      || facts.tree.nodes[node].style == .plain
        && Bullet(in: facts.tree.source, at: Int(facts.tree.nodes[node].span.start)) != nil
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

  // MARK: Marks of what is chosen

  /// A run of text behind a mark of what is chosen and what is not.
  private struct Marked {
    var isChosen: Bool
    var line: Int
    var text: Range<Int>
  }

  /// Items with marks of what is chosen and what is not, on lines of their own or in one: `☑ 簡易書留 ☐ 手渡し`.
  func markedTypo(in node: Int) -> Diagnostic? {
    guard mayBeginWithBullet(node) else { return nil }
    let lines = facts.tree.lines(of: node)
    guard let first = lines.first, mark(at: first.lowerBound, in: first) != nil else { return nil }
    var signs: [String] = []
    var items: [Marked] = []
    for (number, line) in lines.enumerated() {
      var index = line.lowerBound
      while index < line.upperBound {
        guard let (sign, bullet) = mark(at: index, in: line) else {
          // Text before the first mark of a line is none of the items.
          if index == line.lowerBound { return nil }
          index += 1
          continue
        }
        if let last = items.last, last.line == number { items[items.count - 1].text = last.text.lowerBound..<index }
        signs.append(sign)
        items.append(
          Marked(
            isChosen: Bullet.chosenMarks.contains(sign), line: number,
            text: index + bullet.whole..<line.upperBound))
        index += bullet.whole
      }
    }
    // ○ is chosen beside ×, and not beside ●.
    let open = signs.first { Bullet.openMarks.contains($0) }
    guard open != nil || Set(signs).isSuperset(of: ["○", "●"]) else { return nil }
    if open != nil {
      for (index, sign) in signs.enumerated() where Bullet.circles.contains(sign) { items[index].isChosen = true }
    }
    let chosen = items.filter { $0.isChosen }.map { item in
      String(decoding: ItemParts.trimmed(facts.tree.source[item.text]), as: UTF8.self)
    }
    return .itemsMarked(
      facts.tree.nodes[node].span, sign: open ?? "○", chosen: chosen, fix: markedFix(chosen, in: node))
  }

  /// The mark at a place, if content follows it.
  private func mark(at index: Int, in line: Range<Int>) -> (sign: String, bullet: Bullet)? {
    guard facts.tree.source[index] >= 0xC3 else { return nil }
    let rest = facts.tree.source[index..<line.upperBound]
    guard let sign = Bullet.choiceMarks.first(where: { rest.starts(with: $0.utf8) }),
      let bullet = Bullet(in: rest, at: index)
    else { return nil }
    return (sign, bullet)
  }

  /// Leaves what is chosen.
  private func markedFix(_ chosen: [String], in node: Int) -> Fix? {
    let indicators = Array("[]{},#\"':&*!|>%@`".utf8)
    let parent = facts.tree.nodes[Int(facts.tree.nodes[node].parent)]
    guard !chosen.isEmpty, parent.style != .flow, parent.kind == .mapping || chosen.count == 1,
      chosen.allSatisfy({ text in !text.isEmpty && !text.utf8.contains { indicators.contains($0) } })
    else { return nil }
    let text = chosen.count == 1 ? chosen[0] : "[" + chosen.joined(separator: ", ") + "]"
    return Fix(replacing: facts.tree.nodes[node].span, by: text, .needsConsent)
  }
}
