import Linting
import Proposal
import SourceText
import Testing

/// Two versions of a proposal, fact by fact.
struct FactsDifferenceTests {
  private func changes(_ old: String, _ new: String, _ language: Language = .english) -> [FactsDifference.Change] {
    let linter = Linter(SmallRuleSet.ruleSet(SmallRuleSet.rule(require: "stated(title)")))
    let (before, after) = (linter.lint(Array(old.utf8)), linter.lint(Array(new.utf8)))
    #expect(before.result.isReadable && after.result.isReadable)
    return FactsDifference(old: before.facts, new: after.facts, linter.ruleSet.plan, language: language).changes
  }

  /// A change in a line: section, entry, label, what became of it, old and new text.
  private func lines(_ old: String, _ new: String) -> [String] {
    changes(old, new).map { change in
      let sides = [change.old?.text, change.new?.text].map { $0 ?? "-" }.joined(separator: " > ")
      return "\(change.kind.rawValue) \(change.section)|\(change.entry)|\(change.label): \(sides)"
    }
  }

  @Test func nothingChangesWithKeysOrderOrLayout() {
    let old = "件名: 配布\n廃棄:\n  - 内容: 名簿\n    行う者: 受託者\n  - {内容: 票, 方法: [溶解, 裁断]}\n"
    let new =
      "\u{FEFF}deletion:\r\n  - {what: 票, method: [裁断, 溶解]} # 😀\r\n  - what: 名簿\r\n    by: contractor\r\ntitle: 配布\r\n"
    #expect(lines(old, new).isEmpty)
    #expect(lines(old, old).isEmpty)
  }

  @Test func factsComeChangeAndGo() {
    #expect(
      lines("件名: 配布\n目的: 配る\n", "件名: 配付\n所管課: 福祉課\n") == [
        "changed title||title: 配布 > 配付", "added department||department: - > 福祉課", "removed purpose||purpose: 配る > -",
      ])
  }

  @Test func undecidedAndNoneAreStatements() {
    #expect(lines("目的: 未定\n", "目的: 配る\n") == ["changed purpose||purpose: undecided > 配る"])
    #expect(lines("廃棄: なし\n", "件名: x\n").last == "removed deletion||deletion: none > -")
    #expect(lines("件名:\n", "件名: ~\n").isEmpty)
  }

  @Test func entriesAreKnownByName() {
    let old = "廃棄:\n  - 内容: 名簿\n    方法: 溶解\n  - 内容: 票\n"
    let new = "廃棄:\n  - 内容: 票\n  - 内容: 名簿\n    方法: 裁断\n  - 内容: 控え\n    方法: 溶解\n"
    #expect(
      lines(old, new) == [
        "changed deletion|名簿|method: dissolution > shredder",
        "added deletion|控え|: - > method: dissolution",
      ])
  }

  @Test func aRenamedEntryIsTheSame() {
    let fields = "    行う者: 受託者\n    方法: 溶解\n    証拠: 証明書\n"
    let result = lines("廃棄:\n  - 内容: 名簿\n\(fields)", "廃棄:\n  - 内容: 対象者名簿\n\(fields)")
    #expect(result == ["changed deletion|対象者名簿 / 受託者|what: 名簿 > 対象者名簿"])
  }

  @Test func entriesGoWithAllTheyState() {
    let old = "廃棄:\n  - 内容: 名簿\n    方法: 溶解\n"
    #expect(lines(old, "廃棄: なし\n").last == "removed deletion|名簿|: method: dissolution > -")
    #expect(lines(old, "件名: x\n").last == "removed deletion|名簿|: method: dissolution > -")
    #expect(changes("廃棄: なし\n", old).map(\.kind) == [.added])
  }

  @Test func namesakesAreTakenInOrder() {
    let one = "  - 内容: 名簿\n    方法: 溶解\n"
    let other = "  - 内容: 名簿\n    方法: 裁断\n"
    #expect(lines("廃棄:\n\(one)\(other)", "廃棄:\n\(one)\(other)").isEmpty)
    #expect(lines("廃棄:\n\(one)", "廃棄:\n\(one)\(other)").count == 1)
  }

  @Test func listsSayWhatCameAndWent() throws {
    let change = try #require(
      changes("廃棄:\n  - {内容: 票, 方法: [溶解, 裁断]}\n", "廃棄:\n  - {内容: 票, 方法: [裁断, 焼却]}\n", .japanese).first)
    #expect(change.addedItems == ["焼却"])
    #expect(change.removedItems == ["溶解"])
  }

  @Test func recordsInRecordsAreCompared() {
    let result = lines("再委託: 禁止\n", "再委託:\n  可否: 承認制\n  再委託先:\n    - 名称: A社\n")
    #expect(result.contains { $0.hasPrefix("changed subcontracting||") })
    #expect(result.contains { $0.hasPrefix("added subcontracting|A社|") })
  }

  @Test func placesAreThoseOfEachVersion() throws {
    let old = "# 旧\n\n目的: 配る\n"
    let new = "目的: 届ける\n"
    let change = try #require(changes(old, new).first)
    let before = try #require(change.old)
    let now = try #require(change.new)
    #expect(SourceFile(name: "old", text: old).text(before.span) == "目的: 配る")
    #expect(SourceFile(name: "new", text: new).text(now.span) == "目的: 届ける")
    #expect(now.path == "purpose")
  }
}
