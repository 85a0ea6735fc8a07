import BuiltinBook
import Linting
import Proposal
import SourceText

/// `shimon schema`: JSON Schemas, for editors and other tools.
struct SchemaCommand: Command {
  let name = "schema"
  let summary = LocalizedText(
    ja: "提案書、方針、規則の JSON Schema を表示する", en: "Print the JSON Schema of proposals, policies or rules")
  let operands = "[proposal|policy|rule]"
  let options = [Option.rules]
  let details: LocalizedText? = LocalizedText(
    ja: """
      JSON Schema 2020-12。省くと提案書のスキーマ。YAML に対応したエディターは、これがあれば Shimon なしでも項目と選択肢を補完し、誤りを示せる。
      見出しと説明、補完の候補は --lang の言語になる。受け付ける書き方は、どちらの言語でも同じ。
      方針のスキーマは規則の名前も知っている。--rules DIR で自分の規則も加わる。
      """,
    en: """
      JSON Schema 2020-12; without an operand that of proposals. With it any YAML-aware editor completes fields and
      choices and shows mistakes, without Shimon. Titles, descriptions and what is offered are in the language of --lang;
      what is accepted is the same in both. The schema of policies knows the rules by name, with --rules DIR your own too.
      """)

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    let kinds = ["proposal", "policy", "rule"]
    let kind = arguments.operands.first ?? "proposal"
    guard arguments.operands.count <= 1 else {
      throw UsageError(ja: "スキーマは一つだけ指定してください。", en: "Name one schema.")
    }
    guard kinds.contains(kind) else { throw .unknownCommand("schema \(kind)", among: kinds.map { "schema \($0)" }) }
    guard let book = RuleFolder.loadBook(arguments, context) else { return .failure }
    let vocabulary = book.plan.vocabulary
    let schema =
      switch kind {
      case "policy": PolicySchema(book, profiles: RuleSource.profileNames, language: context.language).document
      case "rule": RuleSchema(vocabulary, language: context.language).document
      default: ProposalSchema(vocabulary, language: context.language).document
      }
    var writer = JSONWriter()
    schema.write(to: &writer)
    writer.output.append("\n")
    return context.print(writer.output.bytes)
  }
}

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

/// `shimon docs`: documents that the program makes of itself.
struct DocsCommand: Command {
  let name = "docs"
  let summary = LocalizedText(
    ja: "マニュアルと項目の一覧を表示する", en: "Print the manual page or the reference of all fields")
  let operands = "fields|man"
  let options = [Option.rules]
  let details: LocalizedText? = LocalizedText(
    ja: """
      docs fields は、提案書のすべての項目と選択肢を Markdown の表で表示する。
      docs man は、マニュアルを troff で表示する。読むには shimon docs man > shimon.1 のあと man ./shimon.1
      """,
    en: """
      `docs fields` prints all fields and choices of a proposal as Markdown tables.
      `docs man` prints the manual in troff; to read it: shimon docs man > shimon.1, then man ./shimon.1
      """)

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard let document = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError(ja: "fields か man を指定してください。", en: "Name a document: fields or man.")
    }
    switch document {
    case "man":
      return context.print(ManualPage(Shimon.commands, version: Shimon.version, context.language).text)
    case "fields":
      guard let book = RuleFolder.loadBook(arguments, context) else { return .failure }
      return context.print(FieldReference(book.plan.vocabulary).text)
    default: throw .unknownCommand("docs \(document)", among: operandWords.map { "docs \($0)" })
    }
  }
}
