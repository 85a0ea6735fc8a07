import Linting
import SourceText

/// A finding or a problem of form as the formats for other tools show it: every text on one line, in one language, and
/// without characters that could steer what shows it.
struct ReportEntry {
  /// What is said of the finding; nil for a problem of form.
  let text: FindingText?
  /// The rule's id, or the problem's code.
  let id: String
  let severity: Severity
  let span: Span
  let region: Region
  /// The rule's title, or the problem's message.
  let title: String
  /// The verdict by name; for a problem that it is one.
  let verdict: String
  let related: [(span: Span, label: String)]
  /// The changes that put a problem right and cannot change what is said; none where somebody has to agree.
  let safeEdits: [TextEdit]
  /// 16 hexadecimal digits: the identity within the file.
  let fingerprint: String
  /// Whether it keeps the file from being read as a proposal.
  var makesUnreadable = false
  /// Why the finding is accepted; nil where it is not.
  var acceptedBecause: String?
  /// Whether it is a baseline that accepts it, and not the proposal.
  var isBaselined = false
  /// What to do about a problem.
  private let help: String

  init(_ text: FindingText, _ source: SourceView) {
    self.text = text
    id = text.rule
    severity = text.severity
    span = text.finding.span
    region = source.region(of: span)
    title = text.title
    verdict = text.verdict
    related = text.reasons
    safeEdits = []
    fingerprint = text.fingerprint
    help = ""
  }

  init(_ problem: Diagnostic, _ source: SourceView, _ language: Language, fingerprint: String) {
    text = nil
    id = problem.code
    severity = problem.severity
    span = problem.span
    region = source.region(of: span)
    title = SafeText.line(problem.message[language])
    verdict = LocalizedText.kind(ofProblem: severity)[language]
    related = problem.labels.map { ($0.span, SafeText.line($0.message[language])) }
    safeEdits = problem.fix.map { $0.safety == .safe ? $0.edits : [] } ?? []
    self.fingerprint = fingerprint
    help = SafeText.line(problem.help?[language] ?? "")
  }

  /// From 0 to 100; nil for a problem of form.
  var risk: Int? { text?.risk }
  /// Why a finding matters as much as it does.
  var riskReasons: [String] { text?.riskReasons ?? [] }
  /// The findings that are told together have the same; empty for a problem of form.
  var group: String { text?.ruleText.group ?? "" }
  var subject: String { text?.subject ?? "" }
  var missing: [String] { text?.missing ?? [] }
  var failure: String { text?.failure ?? "" }
  var question: String { text?.question ?? "" }
  var why: String { text?.why ?? "" }
  /// What to write.
  var fix: String { text?.fix ?? help }
  var clause: String { text?.ruleText.clause ?? "" }
  var boards: [String] { text?.boards ?? [] }
  var ground: String { text?.ruleText.ground ?? "" }
  var law: [String] { text?.ruleText.law ?? [] }

  /// The title, of a finding with the verdict.
  var heading: String { text?.heading ?? title }

  /// What a reader of one line needs: what it is about and what is asked.
  func message(_ language: Language) -> String {
    guard let text else { return help.isEmpty ? title : title + (language == .japanese ? "" : " ") + help }
    return text.heading + (language == .japanese ? "：" : ": ") + text.question
  }

  /// All there is to say, a line for each matter.
  func details(_ language: Language) -> [String] {
    let comma = LocalizedText.comma[language]
    let notes: [(NoteLabel, String)] = [
      (.accepted, acceptedBecause ?? ""), (.failure, failure), (.subject, subject),
      (.missing, missing.joined(separator: comma)), (.question, question),
      (.why, why), (.fix, fix), (.boards, boards.joined(separator: comma)),
    ]
    return notes.filter { !$0.1.isEmpty }.map { "\($0.0.text[language]): \($0.1)" }
  }
}

extension FileReport {
  /// Problems of form, then findings, in the order to show.
  ///
  /// - Parameter parts: what the format will read of the texts that quote facts.
  func entries(_ proposal: inout LintedProposal, _ parts: FindingText.Parts = .all) -> [ReportEntry] {
    var seen: [UInt64: UInt64] = [:]
    var entries = source.entries(result.problems, language, &seen)
    for index in entries.indices { entries[index].makesUnreadable = entries[index].severity == .error }
    entries += source.entries(result.remarks, language, &seen)
    for finding in result.findings {
      entries.append(ReportEntry(FindingText(finding, in: &proposal, language, parts), source))
    }
    return entries
  }

  /// The findings that the proposal itself or a baseline accepts, for formats that have a way to say so.
  func acceptedEntries(_ proposal: inout LintedProposal) -> [ReportEntry] {
    let baselined = result.baselined.map { finding in
      var entry = ReportEntry(FindingText(finding, in: &proposal, language), source)
      entry.acceptedBecause = LocalizedText.inBaseline[language]
      entry.isBaselined = true
      return entry
    }
    return baselined
      + result.suppressed.map { accepted in
        var entry = ReportEntry(FindingText(accepted.finding, in: &proposal, language), source)
        var reason = accepted.suppression.reason
        if let until = accepted.suppression.until { reason = LocalizedText.accepted(reason, until: until)[language] }
        entry.acceptedBecause = SafeText.line(reason)
        return entry
      }
  }
}

extension SourceView {
  fileprivate func entries(
    _ problems: [Diagnostic], _ language: Language, _ seen: inout [UInt64: UInt64]
  ) -> [ReportEntry] {
    problems.map { ReportEntry($0, self, language, fingerprint: fingerprint(of: $0, &seen).hexadecimal) }
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
