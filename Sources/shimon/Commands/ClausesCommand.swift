import Clauses
import Linting
import Reporting
import SourceText
import Word

/// `shimon clauses`: the specification annex for a proposal.
enum ClausesCommand: Command {
  static let name = "clauses"
  static let summary = LocalizedText(ja: "提案書に合う特記仕様書の条文を作る", en: "Write the specification annex for a proposal")
  static let operands = "PROPOSAL"
  static let details: LocalizedText? = LocalizedText(
    ja:
      "-o は --output の短い形。決まっていない事実は「　　」の空欄になる。各条がどの規則に応えるかを注記する。--check は、必要な条がすべて記載されていれば終了コード 0、足りないものや逆の定めがあれば 1。",
    en:
      "-o is short for --output. Facts that are not stated are left as blanks. Each article names the rules it answers. --check ends with status 0 where every needed clause is stated, with 1 where something is lacking or turned around."
  )

  static func run(_ options: ClausesOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    guard let path = operands.first, operands.count == 1 else {
      throw .usage(ja: "提案書を一つ指定してください。", en: "Name one proposal.")
    }
    let target = options.output
    if let target, ![".docx", ".md", ".txt"].contains(where: { target.hasSuffix($0) }) {
      throw .usage(
        ja: "--output のファイル名は .docx、.md、.txt のどれかで終えてください。",
        en: "The file of --output must end in .docx, .md or .txt.")
    }
    if options.specification != nil, target != nil {
      throw .usage(ja: "--check と --output は一緒に使えません。", en: "--check and --output do not go together.")
    }
    if options.specification == nil, options.format != nil {
      throw .usage(ja: "--format は --check と一緒に使います。", en: "--format goes with --check.")
    }
    if options.specification == "-", path == "-" {
      throw .usage(ja: "標準入力は一つにしか使えません。", en: "Standard input can be only one of the two.")
    }
    let finder = InputFinder([path], standardInputName: "<stdin>")
    guard finder.inputs.count == 1, finder.isNamedFile, let input = finder.inputs.first else {
      throw .usage(ja: "フォルダではなく、提案書を一つ指定してください。", en: "Name one proposal, not a folder.")
    }
    var reviewer = try ProposalReviewer(options.judging, context)
    var reviewed = try reviewer.review(input)
    let findings = reviewed.proposal.result.findings
    let clauses = reviewed.rules.clauses
    if let specification = options.specification {
      let needed = clauses.needed(&reviewed.proposal, findings: findings, onlyMissing: options.onlyMissing)
      return try check(
        specification, for: reviewed.report.source.name, clauses, needed: needed, options.format ?? .text, context)
    }
    let annex = Annex(
      clauses, &reviewed.proposal, findings: findings, names: ContractNames(reviewed.proposal.ruleSet.names),
      language: reviewed.report.language, onlyMissing: options.onlyMissing)
    guard let target else {
      try context.print(annex.markdown)
      return .clean
    }
    let bytes =
      target.hasSuffix(".docx") ? annex.word : Array((target.hasSuffix(".txt") ? annex.plainText : annex.markdown).utf8)
    try context.write(bytes, to: target)
    return .clean
  }

  // MARK: --check

  /// Looks for the needed clauses in an existing specification.
  private static func check(
    _ path: String, for proposal: String, _ ruleSet: ClauseSet, needed: [NeededClause], _ format: ResultFormat,
    _ context: Context
  ) throws(Failure) -> ExitStatus {
    let file = try InputFile.read(path)
    let check = SpecificationCheck(ruleSet, needed: needed, try specification(in: file))
    var output = OutputBuffer()
    switch format {
    case .json: SpecificationJSON(language: context.language).write(check, of: file, for: proposal, to: &output)
    case .text:
      let style = TextStyle(isColored: ColorChoice.auto.isColored(1))
      SpecificationText(language: context.language, style: style).write(check, of: file.name, to: &output)
    }
    try context.print(output.bytes)
    return check.isComplete ? .clean : .findings
  }

  /// The text of a file: of a Word document its paragraphs, with the numbers that Word gives them.
  private static func specification(in file: SourceFile) throws(Failure) -> Specification {
    let paragraphs = WordText.mayRead(file.bytes) ? try paragraphs(of: file) : nil
    do throws(Specification.Refusal) {
      return if let paragraphs {
        try Specification(paragraphs: paragraphs)
      } else {
        try Specification(bytes: file.bytes)
      }
    } catch {
      throw .failed(.unreadable(file.name, error.message))
    }
  }

  private static func paragraphs(of file: SourceFile) throws(Failure) -> [String] {
    do throws(WordError) {
      return try WordText(docx: file.bytes).paragraphs.map(\.text)
    } catch {
      throw .failed(.unreadable(file.name, error.message))
    }
  }
}

/// What `shimon clauses` is told.
struct ClausesOptions: CommandOptions {
  var output: String?
  var onlyMissing = false
  /// An existing specification that is to be checked.
  var specification: String?
  var format: ResultFormat?
  var judging = JudgingOptions()

  static var flags: [Flag<ClausesOptions>] {
    let own: [Flag<ClausesOptions>] = [
      .text(
        "output", "FILE", short: "o", completion: .file, ja: "書き出すファイル（.docx、.md、.txt。省くと Markdown を標準出力へ）",
        en: "The file to write (.docx, .md or .txt; default: Markdown on standard output)"
      ) { $0.output = $1 },
      .toggle("only-missing", ja: "指摘が求める条だけにする", en: "Only the articles that findings ask for") {
        $0.onlyMissing = true
      },
      .text(
        "check", "FILE|-", completion: .file, ja: "条文を作る代わりに、既にある仕様書（.docx、.md、.txt）に必要な条があるかを調べる",
        en: "Instead of writing articles, check whether an existing specification (.docx, .md, .txt) states them"
      ) { $0.specification = $1 },
      .choice(
        "format", ResultFormat.self, ja: "--check の結果の形式（既定は text）",
        en: "Format of the result of --check (default: text)"
      ) { $0.format = $1 },
    ]
    return own + JudgingOptions.flags(at: \.judging)
  }
}
