import Linting
import SourceText

extension FileReport {
  /// Problems of form, then findings, in the order to show.
  func entries(_ proposal: inout LintedProposal) -> [ReportEntry] {
    var seen: [UInt64: UInt64] = [:]
    var result = source.problemEntries(self.result.problems, language, &seen)
    for index in result.indices { result[index].makesUnreadable = result[index].severity == .error }
    result += source.problemEntries(self.result.remarks, language, &seen)
    for finding in self.result.findings { result.append(entry(finding, &proposal)) }
    return result
  }

  /// The findings that the proposal itself or a baseline accepts, for formats that have a way to say so.
  func acceptedEntries(_ proposal: inout LintedProposal) -> [ReportEntry] {
    let baselined = result.baselined.map { finding in
      var entry = entry(finding, &proposal)
      entry.acceptedBecause = LocalizedText.inBaseline[language]
      entry.isBaselined = true
      return entry
    }
    return baselined
      + result.suppressed.map { accepted in
        var entry = entry(accepted.finding, &proposal)
        var reason = accepted.suppression.reason
        if let until = accepted.suppression.until { reason = LocalizedText.accepted(reason, until: until)[language] }
        entry.acceptedBecause = SafeText.line(reason)
        return entry
      }
  }

  private func entry(_ finding: Finding, _ proposal: inout LintedProposal) -> ReportEntry {
    let rule = proposal.ruleSet.rules[finding.rule]
    return ReportEntry(
      id: rule.id, finding: finding, severity: finding.severity, span: finding.span,
      region: source.region(of: finding.span), title: SafeText.line(rule.title[language]),
      verdict: LocalizedText.verdict(finding.verdict)[language], subject: SafeText.line(finding.subject),
      missing: finding.missingLabels(language),
      failure: SafeText.line(finding.failure?[language] ?? ""),
      question: SafeText.line(proposal.text(rule.question, for: finding, language)),
      why: SafeText.line(proposal.text(rule.why, for: finding, language)),
      fix: SafeText.line(proposal.text(rule.fix, for: finding, language)), clause: rule.clause ?? "",
      boards: proposal.ruleSet.boardNames(of: rule, language).map(SafeText.line),
      ground: LocalizedText.ground(rule.ground)[language], law: rule.law(language).map(SafeText.line),
      related: finding.reasons.map { ($0.span, SafeText.line($0.label[language])) },
      fingerprint: finding.fingerprintText)
  }
}

extension Finding {
  /// The names of the facts that are not written, each once, as people read them.
  package func missingLabels(_ language: Language) -> [String] {
    var names: [String] = []
    for index in missing.indices where !repeatsMissing(at: index) {
      let fact = missing[index]
      names.append(SafeText.line((fact.isUndecided ? LocalizedText.undecided(fact.label) : fact.label)[language]))
    }
    return names
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
        safeEdits: problem.fix.map { $0.safety == .safe ? $0.edits : [] } ?? [],
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

/// A finding or a problem of form as the formats for other tools show it: every text on one line, in one language, and
/// without characters that could steer what shows it.
struct ReportEntry {
  /// The rule's id, or the problem's code.
  var id: String
  /// The finding; nil for a problem of form.
  var finding: Finding?
  var severity: Severity
  var span: Span
  var region: Region
  /// The rule's title, or the problem's message.
  var title: String
  /// The verdict by name; for a problem that it is one.
  var verdict: String
  var subject = ""
  var missing: [String] = []
  var failure = ""
  var question = ""
  var why = ""
  /// What to write.
  var fix = ""
  var clause = ""
  var boards: [String] = []
  var ground = ""
  var law: [String] = []
  var related: [(span: Span, label: String)] = []
  /// The changes that put a problem right and cannot change what is said; none where somebody has to agree.
  var safeEdits: [TextEdit] = []
  /// 16 hexadecimal digits: the identity within the file.
  var fingerprint: String
  /// Whether it keeps the file from being read as a proposal.
  var makesUnreadable = false
  /// Why the finding is accepted; nil where it is not.
  var acceptedBecause: String?
  /// Whether it is a baseline that accepts it, and not the proposal.
  var isBaselined = false

  /// The title with the verdict.
  func heading(_ language: Language) -> String {
    guard finding != nil else { return title }
    return language == .japanese ? "\(title)（\(verdict)）" : "\(title) (\(verdict))"
  }

  /// What a reader of one line needs: what it is about and what is asked.
  func message(_ language: Language) -> String {
    guard finding != nil else {
      return fix.isEmpty ? title : title + (language == .japanese ? "" : " ") + fix
    }
    return heading(language) + (language == .japanese ? "：" : ": ") + question
  }

  /// All there is to say, a line for each matter.
  func details(_ language: Language) -> [String] {
    let comma = language == .japanese ? "、" : ", "
    let notes: [(NoteLabel, String)] = [
      (.accepted, acceptedBecause ?? ""), (.failure, failure), (.subject, subject),
      (.missing, missing.joined(separator: comma)), (.question, question),
      (.why, why), (.fix, fix), (.boards, boards.joined(separator: comma)),
    ]
    return notes.filter { !$0.1.isEmpty }.map { "\($0.0.text[language]): \($0.1)" }
  }
}
