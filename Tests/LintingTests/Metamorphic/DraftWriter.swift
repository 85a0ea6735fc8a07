import Proposal
import TestSupport

@testable import YAML

/// Writes drafts in every way that YAML has.
struct DraftWriter {
  /// How collections and texts are written.
  struct Style: Sendable {
    enum Shape { case lines, brackets, bracketsOverLines, any }
    enum Quoting: CaseIterable { case plain, single, double, block, any }

    var shape = Shape.lines
    var quoting = Quoting.plain
    /// Columns from a key to what is below it.
    var step = 2
    /// Columns from a key to the dashes below it.
    var listStep = 2

    static let lines = Style()
  }

  private let style: Style
  private var dice: RandomSource

  init(_ style: Style, _ dice: RandomSource = RandomSource(seed: 0)) {
    self.style = style
    self.dice = dice
  }

  /// The document of a record.
  func bytes(_ draft: Draft) -> [UInt8] {
    var writer = self
    guard case .record(_, let pairs) = draft, !pairs.isEmpty, writer.shape == .lines else {
      return Array((writer.flow(draft, below: -1) + "\n").utf8)
    }
    return Array(writer.lines(pairs, at: 0).map { $0 + "\n" }.joined().utf8)
  }

  private var shape: Style.Shape {
    mutating get {
      guard style.shape == .any else { return style.shape }
      return dice.oneIn(3) ? dice.pick([.brackets, .bracketsOverLines]) : .lines
    }
  }

  private func margin(_ column: Int) -> String { String(repeating: " ", count: column) }

  // MARK: Lines

  private mutating func lines(_ pairs: [Draft.Pair], at column: Int) -> [String] {
    pairs.flatMap { pair -> [String] in
      let key = margin(column) + key(pair.key) + ":"
      switch pair.value {
      case .record(_, let inner) where !inner.isEmpty && shape == .lines:
        return [key] + lines(inner, at: column + style.step)
      case .list(let items) where !items.isEmpty && shape == .lines:
        return [key] + items.flatMap { entry($0.value, at: column + style.listStep) }
      case .nothing: return [key + (style.quoting == .any ? dice.pick(["", " ~", " null"]) : "")]
      case .word(let word): return [key + " " + scalar(word, inBlockBelow: column)]
      case .list, .record: return [key + " " + flow(pair.value, below: column)]
      }
    }
  }

  private mutating func entry(_ value: Draft, at column: Int) -> [String] {
    let dash = margin(column) + "-"
    switch value {
    case .record(_, let pairs) where !pairs.isEmpty && shape == .lines:
      if style.shape == .any, dice.oneIn(4) { return [dash] + lines(pairs, at: column + style.step) }
      var result = lines(pairs, at: column + style.step)
      result[0] = dash + margin(style.step - 1) + result[0].dropFirst(column + style.step)
      return result
    case .word(let word): return [dash + " " + scalar(word, inBlockBelow: column)]
    default: return [dash + " " + flow(value, below: column)]
    }
  }

  // MARK: Brackets

  private mutating func flow(_ value: Draft, below column: Int) -> String {
    let inner = column + 1 + style.step
    switch value {
    case .nothing: return style.quoting == .any ? dice.pick(["~", "null"]) : "null"
    case .word(let word): return quoted(word, in: .flow)
    case .list(let items):
      return bracketed("[", "]", items.map { flow($0.value, below: inner) }, at: column + 1)
    case .record(_, let pairs):
      return bracketed("{", "}", pairs.map { key($0.key) + ": " + flow($0.value, below: inner) }, at: column + 1)
    }
  }

  /// What stands over several lines must be deeper than the key it belongs to.
  private mutating func bracketed(_ open: String, _ close: String, _ parts: [String], at column: Int) -> String {
    let isOverLines =
      style.shape == .bracketsOverLines
      || (style.shape == .any && (dice.oneIn(2) || parts.contains { $0.contains("\n") }))
    guard !parts.isEmpty, isOverLines else { return open + parts.joined(separator: ", ") + close }
    let comma = style.shape == .any && dice.oneIn(4) ? "," : ""
    return open + "\n" + parts.map { margin(column + style.step) + $0 }.joined(separator: ",\n") + comma + "\n"
      + margin(column) + close
  }

  // MARK: Texts

  private mutating func key(_ text: String) -> String {
    style.quoting == .plain || style.quoting == .block ? ScalarWriter.text(text, in: .key) : quoted(text, in: .key)
  }

  private mutating func scalar(_ text: String, inBlockBelow column: Int) -> String {
    let isBlock = style.quoting == .block || (style.quoting == .any && dice.oneIn(4))
    guard isBlock, let first = text.first, let last = text.last, !first.isWhitespace, !last.isWhitespace,
      ScalarWriter.isPrintable(text), !text.contains("\t")
    else { return quoted(text, in: .block) }
    return dice.pick(["|-", ">-"]) + "\n" + margin(max(column, 0) + style.step) + text
  }

  private mutating func quoted(_ text: String, in place: ScalarWriter.Place) -> String {
    switch style.quoting == .any ? dice.pick(Style.Quoting.allCases) : style.quoting {
    case .single where ScalarWriter.isPrintable(text):
      return "'" + text.replacing("'", with: "''") + "'"
    case .single, .double: return ScalarWriter.doubleQuoted(text)
    case .plain, .block, .any: return ScalarWriter.word(text, in: place)
    }
  }
}
