import SourceText

/// `shimon report`: pages that people read.
struct ReportCommand: Command {
  let name = "report"
  let summary = LocalizedText(
    ja: "審議会や上司に見せる報告書を作る", en: "Write a report for people: page, Markdown, Word or table")
  let operands = "PATH..."
  let options = [
    Option(
      "output", "FILE|DIR", ja: "書き出すファイル（.html、.md、.docx、.csv）。フォルダなら提案書ごとの頁と一覧を書き出す",
      en: "The file to write (.html, .md, .docx, .csv); a folder gets a page for each proposal and an index"),
    Option("picture", "FILE", ja: "データの流れの図だけを書き出す（.svg、.emf）", en: "Write only the data-flow picture (.svg, .emf)"),
    Option("stdin-name", "NAME", ja: "標準入力（-）を表示するときの名前", en: "The name to show for standard input (-)"),
    Option.today, Option.rules, Option.policy, Option.allowOutside,
  ]
  let details: LocalizedText? = LocalizedText(
    ja: """
      -o は --output の短い形。形式は拡張子で決まる。提案書が二つ以上あるとき、.html と .docx には一覧だけを書く。
      終了コード: 0 書き出した（指摘があっても）、2 使い方の誤り、3 読めない提案書がある、書き出せない。
      """,
    en: """
      -o is short for --output; the ending of the file decides the form. Of several proposals .html and .docx hold the
      overview only. Exit status: 0 written, whatever was found; 2 wrong usage; 3 a proposal could not be read, or the
      report could not be written.
      """)

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard !arguments.operands.isEmpty else {
      throw UsageError(ja: "提案書かフォルダを指定してください。", en: "Name a proposal or a folder.")
    }
    let target = try ReportTarget(arguments)
    let today = try arguments.today()
    let finder = InputFinder(arguments.operands, standardInputName: arguments.value("stdin-name") ?? "<stdin>")
    for notice in finder.notices { context.complain(notice) }
    guard !finder.inputs.isEmpty else {
      context.complain(.nothingToLint(arguments.operands))
      return .failure
    }
    let isSingle = finder.inputs.count == 1 && finder.isNamedFile
    if target.isPicture, !isSingle {
      throw UsageError(ja: "--picture には提案書を一つだけ指定してください。", en: "--picture takes one proposal.")
    }
    guard let judge = Judge(arguments, today: today, context) else { return .failure }
    var run = ReportRun(judge, context)
    let status = isSingle ? run.writeOne(finder.inputs[0], to: target) : run.writeAll(finder.inputs, to: target)
    return finder.hasFailed ? .failure : status
  }
}
