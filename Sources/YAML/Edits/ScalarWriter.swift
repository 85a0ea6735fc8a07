import SourceText

/// Chooses how a scalar is written.
///
/// Plain where this reader and every other YAML 1.2 or 1.1 reader takes it for the same text, else in double quotes;
/// a text of several lines as a literal block (YAML 1.2.2 sections 7.3.1, 7.3.3 and 8.1.2).
enum ScalarWriter {
  /// Where a scalar is to stand.
  enum Place {
    /// A value of a block collection.
    case block
    /// A value inside brackets.
    case flow
    /// A key, in a block or inside brackets.
    case key
  }

  /// A text that stays a text in every reader.
  static func text(_ text: String, in place: Place) -> String {
    if text.isEmpty { return "''" }
    return canBePlain(text, in: place) && !looksTyped(text) ? text : doubleQuoted(text)
  }

  /// A word that is plain where it can be read back.
  static func word(_ text: String, in place: Place) -> String {
    if text.isEmpty { return "''" }
    let isSpecial = CoreSchema.isNull(Array(text.utf8)) || text == "=" || text == "<<"
    return canBePlain(text, in: place) && !isSpecial ? text : doubleQuoted(text)
  }

  /// Whether the text means itself without quotes, leaving aside what type it seems to have.
  static func canBePlain(_ text: String, in place: Place) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last else { return false }
    if first.properties.isWhitespace || last.properties.isWhitespace || startsLikeSyntax(scalars) { return false }
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\t" || isUnprintable(scalar) { return false }
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch scalar {
      case ":":
        guard place != .key, let next, !next.properties.isWhitespace else { return false }
      case "#":
        if scalars[index - 1].properties.isWhitespace { return false }
      case ",", "[", "]", "{", "}":
        if place != .block { return false }
      case "：":
        if place == .key { return false }
      default: break
      }
    }
    return true
  }

  private static func startsLikeSyntax(_ scalars: [Unicode.Scalar]) -> Bool {
    let second = scalars.count > 1 ? scalars[1] : nil
    switch scalars[0] {
    case "?", ":", ",", "[", "]", "{", "}", "#", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`", "＃": return true
    case "-": return second.map { !("0"..."9").contains($0) && $0 != "." } ?? true
    // Taken for a typo before content.
    case let first where OddSpace.contains(first): return true
    // Taken for a typo where a list may start.
    case "－", "−", "\u{2010}"..."\u{2015}", "─", "﹣", "ｰ": return second?.properties.isWhitespace ?? true
    case ".": return scalars.count >= 3 && scalars[1] == "." && scalars[2] == "."
    default: return false
    }
  }

  /// Whether some reader takes the plain text for something other than a text.
  static func looksTyped(_ text: String) -> Bool {
    if CoreSchema.resolve(Array(text.utf8)) != .string { return true }
    switch text.lowercased() {
    case "yes", "no", "on", "off", "y", "n", "true", "false", "null", "=", "<<": return true
    default: break
    }
    guard let first = text.utf8.first, numberStarts.contains(first) else { return false }
    return text.utf8.allSatisfy { numberBytes.contains($0) }
  }

  private static let numberStarts = Array("0123456789+-.".utf8)
  /// Numbers in every radix, sexagesimal numbers, dates and times.
  private static let numberBytes = Array("0123456789abcdefABCDEFxXoO_.:+-TtZz ".utf8)

  /// What the reader refuses, and what readers of YAML 1.1 take for a line break.
  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Whether the text is one line that needs no escapes.
  static func isPrintable(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\t" || !isUnprintable($0) }
  }

  /// The text in double quotes, on one line.
  static func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if isUnprintable(scalar) {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// The header and the lines of a literal block, for a text that has several lines and needs no escapes.
  static func literal(_ text: String) -> (header: String, lines: [String])? {
    guard text.contains("\n"), text.unicodeScalars.allSatisfy({ $0 == "\n" || !isUnprintable($0) }) else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let endsInBreak = lines.last?.isEmpty ?? false
    if endsInBreak { lines.removeLast() }
    guard let first = lines.first, !first.isEmpty, let last = lines.last, !last.isEmpty else { return nil }
    guard lines.allSatisfy({ $0.unicodeScalars.last?.properties.isWhitespace != true }) else { return nil }
    guard first.unicodeScalars.first?.properties.isWhitespace != true else { return nil }
    return (endsInBreak ? "|" : "|-", lines)
  }
}

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
