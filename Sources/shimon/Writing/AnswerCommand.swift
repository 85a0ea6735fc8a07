import Authoring
import Linting
import SourceText

/// `shimon answer`: goes through the open questions of a proposal and writes the answers into it.
enum AnswerCommand: Command {
  static let name = "answer"
  static let summary = LocalizedText(
    ja: "審議会で尋ねられることに一つずつ答え、提案書に書き込む", en: "Answer the open questions one by one, into the proposal")
  static let operands = "FILE"
  static let details: LocalizedText? = LocalizedText(
    ja:
      "書かれていない事項を重いものから尋ねる。答えるたびに確かめ、ファイルの正しい場所へ書き込んで保存するので、いつ止めてもよい。? 説明、s 後で、u 未定、n なし、b 一つ戻る、q 終える。記号そのものを答えるときは「=s」のように書く。標準入力が端末でなければ --plain と同じ。",
    en: """
      Asks for what is not stated, the heaviest first. Every answer is checked, written in its place and saved at once,
      so you can stop at any time. ? help, s skip, u undecided, n none, b back, q quit; to answer with such a letter
      itself write =s. Where standard input is no terminal it works as with --plain.
      """)

  static func run(_ options: AnswerOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    guard let path = operands.first, operands.count == 1, path != "-" else {
      throw .usage(ja: "提案書のファイルを一つ指定してください。", en: "Name one file.")
    }
    if case .missing = System.kind(path).kind { throw .failed(.noProposalYet(path)) }
    let file = try InputFile.read(path)
    var ruleSets = try RuleSets(options.judging.rules, context)
    let rules = try ruleSets.rules(for: .file(FilePath(path), wasNamed: true))
    // From here on everything is said in the language of the proposal's policy.
    let own = context.preferring(rules.policy.language?.value)
    do throws(Failure) {
      try answer(file, path, rules.ruleSet, options, own)
      return .clean
    } catch {
      own.report(error)
      throw .reported
    }
  }

  private static func answer(
    _ file: SourceFile, _ path: String, _ ruleSet: RuleSet, _ options: AnswerOptions, _ context: Context
  ) throws(Failure) {
    let templates = try InitCommand.templates(ruleSet)
    let linter = Linter(ruleSet, Linter.Options(today: options.judging.today))
    let interview = Interview(linter, file.bytes, templates: templates, language: context.language)
    guard interview.isReadable else { throw .problems(interview.problems, in: file, then: .fixFirst(path)) }
    let console = Console(descriptor: 1, isPlain: options.isPlain)
    var dialogue = AnswerDialogue(interview, EditedFile(path: path, bytes: file.bytes), console, context)
    try dialogue.run()
  }
}

/// What `shimon answer` is told.
struct AnswerOptions: CommandOptions {
  var isPlain = false
  var judging = JudgingOptions()

  static var flags: [Flag<AnswerOptions>] {
    let own: [Flag<AnswerOptions>] = [
      .toggle(
        "plain", ja: "色と罫線を使わず、一行ずつ表示する（音声読み上げ、パイプ向け）", en: "No colour, one thing a line: for screen readers and pipes"
      ) { $0.isPlain = true }
    ]
    return own + JudgingOptions.flags(at: \.judging)
  }
}
