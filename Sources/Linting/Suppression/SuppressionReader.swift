import Proposal
import SourceText
import YAML

/// Reads the suppressions among the comments of a proposal.
///
/// The grammar is strict, for a typo must not silence or be silent: `shimon:`, then `ignore` or `除外`, one rule id, and
/// `reason="…"` (`理由`), `until=YYYY-MM-DD` (`期限`) in any order.
struct SuppressionReader {
  /// Suggestions are computed for at most this many unknown rule names.
  private static let suggestionLimit = 20

  private let tree: Tree
  private let ruleSet: RuleSet
  private let entries: CommentEntries
  private(set) var suppressions: [Suppression] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The diagnostics of unknown rules, so that each name is compared with all rules only once.
  private var unknownRules: [String: Diagnostic] = [:]

  /// Reads the comments of a proposal; nil where none speaks to Shimon or seems to, as in nearly every file.
  init?(_ tree: Tree, _ ruleSet: RuleSet) {
    let near = NearSuppression { ruleSet.currentID(of: $0) != nil }
    var exact: [(comment: Comment, start: Int)] = []
    var typos: [Span] = []
    for comment in tree.comments {
      let text = tree.source[comment.span.range]
      if let start = SuppressionReader.directive(in: text) {
        exact.append((comment, start))
      } else if NearSuppression.isPossible(text), near.matches(text) {
        typos.append(comment.span)
      }
    }
    typos += near.hidden(in: tree)
    guard !exact.isEmpty || !typos.isEmpty else { return nil }
    self.tree = tree
    self.ruleSet = ruleSet
    entries = CommentEntries(tree)
    for (comment, start) in exact { read(comment, from: start) }
    diagnostics += typos.map { .suppressionNearly($0) }
  }

  /// Whether a comment begins as suppressions do, so that it may hold for its entry.
  static func isDirective(_ comment: ArraySlice<UInt8>) -> Bool { directive(in: comment) != nil }

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
    guard let id = ruleSet.currentID(of: text(rule)) else { return report(ofUnknown: rule) }
    var reason: String?
    var until: CalendarDay?
    while let option = word(&at, end) {
      let parts = text(option).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      switch (parts.first, parts.count) {
      case ("reason", 2), ("理由", 2):
        guard reason == nil, let value = unquoted(parts[1]) else { return diagnostics.append(.suppressionForm(option)) }
        reason = value
      case ("until", 2) where until == nil, ("期限", 2) where until == nil:
        guard let day = CalendarDay(parsing: parts[1]) else {
          return diagnostics.append(.suppressionDay(option, parts[1]))
        }
        until = day
      default: return diagnostics.append(.suppressionForm(option))
      }
    }
    guard let reason, SuppressionReader.isReason(reason) else {
      return diagnostics.append(.suppressionWithoutReason(comment.span))
    }
    guard let entry = entries.entry(of: comment) else { return diagnostics.append(.suppressionOfNothing(comment.span)) }
    suppressions.append(
      Suppression(
        rule: id, reason: reason, until: until, span: comment.span, covered: entry.span, nodes: entry.nodes))
  }

  /// Whether a reason says something: a blank, a dash, 「未定」 and 「なし」 accept nothing.
  private static func isReason(_ text: String) -> Bool {
    let bytes = Array(text.utf8)[...]
    return ScalarWords.openness(bytes) == .said && !ScalarWords.isNone(bytes)
  }

  private mutating func report(ofUnknown rule: Span) {
    let name = text(rule)
    var known = unknownRules[name]
    if known == nil {
      // Many unknown names are not typos: stop suggesting.
      let candidates = unknownRules.count < SuppressionReader.suggestionLimit ? ruleSet.ruleIDs : []
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
}

extension Suppression {
  /// Whether a comment begins as suppressions do, so that it may hold for the entry it speaks of.
  package static func isWritten(in comment: ArraySlice<UInt8>) -> Bool { SuppressionReader.isDirective(comment) }
}

extension TreeEditor {
  /// Prepares to change a proposal. Every suppression will hold for what it holds for.
  package init(keepingSuppressionsIn tree: Tree) { self.init(tree) { Suppression.isWritten(in: $0) } }
}
