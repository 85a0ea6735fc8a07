import Clauses
import Linting
import SourceText

/// `shimon clauses`: the specification annex for a proposal.
struct ClausesCommand: Command {
  let name = "clauses"
  let summary = LocalizedText(ja: "提案書に合う特記仕様書の条文を作る", en: "Write the specification annex for a proposal")
  let operands = "PROPOSAL"
  let options = [
    Option(
      "output", "FILE", ja: "書き出すファイル（.md か .txt。省くと Markdown を標準出力へ）",
      en: "The file to write (.md or .txt; default: Markdown on standard output)"),
    Option("only-missing", ja: "指摘が求める条だけにする", en: "Only the articles that findings ask for"),
    Option(
      "check", "FILE|-", ja: "条文を作る代わりに、既にある仕様書（.md や .txt）に必要な条があるかを調べる",
      en: "Instead of writing articles, check whether an existing specification (.md, .txt) states them"),
    Option(
      "format", "text|json", ja: "--check の結果の形式（既定は text）", en: "Format of the result of --check (default: text)"),
    Option.rules, Option.policy,
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
    if let target, !target.hasSuffix(".md"), !target.hasSuffix(".txt") {
      throw UsageError(ja: "--output のファイル名は .md か .txt で終えてください。", en: "The file of --output must end in .md or .txt.")
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
    guard let rules = RuleFolder.loadBook(arguments, context) else { return .failure }
    let book = ClauseBook(rules)
    guard RuleFolder.isSound(book.problems, of: rules, context) else { return .failure }
    guard let file = InputFile.read(path, context) else { return .failure }
    var engine = Engine(book.rules)
    let result = engine.lint(file.bytes)
    guard result.isReadable else {
      context.complain(result.problems, in: SourceFile(name: file.name, bytes: engine.source))
      return .failure
    }
    if let specification {
      let needed = book.needed(&engine, findings: result.findings, onlyMissing: arguments.has("only-missing"))
      return SpecificationRun.run(
        specification, for: file.name, book, needed: needed, format: format ?? "text", context)
    }
    let annex = Annex(
      book, &engine, findings: result.findings, names: ContractNames(rules.names), language: context.language,
      onlyMissing: arguments.has("only-missing"))
    let text = target?.hasSuffix(".txt") == true ? annex.plainText : annex.markdown
    guard let target else { return context.print(text) }
    guard let number = System.replace(target, by: Array(text.utf8)) else { return .clean }
    return context.outputFailed(number)
  }
}
