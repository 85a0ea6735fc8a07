import SourceText

/// Where a report goes, and in which form.
struct ReportTarget {
  enum Form: String, CaseIterable {
    case page = ".html"
    case markdown = ".md"
    case word = ".docx"
    case table = ".csv"
    case picture = ".svg"
    case metafile = ".emf"
    case folder = "/"
  }

  let path: String
  let form: Form

  /// Whether only the picture is wanted.
  var isPicture: Bool { form == .picture || form == .metafile }

  init(_ options: ReportOptions) throws(Failure) {
    if let picture = options.picture {
      guard options.output == nil else {
        throw .usage(ja: "--output と --picture は一緒に使えません。", en: "--output and --picture do not go together.")
      }
      guard let form = [Form.picture, .metafile].first(where: { picture.hasSuffix($0.rawValue) }) else {
        throw .usage(
          ja: "--picture のファイル名は .svg か .emf で終えてください。", en: "The file of --picture must end in .svg or .emf.")
      }
      (path, self.form) = (picture, form)
      return
    }
    guard let output = options.output, !output.isEmpty else {
      throw .usage(
        ja: "書き出す先を -o で指定してください（例: -o report.html）。", en: "Say where to write with -o, for instance -o report.html.")
    }
    path = output
    let forms: [Form] = [.page, .markdown, .word, .table]
    if let form = forms.first(where: { output.hasSuffix($0.rawValue) }) {
      self.form = form
    } else if System.isFolder(output) || output.hasSuffix("/") || !output.hasExtension {
      form = .folder
    } else {
      throw .usage(
        ja: "-o のファイル名は .html、.md、.docx、.csv のどれかで終えるか、フォルダを指定してください。",
        en: "The file of -o must end in .html, .md, .docx or .csv, or be a folder.")
    }
  }
}

extension String {
  /// Whether the last part of a path has a dot within.
  fileprivate var hasExtension: Bool {
    let name = split(separator: "/").last ?? ""
    return name.dropFirst().contains(".")
  }
}

/// `shimon report`: pages that people read.
enum ReportCommand: Command {
  static let name = "report"
  static let summary = LocalizedText(
    ja: "審議会や上司に見せる報告書を作る", en: "Write a report for people: page, Markdown, Word or table")
  static let operands = "PATH..."
  static let details: LocalizedText? = LocalizedText(
    ja: """
      -o は --output の短い形。形式は拡張子で決まる。提案書が二つ以上あるとき、.html と .docx には一覧だけを書く。
      終了コード: 0 書き出した（指摘があっても）、2 使い方の誤り、3 読めない提案書がある、書き出せない。
      """,
    en: """
      -o is short for --output; the ending of the file decides the form. Of several proposals .html and .docx hold the
      overview only. Exit status: 0 written, whatever was found; 2 wrong usage; 3 a proposal could not be read, or the
      report could not be written.
      """)

  static func run(_ options: ReportOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    guard !operands.isEmpty else {
      throw .usage(ja: "提案書かフォルダを指定してください。", en: "Name a proposal or a folder.")
    }
    let target = try ReportTarget(options)
    let finder = InputFinder(operands, standardInputName: options.standardInputName)
    for notice in finder.notices { context.report(notice) }
    guard !finder.inputs.isEmpty else { throw .failed(.nothingToLint(operands)) }
    let isSingle = finder.inputs.count == 1 && finder.isNamedFile
    if target.isPicture, !isSingle {
      throw .usage(ja: "--picture には提案書を一つだけ指定してください。", en: "--picture takes one proposal.")
    }
    var run = ReportRun(try ProposalReviewer(options.judging, context), context)
    if isSingle {
      try run.writeOne(finder.inputs[0], to: target)
    } else {
      try run.writeAll(finder.inputs, to: target)
    }
    return run.hasFailed ? .failure : .clean
  }
}

/// What `shimon report` is told.
struct ReportOptions: CommandOptions {
  var output: String?
  var picture: String?
  var standardInputName = "<stdin>"
  var judging = JudgingOptions()

  static var flags: [Flag<ReportOptions>] {
    let own: [Flag<ReportOptions>] = [
      .text(
        "output", "FILE|DIR", short: "o", completion: .folder,
        ja: "書き出すファイル（.html、.md、.docx、.csv）。フォルダなら提案書ごとの頁と一覧を書き出す",
        en: "The file to write (.html, .md, .docx, .csv); a folder gets a page for each proposal and an index"
      ) { $0.output = $1 },
      .text(
        "picture", "FILE", completion: .file, ja: "データの流れの図だけを書き出す（.svg、.emf）",
        en: "Write only the data-flow picture (.svg, .emf)"
      ) { $0.picture = $1 },
      .text("stdin-name", "NAME", ja: "標準入力（-）を表示するときの名前", en: "The name to show for standard input (-)") {
        $0.standardInputName = $1
      },
    ]
    return own + JudgingOptions.flags(at: \.judging)
  }
}
