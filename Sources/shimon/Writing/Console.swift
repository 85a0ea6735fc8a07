import Proposal
import Reporting
import SourceText

/// Where a dialogue is written, and how.
struct Console {
  /// A way to set text off.
  enum Emphasis: String {
    case strong = "\u{1B}[1m"
    case dim = "\u{1B}[2m"
    case warning = "\u{1B}[1;33m"
    case good = "\u{1B}[32m"
  }

  /// Standard output or standard error.
  let descriptor: Int32
  /// Whether lines come one by one without colour and ornament, for pipes and screen readers.
  let isPlain: Bool
  /// The columns that lists of choices may take.
  static let width = 78

  /// The error number of a write that failed. After that no further questions are asked.
  private(set) var failure: Int32?

  private let isColored: Bool
  private var input = LineInput()

  init(descriptor: Int32, isPlain: Bool) {
    self.descriptor = descriptor
    self.isPlain = isPlain || !System.isTerminal(0) || !System.isTerminal(descriptor)
    isColored = !self.isPlain && ColorChoice.auto.isColored(descriptor)
  }

  /// Writes a line.
  mutating func say(_ text: String = "", _ emphasis: Emphasis? = nil) {
    write(styled(text, emphasis) + "\n")
  }

  private mutating func write(_ text: String) {
    guard failure == nil else { return }
    failure = System.write(Array(text.utf8), to: descriptor)
  }

  /// Asks for a line; nil at the end of the input, or where nothing can be shown.
  mutating func ask(_ prompt: String) -> String? {
    write(styled(prompt, .strong))
    guard failure == nil else { return nil }
    let line = input.next()
    // What comes by a pipe is not seen; the next line begins on its own all the same.
    if line == nil || !System.isTerminal(0) { say() }
    return line
  }

  func styled(_ text: String, _ emphasis: Emphasis?) -> String {
    let safe = SafeText.line(text)
    guard isColored, let emphasis, !text.isEmpty else { return safe }
    return emphasis.rawValue + safe + "\u{1B}[0m"
  }

  /// Lists of choices longer than this are shown in groups: a window has some 24 lines.
  private static let choiceLines = 16

  /// How many of these words fit a window with what stands around them.
  func choicesAtOnce(_ choices: [String]) -> Int { Console.choiceLines * columns(choices.count, choices).count }

  private func columns(_ count: Int, _ choices: [String]) -> (count: Int, width: Int) {
    let digits = String(count).count + 1
    let width = (choices.map { DisplayWidth.columns(of: $0) }.max() ?? 0) + digits + 3
    return (isPlain ? 1 : max(1, Console.width / width), width)
  }

  /// Numbered words in columns; in plain output one a line.
  mutating func say(choices: [String], numbered range: Range<Int>? = nil) {
    let range = range ?? 0..<choices.count
    let cells = range.map { "\($0 + 1) \(choices[$0])" }
    let widths = cells.map { DisplayWidth.columns(of: $0) }
    let (columns, width) = columns(choices.count, choices)
    var line = ""
    for (number, cell) in cells.enumerated() {
      line += cell
      if (number + 1) % columns == 0 || number + 1 == cells.count {
        say("  " + line)
        line = ""
      } else {
        line += String(repeating: " ", count: width - widths[number])
      }
    }
  }
}

/// Standard input, line by line.
struct LineInput {
  private var pending: [UInt8] = []
  private var hasEnded = false

  /// The next line without its line break; nil at the end of the input.
  mutating func next() -> String? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        var line = pending[..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        let text = String(decoding: line, as: UTF8.self)
        pending.removeSubrange(...end)
        return text
      }
      guard !hasEnded else {
        defer { pending = [] }
        return pending.isEmpty ? nil : String(decoding: pending, as: UTF8.self)
      }
      let more = System.readSome()
      if more.isEmpty { hasEnded = true } else { pending += more }
    }
  }
}

/// What people type, without what a Japanese keyboard adds.
enum DialogueText {
  /// A line without the white space around it, full-width or not.
  static func trimmed(_ line: String) -> String {
    let scalars = line.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Full-width letters, digits and signs as half-width ones.
  static func halfWidth(_ line: String) -> String { ScalarWords.halfWidth(line) }

  /// The line as a command of one letter: `？` and `Ｓ` count like `?` and `s`.
  static func command(_ line: String) -> String { halfWidth(trimmed(line)).lowercased() }
}
