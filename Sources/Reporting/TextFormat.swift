import Linting
import SourceText

/// Findings for people: by file, errors first, each with its line, what a board would ask and what to write.
public struct TextFormat: Format {
  let language: Language
  let style: TextStyle

  /// The format in a language, with or without colour.
  public init(language: Language, style: TextStyle) {
    self.language = language
    self.style = style
  }

  /// One file.
  public func file(_ report: FileReport, _ engine: inout Engine) -> Fragment {
    // A policy may set another language for its own proposals.
    guard report.language == language else {
      return TextFormat(language: report.language, style: style).file(report, &engine)
    }
    var fragment = Fragment()
    for problem in report.result.diagnostics { write(problem, report.source, &fragment.body) }
    for finding in report.result.findings { write(finding, report, &engine, &fragment.body) }
    return fragment
  }

  /// What stands behind the last file.
  public func end(_ tail: Tail, _ summary: Summary, _ output: inout OutputBuffer) {
    let text = LocalizedText.summary(summary)[language]
    let role: TextStyle.Role =
      summary.errors + summary.unreadable > 0 ? .error : summary.warnings > 0 ? .warning : .strong
    style.paint(role, &output) { $0.append(text: text) }
    output.append("\n")
  }

  // MARK: Findings

  private func write(
    _ finding: Finding, _ report: FileReport, _ engine: inout Engine, _ output: inout OutputBuffer
  ) {
    let rule = engine.book.rules[finding.rule]
    heading(finding.severity, LocalizedText.severity(finding.severity), code: rule.id, title(finding, rule), &output)
    frame(finding.span, report.source, finding.severity, &output)
    if let failure = finding.failure { note(.failure, failure[language], &output) }
    if !finding.subject.isEmpty { note(.subject, SafeText.line(finding.subject), &output) }
    if !finding.missing.isEmpty {
      let facts = finding.missing.map {
        $0.isUndecided ? LocalizedText.undecided($0.label)[language] : $0.label[language]
      }
      note(.missing, facts.joined(separator: language == .japanese ? "、" : ", "), &output)
    }
    for reason in finding.reasons.prefix(3) {
      let line = report.source.region(of: reason.span).start.line
      note(.because, LocalizedText.place(line: line, reason.label)[language], &output)
    }
    note(.question, SafeText.line(engine.text(rule.question, for: finding, language)), &output)
    note(.fix, SafeText.line(engine.text(rule.fix, for: finding, language)), &output)
    let boards = engine.book.boardNames(of: rule, language)
    if !boards.isEmpty { note(.boards, boards.joined(separator: language == .japanese ? "、" : ", "), &output) }
    output.append("\n")
  }

  private func title(_ finding: Finding, _ rule: Rule) -> String {
    let verdict = LocalizedText.verdict(finding.verdict)[language]
    return language == .japanese ? "\(rule.title.ja)（\(verdict)）" : "\(rule.title.en) (\(verdict))"
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
    output.append("     ")
    style.paint(.dim, &output) { output in
      output.append("= ")
      output.append(text: label.text[language])
      output.append(": ")
    }
    output.append(text: text)
    output.append("\n")
  }

  // MARK: Problems

  /// Writes a diagnostic of any file, such as a rule file.
  public func write(_ problem: Diagnostic, of file: SourceFile, to output: inout OutputBuffer) {
    write(problem, SourceView(file), &output)
  }

  private func write(_ problem: Diagnostic, _ source: SourceView, _ output: inout OutputBuffer) {
    let word = problem.severity == .error ? LocalizedText.mistake : LocalizedText.severity(problem.severity)
    heading(problem.severity, word, code: problem.code, SafeText.line(problem.message[language]), &output)
    frame(problem.span, source, problem.severity, &output)
    for label in problem.labels {
      let line = source.region(of: label.span).start.line
      note(.related, LocalizedText.place(line: line, label.message)[language], &output)
    }
    if let help = problem.help { note(.fix, SafeText.line(help[language]), &output) }
    output.append("\n")
  }

  // MARK: Code frames

  private func frame(_ span: Span, _ source: SourceView, _ severity: Severity, _ output: inout OutputBuffer) {
    let place = source.region(of: span).start
    let excerpt = CodeFrame(bytes: source.bytes, lines: source.lines).excerpt(of: span)
    style.paint(.dim, &output) { $0.append("  --> ") }
    output.append(text: "\(SafeText.line(source.name)):\(place.line):\(place.column)\n")
    let number = String(excerpt.line)
    gutter(String(repeating: " ", count: max(0, 4 - number.utf8.count)) + number, &output)
    output.append(text: excerpt.text)
    output.append("\n")
    gutter("    ", &output)
    output.append(repeating: UInt8(ascii: " "), count: excerpt.indent)
    style.paint(TextStyle.role(of: severity), &output) {
      $0.append(repeating: UInt8(ascii: "^"), count: excerpt.length)
    }
    output.append("\n")
  }

  private func gutter(_ number: String, _ output: inout OutputBuffer) {
    style.paint(.dim, &output) { output in
      output.append(text: number)
      output.append(" | ")
    }
  }
}
