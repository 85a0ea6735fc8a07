import Proposal
import SourceText
import YAML

/// Reads the suppressions among the comments of a proposal.
///
/// The grammar is strict, for a slip must not silence or be silent: `shimon:`, then `ignore` or `除外`, one rule id, and
/// `reason="…"` (`理由`), `until=YYYY-MM-DD` (`期限`) in any order.
struct SuppressionReader {
  /// For so many names that there are no rules of the nearest ones are looked for.
  private static let suggestionLimit = 20

  private let tree: Tree
  private let lines: LineIndex
  private let rules: Set<String>
  private(set) var suppressions: [Suppression] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The complaints about rules that there are none of, so that each name is compared with all rules only once.
  private var unknownRules: [String: Diagnostic] = [:]

  /// Whether a comment of the document speaks to Shimon; nearly no file has one, and nothing else is done then.
  static func isNeeded(for tree: Tree) -> Bool {
    tree.comments.contains { directive(in: tree.source[$0.span.range]) != nil }
  }

  init(_ tree: Tree, rules: Set<String>) {
    self.tree = tree
    self.rules = rules
    lines = LineIndex(tree.source)
    for comment in tree.comments {
      guard let start = SuppressionReader.directive(in: tree.source[comment.span.range]) else { continue }
      read(comment, from: start)
    }
  }

  /// Where the words behind `shimon:` begin, in a comment that has it.
  private static func directive(in comment: ArraySlice<UInt8>) -> Int? {
    let text = comment.drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let name = text.prefix(6)
    guard name.count == 6, name.lazy.map({ $0 | 0x20 }).elementsEqual("shimon".utf8) else { return nil }
    let rest = text.dropFirst(6)
    if rest.starts(with: ":".utf8) { return rest.startIndex + 1 }
    return rest.starts(with: "：".utf8) ? rest.startIndex + 3 : nil
  }

  // MARK: Words

  private mutating func read(_ comment: Comment, from start: Int) {
    var at = start
    let end = Int(comment.span.end)
    guard let verb = word(&at, end), ["ignore", "除外"].contains(text(verb)) else {
      return diagnostics.append(.suppressionForm(comment.span))
    }
    guard let rule = word(&at, end), !text(rule).contains("=") else {
      return diagnostics.append(.suppressionForm(comment.span))
    }
    guard rules.contains(text(rule)) else {
      return complain(ofUnknown: rule)
    }
    var reason: String?
    var until: CalendarDay?
    while let option = word(&at, end) {
      let parts = text(option).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      switch (parts.first, parts.count) {
      case ("reason", 2), ("理由", 2):
        guard let value = unquoted(parts[1]) else { return diagnostics.append(.suppressionForm(option)) }
        reason = value
      case ("until", 2), ("期限", 2):
        guard let day = CalendarDay(parsing: parts[1]) else {
          return diagnostics.append(.suppressionDay(option, parts[1]))
        }
        until = day
      default: return diagnostics.append(.suppressionForm(option))
      }
    }
    guard let reason, reason.contains(where: { !$0.isWhitespace }) else {
      return diagnostics.append(.suppressionWithoutReason(comment.span))
    }
    guard let entry = entry(of: comment) else { return diagnostics.append(.suppressionOfNothing(comment.span)) }
    suppressions.append(
      Suppression(
        rule: text(rule), reason: reason, until: until, span: comment.span, covered: entry.span, nodes: entry.nodes))
  }

  private mutating func complain(ofUnknown rule: Span) {
    let name = text(rule)
    var known = unknownRules[name]
    if known == nil {
      // Who names many rules that there are none of made no slip of the hand.
      let candidates = unknownRules.count < SuppressionReader.suggestionLimit ? rules : []
      known = .suppressionOfUnknownRule(rule, name, candidates: candidates)
      unknownRules[name] = known
    }
    guard var diagnostic = known else { return }
    diagnostic.span = rule
    diagnostic.fix = diagnostic.fix.map { fix in Fix(fix.edits.map { TextEdit(span: rule, text: $0.text) }, fix.safety)
    }
    diagnostics.append(diagnostic)
  }

  /// The next word; white space inside quotes does not end it.
  private func word(_ at: inout Int, _ end: Int) -> Span? {
    func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    while at < end, isSpace(tree.source[at]) { at += 1 }
    let start = at
    var isQuoted = false
    while at < end, isQuoted || !isSpace(tree.source[at]) {
      if tree.source[at] == UInt8(ascii: "\"") { isQuoted.toggle() }
      at += 1
    }
    return at > start ? Span(start, at) : nil
  }

  private func text(_ span: Span) -> String { String(decoding: tree.source[span.range], as: UTF8.self) }

  private func unquoted(_ text: String) -> String? {
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return nil }
    let inner = text.dropFirst().dropLast()
    return inner.contains("\"") ? nil : String(inner)
  }

  // MARK: Entries

  /// The entry that a comment speaks of: above the document's first key the whole proposal; else the outermost entry
  /// that starts on its line or, for a comment on a line of its own, on the next line with content. Behind the closing
  /// bracket of an entry that began on an earlier line it speaks of that entry.
  private func entry(of comment: Comment) -> (span: Span, nodes: Range<Int>)? {
    guard tree.nodes.count > 1, tree.nodes[0].kind == .mapping else { return nil }
    if comment.span.end <= tree.nodes[1].span.start { return (tree.nodes[0].span, 0..<tree.nodes.count) }
    guard comment.ownLine else {
      let line = lines.content(of: lines.line(at: comment.span.start), in: tree.source)
      return bracketed(endingIn: line) ?? firstEntry(from: line.start, before: comment.span.start)
    }
    return firstEntry(from: comment.span.end, before: UInt32(tree.source.count) + 1)
  }

  /// The first entry that starts in a range of bytes.
  private func firstEntry(from start: UInt32, before end: UInt32) -> (span: Span, nodes: Range<Int>)? {
    var index = firstNode(from: start)
    while index < tree.nodes.count, tree.nodes[index].span.start < end {
      if let entry = entry(at: index) { return entry }
      index += 1
    }
    return nil
  }

  /// The first node below the root that starts at `start` or later. Nodes stand in the order of their starts.
  private func firstNode(from start: UInt32) -> Int {
    var low = 1
    var high = tree.nodes.count
    while low < high {
      let middle = (low + high) / 2
      if tree.nodes[middle].span.start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func bracketed(endingIn line: Span) -> (span: Span, nodes: Range<Int>)? {
    var index = firstNode(from: line.start) - 1
    while index > 0 {
      let node = tree.nodes[index]
      if node.style == .flow, (line.start...line.end).contains(node.span.end) {
        // The key of a pair stands just before its value.
        return entry(at: index) ?? entry(at: index - 1)
      }
      index = Int(node.parent)
    }
    return nil
  }

  /// A pair by its key, or an item of a sequence.
  private func entry(at index: Int) -> (span: Span, nodes: Range<Int>)? {
    let node = tree.nodes[index]
    let parent = Int(node.parent)
    if tree.nodes[parent].kind == .sequence { return (node.span, index..<Int(node.next)) }
    guard isKey(index, of: parent) else { return nil }
    let value = tree.nodes[Int(node.next)]
    return (node.span.joined(value.span), index..<Int(value.next))
  }

  private func isKey(_ index: Int, of mapping: Int) -> Bool {
    tree.nodes[mapping].kind == .mapping && Int(tree.nodes[index].parent) == mapping && tree.nodes[index].keyHash != 0
  }
}
