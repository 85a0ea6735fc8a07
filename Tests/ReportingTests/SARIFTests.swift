import Linting
import SourceText
import Testing

@testable import Reporting

struct SARIFTests {
  private func sarif(
    _ files: [(name: String, text: String)], limit: Int = SARIFFormat.resultLimit
  ) -> String {
    let ruleSet = FormatFixture.ruleSet()
    return FormatFixture.write(SARIFFormat(FormatFixture.setting(ruleSet), limit: limit), ruleSet, files)
  }

  @Test func columnsAreUTF16() throws {
    let text = sarif([("b/提案 1.yaml", "# 🎁\n受渡し: [{内容: 🎁𠮷名簿, 渡す者: 市, 受け取る者: 受託者, 方法: 普通郵便}]\r\n")])
    let region = "runs 0 results 0 locations 0 physicalLocation region "
    #expect(try FormatFixture.json(text, "runs 0 columnKind") == "utf16CodeUnits")
    #expect(try FormatFixture.json(text, region + "startLine") == "2")
    #expect(try FormatFixture.json(text, region + "startColumn") == "40")
    #expect(try FormatFixture.json(text, region + "endColumn") == "48")
    #expect(try FormatFixture.json(text, region + "snippet text") == "方法: 普通郵便")
    let location = "runs 0 results 0 locations 0 physicalLocation artifactLocation "
    #expect(try FormatFixture.json(text, location + "uri") == "b/%E6%8F%90%E6%A1%88%201.yaml")
    #expect(try FormatFixture.json(text, location + "uriBaseId") == "%SRCROOT%")
    #expect(try FormatFixture.json(text, "runs 0 results 0 ruleIndex") == "0")
    #expect(try FormatFixture.json(text, "runs 0 tool driver rules 0 id") == "local/method")
    #expect(
      try FormatFixture.json(text, "runs 0 results 0 locations 0 logicalLocations 0 fullyQualifiedName")?.isEmpty
        == false)
  }

  @Test func problemsAreResultsWithRules() throws {
    let text = sarif([("a.yaml", "件名: 🎁\n種類：x\n"), ("b.yaml", "受渡し: なし\n")])
    #expect(try FormatFixture.json(text, "runs 0 results 0 ruleId") == "yaml/full-width-colon")
    #expect(try FormatFixture.json(text, "runs 0 results 0 ruleIndex") == nil)
    #expect(try FormatFixture.json(text, "runs 0 tool driver rules 1 id") == "yaml/full-width-colon")
    #expect(try FormatFixture.json(text, "runs 0 invocations 0 executionSuccessful") == "0")
    #expect(try FormatFixture.count(text, "runs 0 invocations 0 toolExecutionNotifications") == 1)
    #expect(try FormatFixture.json(text, "runs 0 results 0 partialFingerprints shimon/v1")?.count == 16)
  }

  /// A viewer applies a fix at a key: only what cannot change what is said is given as one.
  @Test func onlySafeFixesAreOffered() throws {
    let text = sarif([("a.yaml", "件名: 🎁\n種類：x\n"), ("b.yaml", "受渡し: [{内容: x, 方法: 普通郵便以外}]\n")])
    let fix = "runs 0 results 0 fixes 0 artifactChanges 0 "
    #expect(try FormatFixture.json(text, fix + "artifactLocation uri") == "a.yaml")
    #expect(try FormatFixture.json(text, fix + "replacements 0 deletedRegion startLine") == "2")
    #expect(try FormatFixture.json(text, fix + "replacements 0 deletedRegion startColumn") == "3")
    #expect(try FormatFixture.json(text, fix + "replacements 0 deletedRegion endColumn") == "4")
    #expect(try FormatFixture.json(text, fix + "replacements 0 insertedContent text") == ": ")
    #expect(text.split(separator: "\"fixes\"").count == 2)
    #expect(text.contains("proposal/unknown-choice"))
  }

  @Test func noTextMakesALinkOrSteersAViewer() throws {
    let text = sarif([("a.yaml", FormatFixture.proposal(1, what: "\"[x](1)\\u202E\\u001B\\\\\""))])
    let message = try #require(try FormatFixture.json(text, "runs 0 results 0 message text"))
    #expect(message.contains("What of \\[x\\](1)\u{FFFD}\u{FFFD}\\\\"))
    #expect(message.contains("\\[bad\\](https://example.com)"))
    #expect(!text.contains("\u{202E}"))
    let help = try #require(try FormatFixture.json(text, "runs 0 tool driver rules 0 help markdown"))
    #expect(help.contains("\\<Danger\\> \\& \\[bad\\]"))
  }

  @Test func whatHasNoRoomIsCounted() throws {
    let files = [("a.yaml", FormatFixture.proposal(3)), ("b.yaml", FormatFixture.proposal(3))].map {
      (name: $0.0, text: $0.1)
    }
    let text = sarif(files, limit: 4)
    #expect(try FormatFixture.count(text, "runs 0 results") == 4)
    let note = try FormatFixture.json(text, "runs 0 invocations 0 toolExecutionNotifications 0 message text")
    #expect(note == "SARIF takes 4 results; 2 findings were left out, the lightest first.")
    #expect(try FormatFixture.count(sarif(files), "runs 0 results") == 6)
    #expect(try FormatFixture.count(sarif(files), "runs 0 invocations 0 toolExecutionNotifications") == 0)
  }

  @Test func longDescriptionsAreCut() throws {
    let long = String(repeating: "あ", count: 2_000)
    let rule = FormatFixture.rule.replacing("ja: \"<危ない> & [悪い](https://example.com)\"", with: "ja: \(long)")
    let ruleSet = FormatFixture.ruleSet(["local/method": rule])
    #expect(ruleSet.problems.isEmpty)
    let text = FormatFixture.write(SARIFFormat(FormatFixture.setting(ruleSet, .japanese)), ruleSet, [])
    let shown = try FormatFixture.json(text, "runs 0 tool driver rules 0 fullDescription text")
    #expect(shown?.unicodeScalars.count == 1_024)
    #expect(try FormatFixture.count(text, "runs 0 results") == 0)
  }
}
