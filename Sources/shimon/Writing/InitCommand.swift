import Authoring
import BuiltinBook
import Linting
import Proposal
import SourceText

/// `shimon init`: a new proposal to fill in.
struct InitCommand: Command {
  let name = "init"
  let summary = LocalizedText(ja: "説明と選択肢の付いた、新しい提案書のひな形を作る", en: "Write a commented template of a new proposal")
  let operands = ""
  let options = [
    Option(
      "kind", "KIND", ja: "諮問の種類（外部委託、オンライン結合、指定管理者、システム変更、目的外利用。既定は外部委託）",
      en:
        "What the board is asked about: outsourcing (default), online-connection, designated-manager, system-change, purpose-change"
    ),
    Option("keys", "ja|en", ja: "項目名の言語（既定は表示の言語）", en: "Language of keys (default: that of messages)"),
    Option("output", "FILE", ja: "書き出すファイル（省くと標準出力）", en: "The file to write (default: standard output)"),
    Option("force", ja: "既にあるファイルを置き換える", en: "Replace a file that is there"),
  ]
  let details: LocalizedText? = LocalizedText(
    ja: "-o は --output の短い形。端末で --kind を省くと、先に五つの質問をし、答えに合うひな形を作る（Ctrl-D で取りやめ）。続きは shimon answer で。",
    en: """
      -o is short for --output. On a terminal, without --kind, five questions come first and the template fits the
      answers (Ctrl-D gives up). Go on with shimon answer.
      """)

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard arguments.operands.isEmpty else {
      throw UsageError(
        ja: "書き出すファイルは -o で指定してください。", en: "Name the file to write with -o.")
    }
    let book = RuleBook.builtin()
    let keys = try arguments.choice("keys", among: Language.allCases.map(\.rawValue)).flatMap { Language(rawValue: $0) }
    var answers = ProposalTemplate.Answers(kind: "outsourcing")
    if let word = arguments.value("kind") {
      guard let kind = ProposalTemplate.kind(word, book.plan.vocabulary) else {
        let kinds = ProposalTemplate.kinds(book.plan.vocabulary)
        let allowed = context.language == .japanese ? kinds.map(\.label.ja) : kinds.map(\.name)
        throw .badValue("kind", word, allowed: allowed)
      }
      answers.kind = kind
    }
    guard let templates = TemplateShelf.load(book, context) else { return .failure }
    var path = arguments.value("output")
    if let path, let status = refuse(path, arguments, context) { return status }
    let asks = arguments.value("kind") == nil && System.isTerminal(0) && System.isTerminal(2)
    if asks {
      var dialogue = InitDialogue(book.plan.vocabulary, context)
      guard let given = dialogue.ask() else { return .clean }
      answers = given
      if path == nil, System.isTerminal(1) { path = dialogue.askPath() }
      if let path, let status = refuse(path, arguments, context) { return status }
    }
    let template = ProposalTemplate(templates, book.plan, keys: keys ?? context.language, comments: context.language)
    guard let bytes = try? template.text(answers) else {
      context.complain(.brokenRules)
      return .failure
    }
    guard let path else { return context.print(bytes) }
    if let number = System.replace(path, by: bytes) { return context.writeFailed(path, number) }
    context.complain(.templateWritten(path))
    return .clean
  }

  private func refuse(_ path: String, _ arguments: Arguments, _ context: Context) -> ExitStatus? {
    if case .missing = System.kind(path).kind { return nil }
    if arguments.has("force") { return nil }
    context.complain(.alreadyThere(path))
    return .failure
  }
}

/// The templates that are part of the program.
enum TemplateShelf {
  /// The built-in templates; complains and gives nil where they do not fit the vocabulary.
  static func load(_ book: RuleBook, _ context: Context) -> TemplateBook? {
    let sources = RuleSource.builtin
    let read = TemplateBook.read(sources, book.plan.vocabulary)
    guard !read.diagnostics.isEmpty, let source = sources.first(where: { $0.path == TemplateBook.path }) else {
      return read.book
    }
    context.complain(read.diagnostics, in: source.file)
    context.complain(.brokenRules)
    return nil
  }
}
