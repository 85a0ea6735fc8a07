import BuiltinRuleSet
import Linting
import SourceText
import Testing

/// 「なし」 where it answers nothing, and the periods and days that findings quote.
struct NoneTests {
  private func problems(_ text: String) -> [String] {
    Linter(.builtin()).lint(Array(text.utf8)).result.problems.map { $0.code }
  }

  private func verdict(_ require: String, _ text: String) -> [String] {
    Linter(SmallRuleSet.ruleSet(SmallRuleSet.rule(require: "\"\(require)\""))).lint(Array(text.utf8)).outcomes
      .map { $0.verdict.word }
  }

  @Test(arguments: [
    ("kind", "種類: なし"), ("kind", "種類: [なし]"), ("kind", "種類: 該当なし"), ("purpose", "目的: しない"),
    ("purpose", "目的: 特に定めない"), ("purpose", "目的: とくに決まりはない"), ("purpose", "目的: 特段の定めなし"), ("purpose", "目的: （特になし）"),
    ("transfers[0].frequency", "受渡し: [{内容: 名簿, 頻度: 特に決めていない}]"),
    ("transfers[0].timing", "受渡し: [{内容: 名簿, 時期の詳細: なし}]"), ("transfers[0].frequency", "受渡し: [{内容: 名簿, 頻度: しない}]"),
    ("transfers[0].frequency", "受渡し: [{内容: 名簿, frequency: never}]"),
    ("deletion[0].trigger", "消去: [{内容: 名簿, 時期の詳細: なし}]"),
    ("tasks[0].step", "作業: [{工程: なし, 実施者: 市}]"),
  ])
  func noneIsNoAnswerToWhatWhenOrHow(_ fact: String, _ text: String) {
    #expect(problems(text + "\n") == [])
    #expect(verdict("stated(\(fact))", text + "\n") == ["unstated"])
  }

  /// What says more than that there is nothing is an answer.
  @Test(arguments: ["特に支援の要る人を助けるため", "制限を設けないと事故が起きるため", "対応する職員がいない", "何もかも電子にする"])
  func whatSaysMoreIsAnAnswer(_ text: String) {
    #expect(verdict("stated(purpose)", "目的: \(text)\n") == ["satisfied"])
  }

  @Test(arguments: [
    ("transfers", "受渡し: なし"), ("history.past_incidents", "経過: {過去の事故: なし}"), ("subcontracting.allowed", "再委託: 禁止"),
    ("personnel.training", "従事者: {教育: しない}"), ("transfers[0].details", "受渡し: [{内容: 名簿, 補足: なし}]"),
  ])
  func elsewhereItIs(_ fact: String, _ text: String) {
    #expect(verdict("stated(\(fact))", text + "\n") == ["satisfied"])
  }

  @Test func whatIsNoAnswerIsNotStated() {
    #expect(verdict("kind.size() > 0", "種類: なし\n") == ["unstated"])
    #expect(verdict("stated(purpose)", "目的: なし\n") == ["unstated"])
    // A list of nothing is empty, however it is written.
    #expect(verdict("data_items.size() > 0", "個人情報の項目: [なし]\n") == ["violated"])
    #expect(verdict("data_items.size() > 0", "個人情報の項目: なし\n") == ["violated"])
  }

  @Test(arguments: [
    ("18か月", "18か月", "18 months"), ("1年6か月", "1年6か月", "1 year 6 months"), ("1年半", "1年6か月", "1 year 6 months"),
    ("3年", "3年", "3 years"), ("1か月", "1か月", "1 month"), ("12ヶ月", "12か月", "12 months"), ("90日", "90日", "90 days"),
    ("半年", "6か月", "6 months"), ("48時間", "48時間", "48 hours"),
  ])
  func periodsAreShownAsWritten(_ text: String, _ ja: String, _ en: String) throws {
    let rule = SmallRuleSet.rule(for: "storage", require: "it.retention == days(1)", fix: "{it.retention}")
    var proposal = Linter(SmallRuleSet.ruleSet(rule)).lint(Array("保管: [{内容: 名簿, 保存期間: \(text)}]\n".utf8))
    let finding = try #require(proposal.result.findings.first)
    #expect(proposal.text(proposal.ruleSet.rules[0].fix, for: finding, .japanese) == ja)
    #expect(proposal.text(proposal.ruleSet.rules[0].fix, for: finding, .english) == en)
  }

  /// The rule that asks for what others wait for may be kept from papers that it is not for.
  @Test func whatIsAwaitedMayDependOnThePaper() {
    let awaited = { (text: String) in
      let proposal = Linter(.builtin()).lint(Array(text.utf8))
      return proposal.outcomes.filter { proposal.ruleSet.rules[Int($0.rule)].id == "sections/awaited" }.map(\.verdict)
    }
    #expect(awaited("種類: 条例\n") == [.notApplicable])
    #expect(awaited("種類: [条例, 外部委託]\n").contains(.unstated))
    #expect(awaited("件名: x\n").contains(.unstated))
    #expect(awaited("種類: 未定\n").contains(.unstated))
  }
}
