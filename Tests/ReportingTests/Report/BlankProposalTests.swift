import BuiltinRuleSet
import Clauses
import Linting
import SourceText
import Testing

@testable import Reporting

/// What a report says of a proposal in which hardly anything is written.
struct BlankProposalTests {
  private static let clauses = ClauseSet(RuleSet.builtin())

  private func report(_ text: String) -> Report {
    let clauses = BlankProposalTests.clauses
    let linter = Linter(clauses.rules)
    var proposal = linter.lint(Array(text.utf8))
    let result = proposal.result
    #expect(result.isReadable)
    let file = FileReport(SourceFile(name: "a.yaml", bytes: proposal.source), result: result, language: .english)
    return Report(file, &proposal, clauses: clauses, provenance: Provenance(version: "1.2.3", clauses.rules))
  }

  private static let blank = """
    形式: shimon/1
    種類: 外部委託
    件名:
    目的: "　"
    所管課: 未定。
    受渡し:
      - 内容:
        渡す者: ""
    外部記録媒体:
      使用: 未定
    文書:
      - 種類:

    """

  @Test func aNearlyBlankProposalIsToldSo() {
    let verdict = report(BlankProposalTests.blank).verdict
    #expect(verdict.hasPrefix("This proposal is nearly blank: 1 of "))
    #expect(!verdict.contains("Nothing"))
    #expect(verdict.contains("Whether anything is serious cannot be told yet"))
  }

  @Test func noBlankIsAnAnswer() {
    let report = report(BlankProposalTests.blank)
    // The kind is written, and nothing else.
    #expect(report.questions.filter { $0.state == .answered }.map(\.rule) == ["sections/kind"])
    for answer in report.questions.flatMap(\.answers) { #expect(answer.quote.text == "種類: 外部委託") }
  }

  @Test func anAnswerIsAValueAndNoHeading() throws {
    let report = report(
      BlankProposalTests.blank.replacing("使用: 未定", with: "使用: 使用禁止").replacing("- 種類:", with: "- 種類: 契約書"))
    let media = try #require(report.questions.first { $0.rule == "sections/media" })
    #expect(media.state == .answered)
    #expect(media.answers.map(\.quote.text).contains("使用: 使用禁止"))
    let documents = try #require(report.questions.first { $0.rule == "sections/documents" })
    #expect(documents.answers.map(\.quote.text).contains("種類: 契約書"))
    #expect(!report.questions.flatMap(\.answers).contains { $0.quote.text.hasSuffix(":") })
  }

  @Test func noQuestionNamesAHole() {
    let questions = report(
      """
      種類: 外部委託
      システム:
        - name: 未定
          operated_by: contractor
      個人情報の項目:
        - name: "－"
          class: sensitive

      """
    ).questions
    let texts = questions.map(\.text)
    #expect(texts.contains { $0.contains("\"this system\"") })
    #expect(!texts.contains { $0.contains("not stated") || $0.contains("\"\"") || $0.contains("undecided\"") })
  }

  @Test func aSuppressedQuestionLeavesItsRulesWaiting() {
    let text = """
      # shimon: ignore sections/transfers reason="庁内規程による"
      種類: 外部委託

      """
    #expect(report(text).waiting.contains { $0.rule == "transfer/parties-and-method" && !$0.missing.isEmpty })
    #expect(report("種類: 外部委託\n").waiting.isEmpty)
  }
}
