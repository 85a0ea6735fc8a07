import Clauses
import Foundation
import Linting
import SourceText
import Testing
import Word

@testable import Reporting

/// The report as a model, over a rule set of one rule.
struct ReportTests {
  private func report(_ text: String, _ language: Language = .japanese, policy: String = "") -> Report {
    let ruleSet = FormatFixture.ruleSet(policy: policy)
    let linter = Linter(ruleSet)
    var proposal = linter.lint(Array(text.utf8))
    let result = proposal.result
    let file = FileReport(SourceFile(name: "a.yaml", bytes: proposal.source), result: result, language: language)
    return Report(file, &proposal, clauses: ClauseSet(ruleSet), provenance: Provenance(version: "1.2.3", ruleSet))
  }

  private static let three = """
    件名: <b>講座</b>
    所管課: 防災課
    受渡し:
      - {内容: 名簿, 方法: 普通郵便}
      - {内容: 名簿, 方法: メール}
      - {内容: 票}
      - {内容: 控え, 方法: 書留}

    """

  /// A board is spoken of only where the policy says that one reads.
  @Test(arguments: [
    ("", "提出する前に"), ("reader: board", "審議会に諮る前に"), ("reader: legal", "法規担当に回す前に"),
    ("reader: security", "情報セキュリティ担当に回す前に"), ("reader: self-check", "起案の前に"),
  ])
  func theVerdictNamesWhoReads(_ policy: String, _ words: String) {
    #expect(report(ReportTests.three, policy: policy).verdict.hasPrefix("\(words)直すべき重大な点が 2 件あります。"))
    let asked = report("件名: 講座\n受渡し: [{内容: 票}]\n", policy: policy).verdict
    #expect(policy == "reader: board" || !asked.contains("審議会"))
  }

  @Test func countsAndStates() {
    let report = report(ReportTests.three)
    #expect(report.title == "<b>講座</b>")
    #expect(report.department == "防災課")
    #expect(report.summary.errors == 2 && report.summary.warnings == 1)
    #expect(report.topics.map(\.id) == ["local"])
    #expect(report.topics.map { $0.count(.violated) } == [1])
    #expect(report.questions.map(\.state) == [.objectionable])
    #expect(report.questions.map(\.entryCount) == [4])
    let answers = report.questions.flatMap(\.answers)
    #expect(answers.map(\.quote.line) == [4, 5, 7])
    #expect(answers.map(\.isObjectionable) == [true, true, false])
    #expect(answers.first?.quote.text == "方法: 普通郵便")
  }

  @Test func findingsThatSayTheSameStandTogether() {
    let report = report(ReportTests.three)
    // The question quotes the data set: the first two say the same, the third is of another verdict.
    #expect(report.findings.map { $0.places.map(\.quote.line) } == [[4, 5], [6]])
    #expect(report.findings.map(\.verdict) == [.violated, .unstated])
    #expect(report.findings.map(\.number) == [1, 2])
    #expect(report.findingNumbers == [1, 1, 2])
    #expect(report.questions.first?.findings == [1, 2])
  }

  @Test func stateOfQuestions() {
    func state(_ text: String) -> [ExpectedQuestion.State] { report(text).questions.map(\.state) }
    #expect(state("受渡し:\n  - {内容: 票}\n") == [.open])
    #expect(state("受渡し:\n  - {内容: 票}\n  - {内容: 控え, 方法: 書留}\n") == [.partly])
    #expect(state("受渡し:\n  - {内容: 控え, 方法: 書留}\n") == [.answered])
    #expect(state("受渡し: なし\n") == [])
    #expect(state("受渡し:\n  - 内容: 票 # shimon: ignore local/method reason=\"別\"\n") == [.accepted])
  }

  @Test func whatCannotBeReadSaysSo() {
    let report = report("件名：x\n")
    #expect(!report.isJudged)
    #expect(report.problems.map(\.quote.line) == [1])
    #expect(report.drawings.isEmpty && report.questions.isEmpty)
    #expect(report.verdict.contains("読めませんでした"))
  }

  @Test(arguments: Language.allCases)
  func theSameProposalGivesTheSameBytes(_ language: Language) {
    let (first, second) = (report(ReportTests.three, language), report(ReportTests.three, language))
    #expect(ReportPage(first).markup.bytes == ReportPage(second).markup.bytes)
    #expect(WordReport.bytes(first) == WordReport.bytes(second))
    let markdown = MarkdownReport(language: language)
    #expect(markdown.text(first) == markdown.text(second))
  }

  /// A short report that leaves findings out says so, and where they can be read.
  @Test func whatMarkdownLeavesOutIsSaid() {
    let mistakes = (1...45).map { "受渡し\($0)い: x\n" }.joined()
    let text = MarkdownReport(language: .japanese).text(report(ReportTests.three + mistakes))
    #expect(text.contains("ほか 5 件。すべては HTML か Word の報告書（shimon report -o report.html）"))
    #expect(!MarkdownReport(language: .japanese).text(report(ReportTests.three)).contains("ほか "))
  }

  /// Sections stand in the order of `ReportSection` in every form; Markdown leaves some out.
  @Test func formsHaveOneOrder() throws {
    let report = report(ReportTests.three + "契約: {種類: 不明}\n")
    let all = ReportSection.allCases.filter { $0.isWanted(in: report) }.map { $0.label.text[.japanese] }
    #expect(all.count >= 9)
    let page = ReportPage(report).markup.text
    let titles = page.split(separator: "<h2 id=").dropFirst().compactMap { part in
      part.split(separator: ">", maxSplits: 1).last?.split(separator: "<", maxSplits: 1).first.map(String.init)
    }
    // What it was made with is the foot of the page.
    #expect(titles == all.dropLast())
    let paragraphs = try WordText(docx: WordReport.bytes(report)).paragraphs
    #expect(paragraphs.filter { $0.heading == 1 }.map(\.text) == all)
    let text = MarkdownReport(language: .japanese).text(report)
    let marks = text.split(separator: "\n").filter { $0.hasPrefix("### ") }.map { String($0.dropFirst(4)) }
    #expect(!marks.isEmpty && marks == all.filter { marks.contains($0) })
  }

  @Test func hostileTextIsTextEverywhere() throws {
    let report = report(
      "件名: \"</script><img onerror=x>\\u202E ]]> [a](http://x) @team #12 |\"\n受渡し:\n  - {内容: \"<svg>\"}\n")
    let page = ReportPage(report).markup.text
    #expect(!page.contains("<img"))
    #expect(!page.contains("\u{202E}"))
    #expect(page.contains("&lt;/script&gt;&lt;img onerror=x&gt;\u{FFFD} ]]&gt;"))
    let text = MarkdownReport(language: .japanese).text(report)
    #expect(!text.contains("<img") && !text.contains("[a](http") && !text.contains("@team") && !text.contains("#12"))
    let words = try WordText(docx: WordReport.bytes(report)).paragraphs.map(\.text).joined(separator: "\n")
    #expect(words.contains("</script><img onerror=x>\u{FFFD} ]]>"))
  }
}
