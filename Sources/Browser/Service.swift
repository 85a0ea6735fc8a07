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

  /// A proposal that a page holds.
  struct Input {
    var file: SourceFile
    var language: Language
  }

  /// The last answer.
  private(set) var output = OutputBuffer()
  private var linter: Linter
  /// The clauses with the linter for them; only reports and annexes need them.
  private var review: (clauses: ClauseSet, linter: Linter, provenance: Provenance)?

  /// A service by whose calendar it is some day.
  init(today: CalendarDay?) {
    linter = Linter(.builtin(), Linter.Options(today: today))
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

  /// The page of `shimon report`.
  func report(_ input: Input) {
    var (clauses, linter, provenance) = reviewed()
    review = nil
    output = linter.lint(input.file.bytes) { proposal in
      let report = Report(FileReport(input, proposal), &proposal, clauses: clauses, provenance: provenance)
      return ReportPage(report).markup
    }
    review = (clauses, linter, provenance)
  }

  /// The annex of `shimon clauses`; false where the proposal cannot be read.
  func annex(_ input: Input, as form: AnnexForm, onlyMissing: Bool) -> Bool {
    var (clauses, linter, provenance) = reviewed()
    review = nil
    defer { review = (clauses, linter, provenance) }
    let bytes: [UInt8]? = linter.lint(input.file.bytes) { proposal in
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
    guard let bytes else { return false }
    output = OutputBuffer()
    output.append(bytes: bytes)
    return true
  }

  private func reviewed() -> (ClauseSet, Linter, Provenance) {
    if let review { return review }
    let clauses = ClauseSet(linter.ruleSet)
    return (
      clauses, Linter(clauses.rules, linter.options),
      Provenance(version: Provenance.programVersion, clauses.rules)
    )
  }
}

extension FileReport {
  fileprivate init(_ input: Service.Input, _ proposal: borrowing LintedProposal) {
    let file = SourceFile(name: input.file.name, bytes: proposal.source)
    self.init(file, result: proposal.result, language: input.language)
  }
}
