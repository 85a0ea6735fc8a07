import BuiltinRuleSet
import Linting
import Proposal
import SourceText

/// `shimon schema`: JSON Schemas, for editors and other tools.
enum SchemaCommand: Command {
  static let name = "schema"
  static let summary = LocalizedText(
    ja: "提案書、方針、規則の JSON Schema を表示する", en: "Print the JSON Schema of proposals, policies or rules")
  static let operands = "[\(Kind.placeholder)]"

  enum Kind: String, OptionChoice {
    case proposal
    case policy
    case rule
  }

  static let details: LocalizedText? = LocalizedText(
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

  static func run(
    _ options: RuleFolderOptions, _ operands: [String], _ context: Context
  ) throws(Failure) -> ExitStatus {
    let word = operands.first ?? Kind.proposal.rawValue
    guard operands.count <= 1 else {
      throw .usage(ja: "スキーマは一つだけ指定してください。", en: "Name one schema.")
    }
    let kind: Kind = try choice(word)
    let ruleSet = try RuleFolder.loadRuleSet(options, context)
    let vocabulary = ruleSet.plan.vocabulary
    let schema =
      switch kind {
      case .policy: PolicySchema(ruleSet, profiles: RuleSource.profileNames, language: context.language).document
      case .rule: RuleSchema(vocabulary, language: context.language).document
      case .proposal: ProposalSchema(vocabulary, language: context.language).document
      }
    var writer = JSONWriter()
    schema.write(to: &writer)
    writer.output.append("\n")
    try context.print(writer.output.bytes)
    return .clean
  }
}

/// `shimon completions`: scripts by which shells complete the command line.
enum CompletionsCommand: Command {
  static let name = "completions"
  static let summary = LocalizedText(ja: "シェルの補完の設定を表示する", en: "Print the completion script of a shell")
  static let operands = Shell.placeholder

  enum Shell: String, OptionChoice {
    case bash
    case zsh
    case fish
  }

  static let details: LocalizedText? = LocalizedText(
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

  static func run(_ options: NoOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    guard let word = operands.first, operands.count == 1 else {
      throw .usage(ja: "シェルを bash、zsh、fish から一つ指定してください。", en: "Name a shell: bash, zsh or fish.")
    }
    let script =
      switch try choice(word) as Shell {
      case .bash: BashCompletion(Shimon.commands).text
      case .zsh: ZshCompletion(Shimon.commands, context.language).text
      case .fish: FishCompletion(Shimon.commands, context.language).text
      }
    try context.print(script)
    return .clean
  }
}

/// `shimon docs`: documents that the program makes of itself.
enum DocsCommand: Command {
  static let name = "docs"
  static let summary = LocalizedText(
    ja: "マニュアルと項目の一覧を表示する", en: "Print the manual page or the reference of all fields")
  static let operands = ReferenceDocument.placeholder

  enum ReferenceDocument: String, OptionChoice {
    case fields
    case man
  }

  static let details: LocalizedText? = LocalizedText(
    ja: """
      docs fields は、提案書のすべての項目と選択肢を Markdown の表で表示する。
      docs man は、マニュアルを troff で表示する。読むには shimon docs man > shimon.1 のあと man ./shimon.1
      """,
    en: """
      `docs fields` prints all fields and choices of a proposal as Markdown tables.
      `docs man` prints the manual in troff; to read it: shimon docs man > shimon.1, then man ./shimon.1
      """)

  static func run(
    _ options: RuleFolderOptions, _ operands: [String], _ context: Context
  ) throws(Failure) -> ExitStatus {
    guard let word = operands.first, operands.count == 1 else {
      throw .usage(ja: "fields か man を指定してください。", en: "Name a document: fields or man.")
    }
    switch try choice(word) as ReferenceDocument {
    case .man: try context.print(ManualPage(Shimon.commands, version: Shimon.version, context.language).text)
    case .fields:
      let ruleSet = try RuleFolder.loadRuleSet(options, context)
      try context.print(FieldReference(ruleSet.plan.vocabulary).text)
    }
    return .clean
  }
}

extension Command {
  /// The choice that an operand names.
  fileprivate static func choice<Choice: OptionChoice>(_ word: String) throws(Failure) -> Choice {
    guard let choice = Choice(rawValue: word) else {
      throw .unknownCommand("\(name) \(word)", among: Choice.words.map { "\(name) \($0)" })
    }
    return choice
  }
}
