import Linting
import SourceText

/// Findings for people: by file, what matters most first, each with its line, what a board would ask and what to write.
/// Findings of one group stand together; behind the first ten groups the others get a line each.
package struct TextFormat: Format {
  /// So many groups are shown whole where not all are wanted.
  package static let wholeGroups = 10
  /// So many further places of a question are listed where not all are wanted.
  private static let placeLimit = 5

  let language: Language
  let style: TextStyle
  /// Whether every group is shown whole.
  let showsAll: Bool
  /// What a note begins with, by its label.
  private let noteStarts: [[UInt8]]

  /// The format in a language, with or without colour.
  package init(language: Language, style: TextStyle, showsAll: Bool = false) {
    self.language = language
    self.style = style
    self.showsAll = showsAll
    noteStarts = NoteLabel.allCases.map { TextFormat.noteStart($0, language, style) }
  }

  /// People find their way by lines.
  package var showsIdentity: Bool { false }
  /// Three further places tell enough.
  package var reasonLimit: Int { 3 }

  /// One file.
  package func file(_ report: FileReport, _ proposal: inout LintedProposal) -> FileOutput {
    // A policy may set another language for its own proposals.
    guard report.language == language else {
      return TextFormat(language: report.language, style: style, showsAll: showsAll).file(report, &proposal)
    }
    var fragment = FileOutput()
    fragment.body.reserve(1 << 15)
    var frames = Frames(name: SafeText.line(report.source.name))
    for problem in report.result.diagnostics { write(problem, report.source, &frames, &fragment.body) }
    let groups = FindingGroup.all(report.result.findings, proposal.ruleSet)
    let whole = showsAll ? groups.count : TextFormat.wholeGroups
    for group in groups.prefix(whole) { write(group, report, &proposal, &frames, &fragment.body) }
    writeLines(of: groups.dropFirst(whole), report, &proposal, &fragment.body)
    return fragment
  }

  /// What stands behind the last file.
  package func end(_ tail: DeferredOutput, _ summary: Summary, _ output: inout OutputBuffer) {
    let text = LocalizedText.summary(summary)[language]
    let role: TextStyle.Role =
      summary.errors + summary.unreadable > 0 ? .error : summary.warnings > 0 ? .warning : .strong
    style.paint(role, &output) { $0.append(text: text) }
    output.append("\n")
  }

  // MARK: Findings

  /// A group whole: its first finding, the further places of the same question, then its other questions.
  private func write(
    _ group: FindingGroup, _ report: FileReport, _ proposal: inout LintedProposal, _ frames: inout Frames,
    _ output: inout OutputBuffer
  ) {
    let findings = report.result.findings
    let ruleSet = proposal.ruleSet
    let questions = group.questions(findings) { ruleSet.rules[$0].question.quotesFacts }
    for (number, question) in questions.enumerated() {
      let finding = findings[question[0]]
      if number > 0 { output.append("   + ") }
      proposal.write(heading(finding, &proposal), for: finding, language, to: &output) { _, _ in }
      if number == 0 || finding.span != findings[group.members[0]].span {
        frame(finding.span, report.source, finding.severity, &frames, &output)
      }
      write(finding, report, isFirst: number == 0, &proposal, &output)
      places(question.dropFirst().map { findings[$0] }, report, &output)
    }
    output.append("\n")
  }

  /// What stands below the place of a finding.
  private func write(
    _ finding: Finding, _ report: FileReport, isFirst: Bool, _ proposal: inout LintedProposal,
    _ output: inout OutputBuffer
  ) {
    if let failure = finding.failure { note(.failure, SafeText.line(failure[language]), &output) }
    if !finding.subject.isEmpty { note(.subject, SafeText.line(finding.subject), &output) }
    if !finding.missing.isEmpty {
      note(.missing, &output) { output in
        for index in finding.missing.indices where !finding.missing.repeatsLabel(at: index) {
          if index > 0 { output.append(text: LocalizedText.comma[language]) }
          output.append(text: finding.missing.label(at: index, language))
        }
      }
    }
    for reason in finding.reasons.prefix(reasonLimit) {
      note(.because, &output) { output in
        output.append(text: LocalizedText.beforeLine[language])
        output.append(integer: report.source.lines.line(at: reason.span.start) + 1)
        output.append(text: LocalizedText.behindLine[language])
        output.append(text: reason.label[language])
      }
    }
    proposal.write(notes(finding, &proposal), for: finding, language, to: &output) { value, output in
      output.append(text: SafeText.line(value))
    }
    guard isFirst else { return }
    note(.risk, FindingText(finding, in: &proposal, language, .risk).riskLine, &output)
  }

  /// The further places of a question.
  private func places(_ findings: [Finding], _ report: FileReport, _ output: inout OutputBuffer) {
    guard !findings.isEmpty else { return }
    let limit = showsAll ? findings.count : TextFormat.placeLimit
    for finding in findings.prefix(limit) {
      let line = report.source.lines.line(at: finding.span.start) + 1
      let place = LocalizedText.line(
        line, of: SafeText.line(finding.subject), missing: finding.missing.labels(language))
      note(.others, place[language], &output)
    }
    if findings.count > limit {
      note(.others, LocalizedText.furtherPlaces(findings.count - limit)[language], &output)
    }
  }

  /// A line for each group.
  private func writeLines(
    of groups: ArraySlice<FindingGroup>, _ report: FileReport, _ proposal: inout LintedProposal,
    _ output: inout OutputBuffer
  ) {
    guard !groups.isEmpty else { return }
    style.paint(.strong, &output) { $0.append(text: LocalizedText.furtherGroups(groups.count)[language]) }
    output.append("\n")
    for group in groups {
      let finding = report.result.findings[group.members[0]]
      let place = report.source.lines.position(of: finding.span.start, in: report.source.bytes)
      output.append("  ")
      output.append(integer: place.line)
      output.append(":")
      output.append(integer: place.column)
      output.append(" ")
      proposal.write(heading(finding, &proposal), for: finding, language, to: &output) { _, _ in }
    }
    output.append("\n")
  }

  // MARK: Texts of rules

  /// Of each rule there is a heading for every verdict and weight, and the notes.
  private func key(_ part: Int) -> PreparedText.Key {
    PreparedText.Key(style.isColored ? .colored : .plain, language, part: part)
  }

  private func heading(_ finding: Finding, _ proposal: inout LintedProposal) -> PreparedText {
    let part = Int(finding.verdict.rawValue) * 4 + Int(finding.severity.rawValue)
    return proposal.prepared(key(part), of: finding.rule) { proposal in
      let rule = RuleText(finding.rule, of: proposal.ruleSet, language)
      var output = OutputBuffer()
      heading(
        finding.severity, LocalizedText.severity(finding.severity), code: rule.id,
        FindingText.heading(rule.title, finding.verdict, language), &output)
      var text = PreparedText()
      text.append(bytes: output.bytes)
      return text
    }
  }

  /// What the board would ask, what to write, and who asked.
  private func notes(_ finding: Finding, _ proposal: inout LintedProposal) -> PreparedText {
    proposal.prepared(key(31), of: finding.rule) { proposal in
      let rule = proposal.ruleSet.rules[finding.rule]
      var text = PreparedText()
      for (label, template) in [(NoteLabel.question, rule.question), (.fix, rule.fix)] {
        text.append(bytes: noteStarts[label.rawValue])
        text.append(template, language, shown: SafeText.line)
        text.append("\n")
      }
      let said = RuleText(rule, of: proposal.ruleSet, language)
      let boards = said.boards
      if !boards.isEmpty {
        text.append(bytes: noteStarts[NoteLabel.boards.rawValue])
        text.append(boards.joined(separator: LocalizedText.comma[language]) + "\n")
      }
      text.append(bytes: noteStarts[NoteLabel.ground.rawValue])
      text.append(said.groundAndLaw + "\n")
      return text
    }
  }

  private static func noteStart(_ label: NoteLabel, _ language: Language, _ style: TextStyle) -> [UInt8] {
    var output = OutputBuffer()
    output.append("     ")
    style.paint(.dim, &output) { output in
      output.append("= ")
      output.append(text: label.text[language])
      output.append(": ")
    }
    return output.bytes
  }

  private func heading(
    _ severity: Severity, _ word: LocalizedText, code: String, _ title: String, _ output: inout OutputBuffer
  ) {
    style.paint(TextStyle.role(of: severity), &output) { output in
      output.append(text: word[language])
      output.append("[")
      output.append(text: code)
      output.append("]")
    }
    output.append(" ")
    style.paint(.strong, &output) { $0.append(text: title) }
    output.append("\n")
  }

  private func note(_ label: NoteLabel, _ text: String, _ output: inout OutputBuffer) {
    note(label, &output) { $0.append(text: text) }
  }

  private func note(_ label: NoteLabel, _ output: inout OutputBuffer, _ body: (inout OutputBuffer) -> Void) {
    output.append(bytes: noteStarts[label.rawValue])
    body(&output)
    output.append("\n")
  }

  // MARK: Problems

  /// Writes diagnostics of any file, such as a rule file.
  package func write(_ problems: [Diagnostic], of file: SourceFile, to output: inout OutputBuffer) {
    guard !problems.isEmpty else { return }
    let view = SourceView(file)
    var frames = Frames(name: SafeText.line(file.name))
    for problem in problems { write(problem, view, &frames, &output) }
  }

  private func write(
    _ problem: Diagnostic, _ source: SourceView, _ frames: inout Frames, _ output: inout OutputBuffer
  ) {
    let word = problem.severity == .error ? LocalizedText.mistake : LocalizedText.severity(problem.severity)
    heading(problem.severity, word, code: problem.code, SafeText.line(problem.message[language]), &output)
    frame(problem.span, source, problem.severity, &frames, &output)
    for label in problem.labels {
      let line = source.region(of: label.span).start.line
      note(.related, LocalizedText.place(line: line, label.message)[language], &output)
    }
    if let help = problem.help { note(.fix, SafeText.line(help[language]), &output) }
    output.append("\n")
  }

  // MARK: Code frames

  /// The frames of one file that were written already; several findings often share a place.
  private struct Frames {
    /// The file's name, safe for a terminal.
    let name: String
    /// So many of the last ones are looked through.
    static let limit = 48
    private var written: [(span: Span, severity: Severity, range: Range<Int>)] = []

    init(name: String) { self.name = name }

    func range(_ span: Span, _ severity: Severity) -> Range<Int>? {
      written.last { $0.span == span && $0.severity == severity }?.range
    }

    mutating func note(_ span: Span, _ severity: Severity, _ range: Range<Int>) {
      if written.count == Frames.limit { written.removeAll(keepingCapacity: true) }
      written.append((span, severity, range))
    }
  }

  private func frame(
    _ span: Span, _ source: SourceView, _ severity: Severity, _ frames: inout Frames, _ output: inout OutputBuffer
  ) {
    // Only colours depend on the severity.
    let severity = style.isColored ? severity : .error
    if let range = frames.range(span, severity) { return output.append(again: range) }
    let start = output.count
    write(span, source, severity, name: frames.name, &output)
    frames.note(span, severity, start..<output.count)
  }

  private func write(
    _ span: Span, _ source: SourceView, _ severity: Severity, name: String, _ output: inout OutputBuffer
  ) {
    let place = source.lines.position(of: span.start, in: source.bytes)
    let excerpt = CodeFrame(bytes: source.bytes, lines: source.lines).excerpt(of: span)
    style.paint(.dim, &output) { $0.append("  --> ") }
    output.append(text: name)
    output.append(":")
    output.append(integer: place.line)
    output.append(":")
    output.append(integer: place.column)
    output.append("\n")
    gutter(excerpt.line, &output)
    output.append(bytes: excerpt.bytes)
    output.append("\n")
    gutter(nil, &output)
    output.append(repeating: UInt8(ascii: " "), count: excerpt.indent)
    style.paint(TextStyle.role(of: severity), &output) {
      $0.append(repeating: UInt8(ascii: "^"), count: excerpt.length)
    }
    output.append("\n")
  }

  private func gutter(_ line: Int?, _ output: inout OutputBuffer) {
    style.paint(.dim, &output) { output in
      if let line {
        output.append(repeating: UInt8(ascii: " "), count: line < 10 ? 3 : line < 100 ? 2 : line < 1_000 ? 1 : 0)
        output.append(integer: line)
      } else {
        output.append("    ")
      }
      output.append(" | ")
    }
  }
}
