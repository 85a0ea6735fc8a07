import Linting
import Proposal
import SourceText
import Testing

/// Which findings of an older version are gone, new, or still open.
struct FindingsDifferenceTests {
  private func compare(_ old: String, _ new: String, rule: String) -> (
    difference: FindingsDifference, old: [Finding], proposal: LintedProposal, result: FileResult
  ) {
    let ruleSet = SmallRuleSet.ruleSet(rule)
    #expect(ruleSet.problems.map(\.diagnostic.message.en).isEmpty)
    let linter = Linter(ruleSet)
    let (older, newer) = (linter.lint(Array(old.utf8)), linter.lint(Array(new.utf8)))
    let before = older.result.findings
    let names = (old: older.facts.entryNames(ruleSet.plan), new: newer.facts.entryNames(ruleSet.plan))
    return (FindingsDifference(old: before, new: newer.result.findings, names: names), before, newer, newer.result)
  }

  private let rule = SmallRuleSet.rule(for: "deletion", when: "it.by == \"contractor\"", require: "stated(it.software)")

  private func entry(_ name: String, _ more: String = "") -> String {
    "  - 内容: \(name)\n    行う者: 受託者\n\(more)"
  }

  @Test func sameFindingsAreOpenWhereverTheyStand() {
    let (difference, _, _, _) = compare(
      "廃棄:\n" + entry("名簿") + entry("票"), "件名: x\n廃棄:\n" + entry("票") + entry("名簿"), rule: rule)
    #expect(difference.gone.isEmpty && difference.new.isEmpty)
    #expect(difference.open.map(\.old).sorted() == [0, 1])
  }

  @Test func aRenamedEntryKeepsItsFinding() {
    let (difference, _, _, _) = compare("廃棄:\n" + entry("名簿"), "廃棄:\n" + entry("対象者名簿"), rule: rule)
    #expect(difference.open.count == 1)
  }

  @Test func anotherMissingFactIsStillTheSameQuestion() {
    let two = SmallRuleSet.rule(for: "deletion", require: "stated(it.software) && stated(it.by)")
    let (difference, old, _, result) = compare(
      "廃棄:\n  - 内容: 名簿\n", "廃棄:\n  - 内容: 名簿\n    ソフト名: 消すくん\n", rule: two)
    #expect(old.map(\.fingerprint) != result.findings.map(\.fingerprint))
    #expect(difference.open.count == 1 && difference.new.isEmpty && difference.gone.isEmpty)
  }

  @Test func anotherEntryInThePlaceOfASettledOneIsNew() {
    let (difference, _, _, _) = compare(
      "廃棄:\n" + entry("名簿") + entry("票"),
      "廃棄:\n" + entry("控え") + entry("名簿", "    ソフト名: 消すくん\n") + entry("票"), rule: rule)
    #expect(difference.gone == [0])
    #expect(difference.new == [0])
    #expect(difference.open.count == 1)
  }

  @Test func newFindingsAreNew() {
    let (difference, _, _, _) = compare("廃棄: なし\n", "廃棄:\n" + entry("名簿"), rule: rule)
    #expect(difference.new == [0])
  }

  @Test(arguments: [
    ("廃棄:\n  - 内容: 名簿\n    行う者: 受託者\n    ソフト名: 消すくん\n", "satisfied"),
    ("廃棄:\n  - 内容: 名簿\n    行う者: 市\n", "entry"), ("廃棄: なし\n", "entry"), ("廃棄:\n  - 内容: 票\n", "entry"),
    (
      "廃棄:\n  # shimon: ignore topic/rule reason=\"市が消す\"\n  - 内容: 名簿\n    行う者: 受託者\n",
      "accepted 市が消す"
    ),
  ])
  func goneFindingsSayWhy(_ new: String, _ expected: String) throws {
    let (difference, old, judged, _) = compare("廃棄:\n" + entry("名簿"), new, rule: rule)
    var proposal = judged
    #expect(difference.gone == [0])
    switch proposal.ending(of: try #require(old.first)) {
    case .satisfied(let evidence):
      #expect(expected == "satisfied")
      #expect(!evidence.isEmpty)
    case .entryGone: #expect(expected == "entry")
    case .accepted(let suppression): #expect(expected == "accepted \(suppression.reason)")
    case .notApplicable, .undetermined, .unknown: Issue.record("another ending than \(expected)")
    }
  }

  @Test func aRuleThatDoesNotApplyAnyMoreSaysSo() throws {
    let whole = SmallRuleSet.rule(when: "taken_outside", require: "stated(purpose)")
    var (_, old, proposal, _) = compare("外部への持出し: はい\n", "外部への持出し: いいえ\n", rule: whole)
    guard case .notApplicable = proposal.ending(of: try #require(old.first)) else {
      Issue.record("it does not apply any more")
      return
    }
    proposal = Linter(proposal.ruleSet).lint(Array("件名: x\n".utf8))
    guard case .undetermined = proposal.ending(of: try #require(old.first)) else {
      Issue.record("it waits for a fact")
      return
    }
  }
}
