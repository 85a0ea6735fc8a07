import Linting
import SourceText

extension FileReport {
  /// Problems of form, then findings, in the order to show.
  func entries(_ engine: inout Engine) -> [ReportEntry] {
    var seen: [UInt64: UInt64] = [:]
    var result = source.problemEntries(self.result.problems, language, &seen)
    for index in result.indices { result[index].makesUnreadable = result[index].severity == .error }
    result += source.problemEntries(self.result.remarks, language, &seen)
    for finding in self.result.findings { result.append(entry(finding, &engine)) }
    return result
  }

  /// The findings that the proposal itself or a baseline accepts, for formats that have a way to say so.
  func acceptedEntries(_ engine: inout Engine) -> [ReportEntry] {
    let baselined = result.baselined.map { finding in
      var entry = entry(finding, &engine)
      entry.acceptedBecause = LocalizedText.inBaseline[language]
      entry.isBaselined = true
      return entry
    }
    return baselined
      + result.suppressed.map { accepted in
        var entry = entry(accepted.finding, &engine)
        var reason = accepted.suppression.reason
        if let until = accepted.suppression.until { reason = LocalizedText.accepted(reason, until: until)[language] }
        entry.acceptedBecause = SafeText.line(reason)
        return entry
      }
  }

  private func entry(_ finding: Finding, _ engine: inout Engine) -> ReportEntry {
    let rule = engine.book.rules[finding.rule]
    return ReportEntry(
      id: rule.id, finding: finding, severity: finding.severity, span: finding.span,
      region: source.region(of: finding.span), title: SafeText.line(rule.title[language]),
      verdict: LocalizedText.verdict(finding.verdict)[language], subject: SafeText.line(finding.subject),
      missing: finding.missing.map {
        SafeText.line(($0.isUndecided ? LocalizedText.undecided($0.label) : $0.label)[language])
      },
      failure: SafeText.line(finding.failure?[language] ?? ""),
      question: SafeText.line(engine.text(rule.question, for: finding, language)),
      why: SafeText.line(engine.text(rule.why, for: finding, language)),
      fix: SafeText.line(engine.text(rule.fix, for: finding, language)), clause: rule.clause ?? "",
      boards: engine.book.boardNames(of: rule, language).map(SafeText.line), law: rule.law.map(SafeText.line),
      related: finding.reasons.map { ($0.span, SafeText.line($0.label[language])) },
      fingerprint: finding.fingerprintText)
  }
}

extension SourceView {
  fileprivate func problemEntries(
    _ problems: [Diagnostic], _ language: Language, _ seen: inout [UInt64: UInt64]
  ) -> [ReportEntry] {
    problems.map { problem in
      ReportEntry(
        id: problem.code, finding: nil, severity: problem.severity, span: problem.span,
        region: region(of: problem.span), title: SafeText.line(problem.message[language]),
        verdict: LocalizedText.kind(ofProblem: problem.severity)[language],
        fix: SafeText.line(problem.help?[language] ?? ""),
        related: problem.labels.map { ($0.span, SafeText.line($0.message[language])) },
        fingerprint: fingerprint(of: problem, &seen).hexadecimal)
    }
  }

  /// The identity of a problem: its code and the line as written, so that it survives moved lines; the second of two
  /// equal ones is told apart by its number.
  private func fingerprint(of problem: Diagnostic, _ seen: inout [UInt64: UInt64]) -> UInt64 {
    var hash = ByteHash()
    hash.combine(problem.code.utf8)
    hash.combine(0)
    let line = lines.content(of: lines.line(at: problem.span.start), in: bytes)
    hash.combine(bytes[line.range].prefix(1_000))
    let count = seen[hash.value, default: 0]
    seen[hash.value] = count + 1
    if count > 0 { withUnsafeBytes(of: count.littleEndian) { hash.combine($0) } }
    return hash.value
  }
}
