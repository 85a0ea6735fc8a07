import Linting
import Reporting
import SourceText

/// `shimon diff`: what changed between two versions of a proposal in terms of risk.
enum DiffCommand: Command {
  static let name = "diff"
  static let summary = LocalizedText(
    ja: "二つの版を比べ、解消した指摘、新たな指摘、記載の変更を示す",
    en: "Compare two versions: findings gone, new and still open, facts that changed")
  static let operands = "OLD NEW"
  static let details: LocalizedText? = LocalizedText(
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

  static func run(_ options: DiffOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    guard operands.count == 2 else {
      throw .usage(ja: "前の版と新しい版を指定してください。", en: "Name the older and the newer version.")
    }
    let (old, new) = (operands[0], operands[1])
    guard old != "-" || new != "-" else {
      throw .usage(ja: "標準入力から読めるのは一方だけです。", en: "Only one version can come from standard input.")
    }
    var reviewer = try ProposalReviewer(options.judging, context)
    let (report, policy) = try reviewer.compare(
      old: InputFile.read(old),
      new: new == "-" ? .standardInput(name: "<stdin>") : .file(FilePath(new), wasNamed: true))
    switch options.format {
    case .text:
      try context.print(DifferenceText(report, style: TextStyle(isColored: options.color.isColored(1))).bytes)
    case .json: try context.print(DifferenceJSON(report).bytes)
    case .markdown: try context.print(DifferenceMarkdown(report).text)
    }
    if reviewer.hasFailed { return .failure }
    let threshold = options.failOn.map(\.severity) ?? policy.failOn.map { $0.value } ?? .error
    return threshold.map { report.newCount(atLeast: $0) > 0 } ?? false ? .findings : .clean
  }
}

/// What `shimon diff` is told.
struct DiffOptions: CommandOptions {
  enum DiffFormat: String, OptionChoice {
    case text
    case json
    case markdown
  }

  var format = DiffFormat.text
  var failOn: FailOn?
  var color = ColorChoice.auto
  var judging = JudgingOptions()

  static var flags: [Flag<DiffOptions>] {
    let own: [Flag<DiffOptions>] = [
      .choice("format", DiffFormat.self, ja: "出力の形式（既定は text）", en: "Output format (default: text)") { $0.format = $1 },
      .choice(
        "fail-on", FailOn.self, ja: "この重さ以上の新たな指摘があれば終了コード 1（既定は error）",
        en: "Exit 1 on new findings of this weight or more (default: error)"
      ) { $0.failOn = $1 },
      .choice("color", ColorChoice.self, ja: "色を付けるか（既定は auto）", en: "Colour (default: auto)") { $0.color = $1 },
    ]
    return own + JudgingOptions.flags(at: \.judging)
  }
}
