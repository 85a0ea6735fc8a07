import Foundation
import Linting
import Proposal
import SourceText
import Testing
import YAML

@testable import Authoring

struct FormattingTests {
  /// What a proposal says, formatted once and twice, and there and back between the languages of keys.
  private func problem(_ bytes: [UInt8]) throws -> String? {
    let plan = SampleFixture.ruleSet.plan
    let before = SampleFixture.facts(bytes)
    let kept = try ProposalFormatter(SampleFixture.ruleSet, keys: nil).format(bytes)
    let japanese = try ProposalFormatter(SampleFixture.ruleSet, keys: .japanese).format(bytes)
    let english = try ProposalFormatter(SampleFixture.ruleSet, keys: .english).format(japanese)
    if try ProposalFormatter(SampleFixture.ruleSet, keys: nil).format(kept) != kept { return "keep: twice is not once" }
    if try ProposalFormatter(SampleFixture.ruleSet, keys: .japanese).format(japanese) != japanese {
      return "ja: twice is not once"
    }
    if try ProposalFormatter(SampleFixture.ruleSet, keys: .english).format(english) != english {
      return "en: twice is not once"
    }
    if try ProposalFormatter(SampleFixture.ruleSet, keys: .japanese).format(english) != japanese { return "ja, en, ja" }
    for result in [kept, japanese, english] {
      let after = SampleFixture.facts(result)
      if !before.facts.states(sameAs: after.facts, plan) { return "says something else" }
      if before.facts.tree.comments.count != after.facts.tree.comments.count { return "comments" }
    }
    return nil
  }

  @Test func samples() throws {
    #expect(SampleFixture.samples.count > 30)
    for sample in SampleFixture.samples { #expect(try problem(sample.bytes) == nil, "\(sample.name)") }
  }

  @Test func randomProposals() throws {
    for seed in 0..<200 {
      var random = RandomProposal(seed: UInt64(seed), SampleFixture.ruleSet.plan.vocabulary)
      let text = random.text()
      #expect(SampleFixture.facts(Array(text.utf8)).problems.isEmpty, "seed \(seed)\n\(text)")
      #expect(try problem(Array(text.utf8)) == nil, "seed \(seed)\n\(text)")
    }
  }

  @Test func orderIndentationKeysAndComments() throws {
    let text = """
      \u{FEFF}# 頭書き\r
      \r
      再委託: 禁止   # 末尾 📌\r
      deletion:\r
      -   方法: 溶解\r
          # 対象\r
          what: ["no", 名簿]\r
      \r
      \r
      件名: 配布業務\r
      """
    let japanese = """
      \u{FEFF}# 頭書き\r
      \r
      件名: 配布業務\r
      消去・廃棄:\r
        -\r
          # 対象\r
          内容: ["no", 名簿]\r
          方法: 溶解\r
      再委託: 禁止  # 末尾 📌\r

      """
    let formatted = try ProposalFormatter(SampleFixture.ruleSet, keys: .japanese).format(Array(text.utf8))
    #expect(
      SampleFixture.text(formatted).replacing("\r\n\r\n", with: "\r\n") == japanese.replacing("\r\n\r\n", with: "\r\n"))
  }

  @Test func keysWithoutAFieldStayBehindTheKeyBefore() throws {
    let text = "再委託: 禁止\n謎: 1\n件名: x\n"
    let formatted = try ProposalFormatter(SampleFixture.ruleSet, keys: .english).format(Array(text.utf8))
    #expect(SampleFixture.text(formatted) == "title: x\nsubcontracting: 禁止\n謎: 1\n")
  }

  @Test func refusals() {
    #expect(throws: ProposalFormatter.Refusal.self) {
      try ProposalFormatter(SampleFixture.ruleSet, keys: nil).format(Array("件名：x\n".utf8))
    }
    // One field under two names cannot be called by one.
    #expect(throws: ProposalFormatter.Refusal.self) {
      try ProposalFormatter(SampleFixture.ruleSet, keys: .japanese).format(Array("件名: x\ntitle: y\n".utf8))
    }
  }

  @Test func whatHoldsNothingIsRefused() {
    for text in ["", "# 注釈だけ\n", "\u{FEFF}", "- 件名\n"] {
      #expect(throws: ProposalFormatter.Refusal.self) {
        try ProposalFormatter(SampleFixture.ruleSet, keys: .japanese).format(Array(text.utf8))
      }
    }
  }

  @Test func theComparisonSeesEveryDifference() {
    let plan = SampleFixture.ruleSet.plan
    let base = "件名: x\n再委託: 禁止\n消去・廃棄: [{内容: [甲, 乙], 期限: 2026-04-01}]\n"
    let changes = [
      ("件名: x", "件名: y"), ("再委託: 禁止", "再委託: 可"), ("甲, 乙", "乙, 甲"), ("甲, 乙", "甲"), ("04-01", "04-02"),
      ("件名: x", "件名: 未定"), ("件名: x", "件名:"), ("再委託: 禁止", "再委託: 謎"),
    ]
    let before = SampleFixture.facts(Array(base.utf8)).facts
    #expect(before.states(sameAs: SampleFixture.facts(Array(base.utf8)).facts, plan))
    for (old, new) in changes {
      let after = SampleFixture.facts(Array(base.replacingOccurrences(of: old, with: new).utf8)).facts
      #expect(!before.states(sameAs: after, plan), "\(new)")
    }
  }
}
