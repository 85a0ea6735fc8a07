import Clauses
import Linting
import SourceText

/// The page about one proposal.
package struct ReportPage {
  let report: Report
  let language: Language

  /// The page of a report.
  package init(_ report: Report) {
    self.report = report
    language = report.language
  }

  /// The page as a file.
  package var markup: OutputBuffer {
    var sections = PageSections(page: self)
    sections.draw(report)
    return Page(language: language, kind: .reportTitle, title: report.title, sections: sections.list, footer: footer)
      .markup
  }

  func words(_ label: ReportLabel) -> String { label.text[language] }

  // MARK: Result and head

  fileprivate func result(_ writer: inout MarkupWriter) {
    let worst = report.isJudged && report.summary.unreadable == 0 ? report.worst?.word : Severity.error.word
    writer.element("p", ["class": "result \(worst ?? "ok")"], report.verdict)
    guard report.isJudged else { return }
    writer.element("ul", ["class": "tiles"]) { writer in
      for severity in Severity.allCases.reversed() {
        tile(&writer, Sign.of(severity), LocalizedText.severity(severity)[language], report.summary.count(of: severity))
      }
      tile(&writer, .ok, LocalizedText.state(.answered)[language], report.answeredCount)
    }
  }

  private func tile(_ writer: inout MarkupWriter, _ sign: Sign, _ name: String, _ count: Int) {
    writer.element("li") { writer in
      sign.write(&writer)
      writer.text(" \(name) ")
      writer.element("strong", String(count))
    }
  }

  fileprivate func head(_ writer: inout MarkupWriter) {
    writer.element("dl", ["class": "facts"]) { writer in
      for fact in report.head {
        writer.element("dt", fact.label)
        writer.element("dd", fact.text)
      }
      writer.element("dt", words(.source))
      writer.element("dd", report.fileName)
    }
  }

  fileprivate func picture(_ writer: inout MarkupWriter) {
    let region: MarkupWriter.Attributes = [
      "class": "scroll", "tabindex": "0", "role": "region", "aria-labelledby": "picture-title",
    ]
    for (index, drawing) in report.drawings.enumerated() {
      writer.element("figure", region) { writer in
        writer.append(drawing.svg(standalone: false, numbers: report.findingNumbers, identifier: "flow-\(index + 1)"))
      }
    }
    writer.element("details") { writer in
      writer.element("summary", words(.pictureText))
      writer.element("ul") { writer in for line in report.pictureLines { writer.element("li", line) } }
    }
  }

  fileprivate func matrix(_ writer: inout MarkupWriter) {
    let totals = TopicRow.columns.indices.map { column in report.topics.reduce(0) { $0 + $1.counts[column] } }
    // Rules that could not be evaluated are so rare that they have a column only where there are some.
    let columns = TopicRow.columns.indices.filter { TopicRow.columns[$0] != .failed || totals[$0] > 0 }
    writer.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-labelledby": "topics-title"]) {
      writer in
      writer.element("table") { writer in
        writer.element("thead") { writer in
          writer.element("tr") { writer in
            writer.element("th", ["scope": "col"], words(.topic))
            for verdict in columns.map({ TopicRow.columns[$0] }) {
              writer.element("th", ["scope": "col", "class": "number"]) { writer in
                Sign.of(verdict).write(&writer)
                writer.text(" " + LocalizedText.verdict(verdict)[language])
              }
            }
          }
        }
        writer.element("tbody") { writer in
          for row in report.topics { matrixRow(&writer, row.name, columns.map { row.counts[$0] }) }
          matrixRow(&writer, words(.total), columns.map { totals[$0] })
        }
      }
    }
  }

  private func matrixRow(_ writer: inout MarkupWriter, _ name: String, _ counts: [Int]) {
    writer.element("tr") { writer in
      writer.element("th", ["scope": "row"], name)
      for count in counts { writer.element("td", ["class": "number"], count == 0 ? "–" : String(count)) }
    }
  }

  // MARK: The end of the page

  fileprivate func accepted(_ writer: inout MarkupWriter) {
    for entry in report.accepted {
      writer.element("article", ["class": "card"]) { writer in
        writer.element("h3", entry.title)
        fact(&writer, .subject, entry.subject)
        fact(&writer, .reason, "\(entry.reason)（\(LocalizedText.until(entry.until)[language])）")
        writer.element("p", ["class": "quiet"], "\(LocalizedText.line(entry.line)[language]) · \(entry.rule)")
      }
    }
  }

  fileprivate func waiting(_ writer: inout MarkupWriter) {
    writer.element("ul") { writer in
      for entry in report.waiting { writer.element("li", LocalizedText.waits(entry)[language]) }
    }
  }

  fileprivate func articles(_ writer: inout MarkupWriter) {
    for article in report.articles {
      writer.element("article", ["class": "card articles", "id": "clause-\(article.clause)"]) { writer in
        writer.element("h3", article.title)
        writer.element("ol") { writer in
          for paragraph in article.paragraphs {
            writer.element("li") { writer in
              writer.text(paragraph.text)
              if !paragraph.items.isEmpty {
                writer.element("ol") { writer in for item in paragraph.items { writer.element("li", item) } }
              }
            }
          }
        }
        writer.element("p", ["class": "quiet"], "\(words(.rule)): \(article.rules.joined(separator: ", "))")
      }
    }
  }

  private func footer(_ writer: inout MarkupWriter) {
    writer.element("p", "\(words(.madeWith)): \(LocalizedText.provenance(report.provenance)[language])")
  }

  /// A label and what it labels; nothing where that is empty.
  func fact(_ writer: inout MarkupWriter, _ label: ReportLabel, _ text: String) {
    guard !text.isEmpty else { return }
    writer.element("p") { writer in
      writer.element("strong", "\(words(label)): ")
      writer.text(text)
    }
  }
}

/// The sections of the page.
private struct PageSections: ReportRenderer {
  let page: ReportPage
  var list: [Page.Section] = []

  mutating func draw(_ section: ReportSection, of report: Report) {
    switch section {
    case .result: add(section, "result", page.result)
    case .head: add(section, "case", page.head)
    case .picture: add(section, "picture", page.picture)
    case .matrix: add(section, "topics", page.matrix)
    case .problems: add(section, "problems", page.problems)
    case .findings: add(section, "findings", page.findings)
    case .questions: add(section, "questions", page.questions)
    case .held: add(section, "held", page.held)
    case .accepted: add(section, "accepted", page.accepted)
    case .waiting: add(section, "waiting", page.waiting)
    case .articles: add(section, "clauses", page.articles)
    // Stands at the foot of the page.
    case .provenance: break
    }
  }

  private mutating func add(
    _ section: ReportSection, _ id: StaticString, _ body: @escaping (inout MarkupWriter) -> Void
  ) {
    list.append(Page.Section(id: id, title: page.words(section.label), body: body))
  }
}
