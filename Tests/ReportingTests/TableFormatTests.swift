import FoundationEssentials
import SourceText
import Testing

@testable import Reporting

/// CSV, GitLab, JUnit and Checkstyle.
struct TableFormatTests {
  private let ruleSet = FormatFixture.ruleSet()

  @Test(arguments: [
    ("=1+1", true), ("+81", true), ("-x", true), ("@SUM", true), ("\t=1", true), ("\rx", true), (" =1", true),
    ("　＝1", true), ("＝1", true), ("＋1", true), ("－1", true), ("＠x", true), ("", false), ("a=1", false), ("名簿-1", false),
    ("1", false), (" x", false), ("'=1", false),
  ])
  func formulasAreKnown(_ cell: String, _ isFormula: Bool) {
    #expect(CSVFormat.isFormula(cell) == isFormula)
  }

  @Test func cellsAreQuotedAndSafe() {
    let text = FormatFixture.write(
      CSVFormat(language: .english, folder: "/work"), ruleSet,
      [
        ("/work/=a.yaml", FormatFixture.proposal(1, what: "\"＝SUM(\\\"a\\\"), b\\r\\n\\t\"")),
        ("b.yaml", "件名: 🎁\n種類：x\n"),
      ])
    let rows = text.components(separatedBy: "\r\n")
    #expect(rows.count == 4 && rows[3].isEmpty)
    #expect(rows[0].hasPrefix("\u{FEFF}file,line,column,risk,severity,verdict,rule,title,subject,"))
    #expect(rows[1].hasPrefix("'=a.yaml,2,"))
    #expect(rows[1].contains(",error,violated,local/method,\"Method, first: 100%\",\"'＝SUM(\"\"a\"\"), b"))
    #expect(rows[2].hasPrefix("b.yaml,2,3,,error,mistake of form,yaml/full-width-colon,The colon is full-width.,,"))
    #expect(!text.replacing("\r\n", with: "").contains("\n"))
  }

  @Test func headingsAreInTheLanguage() {
    let text = FormatFixture.write(CSVFormat(language: .japanese, folder: ""), ruleSet, [], .japanese)
    #expect(text == "\u{FEFF}ファイル,行,列,危険度,重さ,判定,規則,題名,対象,書かれていない事項,質問,理由,対応,条文,審議会,根拠の種類,根拠,危険度の理由,まとまり,指紋\r\n")
  }

  @Test func fingerprintsDifferBetweenFiles() throws {
    let proposal = FormatFixture.proposal(1)
    let text = FormatFixture.write(
      GitLabFormat(folder: "/work"), ruleSet,
      [("./a.yaml", proposal), ("/work/b.yaml", proposal), ("c.yaml", "件名: 🎁\n種類：x\n")])
    let prints = try (0..<3).map { try FormatFixture.json(text, "\($0) fingerprint") }
    #expect(Set(prints).count == 3)
    #expect(prints[0]?.suffix(16) == prints[1]?.suffix(16))
    #expect(try FormatFixture.json(text, "0 location path") == "a.yaml")
    #expect(try FormatFixture.json(text, "1 location path") == "b.yaml")
    #expect(try FormatFixture.json(text, "0 severity") == "critical")
    #expect(try FormatFixture.json(text, "2 severity") == "blocker")
    #expect(try FormatFixture.json(text, "0 location lines begin") == "2")
    #expect(FormatFixture.write(GitLabFormat(folder: ""), ruleSet, []) == "[]\n")
  }

  @Test func problemsKeepTheirIdentityWhenLinesMove() throws {
    func prints(_ text: String) throws -> [String?] {
      let output = FormatFixture.write(GitLabFormat(folder: ""), ruleSet, [("a.yaml", text)])
      return try (0..<2).map { try FormatFixture.json(output, "\($0) fingerprint") }
    }
    let before = try prints("件名：x\n件名：x\n")
    #expect(before[0] != before[1])
    #expect(before[0] != nil)
    #expect(try prints("# 🎁\n\n件名：x\n件名：x\n") == before)
  }

  @Test func testsAreNamedAndCounted() {
    let weak = FormatFixture.rule.replacing("severity: error", with: "severity: info")
    let ruleSet = FormatFixture.ruleSet(["local/a": FormatFixture.rule, "local/b": weak])
    let text = FormatFixture.write(
      JUnitFormat(folder: "/work"), ruleSet,
      [
        ("clean.yaml", "受渡し: なし\n"), ("/work/b/a.yaml", FormatFixture.proposal(2, what: "<&>\"")),
        ("c.yaml", "件名: 🎁\n種類：x\n"),
      ])
    #expect(text.contains("<testsuite id=\"0\" name=\"clean.yaml\" package=\"shimon\" tests=\"1\" failures=\"0\""))
    #expect(text.contains("<testcase name=\"nothing found\" classname=\"clean.yaml\" time=\"0\"/>"))
    #expect(
      text.contains(
        "<testsuite id=\"1\" name=\"b/a.yaml\" package=\"shimon\" tests=\"4\" failures=\"2\" errors=\"0\" skipped=\"2\""
      ))
    #expect(
      text.contains(
        "<testsuite id=\"2\" name=\"c.yaml\" package=\"shimon\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\""))
    #expect(text.contains("<error type=\"error\" message=\"The colon is full-width. Write"))
    #expect(text.contains("<skipped type=\"info\" message="))
    #expect(text.contains("(&lt;&amp;&gt;0&quot; / 市"))
    #expect(!text.contains("<&>"))
  }

  @Test func equalTestsAreToldApart() {
    let twice = "受渡し:\n" + String(repeating: "  - {内容: x, 渡す者: 市, 受け取る者: 受託者, 方法: 普通郵便}\n", count: 2)
    let text = FormatFixture.write(JUnitFormat(folder: ""), ruleSet, [("a.yaml", twice)])
    let names = text.split(separator: "\n").filter { $0.contains("<testcase") }
    #expect(names.count == 2)
    #expect(Set(names).count == 2)
  }

  @Test func acceptedFindingsAreSkippedTestsAndSuppressedResults() throws {
    let comment = "  # shimon: ignore local/method reason=\"[市] <直接>\" until=2999-03-31\n"
    let files = [(name: "a.yaml", text: FormatFixture.proposal(1).replacing("受渡し:\n", with: "受渡し:\n\(comment)"))]
    let text = FormatFixture.write(JUnitFormat(folder: ""), ruleSet, files)
    #expect(text.contains(" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\""))
    #expect(text.contains("<skipped type=\"accepted\" message=\"[市] &lt;直接&gt; (until 2999-03-31)\">"))
    let sarif = FormatFixture.write(SARIFFormat(FormatFixture.setting(ruleSet)), ruleSet, files)
    #expect(try FormatFixture.json(sarif, "runs 0 results 0 suppressions 0 kind") == "inSource")
    #expect(
      try FormatFixture.json(sarif, "runs 0 results 0 suppressions 0 justification") == "[市] <直接> (until 2999-03-31)")
    #expect(try FormatFixture.json(sarif, "runs 0 results 0 level") == "error")
    #expect(FormatFixture.write(GitLabFormat(folder: ""), ruleSet, files) == "[]\n")
    #expect(!FormatFixture.write(CheckstyleFormat(folder: ""), ruleSet, files).contains("<file"))
    #expect(FormatFixture.write(GitHubFormat(language: .english, folder: ""), ruleSet, files).isEmpty)
  }

  @Test func checkstyleNamesCategoryAndType() {
    let text = FormatFixture.write(
      CheckstyleFormat(folder: "/work"), ruleSet, [("/work/a&b.yaml", FormatFixture.proposal(1))])
    #expect(text.contains("<file name=\"a&amp;b.yaml\">\n    <error line=\"2\" column="))
    #expect(text.contains(" severity=\"error\" message=\"Method, first: 100% (violated): What of 名簿0?\""))
    #expect(text.contains(" source=\"shimon.local.method\"/>"))
    #expect(
      FormatFixture.write(CheckstyleFormat(folder: ""), ruleSet, []).hasSuffix(
        "<checkstyle version=\"4.3\">\n</checkstyle>\n"))
  }

  @Test func xmlHoldsNothingForbidden() {
    var output = OutputBuffer()
    output.append(xml: "a\u{0}\u{B}\u{FFFE}\u{FFFF}\u{202E}\u{85}]]>\r\n\t🎁<&\"'")
    let replaced = String(repeating: "\u{FFFD}", count: 6)
    #expect(output.text == "a\(replaced)]]&gt;&#13;&#10;&#9;🎁&lt;&amp;&quot;'")
  }
}
