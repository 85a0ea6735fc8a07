import Linting
import SourceText

/// The sections that list findings and questions.
extension ReportPage {
  func problems(_ writer: inout MarkupWriter) {
    for problem in report.problems {
      writer.element("article", ["class": "card \(problem.severity.word)"]) { writer in
        writer.element("h3") { writer in
          Sign.of(problem.severity).write(&writer)
          writer.text(" " + problem.message)
        }
        quote(&writer, problem.quote)
        fact(&writer, .fix, problem.help)
        writer.element("p", ["class": "quiet"], problem.code)
      }
    }
  }

  func findings(_ writer: inout MarkupWriter) {
    guard !report.findings.isEmpty else { return writer.element("p", words(.noFindings)) }
    writer.element("div", ["class": "cards"]) { writer in
      for finding in report.findings { self.finding(&writer, finding) }
    }
  }

  private func finding(_ writer: inout MarkupWriter, _ finding: ReportFinding) {
    let severity = LocalizedText.severity(finding.severity)[language]
    let attributes: MarkupWriter.Attributes = [
      "class": "card \(finding.severity.word)", "id": "finding-\(finding.number)",
      "data-topic": finding.text.ruleText.topic,
      "data-topic-name": topicName(finding.text.ruleText.topic), "data-state": finding.severity.word,
      "data-state-name": severity,
    ]
    writer.newline()
    writer.element("article", attributes) { writer in
      writer.element("h3") { writer in
        writer.text("\(finding.number). ")
        Sign.of(finding.severity).write(&writer)
        writer.text(" \(severity): \(finding.text.title)")
        writer.element("span", ["class": "quiet"], " \(LocalizedText.verdict(finding.verdict)[language])")
      }
      for place in finding.places { self.place(&writer, place) }
      fact(&writer, .question, finding.text.question)
      fact(&writer, .why, finding.text.why)
      fact(&writer, .fix, finding.text.fix)
      fact(&writer, .risk, finding.text.riskLine)
      if let clause = finding.clause {
        writer.element("p") { writer in
          writer.element("strong", "\(words(.clause)): ")
          writer.element("a", ["href": "#clause-\(clause.id)"], clause.title)
        }
      }
      writer.element("p", ["class": "quiet"], origin(finding))
    }
  }

  private var separator: String { language == .japanese ? "、" : ", " }

  private func place(_ writer: inout MarkupWriter, _ place: ReportFinding.Place) {
    writer.element("div", ["class": "quote"]) { writer in
      writer.element("span", ["class": "line"], LocalizedText.line(place.quote.line)[language])
      if !place.subject.isEmpty { writer.text("[\(place.subject)] ") }
      writer.element("code", place.quote.text)
      fact(&writer, .missing, place.missing.joined(separator: separator))
      let related = place.related.map { "\(LocalizedText.line($0.line)[language]) \($0.text)" }
      fact(&writer, .related, related.joined(separator: separator))
      fact(&writer, .failure, place.failure)
    }
  }

  /// Who asked, the law and the rule, in small print.
  private func origin(_ finding: ReportFinding) -> String {
    var parts: [String] = []
    let (boards, law) = (finding.text.boards, finding.text.ruleText.law)
    if !boards.isEmpty { parts.append("\(words(.boards)): \(boards.joined(separator: separator))") }
    parts.append("\(words(.ground)): \(finding.text.ruleText.ground)")
    if !law.isEmpty { parts.append("\(words(.law)): \(law.joined(separator: "; "))") }
    parts.append("\(words(.rule)): \(finding.text.rule)")
    return parts.joined(separator: " · ")
  }

  func questions(_ writer: inout MarkupWriter) {
    writer.element("div", ["class": "cards"]) { writer in
      for state in ExpectedQuestion.State.allCases {
        let group = report.questions.filter { $0.state == state }
        guard !group.isEmpty else { continue }
        let heading = "\(LocalizedText.state(state)[language]) (\(group.count))"
        writer.newline()
        writer.element("details", ["open": state == .answered ? nil : ""]) { writer in
          writer.element("summary") { writer in
            Sign.of(state).write(&writer)
            writer.text(" " + heading)
          }
          for question in group { self.question(&writer, question) }
        }
      }
    }
  }

  private func question(_ writer: inout MarkupWriter, _ question: ExpectedQuestion) {
    let sign = Sign.of(question.state)
    let attributes: MarkupWriter.Attributes = [
      "class": "question \(sign.rawValue)", "data-topic": question.topic, "data-topic-name": topicName(question.topic),
      "data-state": question.state.word, "data-state-name": LocalizedText.state(question.state)[language],
    ]
    writer.newline()
    writer.element("article", attributes) { writer in
      writer.element("h3", question.text)
      for answer in question.answers { self.answer(&writer, answer) }
      writer.element("p", ["class": "quiet"]) { writer in
        writer.text(remark(on: question))
        for number in question.findings.prefix(ExpectedQuestion.answerLimit) {
          writer.text(" · ")
          writer.element("a", ["href": "#finding-\(number)"], LocalizedText.findingNumber(number)[language])
        }
      }
    }
  }

  /// What is missing, and who asked, in small print.
  private func remark(on question: ExpectedQuestion) -> String {
    var parts: [String] = []
    if question.furtherAnswers > 0 { parts.append(LocalizedText.furtherAnswers(question.furtherAnswers)[language]) }
    if !question.missing.isEmpty {
      parts.append("\(words(.missing)): \(question.missing.joined(separator: separator))")
    }
    parts.append(topicName(question.topic))
    if !question.boards.isEmpty { parts.append("\(words(.boards)): \(question.boards.joined(separator: separator))") }
    return parts.joined(separator: " · ")
  }

  private func answer(_ writer: inout MarkupWriter, _ answer: ExpectedQuestion.Answer) {
    writer.element("p", ["class": "quote"]) { writer in
      if answer.isObjectionable {
        Sign.error.write(&writer)
        writer.text(" ")
      }
      writer.element("span", ["class": "line"], LocalizedText.line(answer.quote.line)[language])
      if !answer.subject.isEmpty { writer.text("[\(answer.subject)] ") }
      writer.element("code", answer.quote.text)
    }
  }

  func held(_ writer: inout MarkupWriter) {
    let lines = report.heldLines
    writer.element("details") { writer in
      writer.element("summary", "\(words(.held)) (\(lines.count))")
      writer.element("ul") { writer in for line in lines { writer.element("li", line) } }
    }
  }

  private func quote(_ writer: inout MarkupWriter, _ quote: Report.Quote) {
    writer.element("p", ["class": "quote"]) { writer in
      writer.element("span", ["class": "line"], LocalizedText.line(quote.line)[language])
      if !quote.label.isEmpty { writer.text("\(quote.label): ") }
      writer.element("code", quote.text)
    }
  }

  private func topicName(_ id: String) -> String { report.topics.first { $0.id == id }?.name ?? id }
}
