import Clauses
import Linting
import Reporting
import SourceText

/// Writes what people read of proposals.
struct ReportRun {
  private let context: Context
  private var reviewer: ProposalReviewer
  /// Whether a proposal could not be read, or a rule not be evaluated.
  var hasFailed: Bool { reviewer.hasFailed }

  init(_ reviewer: ProposalReviewer, _ context: Context) {
    self.reviewer = reviewer
    self.context = context
  }

  /// The report on one proposal.
  mutating func writeOne(_ input: InputFinder.Input, to target: ReportTarget) throws(Failure) {
    if target.form == .folder { return try writeFolder([input], target.path) }
    guard var reviewed = reviewer.reviewNext(input) else { throw .reported }
    try context.write(reviewed.bytes(as: target.form), to: target.path)
  }

  /// The portfolio of many proposals.
  mutating func writeAll(_ inputs: [InputFinder.Input], to target: ReportTarget) throws(Failure) {
    if target.form == .folder { return try writeFolder(inputs, target.path) }
    var portfolio = Portfolio(language: context.language)
    var table = ReportTable(language: context.language, folder: System.currentFolder)
    for input in inputs {
      guard var reviewed = reviewer.reviewNext(input) else { continue }
      if target.form == .table {
        table.add(reviewed.report, &reviewed.proposal)
      } else {
        portfolio.add(reviewed.fullReport(), page: nil)
      }
    }
    let bytes: [UInt8]
    switch target.form {
    case .markdown: bytes = Array(MarkdownReport(language: context.language).text(portfolio).utf8)
    case .word: bytes = WordReport.bytes(portfolio)
    case .table: bytes = table.bytes
    default: bytes = PortfolioPage(portfolio).markup.bytes
    }
    try context.write(bytes, to: target.path)
  }

  /// A page for each proposal, and the index of them all.
  private mutating func writeFolder(_ inputs: [InputFinder.Input], _ folder: String) throws(Failure) {
    var portfolio = Portfolio(language: context.language)
    var names = PageNames(inputs.map(\.shownName))
    for input in inputs {
      guard var reviewed = reviewer.reviewNext(input) else { continue }
      let report = reviewed.fullReport()
      let name = names.name(for: report.fileName)
      portfolio.add(report, page: ReportPath.uri(name))
      let path = "\(folder)/\(name)"
      try context.makeFolder(path.parentFolder)
      try context.write(ReportPage(report).markup.bytes, to: path)
    }
    try context.makeFolder(folder)
    try context.write(PortfolioPage(portfolio).markup.bytes, to: "\(folder)/index.html")
  }

}

extension ReviewedProposal {
  /// All that a page about it says.
  fileprivate mutating func fullReport() -> Report {
    Report(report, &proposal, clauses: rules.clauses, provenance: rules.provenance)
  }

  fileprivate mutating func bytes(as form: ReportTarget.Form) -> [UInt8] {
    let language = report.language
    switch form {
    case .page, .folder: return ReportPage(fullReport()).markup.bytes
    case .markdown: return Array(MarkdownReport(language: language).text(fullReport()).utf8)
    case .word: return WordReport.bytes(fullReport())
    case .table:
      var table = ReportTable(language: language, folder: System.currentFolder)
      table.add(report, &proposal)
      return table.bytes
    case .picture, .metafile:
      let drawing = Drawing(DataFlow(proposal, findings: report.result.findings, language: language))
      return form == .picture ? drawing.svg(standalone: true).bytes : drawing.emf()
    }
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
