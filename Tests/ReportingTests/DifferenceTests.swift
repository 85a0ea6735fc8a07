import BuiltinRuleSet
import Linting
import Reporting
import SourceText
import Testing

/// The comparison of two versions in its three forms, with texts that would like to be more than text.
struct DifferenceTests {
  private static let rule = """
    title: {ja: 消去ソフト, en: Erasure software}
    severity: error
    for: deletion
    require: stated(it.software)
    question: {ja: "「{it.what}」は何で消しますか。", en: "What erases {it.what}?"}
    why: {ja: 残るから。, en: It stays.}
    fix: {ja: 書いてください。, en: Write it.}
    law: [{act: ordinance}]
    examples:
      - proposal: {deletion: なし}
        expect: not-applicable
    """

  private static let ruleSet = RuleSet(
    loading: RuleSource.builtin.filter { $0.path == "vocabulary.yaml" || $0.path == Acts.path }
      + [RuleSource(path: "topic/rule.yaml", file: SourceFile(name: "rule.yaml", text: rule))])

  private func report(_ old: String, _ new: String, _ language: Language = .english) -> DifferenceReport {
    let linter = Linter(DifferenceTests.ruleSet)
    func side(_ name: String, _ text: String) -> (side: DifferenceSide, proposal: LintedProposal) {
      var proposal = linter.lint(Array(text.utf8))
      #expect(proposal.result.isReadable)
      let report = FileReport(SourceFile(name: name, text: text), result: proposal.result, language: language)
      return (DifferenceSide(report, &proposal), proposal)
    }
    let older = side("old.yaml", old)
    var newer = side("new.yaml", new)
    return DifferenceReport(old: older.side, new: newer.side, &newer.proposal)
  }

  private let hostile =
    "件名: \"<b>|`x`\\u001B[31m\\u202E@who #1 ![i](http://e)\"\n廃棄:\n  - 内容: \"|<script>\\n\\u001B]0;x\"\n"

  @Test(arguments: Language.allCases)
  func hostileTextStaysText(_ language: Language) {
    let comparison = report("件名: x\n", hostile, language)
    let text = String(decoding: DifferenceText(comparison, style: TextStyle(isColored: false)).bytes, as: UTF8.self)
    #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    let markdown = DifferenceMarkdown(comparison).text
    #expect(!markdown.contains("<script>") && !markdown.contains("<b>") && !markdown.contains("![i]"))
    #expect(!markdown.contains("@who"))
    // Every row of a table has as many cells as its head.
    for table in markdown.split(separator: "\n\n") where table.hasPrefix("|") {
      let counts = table.split(separator: "\n").map { $0.replacing("\\|", with: "").count { $0 == "|" } }
      #expect(Set(counts).count == 1)
    }
    let json = String(decoding: DifferenceJSON(comparison).bytes, as: UTF8.self)
    #expect(!json.contains("\u{1B}") && json.hasSuffix("}\n"))
  }

  @Test func emptyComparisonSaysSo() {
    let comparison = report("件名: x\n廃棄: なし\n", "件名: x\r\n廃棄: なし")
    let text = String(decoding: DifferenceText(comparison, style: TextStyle(isColored: false)).bytes, as: UTF8.self)
    #expect(text.contains("No fact has changed."))
    #expect(text.contains("New findings: none\n"))
    #expect(comparison.newCount(atLeast: .info) == 0)
  }

  @Test func worseFindingsCountAsNew() {
    let comparison = report("廃棄: なし\n", "廃棄:\n  - 内容: 名簿\n  - 内容: 票\n")
    #expect(comparison.added.count == 2)
    #expect(comparison.newCount(atLeast: .warning) == 2)
    #expect(comparison.newCount(atLeast: .error) == 0)
    #expect(comparison.added.map(\.question) == ["What erases 名簿?", "What erases 票?"])
  }

  @Test func suppressionsThatCameAndWentAreListed() {
    let comment = "# shimon: ignore topic/rule reason=\"市が消す\" until=2027-03-31\n"
    let body = "廃棄:\n  - 内容: 名簿\n"
    let comparison = report(body, "件名: x\n" + comment + body)
    #expect(comparison.suppressionsAdded.map(\.reason) == ["市が消す"])
    #expect(comparison.suppressionsAdded.map(\.until) == ["2027-03-31"])
    #expect(comparison.suppressionsRemoved.isEmpty)
    #expect(comparison.gone.map(\.ending) == ["suppressed"])
    let back = report("件名: x\n" + comment + body, body)
    #expect(back.suppressionsRemoved.count == 1)
    #expect(back.added.count == 1)
  }
}
