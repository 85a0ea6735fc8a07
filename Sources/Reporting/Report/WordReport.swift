import Clauses
import Linting
import SourceText
import Word

/// A report as a Word document: what the page tells, for paper.
package struct WordReport: ReportRenderer {
  private let language: Language
  private var blocks: [WordDocument.Block] = []

  /// The document about one proposal.
  package static func bytes(_ report: Report) -> [UInt8] {
    var writer = WordReport(language: report.language)
    writer.quiet(writer.words(.reportTitle))
    writer.draw(report)
    return writer.document(titled: report.title).bytes()
  }

  /// The document about many proposals.
  package static func bytes(_ portfolio: Portfolio) -> [UInt8] {
    var writer = WordReport(language: portfolio.language)
    writer.write(portfolio)
    return writer.document(titled: ReportLabel.portfolioTitle.text[portfolio.language]).bytes()
  }

  private init(language: Language) { self.language = language }

  private func document(titled title: String) -> WordDocument {
    WordDocument(language: language, title: title, blocks: blocks)
  }

  // MARK: One proposal

  mutating func draw(_ section: ReportSection, of report: Report) {
    heading(section.label)
    switch section {
    case .result: result(report)
    case .head: head(report)
    case .picture: picture(report)
    case .matrix: matrix(report)
    case .problems: problems(report)
    case .findings: findings(report)
    case .questions: questions(report)
    case .held: for line in report.heldLines { item([.init(line)]) }
    case .accepted: accepted(report)
    case .waiting: for entry in report.waiting { item([.init(LocalizedText.waits(entry)[language])]) }
    case .articles: for article in report.articles { blocks.append(.article(article.wordArticle)) }
    case .provenance: quiet(LocalizedText.provenance(report.provenance)[language])
    }
  }

  private mutating func result(_ report: Report) {
    let isJudged = report.isJudged && report.summary.unreadable == 0
    blocks.append(
      .paragraph(.init([.init(report.verdict, .bold, role: isJudged ? report.worst.map(role) ?? .ok : .error)])))
  }

  private mutating func head(_ report: Report) {
    let facts = report.head + [(words(.source), report.fileName)]
    table([1, 3], [], facts.map { [.init($0.label), .init($0.text)] })
  }

  private mutating func problems(_ report: Report) {
    for problem in report.problems {
      let line = LocalizedText.line(problem.quote.line)[language]
      item([.init("\(line): ", .bold), .init("\(problem.message) \(problem.help)")])
    }
  }

  private mutating func picture(_ report: Report) {
    for drawing in report.drawings {
      blocks.append(
        .picture(
          .init(
            emf: drawing.emf(), width: Double(drawing.width), height: Double(drawing.height),
            alternative: report.pictureLines.joined(separator: "\n"))))
    }
  }

  private mutating func matrix(_ report: Report) {
    let columns = TopicRow.columns.indices.filter { column in
      TopicRow.columns[column] != .failed || report.topics.contains { $0.counts[column] > 0 }
    }
    let names = columns.map { column in
      let verdict = TopicRow.columns[column]
      return "\(Sign.of(verdict).mark) \(LocalizedText.verdict(verdict)[language])"
    }
    table(
      [3] + columns.map { _ in 2 }, [words(.topic)] + names,
      report.topics.map { row in
        [.init(row.name)] + columns.map { .init(row.counts[$0] == 0 ? "–" : String(row.counts[$0])) }
      })
  }

  private mutating func findings(_ report: Report) {
    if report.findings.isEmpty { blocks.append(.paragraph(.init(words(.noFindings)))) }
    for finding in report.findings {
      let weight = "\(Sign.of(finding.severity).mark) \(LocalizedText.severity(finding.severity)[language])"
      let verdict = LocalizedText.verdict(finding.verdict)[language]
      blocks.append(
        .heading(
          3,
          .init([
            .init("\(finding.number). "), .init(weight, role: role(finding.severity)), .init(": \(finding.text.title)"),
          ])))
      for place in finding.places {
        var runs: [WordDocument.Run] = [.init("\(LocalizedText.line(place.quote.line)[language]) ", .bold)]
        if !place.subject.isEmpty { runs.append(.init("[\(place.subject)] ")) }
        runs.append(.init("\(place.quote.text) ", .quiet))
        runs.append(.init(place.missing.isEmpty ? verdict : "\(words(.missing)): \(list(place.missing))"))
        if !place.failure.isEmpty { runs.append(.init(" \(place.failure)")) }
        item(runs)
      }
      labelled(.question, finding.text.question)
      labelled(.why, finding.text.why)
      labelled(.fix, finding.text.fix)
      labelled(.clause, finding.clause?.title ?? "")
      labelled(.risk, finding.text.riskLine)
      labelled(.boards, list(finding.text.boards))
      labelled(.ground, finding.text.ruleText.ground)
      labelled(.law, finding.text.ruleText.law.joined(separator: "; "))
    }
  }

  private mutating func questions(_ report: Report) {
    for state in ExpectedQuestion.State.allCases {
      let group = report.questions.filter { $0.state == state }
      guard !group.isEmpty else { continue }
      blocks.append(
        .heading(2, .init("\(Sign.of(state).mark) \(LocalizedText.state(state)[language]) (\(group.count))")))
      let rows: [[WordDocument.Cell]] = group.map { question in
        var answers = question.answers.map { answer in
          let subject = answer.subject.isEmpty ? "" : "[\(answer.subject)] "
          let sign = answer.isObjectionable ? "\(Sign.error.mark) " : ""
          return "\(sign)\(LocalizedText.line(answer.quote.line)[language]) \(subject)\(answer.quote.text)"
        }
        if question.furtherAnswers > 0 {
          answers.append(LocalizedText.furtherAnswers(question.furtherAnswers)[language])
        }
        if answers.isEmpty { answers.append(words(.notAnswered)) }
        if !question.missing.isEmpty { answers.append("\(words(.missing)): \(list(question.missing))") }
        return [.init(question.text), .init(answers.map { WordDocument.Paragraph($0) })]
      }
      table([1, 1], [words(.question), words(.answer)], rows)
    }
  }

  private mutating func accepted(_ report: Report) {
    table(
      [2, 2, 3], [words(.rule), words(.subject), words(.reason)],
      report.accepted.map { entry in
        let until = LocalizedText.until(entry.until)[language]
        return [.init(entry.title), .init(entry.subject), .init("\(entry.reason) (\(until))")]
      })
  }

  // MARK: Many proposals

  private mutating func write(_ portfolio: Portfolio) {
    quiet(words(.reportTitle))
    blocks.append(.paragraph(.init(LocalizedText.summary(portfolio.summary)[language])))
    let severities = Severity.allCases.reversed().map { "\(Sign.of($0).mark) \(LocalizedText.severity($0)[language])" }
    heading(.proposal)
    table(
      [6, 3, 1, 1, 1, 2],
      [words(.proposal), words(.department)] + severities + [LocalizedText.state(.answered)[language]],
      portfolio.entries.map { entry in
        let isReadable = entry.summary.unreadable == 0
        let title = isReadable ? entry.title : "\(entry.title) (✖ \(words(.unreadable)))"
        let counts = Severity.allCases.reversed().map { WordDocument.Cell(String(entry.summary.count(of: $0))) }
        return [.init(title), .init(entry.departmentName)] + counts
          + [.init("\(entry.questions.answered) / \(entry.questions.all)")]
      })
    heading(.departments)
    table(
      [4, 2, 1, 1, 1], [words(.department), words(.count)] + severities,
      portfolio.departments.map { department in
        let counts = Severity.allCases.reversed().map { WordDocument.Cell(String(department.summary.count(of: $0))) }
        let name = department.name.isEmpty ? words(.notStated) : department.name
        return [.init(name), .init(String(department.count))] + counts
      })
    heading(.openQuestions)
    table(
      [1, 4, 3], [words(.count), words(.rule), words(.boards)],
      portfolio.openQuestions.map { [.init(String($0.count)), .init($0.title), .init(list($0.boards))] })
    heading(.madeWith)
    quiet(portfolio.provenanceText)
  }

  // MARK: Parts

  private func words(_ label: ReportLabel) -> String { label.text[language] }

  private func list(_ items: [String]) -> String { items.joined(separator: LocalizedText.comma[language]) }

  private mutating func heading(_ label: ReportLabel) { blocks.append(.heading(1, .init(words(label)))) }

  private mutating func quiet(_ text: String) { blocks.append(.paragraph(.init([.init(text, .quiet)]))) }

  private mutating func item(_ runs: [WordDocument.Run]) { blocks.append(.listItem(1, .init(runs))) }

  private mutating func labelled(_ label: ReportLabel, _ text: String) {
    guard !text.isEmpty else { return }
    blocks.append(.paragraph(.init([.init("\(words(label)): ", .bold), .init(text)])))
  }

  private mutating func table(_ widths: [Int], _ header: [String], _ rows: [[WordDocument.Cell]]) {
    blocks.append(.table(.init(widths: widths, header: header.map { .init($0) }, rows: rows)))
  }

  private func role(_ severity: Severity) -> WordDocument.Role {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .info
    }
  }
}
