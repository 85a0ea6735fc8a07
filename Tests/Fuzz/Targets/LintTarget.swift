import BuiltinRuleSet
import Clauses
import Linting
import Proposal
import Reporting
import SourceText

/// The whole way from bytes to every kind of output: no finding without a place, no output that a reader would choke on.
///
/// The first byte chooses the output and its language, the others are the proposal.
struct LintTarget: FuzzTarget {
  static let name = "lint"
  private var linter: Linter
  private let clauses: ClauseSet

  init() {
    clauses = ClauseSet(RuleSet.builtin())
    linter = Linter(clauses.rules, Linter.Options(today: CalendarDay(year: 2026, month: 4, day: 1)))
  }

  mutating func problem(with bytes: [UInt8]) -> String? {
    guard let choice = bytes.first else { return nil }
    // One linter for all inputs, so that what one leaves behind in its memory would show in the next.
    let clauses = clauses
    return linter.lint(Array(bytes.dropFirst())) { proposal in
      LintedTarget(clauses: clauses, choice: choice).problem(with: &proposal)
    }
  }

  static func seeds(_ project: ProjectFiles) -> [[UInt8]] {
    project.proposals.enumerated().map { [UInt8(truncatingIfNeeded: $0 * 7)] + $1 }
  }
}

/// One linted input, and what is written of it.
private struct LintedTarget {
  let clauses: ClauseSet
  let choice: UInt8

  func problem(with proposal: inout LintedProposal) -> String? {
    let result = proposal.result
    let soundness = Soundness(proposal.source)
    func rule(_ finding: Finding) -> String { clauses.rules.rules[finding.rule].id }
    if let problem = soundness.problem(with: result.diagnostics) { return problem }
    for finding in result.findings + result.suppressed.map(\.finding) {
      let places = [finding.span] + finding.reasons.map(\.span)
      for place in places {
        if let problem = soundness.problem(with: place) { return "\(rule(finding)): \(problem)" }
      }
      if finding.verdict == .violated || finding.verdict == .unstated, finding.span.isEmpty, !proposal.source.isEmpty {
        return "\(rule(finding)): a finding nowhere"
      }
    }
    let language: Language = choice & 1 == 0 ? .japanese : .english
    let file = SourceFile(name: "案.yaml", bytes: proposal.source)
    return problem(
      with: FileReport(file, result: result, language: language), &proposal, output: Int(choice >> 1))
  }

  private func problem(with file: FileReport, _ proposal: inout LintedProposal, output number: Int) -> String? {
    let names = FormatName.allCases
    let number = number % (names.count + 4)
    guard number < names.count else { return problem(withReport: file, &proposal, form: number - names.count) }
    let setting = FormatSetting(
      language: file.language, style: TextStyle(isColored: false), ruleSet: proposal.ruleSet, version: "1", folder: "")
    let bytes = written(file, &proposal, names[number].make(setting))
    if let problem = Soundness.problem(withOutput: bytes) { return "\(names[number]): \(problem)" }
    let texts: [[UInt8]]
    switch names[number] {
    case .json, .sarif, .gitlab: texts = [bytes]
    case .ndjson: texts = bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    default: texts = []
    }
    for text in texts {
      do throws(JSONError) { _ = try JSONReader.read(text) } catch { return "\(names[number]): no JSON: \(error)" }
    }
    return nil
  }

  private func written(_ file: FileReport, _ proposal: inout LintedProposal, _ format: any Format) -> [UInt8] {
    var output = OutputBuffer()
    var tail = format.tail
    format.begin(&output)
    let fragment = format.file(file, &proposal)
    if !fragment.body.isEmpty {
      format.introduce(0, &output)
      output.append(bytes: fragment.body.bytes)
    }
    if let own = fragment.tail { tail.join(own) }
    format.end(tail, Summary(), &output)
    return output.bytes
  }

  private func problem(withReport file: FileReport, _ proposal: inout LintedProposal, form: Int) -> String? {
    let report = Report(file, &proposal, clauses: clauses, provenance: Provenance(version: "1", proposal.ruleSet))
    switch form {
    case 0: return Soundness.problem(withOutput: ReportPage(report).markup.bytes).map { "page: \($0)" }
    case 1:
      let text = MarkdownReport(language: file.language).text(report)
      return Soundness.problem(withOutput: Array(text.utf8)).map { "markdown: \($0)" }
    case 2: return WordTarget.problem(withDocument: WordReport.bytes(report))
    default:
      let annex = Annex(
        clauses, &proposal, findings: file.result.findings, names: ContractNames(), language: file.language,
        onlyMissing: false)
      return WordTarget.problem(withDocument: annex.word)
    }
  }
}
