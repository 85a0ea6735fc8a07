import Linting
import SourceText
import Testing

struct FindingTests {
  private static let rule = SmallRuleSet.rule(
    for: "deletion", when: "it.by == \"contractor\"",
    require: "stated(it.software) && stated(it.method) && it.method.exists(m, m in disposal_method.irrecoverable)",
    fix: "「{it.what}」を{it.by}が{it.method}する。")

  private func lint(_ text: String, _ rule: String = rule) -> (
    findings: [Finding], proposal: LintedProposal, file: SourceFile
  ) {
    let linter = Linter(SmallRuleSet.ruleSet(rule))
    let file = SourceFile(name: "x.yaml", text: text)
    let proposal = linter.lint(file.bytes)
    let result = proposal.result
    #expect(result.problems.isEmpty)
    return (result.findings, proposal, file)
  }

  @Test func violationPointsAtTheDecidingFact() {
    let (findings, _, file) = lint("廃棄:\n  - 内容: 名簿\n    行う者: 受託者\n    方法: 初期化\n    消去ソフト: X\n")
    #expect(findings.map { file.text($0.span) } == ["方法: 初期化"])
    #expect(findings.map(\.path) == ["deletion[0].method"])
    #expect(findings.map(\.subject) == ["名簿 / 受託者"])
    #expect(findings.map(\.verdict) == [.violated])
  }

  @Test func unstatedFactsComeTogether() {
    let (findings, _, file) = lint("廃棄:\n  - 内容: 名簿\n    行う者: 受託者\n")
    #expect(findings.map { $0.missing.map(\.path) } == [["deletion[0].software", "deletion[0].method"]])
    #expect(findings.map { file.text($0.span) } == ["内容: 名簿"])
    #expect(findings.map(\.severity) == [.warning])
  }

  @Test func undecidedIsMarkedAsSuch() {
    let (findings, _, file) = lint("廃棄:\n  - 内容: 名簿\n    行う者: 受託者\n    消去ソフト: 未定\n    方法: 溶解\n")
    #expect(findings.flatMap(\.missing).map(\.isUndecided) == [true])
    #expect(findings.map { file.text($0.span) } == ["消去ソフト: 未定"])
  }

  @Test func textsQuoteFacts() throws {
    let (findings, judged, _) = lint("廃棄:\n  - 内容: [名簿, 票]\n    行う者: 受託者\n    方法: 初期化\n    消去ソフト: X\n")
    var proposal = judged
    #expect(findings.count == 1)
    let finding = try #require(findings.last)
    let template = proposal.ruleSet.rules[0].fix
    #expect(proposal.text(template, for: finding, .japanese) == "「名簿、票」を受託者が初期化する。")
    #expect(proposal.text(template, for: finding, .english).hasPrefix("「名簿, 票」をvendorがformat"))
  }

  @Test func fingerprintsSurviveEdits() {
    let entry = "  - 内容: 名簿\n    行う者: 受託者\n"
    let other = "  - 内容: 票\n    行う者: 受託者\n"
    func prints(_ text: String) -> Set<UInt64> { Set(lint(text).findings.map(\.fingerprint)) }
    let base = prints("廃棄:\n\(entry)\(other)")
    #expect(base.count == 2)
    #expect(prints("# 注\n件名: x\ndeletion:\n\(other)\(entry)") == base)
    #expect(prints("廃棄:\n\(entry)").isSubset(of: base))
    #expect(prints("廃棄:\n  - 内容: 名簿\n    by: contractor\n").isSubset(of: base))
    #expect(prints("廃棄:\n\(entry)\(entry)").count == 2)
  }

  /// Neither the order of the names by which an entry is known, nor which entry lacks the first of several facts.
  @Test func fingerprintsSurviveReorderedLists() {
    func prints(_ text: String) -> Set<UInt64> { Set(lint(text).findings.map(\.fingerprint)) }
    let known = "廃棄:\n  - 内容: [名簿, 票]\n    行う者: 受託者\n"
    #expect(prints(known).count == 1)
    #expect(prints(known.replacing("名簿, 票", with: "票, 名簿")) == prints(known))
    #expect(prints(known.replacing("名簿, 票", with: "票, 控え")) != prints(known))
    let rule = SmallRuleSet.rule(require: "transfers.exists(t, stated(t.carried_by) && stated(t.route))")
    func lacking(_ entries: [String]) -> [UInt64] {
      let linter = Linter(SmallRuleSet.ruleSet(rule))
      return linter.lint(Array("transfers:\n\(entries.joined())".utf8)).result.findings.map(\.fingerprint)
    }
    let entries = ["- {what: 名簿, carried_by: city}\n", "- {what: 票, route: 直行}\n"]
    #expect(lacking(entries).count == 1)
    #expect(lacking(entries.reversed()) == lacking(entries))
  }

  @Test func aFactThatCouldNotBeReadIsNotAskedFor() {
    let linter = Linter(SmallRuleSet.ruleSet(FindingTests.rule))
    let proposal = linter.lint(Array("廃棄:\n  - 内容: 名簿\n    行う者: 受託者\n    方法: 溶海\n    消去ソフト: X\n".utf8))
    let result = proposal.result
    #expect(result.problems.map(\.code) == ["proposal/unknown-choice"])
    #expect(result.findings.isEmpty)
    #expect(!result.isReadable)
  }

  @Test func refusedFormGivesNoFindings() {
    let linter = Linter(SmallRuleSet.ruleSet(FindingTests.rule))
    let proposal = linter.lint(Array("廃棄:\n  - 内容：名簿\n".utf8))
    let result = proposal.result
    #expect(result.findings.isEmpty)
    #expect(!result.isReadable)
  }
}
