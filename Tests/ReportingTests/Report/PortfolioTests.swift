import Clauses
import Foundation
import Linting
import SourceText
import Testing

@testable import Reporting

struct PortfolioTests {
  private func portfolio(_ texts: [String]) -> Portfolio {
    let ruleSet = FormatFixture.ruleSet()
    let linter = Linter(ruleSet)
    var portfolio = Portfolio(language: .english)
    for (index, text) in texts.enumerated() {
      var proposal = linter.lint(Array(text.utf8))
      let result = proposal.result
      let file = SourceFile(name: "\(index).yaml", bytes: proposal.source)
      let report = Report(
        FileReport(file, result: result, language: .english), &proposal, clauses: ClauseSet(ruleSet),
        provenance: Provenance(version: "1", ruleSet))
      portfolio.add(report, page: "\(index).html")
    }
    return portfolio
  }

  private static let bad = "自治体: 市\n所管課: 甲課\n受渡し:\n  - 内容: 票\n"
  private static let good = "自治体: 市\n所管課: 乙課\n受渡し:\n  - {内容: 票, 方法: 書留}\n"

  @Test func countsByDepartmentAndQuestion() {
    let portfolio = portfolio([PortfolioTests.bad, PortfolioTests.good, PortfolioTests.bad, "件名：x\n"])
    #expect(portfolio.entries.map(\.departmentName) == ["市 甲課", "市 乙課", "市 甲課", ""])
    #expect(portfolio.departments.map(\.name) == ["市 乙課", "市 甲課", ""])
    #expect(portfolio.departments.map(\.count) == [1, 2, 1])
    #expect(portfolio.openQuestions.map(\.count) == [2])
    #expect(portfolio.summary.unreadable == 1)
    #expect(portfolio.entries.map(\.questions.answered) == [0, 1, 0, 0])
    #expect(portfolio.provenance.count == 1)
  }

  @Test func thePageLinksToThePages() {
    let page = PortfolioPage(portfolio([PortfolioTests.bad, "件名：x\n"])).markup.text
    #expect(page.contains("<a href=\"0.html\">"))
    #expect(page.contains(ReportLabel.unreadable.text.en))
  }

  /// The security policy names the digests of what really stands in the page.
  @Test func thePolicyFitsThePage() throws {
    let page = PortfolioPage(portfolio([PortfolioTests.good])).markup.text
    for tag in ["style", "script"] {
      let start = try #require(page.range(of: "<\(tag)>")).upperBound
      let end = try #require(page.range(of: "</\(tag)>", range: start..<page.endIndex)).lowerBound
      let digest = SHA256.digest(of: Array(page[start..<end].utf8)).base64
      #expect(page.contains("\(tag)-src 'sha256-\(digest)'"))
    }
  }
}
