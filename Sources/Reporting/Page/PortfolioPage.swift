import Linting
import SourceText

/// The page about many proposals.
package struct PortfolioPage {
  let portfolio: Portfolio
  let language: Language

  /// The page of a portfolio.
  package init(_ portfolio: Portfolio) {
    self.portfolio = portfolio
    language = portfolio.language
  }

  /// The page as a file.
  package var markup: OutputBuffer {
    let sections = [
      Page.Section(id: "proposals", title: words(.proposals), body: proposals),
      Page.Section(id: "departments", title: words(.departments), body: departments),
      Page.Section(id: "questions", title: words(.openQuestions), body: openQuestions),
    ]
    return Page(
      language: language, kind: .reportTitle, title: words(.portfolioTitle), sections: sections, footer: footer
    ).markup
  }

  private func words(_ label: ReportLabel) -> String { label.text[language] }

  private func proposals(_ writer: inout MarkupWriter) {
    writer.element("p", LocalizedText.summary(portfolio.summary)[language])
    table(&writer, "proposals-title", [.proposal, .department]) { writer in
      for entry in portfolio.entries {
        writer.newline()
        writer.element("tr") { writer in
          writer.element("th", ["scope": "row"]) { writer in
            if let page = entry.page {
              writer.element("a", ["href": page], entry.title)
            } else {
              writer.text(entry.title)
            }
            writer.element("div", ["class": "quiet"], entry.fileName)
          }
          writer.element("td", entry.departmentName.isEmpty ? words(.notStated) : entry.departmentName)
          counts(&writer, entry.summary)
          writer.element("td", ["class": "number"], "\(entry.questions.answered) / \(entry.questions.all)")
        }
      }
    }
  }

  private func departments(_ writer: inout MarkupWriter) {
    table(&writer, "departments-title", [.department, .count]) { writer in
      for department in portfolio.departments {
        writer.newline()
        writer.element("tr") { writer in
          writer.element("th", ["scope": "row"], department.name.isEmpty ? words(.notStated) : department.name)
          writer.element("td", ["class": "number"], String(department.count))
          counts(&writer, department.summary)
        }
      }
    }
  }

  private func openQuestions(_ writer: inout MarkupWriter) {
    writer.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-labelledby": "questions-title"])
    {
      writer in
      writer.element("table") { writer in
        header(&writer, [words(.count), words(.rule), words(.boards)])
        writer.element("tbody") { writer in
          for question in portfolio.openQuestions {
            writer.element("tr") { writer in
              writer.element("td", ["class": "number"], String(question.count))
              writer.element("th", ["scope": "row"]) { writer in
                writer.text(question.title)
                writer.element("div", ["class": "quiet"], question.rule)
              }
              writer.element("td", question.boards.joined(separator: language == .japanese ? "、" : ", "))
            }
          }
        }
      }
    }
  }

  private func footer(_ writer: inout MarkupWriter) {
    writer.element("p", "\(words(.madeWith)): \(portfolio.provenanceText)")
  }

  // MARK: Tables

  private func table(
    _ writer: inout MarkupWriter, _ heading: String, _ columns: [ReportLabel], _ rows: (inout MarkupWriter) -> Void
  ) {
    var names = columns.map { words($0) }
    for severity in Severity.allCases.reversed() {
      names.append("\(Sign.of(severity).mark) \(LocalizedText.severity(severity)[language])")
    }
    if columns.first == .proposal { names.append(LocalizedText.state(.answered)[language]) }
    writer.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-labelledby": heading]) {
      writer in
      writer.element("table") { writer in
        header(&writer, names)
        writer.element("tbody", rows)
      }
    }
  }

  private func header(_ writer: inout MarkupWriter, _ names: [String]) {
    writer.element("thead") { writer in
      writer.element("tr") { writer in for name in names { writer.element("th", ["scope": "col"], name) } }
    }
  }

  private func counts(_ writer: inout MarkupWriter, _ summary: Summary) {
    guard summary.unreadable == 0 || summary.findings > 0 else {
      return writer.element("td", ["colspan": "3"]) { writer in
        Sign.error.write(&writer)
        writer.text(" " + words(.unreadable))
      }
    }
    for severity in Severity.allCases.reversed() {
      let count = summary.count(of: severity)
      writer.element("td", ["class": "number"]) { writer in
        if count > 0 {
          Sign.of(severity).write(&writer)
          writer.text(" ")
        }
        writer.text(String(count))
      }
    }
  }
}
