import Linting
import Proposal
import SourceText
import Testing

struct SuppressionTests {
  private static let rule = SmallRuleSet.rule(for: "deletion", require: "stated(it.software)")

  private func lint(_ text: String, today: String = "2027-03-31") -> (result: FileResult, file: SourceFile) {
    let linter = Linter(
      SmallRuleSet.ruleSet(SuppressionTests.rule), Linter.Options(today: CalendarDay(parsing: today)))
    let file = SourceFile(name: "x.yaml", text: text)
    return (linter.lint(file.bytes).result, file)
  }

  private static let directive = "# shimon: ignore topic/rule reason=\"市が直接消去するため\""

  @Test(arguments: [
    "廃棄:\n  \(directive)\n  - 内容: 名簿\n  - 内容: 票\n",
    "廃棄:\n  - 内容: 名簿 \(directive)\n  - 内容: 票\n",
    "\u{FEFF}廃棄:\r\n  - 内容: 名簿 \(directive)\r\n    行う者: 受託者\r\n  - 内容: 票\r\n",
    "廃棄:\n  - {内容: 名簿,\n     行う者: 受託者} \(directive)\n  - 内容: 票\n",
  ])
  func holdsForTheEntry(_ text: String) {
    let (result, file) = lint(text)
    #expect(result.remarks.isEmpty)
    #expect(
      result.suppressed.map(\.finding.subject) == ["名簿 / 受託者"] || result.suppressed.map(\.finding.subject) == ["名簿"])
    #expect(result.findings.map(\.subject) == ["票"])
    #expect(result.suppressed.map(\.suppression.reason) == ["市が直接消去するため"])
    #expect(result.suppressed.map { file.text($0.suppression.span) } == [SuppressionTests.directive])
  }

  @Test(arguments: [
    "\(directive)\n\n件名: x\n廃棄:\n  - 内容: 名簿\n  - 内容: 票\n",
    "件名: x\n\(directive)\n廃棄:\n  - 内容: 名簿\n  - 内容: 票\n",
    "件名: x\n廃棄: \(directive)\n  - 内容: 名簿\n  - 内容: 票\n",
    "件名: x\n廃棄: # shimon: 除外 topic/rule 期限=2027-03-31 理由=\"別に定める\"\n  - 内容: 名簿\n  - 内容: 票\n",
  ])
  func holdsForTheWholeOrASection(_ text: String) {
    let (result, _) = lint(text)
    #expect(result.findings.isEmpty)
    #expect(result.suppressed.count == 2)
    #expect(result.remarks.isEmpty)
  }

  @Test func theVerdictStays() {
    let linter = Linter(SmallRuleSet.ruleSet(SuppressionTests.rule))
    let proposal = linter.lint(Array("廃棄:\n  - 内容: 名簿 \(SuppressionTests.directive)\n".utf8))
    #expect(proposal.outcomes.map(\.verdict) == [.unstated])
  }

  @Test(arguments: [
    ("# shimon: ignore topic/rule", "suppression/no-reason", "# shimon: ignore topic/rule"),
    ("# shimon: ignore topic/rule reason=\"　\"", "suppression/no-reason", "# shimon: ignore topic/rule reason=\"　\""),
    ("# shimon: ignore topic/rule reason=\"未定\"", "suppression/no-reason", "# shimon: ignore topic/rule reason=\"未定\""),
    ("# shimon: ignore topic/rule reason=\"-\"", "suppression/no-reason", "# shimon: ignore topic/rule reason=\"-\""),
    ("# shimon: ignore topic/rule reason=\"なし\"", "suppression/no-reason", "# shimon: ignore topic/rule reason=\"なし\""),
    ("# shimon: ignore topic/rulle reason=\"a b\"", "suppression/unknown-rule", "topic/rulle"),
    ("# shimon: ignore reason=\"a\"", "suppression/form", "# shimon: ignore reason=\"a\""),
    ("# shimon: ignroe topic/rule reason=\"a\"", "suppression/form", "# shimon: ignroe topic/rule reason=\"a\""),
    ("# Shimon：ignore topic/rule reason=a", "suppression/form", "reason=a"),
    ("# shimon: ignore topic/rule reason=\"a\" until=2027-02-30", "suppression/day", "until=2027-02-30"),
    ("# shimon: ignore topic/rule reason=\"a\" 理由=\"b\"", "suppression/form", "理由=\"b\""),
    (
      "# shimon: ignore topic/rule reason=\"a\" until=2027-01-01 until=2025-01-01", "suppression/form",
      "until=2025-01-01"
    ),
    ("# shimon: ignore topic/rule other/rule reason=\"a\"", "suppression/form", "other/rule"),
  ])
  func typosAreSaidAndSilenceNothing(_ comment: String, _ code: String, _ place: String) {
    let (result, file) = lint("廃棄:\n  - 内容: 名簿 \(comment)\n")
    #expect(result.findings.count == 1)
    #expect(result.suppressed.isEmpty)
    #expect(result.remarks.map(\.code) == [code])
    #expect(result.remarks.map { file.text($0.span) } == [place])
    #expect(result.isReadable)
  }

  /// What looks like a suppression but is not written as one has no effect, and that is said.
  @Test(arguments: [
    "#　shimon: ignore topic/rule reason=\"a\"", "# shimon ignore topic/rule reason=\"a\"",
    "# shimon : ignore topic/rule reason=\"a\"", "#\u{A0}shimon: ignore topic/rule reason=\"a\"",
    "# ｓｈｉｍｏｎ： ｉｇｎｏｒｅ topic/rule reason=\"a\"", "# shimon: ignored topic/rule reason=\"a\"",
    "# shimon-ignore topic/rule", "# shimon disable", "# Shimon: Ignore topic/rule reason=\"a\"",
    "# shimon 除外 topic/rule 理由=\"a\"", "# shimon　：　除外　topic/rule　理由＝「a」", "# simon: ignore topic/rule",
    "# shimon; ignore topic/rule reason=\"a\"", "# TODO shimon: ignore topic/other reason=\"a\"",
    "# ignore topic/rule", "# 除外: topic/rule 理由=\"a\"", "# @shimon ignore topic/rule", "# shimon_ignore: topic/rule",
    "# shimon:ignore　topic/rule reason=\"a\"", "# shimon, ignore topic/rule",
  ])
  func aNearSuppressionIsSaid(_ comment: String) {
    for text in ["廃棄:\n  - 内容: 名簿 \(comment)\n", "廃棄:\n  \(comment)\n  - 内容: 名簿\n"] {
      let (result, _) = lint(text)
      #expect(result.suppressed.isEmpty)
      #expect(result.findings.count == 1)
      #expect(result.remarks.map(\.code) == ["suppression/form"])
    }
  }

  /// A `#` without its space and a `＃` are part of the text.
  @Test(arguments: [
    "　# shimon ignore topic/rule reason=\"a\"", " ＃shimon：ignore topic/rule reason=\"a\"",
    "#shimon ignore topic/rule reason=\"a\"", "　＃　shimon 除外 topic/rule 理由＝\"a\"",
  ])
  func aNearSuppressionInsideATextIsSaid(_ tail: String) {
    let (result, _) = lint("廃棄:\n  - 内容: 名簿\(tail)\n")
    #expect(result.suppressed.isEmpty)
    #expect(result.remarks.map(\.code) == ["suppression/form"])
  }

  @Test(arguments: [
    "# この提案書は shimon で点検した", "# shimon の除外は使わない", "# shimon ignores what is not a proposal",
    "# 諮問: 除外 はなし", "# Shimon 3.2 で確認", "# shimon lint x/y.yaml", "# https://example.jp/shimon/ignore",
    "# ignore", "# 対象外の理由=なし", "# shimonoseki: ignore", "# 令和8/4/1 除外なし", "# 諮問第3号 a/b 参照",
    "# simon: ignore him", "# shimon offline",
  ])
  func proseIsNoSuppression(_ comment: String) {
    let (result, _) = lint("廃棄:\n  - 内容: 名簿 \(comment)\n")
    #expect(result.remarks.map(\.code) == [])
  }

  /// What does not run, or does not ask, cannot be accepted; the comment is for other policies.
  @Test(arguments: ["rules:\n  topic/rule: off\n", "unstated: off\n", "rules:\n  topic/*: off\n"])
  func aRuleThatDoesNotRunLeavesItsSuppressionAlone(_ policy: String) {
    let read = PolicyFile.read(SourceFile(name: ".shimon.yaml", text: "format: shimon-policy/1\n" + policy))
    let rule = RuleSource(path: "topic/rule.yaml", file: SourceFile(name: "rule", text: SuppressionTests.rule))
    let ruleSet = RuleSet(loading: SmallRuleSet.vocabulary + [rule], policy: Policy(read.policy))
    #expect(read.diagnostics.isEmpty && ruleSet.problems.isEmpty)
    let linter = Linter(ruleSet)
    let result = linter.lint(Array("廃棄:\n  - 内容: 名簿 \(SuppressionTests.directive)\n".utf8)).result
    #expect(result.findings.isEmpty)
    #expect(result.remarks.map(\.code) == [])
    let stated = linter.lint(Array("廃棄:\n  - 内容: 名簿 \(SuppressionTests.directive)\n    ソフト名: X\n".utf8)).result
    #expect(stated.remarks.map(\.code) == (policy.hasPrefix("unstated") ? ["suppression/unused"] : []))
  }

  @Test func expiryAndUse() {
    let dated = "# shimon: ignore topic/rule reason=\"a\" until=2027-03-31"
    #expect(lint("廃棄:\n  - 内容: 名簿 \(dated)\n").result.suppressed.count == 1)
    let late = lint("廃棄:\n  - 内容: 名簿 \(dated)\n", today: "2027-04-01").result
    #expect(late.findings.count == 1)
    #expect(late.remarks.map(\.code) == ["suppression/expired"])
    let unused = lint("廃棄:\n  - 内容: 名簿 \(dated)\n    ソフト名: X\n").result
    #expect(unused.remarks.map(\.code) == ["suppression/unused"])
    #expect(unused.remarks.map(\.severity) == [.warning])
  }

  @Test func aTrailingCommentBehindNothingIsSaid() {
    let (result, _) = lint("廃棄:\n  - 内容: 名簿\n\(SuppressionTests.directive)\n")
    #expect(result.remarks.map(\.code) == ["suppression/nothing-here"])
    #expect(result.findings.count == 1)
  }

  @Test func manyDirectivesStayLinear() {
    let line = "  - 内容: 名簿 \(SuppressionTests.directive)\n"
    let (result, _) = lint("廃棄:\n" + String(repeating: line, count: 2_000))
    #expect(result.suppressed.count + result.findings.count == 1_000)
  }
}
