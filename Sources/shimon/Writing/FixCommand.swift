import Authoring
import Linting
import Reporting
import SourceText

/// `shimon fix`: the mechanical mends.
struct FixCommand: Command {
  let name = "fix"
  let summary = LocalizedText(
    ja: "全角の記号や綴りなど、機械的に直せる誤りを直す", en: "Make the mechanical mends: full-width slips, misspelt words")
  let operands = "PATH..."
  let options = [
    Option("dry-run", ja: "書き換えず、直すところを差分で示す", en: "Change nothing; show the changes as a diff"),
    Option(
      "stubs", ja: "書かれていない事項に「未定」の欄を、質問の注釈を付けて書き加える",
      en: "Add `TBD` for every fact not stated, with the question as a comment"),
    Option.rules, Option.policy, Option.allowOutside, Option.today,
  ]
  let details: LocalizedText? = LocalizedText(
    ja:
      "直すのは、全角の「：」「－」空白、抜けた空白、候補が一つに決まる項目名・選択肢の綴り、全角の数字だけ。意味が変わり得るものは直さず、残りとして示す。直すところのほかは一字も変えない。- は標準入力から標準出力へ。終了コード: 0 直すところなし・直した、1 直すところがある（--dry-run）、3 誤りが残る・書けないファイルがある。",
    en: """
      Mended are full-width colons, dashes and spaces, missing spaces, full-width digits, and misspelt keys and choices
      that can mean one thing only. What might change the meaning is left and shown. Nothing else is touched.
      - mends standard input to standard output.
      Exit status: 0 nothing left to mend, 1 something would change (--dry-run), 3 mistakes are left or a file could not
      be written.
      """)

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard !arguments.operands.isEmpty else {
      throw UsageError(ja: "直すファイルかフォルダを指定してください。", en: "Name files or folders.")
    }
    let today = try arguments.today()
    guard var shelf = BookShelf(arguments, context) else { return .failure }
    let isDry = arguments.has("dry-run")
    var files = EditedFiles(arguments.operands, context)
    var hasChanges = false
    while let file = files.next() {
      guard let input = files.input, let number = shelf.volume(for: input) else {
        files.fail([], file)
        continue
      }
      let book = shelf.volumes[number].book
      let mended = Mender(book.plan).mend(file.bytes)
      var result = mended.bytes
      var stubs = 0
      if arguments.has("stubs") {
        var engine = Engine(book)
        engine.today = today
        var writer = StubWriter(engine, language: context.language)
        let outcome = writer.add(to: result)
        (result, stubs) = (outcome.bytes, outcome.count)
        for left in outcome.left { context.complain(.stubLeft(file.name, left.fact, left.reason)) }
      }
      let remark = LocalizedText.fixed(file.name, mends: mended.count, stubs: stubs)
      if result != file.bytes {
        hasChanges = true
        if isDry {
          context.complain(.wouldFix(file.name, mends: mended.count, stubs: stubs))
          if print(UnifiedDiff(file.name, old: file.bytes, new: result), context) != .clean { return .failure }
        } else {
          files.save(result, of: file, remark: remark)
        }
      } else if !isDry {
        files.save(result, of: file, remark: nil)
      }
      // The places of what is left are those of the text as it is now.
      if mended.left.contains(where: { $0.severity == .error }) {
        context.complain(.mistakesLeft(file.name, mended.left.count))
        files.fail(mended.left, SourceFile(name: file.name, bytes: mended.bytes))
      }
    }
    if files.hasFailed { return .failure }
    return isDry && hasChanges ? .findings : .clean
  }

  private func print(_ diff: UnifiedDiff, _ context: Context) -> ExitStatus {
    let isTerminal = System.isTerminal(1)
    let isColored = isTerminal && System.environment("NO_COLOR") == nil && System.environment("TERM") != "dumb"
    var bytes: [UInt8] = []
    for line in diff.lines {
      // A pipe gets the bytes as they are, so that `patch` can use them; a terminal must not act on them.
      let text = isTerminal ? Array(SafeText.line(String(decoding: line.bytes, as: UTF8.self)).utf8) : line.bytes
      let color: String? =
        switch line.kind {
        case .removed: "\u{1B}[31m"
        case .added: "\u{1B}[32m"
        case .place: "\u{1B}[36m"
        case .file: "\u{1B}[1m"
        case .same, .remark: nil
        }
      bytes += isColored && color != nil ? Array((color ?? "").utf8) + text + Array("\u{1B}[0m".utf8) : text
      bytes.append(UInt8(ascii: "\n"))
    }
    return context.print(bytes)
  }
}
