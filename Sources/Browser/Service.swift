import Authoring
import BuiltinRuleSet
import Clauses
import Linting
import Proposal
import Reporting
import SourceText

/// What a page asks of the linter: the built-in rules, unpacked once, and the bytes of the last answer.
final class Service {
  /// How findings are written.
  enum FindingsForm: Int32 {
    case json
    case ndjson
    case text
  }

  /// How an annex is written.
  enum AnnexForm: Int32 {
    case markdown
    case word
    case plainText
  }

  /// How a report is written.
  enum ReportForm: Int32 {
    case page
    case word
    case table
    case picture
  }

  /// A proposal that a page holds.
  struct Input {
    var file: SourceFile
    var language: Language
  }

  /// Outlines of new proposals and entries; read when they are first needed.
  private(set) lazy var templates = TemplateSet.read(RuleSource.builtin, linter.ruleSet.plan.vocabulary).templates
  /// The last answer.
  var output = OutputBuffer()
  /// The rules, for findings.
  var linter: Linter
  /// The clauses with the linter for them; only reports and annexes need them.
  private var reviewer: (clauses: ClauseSet, linter: Linter, provenance: Provenance)?

  /// A service by whose calendar it is some day.
  init(today: CalendarDay?) {
    linter = Linter(.builtin(), Linter.Options(today: today))
  }

  /// Judges by other rules from now on.
  func judge(by ruleSet: RuleSet) {
    linter = Linter(ruleSet, linter.options)
    reviewer = nil
  }

  /// Findings, as `shimon lint` writes them.
  func lint(_ input: Input, as form: FindingsForm) {
    output = linter.lint(input.file.bytes) { proposal in
      let report = FileReport(input, proposal)
      return switch form {
      case .json: JSONFormat().document(report, &proposal)
      case .ndjson: NDJSONFormat().document(report, &proposal)
      case .text:
        TextFormat(language: input.language, style: TextStyle(isColored: false)).document(report, &proposal)
      }
    }
  }

  /// What `shimon report` writes.
  func report(_ input: Input, as form: ReportForm) {
    output =
      switch form {
      case .page: reviewing(input) { report, _ in ReportPage(report).markup }
      case .word: OutputBuffer(reviewing(input) { report, _ in WordReport.bytes(report) })
      case .table:
        linter.lint(input.file.bytes) { proposal in
          var table = ReportTable(language: input.language, folder: "")
          table.add(FileReport(input, proposal), &proposal)
          return OutputBuffer(table.bytes)
        }
      case .picture:
        linter.lint(input.file.bytes) { proposal in
          let flow = DataFlow(proposal, findings: proposal.result.findings, language: input.language)
          return Drawing(flow).svg(standalone: true)
        }
      }
  }

  /// The annex of `shimon clauses`; false where the proposal cannot be read.
  func annex(_ input: Input, as form: AnnexForm, onlyMissing: Bool) -> Bool {
    let bytes: [UInt8]? = withReviewer { clauses, linter, _ in
      linter.lint(input.file.bytes) { proposal in
        guard proposal.result.isReadable else { return nil }
        let annex = Annex(
          clauses, &proposal, findings: proposal.result.findings, names: ContractNames(clauses.rules.names),
          language: input.language, onlyMissing: onlyMissing)
        return switch form {
        case .markdown: Array(annex.markdown.utf8)
        case .word: annex.word
        case .plainText: Array(annex.plainText.utf8)
        }
      }
    }
    guard let bytes else { return false }
    output = OutputBuffer(bytes)
    return true
  }

  /// What all that is said of a proposal comes to.
  func reviewing<Result>(_ input: Input, _ body: (Report, inout LintedProposal) -> Result) -> Result {
    withReviewer { clauses, linter, provenance in
      linter.lint(input.file.bytes) { proposal in
        let report = Report(FileReport(input, proposal), &proposal, clauses: clauses, provenance: provenance)
        return body(report, &proposal)
      }
    }
  }

  /// What proposals are judged by.
  func provenance() -> Provenance { withReviewer { _, _, provenance in provenance } }

  private func withReviewer<Result>(_ body: (ClauseSet, inout Linter, Provenance) -> Result) -> Result {
    var (clauses, linter, provenance) = reviewed()
    // The memory of the linter is used again only where nobody else holds it.
    reviewer = nil
    defer { reviewer = (clauses, linter, provenance) }
    return body(clauses, &linter, provenance)
  }

  private func reviewed() -> (ClauseSet, Linter, Provenance) {
    if let reviewer { return reviewer }
    let clauses = ClauseSet(linter.ruleSet)
    return (
      clauses, Linter(clauses.rules, linter.options),
      Provenance(version: Provenance.programVersion, clauses.rules)
    )
  }
}

extension OutputBuffer {
  fileprivate init(_ bytes: [UInt8]) {
    self.init()
    append(bytes: bytes)
  }
}

extension FileReport {
  init(_ input: Service.Input, _ proposal: borrowing LintedProposal) {
    let file = SourceFile(name: input.file.name, bytes: proposal.source)
    self.init(file, result: proposal.result, language: input.language)
  }
}
