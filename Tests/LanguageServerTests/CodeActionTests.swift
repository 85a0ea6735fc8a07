import SourceText
import Testing

@testable import LanguageServer

struct CodeActionTests {
  @Test func mendsAreOffered() {
    var client = Client()
    client.open("件名: x\n諮問の種別: 外部委託\n種類: 外部委託だ\n")
    #expect(client.actions(for: "proposal/unknown-field").first?.text.contains("\n諮問の種類: 外部委託") == true)
    let actions = client.actions(for: "proposal/unknown-choice")
    #expect(actions.first?.title == "「外部委託」に直す")
    #expect(actions.first?.text.contains("種類: 外部委託\n") == true)
    #expect(actions.contains { $0.text.contains("種類: 指定管理者\n") })
  }

  @Test func slipsOfTheHandAreMendedOneByOneOrAllAtOnce() {
    var client = Client()
    client.open("件名: x\n種類：外部委託\n再委託:禁止\n")
    #expect(client.actions(for: "yaml/full-width-colon").first?.text == "件名: x\n種類: 外部委託\n再委託:禁止\n")
    let whole = JSONValue(
      EditorRange(start: EditorPosition(line: 0, character: 0), end: EditorPosition(line: 9, character: 0)))
    let all = client.actions(in: whole, .object(["diagnostics": [], "only": ["source.fixAll"]]))
    #expect(all.map(\.text) == ["件名: x\n種類: 外部委託\n再委託: 禁止\n"])
    #expect(client.actions(in: whole, .object(["diagnostics": [], "only": ["refactor"]])).isEmpty)
    #expect(client.actions(in: whole, .object(["diagnostics": []])).allSatisfy { $0.text != all[0].text })
  }

  /// REVIEW A1: what denies or qualifies stays offered as a choice, but no key and no saving makes it by itself.
  @Test(arguments: [
    "種類: 非外部委託", "再委託: 認めず", "再委託: 禁止しない", "種類: 外部委宅", "旧件名: x", "受渡し: [{渡す者: 受領者}]", "受渡し: [{方法: 簡易書留以外}]",
    "受渡し: [{暗号化: 暗号化解除}]", "受渡し: [{形: 電子データ・紙}]", "外部記録媒体: {使用: 使用禁止しない}", "廃棄: [{方法: 溶解せず}]", "廃棄: [{証拠: 証明書不要}]",
  ])
  func fixAllTurnsNothingAround(_ line: String) {
    var client = Client()
    client.open("件名：x\n\(line)\n")
    let whole = JSONValue(
      EditorRange(start: EditorPosition(line: 0, character: 0), end: EditorPosition(line: 9, character: 0)))
    let all = client.actions(in: whole, .object(["diagnostics": [], "only": ["source.fixAll"]]))
    #expect(all.map(\.text) == ["件名: x\n\(line)\n"])
    client.open("件名: x\n\(line)\n")
    #expect(client.actions(in: whole, .object(["diagnostics": [], "only": ["source.fixAll"]])).isEmpty)
    let offered = client.actions(in: whole, .object(["diagnostics": []]))
    #expect(!offered.isEmpty)
    #expect(offered.allSatisfy { !$0.isPreferred })
  }

  @Test func missingFactsAreInsertedInPlaceBelowTheQuestion() {
    var client = Client()
    client.open("# 案\r\n件名: x\r\n消去・廃棄:\r\n  - 内容: 氏名   # 注\r\n    行う者: 受託者\r\n    方法: 溶解\r\n経過:\r\n")
    let actions = client.actions(for: "deletion/timing")
    let stub = actions.first?.text ?? ""
    #expect(stub.contains("\r\n    # いつ消去・廃棄するのですか。"))
    #expect(stub.contains("\r\n    時期: 未定\r\n"))
    #expect(stub.contains("  - 内容: 氏名   # 注\r\n"))
    client.open(stub)
    #expect(!client.codes().contains { $0.hasPrefix("yaml/") || $0.hasPrefix("proposal/") })
    // What was inserted is undecided now, and is not offered again.
    #expect(client.actions(for: "deletion/timing").allSatisfy { !$0.title.contains("書き足す") })
  }

  @Test func aMissingChoiceIsOfferedWordByWord() {
    var client = Client()
    client.open("title: x\ndeletion:\n  - {what: name, by: contractor, form: file}\n")
    let words = client.actions(for: "deletion/evidence").map(\.text)
    #expect(words.contains { $0.contains("form: file, evidence: certificate") || $0.contains("evidence: certificate") })
    for text in words {
      client.open(text)
      #expect(!client.codes().contains { $0.hasPrefix("yaml/") || $0.hasPrefix("proposal/") })
    }
  }

  @Test func aSuppressionHoldsOnceItsReasonIsWritten() {
    var client = Client()
    client.open("件名: x\n消去・廃棄:\n  - 内容: 氏名\n    行う者: 受託者\n")
    let text = client.actions(for: "deletion/method-named").last?.text ?? ""
    #expect(text.contains("\n  # shimon: ignore deletion/method-named reason=\"\"\n  - 内容"))
    client.open(text)
    #expect(client.codes().contains("suppression/no-reason"))
    #expect(client.codes().contains("deletion/method-named"))
    client.open(text.replacing("reason=\"\"", with: "reason=\"市が行う\""))
    #expect(!client.codes().contains("deletion/method-named"))
    #expect(!client.codes().contains { $0.hasPrefix("suppression/") })
  }

  @Test func pastedPersonalDataStaysAsItIs() {
    var client = Client()
    let text = "件名: x\n目的: 個人番号 123456789018\n消去・廃棄:\n  - 内容: 氏名\n    行う者: 受託者\n"
    client.open(text)
    #expect(client.codes().contains("data-items/pasted-personal-data"))
    #expect(client.actions(for: "deletion/method-named").first?.text.contains("123456789018") == true)
  }

  @Test func onlyTheDiagnosticsInQuestionAreAnswered() {
    var client = Client()
    client.open("件名: x\n種類: 外部委託\n")
    let head = client.actions(for: "sections/data-items")
    #expect(!head.isEmpty)
    #expect(head.allSatisfy { $0.title.contains("個人情報の項目") || $0.title.contains("sections/data-items") })
  }

  @Test func anEditorThatTakesOnlyCommandsGetsNone() {
    var client = Client(capabilities: "{}")
    client.open("種類: 外部委託だ\n")
    #expect(client.actions(for: "proposal/unknown-choice").isEmpty)
  }

  @Test func editsNameTheVersionWhereTheEditorTakesIt() {
    var client = Client(
      capabilities: Client.capable.replacing("\"documentChanges\": false", with: "\"documentChanges\": true"))
    client.open("種類: 外部委託だ\n")
    let place = "{\"start\": {\"line\": 0, \"character\": 5}, \"end\": {\"line\": 0, \"character\": 5}}"
    let actions = client.request(
      "textDocument/codeAction",
      "{\"textDocument\": {\"uri\": \"untitled:a\"}, \"range\": \(place), \"context\": {\"diagnostics\": []}}")
    let change = actions?.items?.first?["edit"]?["documentChanges"]?.items?.first
    #expect(change?["textDocument"] == .object(["uri": "untitled:a", "version": 1]))
  }
}
