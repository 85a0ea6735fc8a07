import Linting
import Reporting
import SourceText

/// `shimon lint`: what a board would ask of each proposal.
enum LintCommand: Command {
  static let name = "lint"
  static let summary = LocalizedText(
    ja: "提案書を調べ、審議会で尋ねられることを示す", en: "Check proposals and say what a board would ask")
  static let operands = "[PATH...]"
  static let details: LocalizedText? = LocalizedText(
    ja: """
      PATH はファイルかフォルダ。フォルダでは、その下の .yaml と .yml をすべて調べる。- は標準入力。省くと現在のフォルダ。

      FORMAT は \(FormatName.words.joined(separator: ", "))。
      --output だけを指定すると、標準出力には何も書かない。-o は --output の短い形。

      終了コード: 0 指摘なし、1 --fail-on 以上の指摘あり、2 使い方の誤り、3 提案書として読めないファイルがある、調べるものがない、出力を書けない。
      """,
    en: """
      PATH is a file or a folder; of a folder all .yaml and .yml files below it are checked. - is standard input.
      Without PATH the current folder is checked.

      FORMAT is one of \(FormatName.words.joined(separator: ", ")).
      With --output alone, nothing goes to standard output. -o is short for --output.

      Exit status: 0 clean, 1 findings at or above --fail-on, 2 wrong usage, 3 a file that cannot be read as a proposal,
      nothing to check, or an output that cannot be written.
      """)

  static func run(_ options: LintOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    // Collect: files, rules, accepted findings.
    let outputs = try LintOutput.all(options)
    let inputs = try LintInputs(operands, options, context)
    try inputs.refuse(outputs.compactMap(\.path))
    // A baseline may lie among the proposals and be replaced by a new one.
    if let path = options.newBaseline, !LintBaseline.isThere(path) { try inputs.refuse([path]) }
    var ruleSets = try RuleSets(options.judging.rules, context)
    let jobs = try ruleSets.jobs(for: inputs.files)
    if options.changedSince == nil { ruleSets.reportIdlePaths(inputs.files, below: inputs.places) }
    let baseline = try LintBaseline(options)

    // Judge and render, file by file.
    let language = context.preferring(ruleSets.language).language
    let formats = try formats(outputs, ruleSets, language: language, hasBaseline: baseline.accepted != nil, options)
    let showsFindings = outputs.contains { $0.path == nil } && System.isTerminal(1)
    let run = LintRun(
      entries: ruleSets.entries, formats: formats, language: language, isLanguageFixed: context.askedLanguage != nil,
      leavesOutUnstated: options.leavesOutUnstated, failOn: options.failOn.map(\.severity),
      calendar: LintRun.Calendar(today: options.judging.today, warningDays: options.warningDays),
      baseline: baseline.accepted, newBaselineFolder: baseline.newFolder,
      showsProgress: System.isTerminal(2) && !showsFindings)
    leakUntilExit(ruleSets)
    let outcome = run.lint(jobs, threads: options.threads ?? System.processorCount, to: outputs.map(\.path))

    // Exit.
    for notice in outcome.notices { context.report(notice) }
    for failure in outcome.failures { context.report(.outputFailed(failure.number, path: failure.path)) }
    if !outcome.failures.isEmpty { return .failure }
    // The outputs are written all the same: whoever reads them finds them well-formed and empty.
    if outcome.summary.files == 0 { return try nothingToDo(inputs, context) }
    if inputs.hasFailed || outcome.summary.unreadable > 0 || outcome.summary.failures > 0 { return .failure }
    if try baseline.write(outcome.found, context) { return .clean }
    return outcome.summary.failing > 0 ? .findings : .clean
  }

  private static func formats(
    _ outputs: [LintOutput], _ ruleSets: RuleSets, language: Language, hasBaseline: Bool, _ options: LintOptions
  ) throws(Failure) -> [AnyFormat] {
    let listsRules = outputs.contains { $0.format.listsRules }
    let ruleSet = listsRules ? try ruleSets.catalogue() : ruleSets.anyRuleSet
    let folder = System.currentFolder
    return outputs.map { output in
      // A file is coloured only where that was asked for.
      let isColored = output.path != nil && options.color == .auto ? false : options.color.isColored(1)
      return output.format.make(
        FormatSetting(
          language: language, style: TextStyle(isColored: isColored), ruleSet: ruleSet, version: Shimon.version,
          folder: folder, hasBaseline: hasBaseline, showsAll: options.showsAll))
    }
  }

  private static func nothingToDo(_ inputs: LintInputs, _ context: Context) throws(Failure) -> ExitStatus {
    // What failed was reported.
    if inputs.hasFailed { return .failure }
    guard inputs.mayBeEmpty else { throw .failed(.nothingToLint(inputs.places)) }
    context.report(.nothingChanged)
    return .clean
  }
}
