import SourceText

/// The program: finds the command, reads its options, runs it and exits.
@main
enum Shimon {
  /// The version, as in CHANGELOG.md.
  static let version = "0.1.0"

  static let commands: [any Command] = [
    LintCommand(), ReportCommand(), ClausesCommand(), DiffCommand(), BaselineCommand(), PolicyCommand(), RulesCommand(),
    ExplainCommand(), InitCommand(), AnswerCommand(), FmtCommand(), FixCommand(), ParseCommand(), EvalCommand(),
    SchemaCommand(), CompletionsCommand(), DocsCommand(), LanguageServerCommand(),
  ]

  static func main() {
    System.occupyStandardStreams()
    System.ignoreFailedWrites()
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  static func run(_ words: [String]) -> ExitStatus {
    let language = Context.language(asked: askedLanguage(words))
    let context = Context(language: language)
    do throws(UsageError) {
      if let word = System.brokenArgument { throw .notUTF8(word) }
      guard let name = words.first(where: { !isLanguageOption($0, in: words) }) else {
        context.complain(LocalizedText(ja: "コマンドを指定してください。", en: "Name a command."))
        _ = System.write(Array(help(language).utf8), to: 2)
        return .usage
      }
      switch name {
      case "--help", "-h", "help": return try runHelp(words, context)
      case "--version": return context.print("shimon \(version)\n")
      default: break
      }
      if name.hasPrefix("-") { throw .unknownOption(String(name.drop { $0 == "-" }), among: [.help, .language]) }
      guard let command = commands.first(where: { $0.name == name }) else {
        throw .unknownCommand(name, among: commands.map(\.name) + ["help"])
      }
      let index = words.firstIndex(of: name) ?? 0
      let arguments = try Arguments(
        words[..<index] + words[(index + 1)...], options: command.allOptions, allowingDashes: command.allowsDashes)
      _ = try arguments.choice("lang", among: Language.allCases.map(\.rawValue))
      if arguments.has("help") { return context.print(command.help(language)) }
      return try command.run(arguments, context)
    } catch {
      context.complain(error.message)
      return .usage
    }
  }

  private static func runHelp(_ words: [String], _ context: Context) throws(UsageError) -> ExitStatus {
    let rest = words.drop { $0 != "help" }.dropFirst()
    guard let name = rest.first(where: { !$0.hasPrefix("-") && !isLanguageOption($0, in: words) }) else {
      return context.print(help(context.language))
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      throw .unknownCommand(name, among: commands.map(\.name))
    }
    return context.print(command.help(context.language))
  }

  /// `--lang` counts wherever it stands, so that a complaint about the rest is in the right language.
  private static func askedLanguage(_ words: [String]) -> String? {
    for (index, word) in words.enumerated() {
      if word.hasPrefix("--lang=") { return String(word.dropFirst("--lang=".count)) }
      if word == "--lang", index + 1 < words.count { return words[index + 1] }
    }
    return nil
  }

  private static func isLanguageOption(_ word: String, in words: [String]) -> Bool {
    if word.hasPrefix("--lang") { return true }
    guard let index = words.firstIndex(of: word), index > 0 else { return false }
    return words[index - 1] == "--lang"
  }

  static func help(_ language: Language) -> String {
    var text = LocalizedText(
      ja: "Shimon（諮問）は、個人情報を取り扱う業務の外部委託などの提案書を読み、審議会で尋ねられることを示します。\n\n使い方: shimon コマンド [オプション] ...\n\nコマンド:\n",
      en:
        "Shimon reads proposals that hand personal data to contractors and says what a review board would ask.\n\nUsage: shimon COMMAND [OPTIONS] ...\n\nCommands:\n"
    )[language]
    let width = (commands.map(\.name.count).max() ?? 0) + 3
    for command in commands {
      text +=
        "  \(command.name)" + String(repeating: " ", count: width - command.name.count) + command.summary[language]
        + "\n"
    }
    text +=
      LocalizedText(
        ja: "\nshimon コマンド --help で、それぞれの説明を表示します。\n終了コード: 0 指摘なし、1 指摘あり、2 使い方の誤り、3 読めないファイルなどの失敗\n",
        en:
          "\nshimon COMMAND --help explains each.\nExit status: 0 clean, 1 findings, 2 wrong usage, 3 unreadable file or other failure\n"
      )[language]
    return text
  }
}
