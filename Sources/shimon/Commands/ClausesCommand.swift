import Clauses
import Linting
import Reporting
import SourceText
import Word

/// `shimon clauses`: the specification annex for a proposal.
struct ClausesCommand: Command {
  let name = "clauses"
  let summary = LocalizedText(ja: "提案書に合う特記仕様書の条文を作る", en: "Write the specification annex for a proposal")
  let operands = "PROPOSAL"
  let options = [
    Option(
      "output", "FILE", ja: "書き出すファイル（.docx、.md、.txt。省くと Markdown を標準出力へ）",
      en: "The file to write (.docx, .md or .txt; default: Markdown on standard output)"),
    Option("only-missing", ja: "指摘が求める条だけにする", en: "Only the articles that findings ask for"),
    Option(
      "check", "FILE|-", ja: "条文を作る代わりに、既にある仕様書（.docx、.md、.txt）に必要な条があるかを調べる",
      en: "Instead of writing articles, check whether an existing specification (.docx, .md, .txt) states them"),
    Option(
      "format", "text|json", ja: "--check の結果の形式（既定は text）", en: "Format of the result of --check (default: text)"),
    Option.today, Option.rules, Option.policy, Option.allowOutside,
  ]
  let details: LocalizedText? = LocalizedText(
    ja:
      "-o は --output の短い形。決まっていない事実は「　　」の空欄になる。各条がどの規則に応えるかを注記する。--check は、必要な条がすべて記載されていれば終了コード 0、足りないものや逆の定めがあれば 1。",
    en:
      "-o is short for --output. Facts that are not stated are left as blanks. Each article names the rules it answers. --check ends with status 0 where every needed clause is stated, with 1 where something is lacking or turned around."
  )

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError(ja: "提案書を一つ指定してください。", en: "Name one proposal.")
    }
    let target = arguments.value("output")
    if let target, ![".docx", ".md", ".txt"].contains(where: { target.hasSuffix($0) }) {
      throw UsageError(
        ja: "--output のファイル名は .docx、.md、.txt のどれかで終えてください。",
        en: "The file of --output must end in .docx, .md or .txt.")
    }
    let format = try arguments.choice("format", among: SpecificationRun.formats)
    let specification = arguments.value("check")
    if specification != nil, target != nil {
      throw UsageError(ja: "--check と --output は一緒に使えません。", en: "--check and --output do not go together.")
    }
    if specification == nil, format != nil {
      throw UsageError(ja: "--format は --check と一緒に使います。", en: "--format goes with --check.")
    }
    if specification == "-", path == "-" {
      throw UsageError(ja: "標準入力は一つにしか使えません。", en: "Standard input can be only one of the two.")
    }
    let finder = InputFinder([path], standardInputName: "<stdin>")
    guard finder.inputs.count == 1, finder.isNamedFile, let input = finder.inputs.first else {
      throw UsageError(ja: "フォルダではなく、提案書を一つ指定してください。", en: "Name one proposal, not a folder.")
    }
    let today = try arguments.today()
    guard var judge = Judge(arguments, today: today, context), let judged = judge.judge(input),
      judged.report.result.isReadable
    else { return .failure }
    let onlyMissing = arguments.has("only-missing")
    let findings = judged.report.result.findings
    if let specification {
      let needed = judge.use(judged.bench) { bench in
        bench.clauses.needed(&bench.engine, findings: findings, onlyMissing: onlyMissing)
      }
      guard let needed, let clauses = judge.benches[judged.bench]?.clauses else { return .failure }
      return SpecificationRun.run(
        specification, for: judged.report.source.name, clauses, needed: needed, format: format ?? "text", context)
    }
    let annex = judge.use(judged.bench) { bench in
      Annex(
        bench.clauses, &bench.engine, findings: findings, names: ContractNames(bench.engine.book.names),
        language: judged.report.language, onlyMissing: onlyMissing)
    }
    guard let annex else { return .failure }
    guard let target else { return context.print(annex.markdown) }
    let bytes =
      target.hasSuffix(".docx") ? annex.word : Array((target.hasSuffix(".txt") ? annex.plainText : annex.markdown).utf8)
    guard let number = System.replace(target, by: bytes) else { return .clean }
    return context.writeFailed(target, number)
  }
}

/// `shimon clauses --check`: looks for the needed clauses in an existing specification.
enum SpecificationRun {
  /// The formats of `--format`.
  static let formats = ["text", "json"]

  static func run(
    _ path: String, for proposal: String, _ book: ClauseBook, needed: [NeededClause], format: String, _ context: Context
  ) -> ExitStatus {
    guard let file = InputFile.read(path, context) else { return .failure }
    guard let specification = specification(in: file, context) else { return .failure }
    let check = SpecificationCheck(book, needed: needed, specification)
    var output = OutputBuffer()
    if format == "json" {
      SpecificationJSON(language: context.language).write(check, of: file, for: proposal, to: &output)
    } else {
      let style = TextStyle(isColored: ColorChoice.auto.isColored(1))
      SpecificationText(language: context.language, style: style).write(check, of: file.name, to: &output)
    }
    let status = context.print(output.bytes)
    return status == .clean && !check.isComplete ? .findings : status
  }

  /// The text of a file: of a Word document its paragraphs, with the numbers that Word gives them.
  private static func specification(in file: SourceFile, _ context: Context) -> Specification? {
    do throws(Specification.Refusal) {
      guard WordText.mayRead(file.bytes) else { return try Specification(bytes: file.bytes) }
      guard let paragraphs = paragraphs(of: file, context) else { return nil }
      return try Specification(paragraphs: paragraphs)
    } catch {
      context.complain(.unreadable(file.name, error.message))
      return nil
    }
  }

  private static func paragraphs(of file: SourceFile, _ context: Context) -> [String]? {
    do throws(WordError) {
      return try WordText(docx: file.bytes).paragraphs.map(\.text)
    } catch {
      context.complain(.unreadable(file.name, error.message))
      return nil
    }
  }
}
