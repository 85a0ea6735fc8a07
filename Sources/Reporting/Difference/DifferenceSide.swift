import Linting
import Proposal
import SourceText

/// All that a comparison needs of one version, taken while an engine still holds it.
public struct DifferenceSide: Sendable {
  /// What linting gave.
  public let report: FileReport
  let title: String
  let summary: Summary
  let facts: Facts
  let entries: [DifferenceReport.Entry]
  private let suppressions: [Suppression]

  /// The version that `engine` judged last.
  public init(_ report: FileReport, _ engine: inout Engine) {
    self.report = report
    title = engine.title.isEmpty ? SafeText.line(report.source.name) : SafeText.line(engine.title)
    var summary = Summary()
    summary.add(report.result)
    self.summary = summary
    facts = engine.facts
    suppressions = engine.suppressions
    entries = report.result.findings.map { DifferenceReport.Entry($0, report, &engine) }
  }

  /// The suppressions that the other version does not have: by rule, reason and day, however often.
  func suppressions(besides other: DifferenceSide, _ book: RuleBook) -> [DifferenceReport.SuppressionEntry] {
    var waiting: [String: Int] = [:]
    for suppression in other.suppressions { waiting[DifferenceSide.key(suppression), default: 0] += 1 }
    return suppressions.compactMap { suppression in
      let key = DifferenceSide.key(suppression)
      if let count = waiting[key], count > 0 {
        waiting[key] = count - 1
        return nil
      }
      let title = book.rule(named: suppression.rule)?.title[report.language] ?? suppression.rule
      return DifferenceReport.SuppressionEntry(
        rule: suppression.rule, title: title, reason: SafeText.line(suppression.reason),
        until: suppression.until?.description ?? "", line: report.source.region(of: suppression.span).start.line)
    }
  }

  private static func key(_ suppression: Suppression) -> String {
    "\(suppression.rule)\n\(suppression.until?.description ?? "")\n\(suppression.reason)"
  }
}

extension DifferenceReport.Entry {
  init(_ finding: Finding, _ report: FileReport, _ engine: inout Engine) {
    let rule = engine.book.rules[finding.rule]
    let language = report.language
    self.init(
      rule: rule.id, title: rule.title[language], severity: finding.severity, verdict: finding.verdict,
      subject: SafeText.line(finding.subject), line: report.source.region(of: finding.span).start.line,
      path: finding.path,
      missing: DifferenceReport.Entry.names(of: finding.missing, language),
      question: SafeText.line(engine.text(rule.question, for: finding, language)),
      fix: SafeText.line(engine.text(rule.fix, for: finding, language)), fingerprint: finding.fingerprintText)
  }

  /// The names of facts, each once: several entries may lack the same.
  private static func names(of missing: [Finding.MissingFact], _ language: Language) -> [String] {
    var seen = Set<String>()
    return missing.map { $0.isUndecided ? LocalizedText.undecided($0.label)[language] : $0.label[language] }
      .filter { seen.insert($0).inserted }
  }
}
