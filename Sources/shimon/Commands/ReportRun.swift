import Clauses
import Linting
import Reporting
import SourceText

/// Writes what people read of proposals.
struct ReportRun {
  private let context: Context
  private var judge: Judge

  init(_ judge: Judge, _ context: Context) {
    self.judge = judge
    self.context = context
  }

  /// The report on one proposal.
  mutating func writeOne(_ input: InputFinder.Input, to target: ReportTarget) -> ExitStatus {
    if target.form == .folder { return writeFolder([input], target.path) }
    guard let judged = judge.judge(input), let bytes = bytes(judged, as: target.form) else { return .failure }
    return write(bytes, to: target.path)
  }

  /// The portfolio of many proposals.
  mutating func writeAll(_ inputs: [InputFinder.Input], to target: ReportTarget) -> ExitStatus {
    if target.form == .folder { return writeFolder(inputs, target.path) }
    var portfolio = Portfolio(language: context.language)
    var table = ReportTable(language: context.language, folder: System.currentFolder)
    for input in inputs {
      guard let judged = judge.judge(input) else { continue }
      if target.form == .table {
        judge.use(judged.bench) { table.add(judged.report, &$0.engine) }
      } else if let report = report(judged) {
        portfolio.add(report, page: nil)
      }
    }
    let bytes: [UInt8]
    switch target.form {
    case .markdown: bytes = Array(MarkdownReport(language: context.language).text(portfolio).utf8)
    case .word: bytes = WordReport.bytes(portfolio)
    case .table: bytes = table.bytes
    default: bytes = PortfolioPage(portfolio).markup.bytes
    }
    return write(bytes, to: target.path)
  }

  /// A page for each proposal, and the index of them all.
  private mutating func writeFolder(_ inputs: [InputFinder.Input], _ folder: String) -> ExitStatus {
    var portfolio = Portfolio(language: context.language)
    var names = PageNames(inputs.map(\.shownName))
    for input in inputs {
      guard let judged = judge.judge(input), let report = report(judged) else { continue }
      let name = names.name(for: report.fileName)
      portfolio.add(report, page: ReportPath.uri(name))
      let path = "\(folder)/\(name)"
      if let number = System.makeFolder(path.parentFolder) { return context.writeFailed(path.parentFolder, number) }
      if let number = System.replace(path, by: ReportPage(report).markup.bytes) {
        return context.writeFailed(path, number)
      }
    }
    if let number = System.makeFolder(folder) { return context.writeFailed(folder, number) }
    return write(PortfolioPage(portfolio).markup.bytes, to: "\(folder)/index.html")
  }

  // MARK: One proposal

  private mutating func report(_ judged: Judge.Judged) -> Report? {
    judge.use(judged.bench) { bench in
      Report(judged.report, &bench.engine, clauses: bench.clauses, provenance: bench.provenance)
    }
  }

  private mutating func bytes(_ judged: Judge.Judged, as form: ReportTarget.Form) -> [UInt8]? {
    switch form {
    case .page, .folder: report(judged).map { ReportPage($0).markup.bytes }
    case .markdown: report(judged).map { Array(MarkdownReport(language: $0.language).text($0).utf8) }
    case .word: report(judged).map { WordReport.bytes($0) }
    case .table:
      judge.use(judged.bench) { bench in
        var table = ReportTable(language: judged.report.language, folder: System.currentFolder)
        table.add(judged.report, &bench.engine)
        return table.bytes
      }
    case .picture, .metafile:
      judge.use(judged.bench) { bench in
        let (findings, language) = (judged.report.result.findings, judged.report.language)
        let drawing = Drawing(DataFlow(bench.engine, findings: findings, language: language))
        return form == .picture ? drawing.svg(standalone: true).bytes : drawing.emf()
      }
    }
  }

  private func write(_ bytes: [UInt8], to path: String) -> ExitStatus {
    if let number = System.replace(path, by: bytes) { return context.writeFailed(path, number) }
    return judge.hasFailed ? .failure : .clean
  }
}

/// The names of pages below a folder, made from the names of proposals, each once.
struct PageNames {
  private var taken: Set<String> = ["index.html"]
  /// The folders that all proposals have in common; their names would only make the paths longer.
  private let common: [String]

  init(_ files: [String]) {
    var common: [String]?
    for file in files {
      let folders = PageNames.parts(of: file).dropLast()
      guard let known = common else {
        common = Array(folders)
        continue
      }
      common = zip(known, folders).prefix { $0 == $1 }.map { $0.0 }
    }
    self.common = common ?? []
  }

  private static func parts(of file: String) -> [String] {
    file.split(separator: "/").filter { $0 != "." && $0 != ".." }.map(String.init)
  }

  /// The path of a proposal's page below the folder: its own path with another ending, never upwards.
  mutating func name(for file: String) -> String {
    var stem = PageNames.parts(of: file).dropFirst(common.count).joined(separator: "/")
    for ending in [".yaml", ".yml"] where stem.hasSuffix(ending) { stem = String(stem.dropLast(ending.count)) }
    if stem.isEmpty { stem = "proposal" }
    var name = "\(stem).html"
    var count = 1
    // Case does not tell files apart everywhere.
    while !taken.insert(name.lowercased()).inserted {
      count += 1
      name = "\(stem)-\(count).html"
    }
    return name
  }
}
