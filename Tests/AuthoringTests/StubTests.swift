import CEL
import Linting
import Proposal
import SourceText
import Testing
import YAML

@testable import Authoring

struct StubTests {
  private func stubs(_ bytes: [UInt8], _ language: Language = .japanese) -> StubWriter.Outcome {
    var writer = StubWriter(Linter(SampleFixture.ruleSet), language: language)
    return writer.add(to: bytes)
  }

  @Test func everyMissingFactGetsItsStubOnce() {
    for sample in SampleFixture.samples.enumerated().filter({ $0.offset % 7 == 0 }).map(\.element) {
      let outcome = stubs(sample.bytes)
      #expect(outcome.left.isEmpty, "\(sample.name): \(outcome.left)")
      let (facts, problems) = SampleFixture.facts(outcome.bytes)
      #expect(problems.isEmpty, "\(sample.name)")
      #expect(
        facts.tree.comments.count >= SampleFixture.facts(sample.bytes).facts.tree.comments.count + outcome.count / 8)
      let proposal = Linter(SampleFixture.ruleSet).lint(outcome.bytes)
      let findings = proposal.result.findings.filter { $0.verdict == .unstated }
      let open = findings.flatMap(\.missing).filter {
        !$0.isUndecided && proposal.facts.memory.cells[$0.cell].kind == .unknown
      }
      #expect(open.isEmpty, "\(sample.name): \(open.map(\.path))")
      let again = stubs(outcome.bytes)
      #expect(again.count == 0 && again.bytes == outcome.bytes, "\(sample.name)")
    }
  }

  @Test func linesOfTheFileStay() {
    let text = "\u{FEFF}件名: 印刷📌  # 注\r\n種類: 外部委託\r\n個人情報の項目: [氏名, 住所]\r\n再委託: 禁止"
    let outcome = stubs(Array(text.utf8))
    let result = SampleFixture.text(outcome.bytes)
    #expect(outcome.count > 10)
    #expect(result.hasPrefix("\u{FEFF}件名: 印刷📌  # 注\r\n"))
    #expect(result.contains("\r\n# 問: "))
    #expect(result.contains("\r\n所管課: 未定\r\n"))
    #expect(result.contains("  - 名称: 氏名\r\n"))
    #expect(!result.replacing("\r\n", with: "").contains("\n"))
  }

  @Test func englishFileEnglishStubs() {
    let outcome = stubs(Array("title: Printing\nkind: outsourcing\n".utf8), .english)
    let result = SampleFixture.text(outcome.bytes)
    #expect(result.contains("\n# Q: "))
    #expect(result.contains("\ndepartment: TBD\n"))
  }

  @Test func unreadableFilesStay() {
    let text = "件名：x\n"
    #expect(stubs(Array(text.utf8)).bytes == Array(text.utf8))
  }

  /// What is quoted in a question cannot leave the comment.
  @Test func hostileNames() {
    let text = "種類: 外部委託\n受渡し:\n  - 内容: \"名簿\\n再委託: 可\\e[31m\"\n    渡す者: 市\n"
    let outcome = stubs(Array(text.utf8))
    #expect(outcome.count > 5)
    #expect(SampleFixture.facts(outcome.bytes).problems.isEmpty)
    #expect(!outcome.bytes.contains(0x1B))
    #expect(!SampleFixture.text(outcome.bytes).contains("\n再委託: 可"))
  }
}
