import Authoring
import BuiltinRuleSet
import Linting
import Proposal
import SourceText

/// `shimon init`: a new proposal to fill in.
enum InitCommand: Command {
  static let name = "init"
  static let summary = LocalizedText(ja: "説明と選択肢の付いた、新しい提案書のひな形を作る", en: "Write a commented template of a new proposal")
  static let details: LocalizedText? = LocalizedText(
    ja: "-o は --output の短い形。端末で --kind を省くと、先に五つの質問をし、答えに合うひな形を作る（Ctrl-D で取りやめ）。続きは shimon answer で。",
    en: """
      -o is short for --output. On a terminal, without --kind, five questions come first and the template fits the
      answers (Ctrl-D gives up). Go on with shimon answer.
      """)

  static func run(_ options: InitOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    guard operands.isEmpty else {
      throw .usage(
        ja: "書き出すファイルは -o で指定してください。", en: "Name the file to write with -o.")
    }
    let ruleSet = RuleSet.builtin()
    var answers = ProposalTemplate.Answers(kind: KnownName.ProposalKind.outsourcing.rawValue)
    if let word = options.kind {
      guard let kind = ProposalTemplate.kind(word, ruleSet.plan.vocabulary) else {
        let kinds = ProposalTemplate.kinds(ruleSet.plan.vocabulary)
        let allowed = context.language == .japanese ? kinds.map(\.label.ja) : kinds.map(\.name)
        throw .badValue("kind", word, allowed: allowed)
      }
      answers.kind = kind
    }
    let templates = try templates(ruleSet)
    var path = options.output
    if let path { try refuse(path, options) }
    let asks = options.kind == nil && System.isTerminal(0) && System.isTerminal(2)
    if asks {
      var dialogue = InitDialogue(ruleSet.plan.vocabulary, context)
      guard let given = dialogue.ask() else { return .clean }
      answers = given
      if path == nil, System.isTerminal(1) { path = dialogue.askPath() }
      if let path { try refuse(path, options) }
    }
    let keys = options.keys ?? context.language
    let template = ProposalTemplate(templates, ruleSet.plan, keys: keys, comments: context.language)
    guard let bytes = try? template.text(answers) else { throw .failed(.brokenRules) }
    guard let path else {
      try context.print(bytes)
      return .clean
    }
    try context.write(bytes, to: path)
    context.report(.templateWritten(path))
    return .clean
  }

  /// Throws where a file would be replaced unasked.
  private static func refuse(_ path: String, _ options: InitOptions) throws(Failure) {
    if case .missing = System.kind(path).kind { return }
    if !options.isForced { throw .failed(.alreadyThere(path)) }
  }

  /// The templates that are part of the program; throws where they do not fit the vocabulary.
  static func templates(_ ruleSet: RuleSet) throws(Failure) -> TemplateSet {
    let sources = RuleSource.builtin
    let read = TemplateSet.read(sources, ruleSet.plan.vocabulary)
    guard !read.diagnostics.isEmpty, let source = sources.first(where: { $0.path == TemplateSet.path }) else {
      return read.templates
    }
    throw .problems(read.diagnostics, in: source.file, then: .brokenRules)
  }
}

/// What `shimon init` is told.
struct InitOptions: CommandOptions {
  /// One of the vocabulary's words, in either language.
  var kind: String?
  var keys: Language?
  var output: String?
  var isForced = false

  static var flags: [Flag<InitOptions>] {
    [
      .text(
        "kind", "KIND", ja: "諮問の種類（外部委託、オンライン結合、指定管理者、システム変更、目的外利用。既定は外部委託）",
        en:
          "What the board is asked about: outsourcing (default), online-connection, designated-manager, system-change, purpose-change"
      ) { $0.kind = $1 },
      .choice("keys", Language.self, ja: "項目名の言語（既定は表示の言語）", en: "Language of keys (default: that of messages)") {
        $0.keys = $1
      },
      .text(
        "output", "FILE", short: "o", completion: .file, ja: "書き出すファイル（省くと標準出力）",
        en: "The file to write (default: standard output)"
      ) { $0.output = $1 },
      .toggle("force", ja: "既にあるファイルを置き換える", en: "Replace a file that is there") { $0.isForced = true },
    ]
  }
}
