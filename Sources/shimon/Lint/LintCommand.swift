import Linting
import Reporting
import SourceText

/// `shimon lint`: what a board would ask of each proposal.
struct LintCommand: Command {
  let name = "lint"
  let summary = LocalizedText(
    ja: "提案書を調べ、審議会で尋ねられることを示す", en: "Check proposals and say what a board would ask")
  let operands = "[PATH...]"
  let options = [
    Option(
      "format", "FORMAT", ja: "標準出力の形式（下の一覧。既定は text）",
      en: "Format of standard output, see below (default: text)"),
    Option(
      "output", "FORMAT=FILE", ja: "その形式でファイルに書く（何度でも。- は標準出力）",
      en: "Write a file in a format (repeatable; - is standard output)"),
    Option(
      "fail-on", "error|warning|info|never", ja: "この重さ以上の指摘があれば終了コード 1（既定は方針、なければ error）",
      en: "Exit 1 on findings of this weight or more (default: the policy, else error)"),
    Option("no-unstated", ja: "「記載なし」の指摘を出さない", en: "Leave out findings about what is not stated"),
    Option("color", "auto|always|never", ja: "色を付けるか（既定は auto）", en: "Colour (default: auto)"),
    Option("baseline", "FILE", ja: "受け入れ済みの指摘のファイル。その指摘は数えない", en: "Findings accepted for now; they do not count"),
    Option(
      "write-baseline", "FILE", ja: "いまの指摘をすべて受入れ済みとしてファイルに書く",
      en: "Write all present findings to a file, as accepted for now"),
    Option(
      "changed-since", "REV", ja: "git で REV より後に変わった提案書だけを調べる", en: "Check only what git says changed since REV"),
    Option(
      "files-from", "FILE|-", ja: "調べるファイルの一覧（一行に一つか NUL 区切り）",
      en: "A list of files to check, one a line or NUL-separated"),
    Option(
      "warn-expiring", "DAYS", ja: "除外の期限がこの日数以内に切れるとき知らせる（例: 30d）",
      en: "Speak of suppressions that expire within so many days, such as 30d"),
    Option("jobs", "N", ja: "並行して調べる数（既定はプロセッサの数）", en: "Threads (default: the number of processors)"),
    Option("stdin-name", "NAME", ja: "標準入力（-）を表示するときの名前", en: "The name to show for standard input (-)"),
    Option.today, Option.rules, Option.policy, Option.allowOutside,
  ]
  let details: LocalizedText? = LocalizedText(
    ja: """
      PATH はファイルかフォルダ。フォルダでは、その下の .yaml と .yml をすべて調べる。- は標準入力。省くと現在のフォルダ。

      FORMAT は \(LintCommand.formats)。
      --output だけを指定すると、標準出力には何も書かない。-o は --output の短い形。

      終了コード: 0 指摘なし、1 --fail-on 以上の指摘あり、2 使い方の誤り、3 提案書として読めないファイルがある、調べるものがない、出力を書けない。
      """,
    en: """
      PATH is a file or a folder; of a folder all .yaml and .yml files below it are checked. - is standard input.
      Without PATH the current folder is checked.

      FORMAT is one of \(LintCommand.formats).
      With --output alone, nothing goes to standard output. -o is short for --output.

      Exit status: 0 clean, 1 findings at or above --fail-on, 2 wrong usage, 3 a file that cannot be read as a proposal,
      nothing to check, or an output that cannot be written.
      """)

  private static let formats = FormatName.allCases.map(\.rawValue).joined(separator: ", ")

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    let outputs = try LintOutput.all(in: arguments)
    let failOn = try arguments.choice("fail-on", among: Severity.allCases.map(\.word) + ["never"])
    let color = try ColorChoice(arguments)
    let threads = try jobCount(arguments)
    let calendar = LintRun.Calendar(today: try arguments.today(), warningDays: try arguments.warningDays())
    let inputs = try LintInputs(arguments, context)
    try refuse(outputs.compactMap(\.path), over: inputs.files)
    // A baseline may lie among the proposals and be replaced by a new one.
    if let path = arguments.value("write-baseline"), !LintBaseline.isThere(path) {
      try refuse([path], over: inputs.files)
    }
    guard var shelf = BookShelf(arguments, context) else { return .failure }
    guard let jobs = shelf.jobs(for: inputs.files) else { return .failure }
    if !arguments.has("changed-since") { shelf.complainOfIdlePaths(inputs.files, below: inputs.places) }
    let listsRules = outputs.contains { $0.format.listsRules }
    guard let catalogue = listsRules ? shelf.catalogue : shelf.anyBook else { return .failure }
    guard let baseline = LintBaseline(arguments, context) else { return .failure }

    let isLanguageFixed = arguments.value("lang") != nil
    let language = isLanguageFixed ? context.language : shelf.language ?? context.language
    let folder = System.currentFolder
    let formats = outputs.map { output in
      let style = TextStyle(isColored: isColored(color, output))
      return output.format.make(
        FormatSetting(
          language: language, style: style, book: catalogue, version: Shimon.version, folder: folder,
          hasBaseline: baseline.accepted != nil))
    }
    let showsFindings = outputs.contains { $0.path == nil } && System.isTerminal(1)
    let run = LintRun(
      volumes: shelf.volumes, formats: formats, language: language,
      isLanguageFixed: isLanguageFixed, leavesOutUnstated: arguments.has("no-unstated"),
      failOn: failOn.map { Severity(word: $0) }, calendar: calendar, baseline: baseline.accepted,
      newBaselineFolder: baseline.newFolder, showsProgress: System.isTerminal(2) && !showsFindings)
    Kept.keep(shelf)
    let outcome = run.lint(jobs, threads: threads, to: outputs.map(\.path))
    for notice in outcome.notices { context.complain(notice) }
    for failure in outcome.failures { context.complain(.outputFailed(failure.number, path: failure.path)) }
    if !outcome.failures.isEmpty { return .failure }
    // The outputs are written all the same: whoever reads them finds them well-formed and empty.
    if outcome.summary.files == 0 { return nothingToDo(inputs, context) }
    if inputs.hasFailed || outcome.summary.unreadable > 0 || outcome.summary.failures > 0 { return .failure }
    if baseline.newFolder != nil { return baseline.write(outcome.found, context) }
    return outcome.summary.failing > 0 ? .findings : .clean
  }

  private func nothingToDo(_ inputs: LintInputs, _ context: Context) -> ExitStatus {
    if inputs.mayBeEmpty, !inputs.hasFailed {
      context.complain(.nothingChanged)
      return .clean
    }
    if !inputs.hasFailed { context.complain(.nothingToLint(inputs.places)) }
    return .failure
  }

  /// A slip of the hand must not replace a proposal by its findings.
  private func refuse(_ outputs: [String], over inputs: [InputFinder.Input]) throws(UsageError) {
    var targets: [System.Identity: String] = [:]
    for path in outputs {
      let found = System.kind(path)
      if case .file = found.kind { targets[found.identity] = path }
    }
    if targets.isEmpty { return }
    for case .file(let path, _) in inputs {
      guard let target = targets[System.kind(path.text).identity] else { continue }
      throw UsageError(
        ja: "出力先「\(target)」は、調べる提案書です。", en: "The output `\(target)` is a proposal to be checked.")
    }
  }

  private func jobCount(_ arguments: Arguments) throws(UsageError) -> Int {
    guard let text = arguments.value("jobs") else { return System.processorCount }
    guard let jobs = Int(text), (1...256).contains(jobs) else {
      throw UsageError(ja: "--jobs には 1 から 256 までの数を書いてください。", en: "--jobs takes a number from 1 to 256.")
    }
    return jobs
  }

  /// A file is coloured only where that was asked for.
  private func isColored(_ color: ColorChoice, _ output: LintOutput) -> Bool {
    output.path != nil && color == .auto ? false : color.isColored(1)
  }
}
