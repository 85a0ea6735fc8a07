import SourceText

/// Writes values as lines of a block or on one line in brackets.
struct ValueWriter {
  /// How much deeper the pairs of a mapping stand than its key.
  var step: Int
  /// How much deeper the dashes of a list stand than its key; it may be nothing.
  var sequenceStep: Int
  /// Whether a text of several lines may be written as a literal block.
  var allowsLiteral = true

  /// One line to write: its indentation and what follows. A line without text is blank.
  struct Line: Equatable {
    var column: Int
    var text: String

    var indented: String { text.isEmpty ? "" : String(repeating: " ", count: column) + text }
  }

  /// The lines of a value whose first character stands at `column`; the lines of a literal block at `textColumn`.
  func lines(_ value: EditValue, column: Int, textColumn: Int) -> [Line] {
    switch value {
    case .nothing: return [Line(column: column, text: "")]
    case .word(let word): return [Line(column: column, text: ScalarWriter.word(word, in: .block))]
    case .text(let text):
      if allowsLiteral, let literal = ScalarWriter.literal(text) {
        return [Line(column: column, text: literal.header)]
          + literal.lines.map { Line(column: textColumn, text: $0) }
      }
      return [Line(column: column, text: ScalarWriter.text(text, in: .block))]
    case .list(let items):
      return items.isEmpty ? [Line(column: column, text: "[]")] : items.flatMap { entry($0, column: column) }
    case .mapping(let pairs):
      return pairs.isEmpty ? [Line(column: column, text: "{}")] : pairs.flatMap { pair($0, column: column) }
    }
  }

  /// The lines of a list entry whose dash stands at `column` and whose value `gap` columns behind.
  func entry(_ value: EditValue, column: Int, gap: Int = 2) -> [Line] {
    var result = lines(value, column: column + gap, textColumn: column + gap)
    let first = result[0].text
    let dash = first.isEmpty ? "-" : "-" + String(repeating: " ", count: gap - 1) + first
    result[0] = Line(column: column, text: dash)
    return result
  }

  /// The lines of a pair whose key stands at `column`.
  func pair(_ pair: EditValue.Pair, column: Int) -> [Line] {
    let key = ScalarWriter.text(pair.key, in: .key) + ":"
    if pair.value.isBlockCollection {
      return [Line(column: column, text: key)]
        + lines(pair.value, column: valueColumn(of: pair.value, below: column), textColumn: column)
    }
    var result = lines(pair.value, column: column, textColumn: column + step)
    result[0].text = result[0].text.isEmpty ? key : key + " " + result[0].text
    return result
  }

  /// Where the lines of a collection stand below a key at `column`.
  func valueColumn(of value: EditValue, below column: Int) -> Int {
    if case .list = value { return column + sequenceStep }
    return column + step
  }

  /// A value inside brackets.
  func flow(_ value: EditValue) -> String {
    switch value {
    case .nothing: "null"
    case .word(let word): ScalarWriter.word(word, in: .flow)
    case .text(let text): ScalarWriter.text(text, in: .flow)
    case .list(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
    case .mapping(let pairs): "{" + pairs.map(flow).joined(separator: ", ") + "}"
    }
  }

  /// A pair inside `{}`.
  func flow(_ pair: EditValue.Pair) -> String {
    ScalarWriter.text(pair.key, in: .key) + ": " + flow(pair.value)
  }
}
