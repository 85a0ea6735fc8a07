import Reporting
import SourceText

/// The program: finds the command, reads its options, runs it and exits.
@main
enum Shimon {
  /// The version.
  static let version = Provenance.programVersion

  static let commands: [any Command.Type] = [
    LintCommand.self, ReportCommand.self, ClausesCommand.self, PageCommand.self, DiffCommand.self, BaselineCommand.self,
    PolicyCommand.self, RulesCommand.self, ExplainCommand.self, InitCommand.self, AnswerCommand.self, FmtCommand.self,
    FixCommand.self, ParseCommand.self, EvalCommand.self, SchemaCommand.self, CompletionsCommand.self,
    DocsCommand.self, LanguageServerCommand.self,
  ]

  static func main() {
    System.occupyStandardStreams()
    System.ignoreFailedWrites()
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  static func run(_ words: [String]) -> ExitStatus {
    let words = CommandWords(words)
    let context = Context(asked: words.language)
    do throws(Failure) {
      if let word = System.brokenArgument { throw .notUTF8(word) }
      if let failure = words.failure { throw failure }
      guard let name = words.rest.first else {
        context.report(LocalizedText(ja: "コマンドを指定してください。", en: "Name a command."))
        _ = System.write(Array(help(context.language).utf8), to: 2)
        return .usage
      }
      return try run(name, Array(words.rest.dropFirst()), context)
    } catch {
      context.report(error)
      return error.status
    }
  }

  private static func run(_ name: String, _ words: [String], _ context: Context) throws(Failure) -> ExitStatus {
    switch name {
    case "--version": try context.print("shimon \(version)\n")
    case "--help", "-h": try context.print(help(context.language))
    case "help":
      let asked = words.first { !$0.hasPrefix("-") }
      try context.print(asked.map(command)?.help(context.language) ?? help(context.language))
    case _ where name.hasPrefix("-"):
      throw .unknownOption(String(name.drop { $0 == "-" }), among: [.help, .language])
    default: return try command(name).run(words, context)
    }
    return .clean
  }

  private static func command(_ name: String) throws(Failure) -> any Command.Type {
    guard let command = commands.first(where: { $0.name == name }) else {
      throw .unknownCommand(name, among: commands.map { $0.name } + ["help"])
    }
    return command
  }

  static func help(_ language: Language) -> String {
    var text = LocalizedText(
      ja: "Shimon（諮問）は、個人情報を取り扱う業務の外部委託などの提案書を読み、審議会で尋ねられることを示します。\n\n使い方: shimon コマンド [オプション] ...\n\nコマンド:\n",
      en:
        "Shimon reads proposals that hand personal data to contractors and says what a review board would ask.\n\nUsage: shimon COMMAND [OPTIONS] ...\n\nCommands:\n"
    )[language]
    let width = (commands.map { $0.name.count }.max() ?? 0) + 3
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
