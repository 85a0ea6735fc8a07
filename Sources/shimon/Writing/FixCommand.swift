import Authoring
import Linting
import Reporting
import SourceText

/// `shimon fix`: the fixes that cannot change what is said.
enum FixCommand: Command {
  static let name = "fix"
  static let summary = LocalizedText(
    ja: "全角の記号や打ち間違いなど、意味の変わらない誤りを直す",
    en: "Fix what can mean one thing only: full-width signs, missing spaces, misspelt words")
  static let operands = "PATH..."
  static let details: LocalizedText? = LocalizedText(
    ja:
      "直すのは、内容が変わり得ないものだけ: 全角の記号・数字、半角カナ、抜けた空白、かな・英字の一文字の打ち間違い（候補が一つで、語の端でないもの）。漢字の違い、語が増えた・減ったもの、否定や「一部」「旧」などが付いたものは直さず、残りとして示す。直したところは一つずつ名指す。ほかは一字も変えない。- は標準入力から標準出力へ。終了コード: 0 直すところなし・直した、1 直すところがある（--dry-run）、3 誤りが残る・書けないファイルがある。",
    en: """
      Fixed is only what cannot change what is said: full-width signs and digits, half-width kana, missing spaces, and
      one mistyped kana or Latin letter within a word that can be no other. Other kanji, words more or fewer, and
      whatever denies or qualifies is left and shown. Every change is named. Nothing else is touched.
      - fixes standard input to standard output.
      Exit status: 0 nothing left to fix, 1 something would change (--dry-run), 3 mistakes are left or a file could not
      be written.
      """)

  static func run(_ options: FixOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    guard !operands.isEmpty else {
      throw .usage(ja: "直すファイルかフォルダを指定してください。", en: "Name files or folders.")
    }
    var ruleSets = try RuleSets(options.judging.rules, context)
    var files = EditedFiles(operands, context)
    var hasChanges = false
    while let file = files.next() {
      guard let input = files.input else { break }
      let ruleSet: RuleSet
      do throws(Failure) {
        ruleSet = try ruleSets.rules(for: input).ruleSet
      } catch {
        files.fail(error)
        continue
      }
      let fixed = Fixer(ruleSet.plan).fix(file.bytes)
      var result = fixed.bytes
      var stubs = 0
      if options.addsStubs {
        let linter = Linter(ruleSet, Linter.Options(today: options.judging.today))
        var writer = StubWriter(linter, language: context.language)
        let outcome = writer.add(to: result)
        (result, stubs) = (outcome.bytes, outcome.count)
        for left in outcome.left { context.report(.stubLeft(file.name, left.fact, left.reason)) }
      }
      if result != file.bytes {
        hasChanges = true
        if options.isDry {
          context.report(.wouldFix(file.name, places: fixed.changes.count, stubs: stubs))
          try print(UnifiedDiff(file.name, old: file.bytes, new: result), context)
        } else {
          let stubsAdded = stubs > 0 ? [LocalizedText.stubsAdded(file.name, stubs)] : []
          files.save(result, of: file, remarks: fixed.changes.map { .fixed(file.name, $0) } + stubsAdded)
        }
      } else if !options.isDry {
        files.save(result, of: file, remarks: [])
      }
      // The places of what is left are those of the text as it is now.
      if fixed.left.contains(where: { $0.severity == .error }) {
        context.report(.mistakesLeft(file.name, fixed.left.count))
        files.fail(.problems(fixed.left, in: SourceFile(name: file.name, bytes: fixed.bytes)))
      }
    }
    if files.hasFailed { return .failure }
    return options.isDry && hasChanges ? .findings : .clean
  }

  private static func print(_ diff: UnifiedDiff, _ context: Context) throws(Failure) {
    let isTerminal = System.isTerminal(1)
    let isColored = ColorChoice.auto.isColored(1)
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
    try context.print(bytes)
  }
}

/// What `shimon fix` is told.
struct FixOptions: CommandOptions {
  var isDry = false
  var addsStubs = false
  var judging = JudgingOptions()

  static var flags: [Flag<FixOptions>] {
    let own: [Flag<FixOptions>] = [
      .toggle("dry-run", ja: "書き換えず、直すところを差分で示す", en: "Change nothing; show the changes as a diff") {
        $0.isDry = true
      },
      .toggle(
        "stubs", ja: "書かれていない事項に「未定」の欄を、質問の注釈を付けて書き加える",
        en: "Add `TBD` for every fact not stated, with the question as a comment"
      ) { $0.addsStubs = true },
    ]
    return own + JudgingOptions.flags(at: \.judging)
  }
}
