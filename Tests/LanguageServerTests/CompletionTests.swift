import Linting
import SourceText
import Testing

@testable import LanguageServer

struct CompletionTests {
  @Test func keysOfTheProposalThatAreNotThereYet() {
    var client = Client()
    let labels = client.completions("件名: x\n▮\n保管:\n  - 内容: 氏名\n")
    #expect(labels.first == "形式")
    #expect(labels.contains("受渡し"))
    #expect(!labels.contains("件名"))
    #expect(!labels.contains("保管"))
  }

  @Test func theLanguageIsThatOfTheFile() {
    var client = Client()
    #expect(client.completions("title: x\nkind: outsourcing\n▮").contains("transfers"))
    #expect(client.completions("title: x\n件名: y\n対象者:\n▮").contains("受渡し"))
    // An empty file has none; the editor's language counts then.
    var english = Client(more: ", \"locale\": \"en\"")
    #expect(english.completions("▮").contains("transfers"))
    #expect(english.completions("種類: ▮").first == "外部委託")
    #expect(english.completions("kind: ▮").first == "outsourcing")
  }

  @Test(arguments: [
    ("受渡し:\n  - ▮", "内容", "内容: "), ("受渡し:\n  ▮", "内容", "- 内容: "), ("受渡し:\n▮\n  - 内容: a", "保管", "保管:"),
    ("受渡し:\n- ▮", "内容", "内容: "), ("受渡し:\n- 内容: a\n  ▮", "形", "形: "), ("受渡し:\n  - 内容: a\n\n    # 注\n    ▮", "形", "形: "),
    ("作業:\n  - 工程: a\n    生じる写し:\n      - ▮", "名称", "名称: "), ("受渡し: [{▮", "内容", "内容: "),
    ("受渡し:\n  - {内容: a, ▮}", "形", "形: "), ("受渡し: [\n  {内容: a,\n   ▮", "形", "形: "), ("\u{FEFF}▮", "件名", "件名: "),
    ("件名: x\r\n受渡し:\r\n  - 内▮\r\n    形: 紙\r\n", "内容", "内容: "), ("外部記録媒体:\n  ▮", "使用", "使用: "),
    ("\"外部記録媒体\":\n  ▮", "使用", "使用: "), ("件名: \"a: # b\"\n▮", "種類", "種類: "),
  ])
  func keys(_ text: String, _ label: String, _ written: String) {
    var client = Client()
    let item = client.items(text).first { $0["label"]?.text == label }
    #expect(item?["textEdit"]?["newText"]?.text == written)
  }

  @Test(arguments: [
    ("種類: ▮", "外部委託", "外部委託"), ("種類:▮", "外部委託", " 外部委託"), ("種類: 外▮部", "外部委託", "外部委託"),
    ("再委託: ▮", "禁止", "禁止"), ("再委託:\n  可否: ▮", "禁止", "禁止"), ("日程:\n  年度またぎ: ▮", "はい", "はい"),
    ("文書:\n  - 定める事項: [秘密保持, ▮]", "複写・複製の禁止", "複写・複製の禁止"),
    ("文書:\n  - 定める事項:\n      - ▮", "秘密保持", "秘密保持"), ("文書:\n  - 定める事項:\n      ▮", "秘密保持", "- 秘密保持"),
    ("文書:\n  - 定める事項: [\n      \"秘密保持\",  # 注 ]\n      ▮", "秘密保持", "秘密保持"),
    ("受渡し:\n  - {内容: a, 形: ▮}", "紙", "紙"), ("件名: ▮", "未定", "未定"), ("対象者: ▮", "なし", "なし"),
    ("種類: ▮  # 注", "外部委託", "外部委託"), ("種類:\n  ▮", "外部委託", "- 外部委託"),
  ])
  func values(_ text: String, _ label: String, _ written: String) {
    var client = Client()
    let item = client.items(text).first { $0["label"]?.text == label }
    #expect(item?["textEdit"]?["newText"]?.text == written)
  }

  @Test func dataSetsAreOfferedByName() {
    let head = "個人情報の項目:\n  - 名称: 氏名\n  - 名称: \"住所, 方書\"\n作業:\n  - 工程: a\n    生じる写し:\n      - 名称: 名簿\n"
    var client = Client()
    let items = client.items(head + "受渡し:\n  - 内容: [▮]\n")
    #expect(items.prefix(3).map { $0["textEdit"]?["newText"]?.text } == ["氏名", "\"住所, 方書\"", "名簿"])
    // Also while the document is broken elsewhere.
    #expect(client.completions(head + "壊れた行\n受渡し:\n  - 内容: ▮\n").starts(with: ["氏名", "住所, 方書", "名簿"]))
  }

  @Test(arguments: [
    "目的: |\n  本文\n  ▮", "目的: >\n  本文:\n    ▮", "# ▮", "件名: x  # ▮", "知らない項目:\n  ▮", "件名: x\n  ▮", "受渡し:\n  -▮",
    "件名: x\n受渡し:\n  - 内容： ▮", "受渡し: {▮", "---▮", "種類: [外部委託]▮",
  ])
  func whereNothingIsKnownNothingIsOffered(_ text: String) {
    var client = Client()
    let labels = client.completions(text)
    #expect(!labels.contains("内容") && !labels.contains("外部委託") && !labels.contains("受渡し"))
  }

  @Test func otherWordsFindTheKeyAsTheyAreTyped() {
    var client = Client()
    func filter(_ text: String) -> [String] {
      client.items(text).filter { $0["label"] == "受渡し" }.compactMap { $0["filterText"]?.text }
    }
    #expect(filter("件名: x\ntrans▮") == ["transfers"])
    #expect(filter("件名: x\n授▮") == ["授受"])
    #expect(filter("件名: x\n▮") == ["受渡し"])
    #expect(filter("件名: x\n受▮") == ["受渡し"])
  }

  @Test func theReplacedTextHoldsTheCursor() {
    var client = Client()
    let item = client.items("件名: 😀\n種類: 外▮部  # 注\n").first
    let range = EditorRange(
      start: EditorPosition(line: 1, character: 4), end: EditorPosition(line: 1, character: 6))
    #expect(item?["textEdit"]?["range"] == JSONValue(range))
    #expect(item?["documentation"]?["kind"] == "markdown")
    let key = client.items("件名: x\n種▮類: 外部委託\n").first { $0["label"] == "種類" }
    #expect(key?["textEdit"]?["newText"] == "種類")
  }

  @Test func rulesInSuppressionsThoseFoundHereFirst() {
    var client = Client()
    let text = "件名: x\n消去・廃棄:\n  # shimon: ignore ▮\n  - 内容: 氏名\n    行う者: 受託者\n    方法: 溶解\n"
    let labels = client.completions(text)
    #expect(labels.first?.hasPrefix("deletion/") == true)
    #expect(labels.count == Client.ruleSet.rules.count)
    #expect(client.completions("# Shimon: 除外 del▮\n件名: x\n").contains("deletion/evidence"))
    #expect(client.completions("# shimon: ignore deletion/evidence ▮\n件名: x\n") == ["reason=\"\"", "until="])
    #expect(client.completions("# shimon: ignore a/b 理由=\"a b\" ▮\n件名: x\n") == ["until="])
  }
}
