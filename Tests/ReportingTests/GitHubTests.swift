import Linting
import SourceText
import Testing

@testable import Reporting

struct GitHubTests {
  private func commands(_ files: [(name: String, text: String)], _ ruleSet: RuleSet = FormatFixture.ruleSet())
    -> [String]
  {
    FormatFixture.write(GitHubFormat(language: .english, folder: "/work"), ruleSet, files)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func commandsAreEscaped() {
    let hostile = FormatFixture.proposal(1, what: "\"x%0A\\n::stop-commands::y\\r\\u202E,z:\"")
    let lines = commands([("/work/a,b:c%.yaml", hostile)])
    #expect(lines.count == 2 && lines[1].isEmpty)
    #expect(
      lines[0].hasPrefix(
        "::error file=a%2Cb%3Ac%25.yaml,line=2,endLine=2,col="))
    #expect(lines[0].contains(",title=Method%2C first%3A 100%25 (violated) [local/method]::about: "))
    #expect(lines[0].contains("%0Aquestion: What of x%250A ::stop-commands::y \u{FFFD},z:"))
    #expect(!lines[0].contains("\r"))
  }

  @Test func columnsCountCodePointsAndStandOnOneLineOnly() {
    let one = commands([("a.yaml", "受渡し: [{内容: 🎁名簿, 渡す者: 市, 受け取る者: 受託者, 方法: 普通郵便}]\n")])
    #expect(one[0].contains("line=1,endLine=1,col=37,endColumn=45,"))
    let several = commands([("a.yaml", "受渡し:\n- 内容: x\n  渡す者: 市\n  受け取る者: 受託者\n  方法:\n    [普通郵便,\n    郵便]\n")])
    #expect(several.allSatisfy { !$0.contains("endLine=7,col") })
  }

  @Test func theWeightiestTenOfAKindThenTheRest() {
    let weak = FormatFixture.rule.replacing("severity: error", with: "severity: info")
    let ruleSet = FormatFixture.ruleSet(["local/a": weak, "local/b": FormatFixture.rule])
    let lines = commands([("a.yaml", FormatFixture.proposal(8)), ("b.yaml", FormatFixture.proposal(8))], ruleSet)
    #expect(lines.prefix(10).allSatisfy { $0.hasPrefix("::error ") })
    #expect(lines.dropFirst(10).prefix(10).allSatisfy { $0.hasPrefix("::notice ") })
    #expect(lines.count == 21)
    #expect(
      lines[19]
        == "::notice title=shimon::GitHub shows 10 annotations of a kind. There are more findings: 6 errors, 0 warnings, 7 notes."
    )
  }

  @Test func tenOfAKindAreAllShown() {
    let lines = commands([("a.yaml", FormatFixture.proposal(10))])
    #expect(lines.count == 11)
    #expect(!lines.contains { $0.hasPrefix("::notice") })
  }

  @Test func nothingFoundIsNothing() {
    #expect(commands([("a.yaml", "受渡し: なし\n")]) == [""])
  }
}
