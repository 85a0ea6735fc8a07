import SourceText

/// A command of the program.
protocol Command: SendableMetatype {
  /// What its options say.
  associatedtype Options: CommandOptions
  /// What is typed after `shimon`.
  static var name: String { get }
  /// What it does, in a line.
  static var summary: LocalizedText { get }
  /// What may follow, besides options.
  static var operands: String { get }
  /// More about it, below the options.
  static var details: LocalizedText? { get }
  /// Whether an operand may begin with a dash, as an expression may.
  static var allowsDashes: Bool { get }
  /// Does it.
  static func run(_ options: Options, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus
}

extension Command {
  static var operands: String { "" }
  static var details: LocalizedText? { nil }
  static var allowsDashes: Bool { false }

  /// The options, without those that every command takes.
  static var options: [OptionDescription] { Options.flags.map(\.option) }

  /// All options.
  static var allOptions: [OptionDescription] { options + OptionDescription.common }

  /// Reads the words behind the command's name, and does it.
  static func run(_ words: [String], _ context: Context) throws(Failure) -> ExitStatus {
    let arguments = try Arguments<Options>(words, allowingDashes: allowsDashes)
    guard arguments.asksForHelp else { return try run(arguments.options, arguments.operands, context) }
    try context.print(help(context.language))
    return .clean
  }

  /// The text of `shimon COMMAND --help`.
  static func help(_ language: Language) -> String {
    var text = summary[language] + "\n\n"
    text += LocalizedText(ja: "使い方: ", en: "Usage: ")[language] + "shimon \(name) "
    text += LocalizedText(ja: "[オプション]", en: "[OPTIONS]")[language] + (operands.isEmpty ? "" : " \(operands)") + "\n\n"
    text += LocalizedText(ja: "オプション:\n", en: "Options:\n")[language]
    let left = allOptions.map { "  --\($0.name)" + ($0.placeholder.map { " \($0)" } ?? "") }
    let width = (left.map(\.count).max() ?? 0) + 2
    for (option, words) in zip(allOptions, left) {
      text += words + String(repeating: " ", count: width - words.count) + option.help[language] + "\n"
    }
    if let details { text += "\n" + details[language] + "\n" }
    return text
  }
}
