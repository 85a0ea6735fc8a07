import SourceText

/// `shimon completions`: scripts by which shells complete the command line.
struct CompletionsCommand: Command {
  let name = "completions"
  let summary = LocalizedText(ja: "シェルの補完の設定を表示する", en: "Print the completion script of a shell")
  let operands = "bash|zsh|fish"
  let options: [Option] = []
  let details: LocalizedText? = LocalizedText(
    ja: """
      使い始めるには:
        bash  shimon completions bash > ~/.local/share/bash-completion/completions/shimon
        zsh   shimon completions zsh > _shimon として、fpath にあるフォルダに置く
        fish  shimon completions fish > ~/.config/fish/completions/shimon.fish
      """,
    en: """
      To use it:
        bash  shimon completions bash > ~/.local/share/bash-completion/completions/shimon
        zsh   shimon completions zsh > _shimon, in a folder of your fpath
        fish  shimon completions fish > ~/.config/fish/completions/shimon.fish
      """)

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard let shell = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError(ja: "シェルを bash、zsh、fish から一つ指定してください。", en: "Name a shell: bash, zsh or fish.")
    }
    switch shell {
    case "bash": return context.print(BashCompletion(Shimon.commands).text)
    case "zsh": return context.print(ZshCompletion(Shimon.commands, context.language).text)
    case "fish": return context.print(FishCompletion(Shimon.commands, context.language).text)
    default: throw .unknownCommand("completions \(shell)", among: operandWords.map { "completions \($0)" })
    }
  }
}
