import SourceText

/// A command of the program.
protocol Command: Sendable {
  /// What is typed after `shimon`.
  var name: String { get }
  /// What it does, in a line.
  var summary: LocalizedText { get }
  /// What may follow, besides options.
  var operands: String { get }
  /// More about it, below the options.
  var details: LocalizedText? { get }
  /// The options, without the common ones.
  var options: [Option] { get }
  /// Whether an operand may begin with a dash, as an expression may.
  var allowsDashes: Bool { get }
  /// Does it.
  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus
}

extension Command {
  var details: LocalizedText? { nil }
  var allowsDashes: Bool { false }

  /// All options, with those that every command takes.
  var allOptions: [Option] { options + [.language, .help] }

  /// The text of `shimon COMMAND --help`.
  func help(_ language: Language) -> String {
    var text = summary[language] + "\n\n"
    text += LocalizedText(ja: "使い方: ", en: "Usage: ")[language] + "shimon \(name) "
    text += LocalizedText(ja: "[オプション]", en: "[OPTIONS]")[language] + (operands.isEmpty ? "" : " \(operands)") + "\n\n"
    text += LocalizedText(ja: "オプション:\n", en: "Options:\n")[language]
    let left = allOptions.map { "  --\($0.name)" + ($0.value.map { " \($0)" } ?? "") }
    let width = (left.map(\.count).max() ?? 0) + 2
    for (option, words) in zip(allOptions, left) {
      text += words + String(repeating: " ", count: width - words.count) + option.help[language] + "\n"
    }
    if let details { text += "\n" + details[language] + "\n" }
    return text
  }
}
