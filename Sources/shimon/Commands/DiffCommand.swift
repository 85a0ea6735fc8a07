import Reporting
import SourceText

/// `shimon diff`: what changed between two versions of a proposal in terms of risk.
struct DiffCommand: Command {
  let name = "diff"
  let summary = LocalizedText(
    ja: "二つの版を比べ、解消した指摘、新たな指摘、記載の変更を示す",
    en: "Compare two versions: findings gone, new and still open, facts that changed")
  let operands = "OLD NEW"
  let options = [
    Option("format", "text|json|markdown", ja: "出力の形式（既定は text）", en: "Output format (default: text)"),
    Option(
      "fail-on", "error|warning|info|never", ja: "この重さ以上の新たな指摘があれば終了コード 1（既定は error）",
      en: "Exit 1 on new findings of this weight or more (default: error)"),
    Option("color", "auto|always|never", ja: "色を付けるか（既定は auto）", en: "Colour (default: auto)"),
    Option.today, Option.rules, Option.policy, Option.allowOutside,
  ]
  let details: LocalizedText? = LocalizedText(
    ja: """
      OLD と NEW は同じ提案書の前の版と新しい版。どちらか一方は - （標準入力）でもよい。どちらも NEW に当てはまる規則と方針で判定する。
      前より重くなって --fail-on に達した指摘も、新たな指摘に数える。

      終了コード: 0 新たな指摘なし、1 --fail-on 以上の新たな指摘あり、2 使い方の誤り、3 読めない版がある。
      """,
    en: """
      OLD and NEW are two versions of one proposal; one of them may be - (standard input). Both are judged by the rules
      and the policy that hold for NEW. A finding that has become as heavy as --fail-on counts as new.

      Exit status: 0 nothing new, 1 new findings at or above --fail-on, 2 wrong usage, 3 a version cannot be read.
      """)

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard arguments.operands.count == 2 else {
      throw UsageError(ja: "前の版と新しい版を指定してください。", en: "Name the older and the newer version.")
    }
    let (old, new) = (arguments.operands[0], arguments.operands[1])
    guard old != "-" || new != "-" else {
      throw UsageError(ja: "標準入力から読めるのは一方だけです。", en: "Only one version can come from standard input.")
    }
    let format = try arguments.choice("format", among: ["text", "json", "markdown"]) ?? "text"
    let words = Severity.allCases.map(\.word) + ["never"]
    let failOn = try arguments.choice("fail-on", among: words)
    let color = try ColorChoice(arguments)
    let today = try arguments.today()
    guard var judge = Judge(arguments, today: today, context) else { return .failure }
    guard let file = InputFile.read(old, context) else { return .failure }
    let input: InputFinder.Input =
      new == "-" ? .standardInput(name: "<stdin>") : .file(FilePath(new), wasNamed: true)
    guard let report = judge.compare(old: file, new: input, context) else { return .failure }
    let bytes =
      switch format {
      case "json": DifferenceJSON(report).bytes
      case "markdown": Array(DifferenceMarkdown(report).text.utf8)
      default: DifferenceText(report, style: TextStyle(isColored: color.isColored(1))).bytes
      }
    let written = context.print(bytes)
    if written != .clean { return written }
    if judge.hasFailed { return .failure }
    let threshold = failOn.map { Severity(word: $0) } ?? judge.failOn ?? .error
    return threshold.map { report.newCount(atLeast: $0) > 0 } ?? false ? .findings : .clean
  }
}
