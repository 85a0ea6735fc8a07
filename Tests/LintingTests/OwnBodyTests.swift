import BuiltinRuleSet
import Linting
import Proposal
import SourceText
import Testing

/// The body that a proposal is of, whatever it is: how its words are read, and what texts call it.
struct OwnBodyTests {
  private static let rule = SmallRuleSet.rule(
    for: "transfers", require: "it.from in party.outside", fix: "{Body}: {it.from} ({body})")

  private func lint(_ text: String) -> (problems: [String], verdicts: [String]) {
    let proposal = Linter(SmallRuleSet.ruleSet(Self.rule)).lint(Array(text.utf8))
    return (proposal.result.problems.map(\.code), proposal.outcomes.map(\.verdict.word))
  }

  @Test(arguments: [
    ("大阪府", "府", "violated"), ("大阪府", "府職員", "violated"), ("大阪府", "大阪府", "violated"), ("大阪府", "県", "satisfied"),
    ("青空市", "県職員", "satisfied"), ("青空市", "県", "satisfied"), ("青空市", "市", "violated"), ("青空県", "県職員", "violated"),
    ("青空県", "他の市区町村", "satisfied"), ("青空町", "町職員", "violated"), ("青空地区広域連合", "広域連合", "violated"),
    ("青空市", "広域連合", "satisfied"), ("青空衛生組合", "組合", "violated"), ("青空大学", "大学", "violated"), ("青空市", "大学", "satisfied"),
    ("青空市", "市（税務課）", "violated"), ("青空市", "大学（青空大学）", "satisfied"), ("青空市", "税務課", "violated"),
    ("Aozora Prefecture", "prefecture", "violated"), ("未定", "実施機関", "violated"),
    ("青空県", "本県", "violated"), ("青空県", "当県", "violated"), ("青空市", "本市", "violated"), ("青空市", "当市職員", "violated"),
    ("青空府", "本府", "violated"), ("青空都", "本都", "violated"), ("青空区", "本区", "violated"), ("青空町", "本町", "violated"),
    ("青空村", "本村", "violated"), ("青空市", "甲", "violated"), ("青空市", "委託元", "violated"), ("青空市", "実施機関の長", "violated"),
    ("青空衛生事務組合", "組合", "violated"), ("青空水道企業団", "企業団", "violated"), ("未定", "本市", "violated"),
  ])
  func wordsForTheBodyItself(_ municipality: String, _ party: String, _ verdict: String) {
    let found = lint("municipality: \(municipality)\ndepartment: 税務課\ntransfers:\n- {what: 名簿, from: \(party)}\n")
    #expect(found.problems == [])
    #expect(found.verdicts == [verdict])
  }

  /// Nothing is turned into its opposite, and what may be meant otherwise is asked about.
  @Test(arguments: [
    ("自治体: 青空市\n受渡し:\n- {内容: x, 渡す者: 市（渡さない）}", ["proposal/unknown-choice"]),
    ("自治体: 青空市\n受渡し:\n- {内容: x, 渡す者: 福祉課}", ["proposal/unknown-choice"]),
    ("自治体: 青空県\n受渡し:\n- {内容: x, 渡す者: 市}", ["proposal/another-body"]),
    ("自治体: 青空市\n受渡し:\n- {内容: x, 渡す者: 本県}", ["proposal/unknown-choice"]),
    ("自治体: 青空県\n消去:\n- {対象: x, 県の確認者: 監督職員}", []), ("自治体: 青空区\n消去:\n- {対象: x, 区の確認者: 監督職員}", []),
    ("自治体: 青空区\n受渡し:\n- {内容: x, 渡す者: 市}", []),
    ("自治体: 青空市\n受渡し:\n- {内容: x, 受取担当: 県職員}", ["proposal/unknown-choice"]),
    ("自治体: 青空県\n受渡し:\n- {内容: x, 受取担当: 県職員}", []),
    ("種類: オンライン接続\nシステム:\n- {名称: x, 回線: オンライン結合}", []),
    ("作業:\n- {工程: x, 実施者: 委託者, 場所: 委託者の事務所}", []), ("二次利用: 不可", []), ("二次利用: 禁止", []),
    ("種類: [外部提供, 本人外収集, その他（相談）]", []),
  ])
  func wordsAreReadOrAskedAbout(_ text: String, _ codes: [String]) {
    let proposal = Linter(.builtin()).lint(Array((text + "\n").utf8))
    #expect(proposal.result.problems.map(\.code) == codes)
    #expect(proposal.result.problems.allSatisfy { $0.fix == nil })
  }

  @Test(arguments: [
    ("大阪府", "府: 府 (府)", "Prefecture: municipality (prefecture)"), ("目黒区", "区: 区 (区)", "Ward: municipality (ward)"),
    ("青空機関", "実施機関: 実施機関 (実施機関)", "Public body: municipality (public body)"),
    ("未定", "市: 市 (市)", "City: municipality (city)"),
  ])
  func textsCallTheBodyWhatItIs(_ municipality: String, _ ja: String, _ en: String) throws {
    let linter = Linter(SmallRuleSet.ruleSet(Self.rule))
    var proposal = linter.lint(Array("自治体: \(municipality)\n受渡し:\n- {内容: x, 渡す者: 自治体}\n".utf8))
    let finding = try #require(proposal.result.findings.first)
    let fix = proposal.ruleSet.rules[0].fix
    #expect(proposal.text(fix, for: finding, .japanese) == ja)
    #expect(proposal.text(fix, for: finding, .english) == en)
    #expect(fix.source.ja.hasPrefix("市: "))
  }

  @Test func everyRecordTakesARemark() {
    for record in RuleSet.builtin().plan.vocabulary.records {
      #expect(record.keys.find(Array("備考".utf8)[...]) != nil, "\(record.name)")
    }
  }

  @Test func noUseIsNoUse() {
    let rule = SmallRuleSet.rule(require: "secondary_uses.size() == 0")
    let proposal = Linter(SmallRuleSet.ruleSet(rule)).lint(Array("二次利用: 不可\n".utf8))
    #expect(proposal.outcomes.map(\.verdict.word) == ["satisfied"])
  }
}
