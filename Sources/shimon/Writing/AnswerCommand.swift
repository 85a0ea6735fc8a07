import Authoring
import Linting
import SourceText

/// `shimon answer`: goes through the open questions of a proposal and writes the answers into it.
struct AnswerCommand: Command {
  let name = "answer"
  let summary = LocalizedText(
    ja: "審議会で尋ねられることに一つずつ答え、提案書に書き込む", en: "Answer the open questions one by one, into the proposal")
  let operands = "FILE"
  let options = [
    Option(
      "plain", ja: "色と罫線を使わず、一行ずつ表示する（音声読み上げ、パイプ向け）", en: "No colour, one thing a line: for screen readers and pipes"),
    Option.rules, Option.policy, Option.allowOutside, Option.today,
  ]
  let details: LocalizedText? = LocalizedText(
    ja:
      "書かれていない事項を重いものから尋ねる。答えるたびに確かめ、ファイルの正しい場所へ書き込んで保存するので、いつ止めてもよい。? 説明、s 後で、u 未定、n なし、b 一つ戻る、q 終える。記号そのものを答えるときは「=s」のように書く。標準入力が端末でなければ --plain と同じ。",
    en: """
      Asks for what is not stated, the heaviest first. Every answer is checked, written in its place and saved at once,
      so you can stop at any time. ? help, s skip, u undecided, n none, b back, q quit; to answer with such a letter
      itself write =s. Where standard input is no terminal it works as with --plain.
      """)

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard let path = arguments.operands.first, arguments.operands.count == 1, path != "-" else {
      throw UsageError(ja: "提案書のファイルを一つ指定してください。", en: "Name one file.")
    }
    if case .missing = System.kind(path).kind {
      context.complain(.noProposalYet(path))
      return .failure
    }
    let today = try arguments.today()
    guard let file = InputFile.read(path, context), var shelf = BookShelf(arguments, context),
      let number = shelf.volume(for: .file(FilePath(path), wasNamed: true))
    else { return .failure }
    let volume = shelf.volumes[number]
    let policyLanguage = arguments.value("lang") == nil ? volume.policy.language?.value : nil
    let own = Context(language: policyLanguage ?? context.language)
    guard let templates = TemplateShelf.load(volume.book, own) else { return .failure }
    var engine = Engine(volume.book)
    engine.today = today
    let interview = Interview(engine, file.bytes, templates: templates, language: own.language)
    guard interview.isReadable else {
      own.complain(interview.problems, in: file)
      own.complain(.fixFirst(path))
      return .failure
    }
    let console = Console(descriptor: 1, isPlain: arguments.has("plain"))
    var dialogue = AnswerDialogue(interview, EditedFile(path: path, bytes: file.bytes), console, own)
    return dialogue.run()
  }
}
