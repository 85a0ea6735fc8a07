import SourceText
import Testing

@testable import LanguageServer

struct HoverTests {
  @Test func aKeySaysWhatItHolds() {
    var client = Client()
    let text = client.hover("件名: x\n種▮類: 外部委託\n") ?? ""
    #expect(text.hasPrefix("**諮問の種類** `kind`") || text.hasPrefix("**種類** `kind`"))
    #expect(text.contains("- 指定管理者"))
    #expect(text.contains("何について諮問・報告するか"))
  }

  @Test func aChoiceSaysWhatItMeans() {
    var client = Client()
    let text = client.hover("件名: x\n種類: 外部▮委託\n") ?? ""
    #expect(text.hasPrefix("**外部委託** `outsourcing`"))
    #expect(text.contains("外部の者に取り扱わせるもの"))
  }

  @Test func aFindingSaysQuestionReasonAndSource() {
    var client = Client()
    let text = client.hover("件名: x\n消去・廃棄:\n  - 内▮容: 氏名\n    行う者: 受託者\n") ?? ""
    #expect(text.contains("*質問*: ") && text.contains("*なぜ*: ") && text.contains("*対応*: "))
    #expect(text.contains("尋ねた審議会: "))
    #expect(text.contains("ほかに"))
  }

  @Test func aSuppressionSaysWhatItsRuleIs() {
    var client = Client()
    let text = client.hover("# shimon: ignore deletion/evi▮dence reason=\"x\"\n件名: x\n") ?? ""
    #expect(text.contains("`deletion/evidence`"))
    #expect(client.hover("# deletion/evi▮dence\n件名: x\n") == nil)
  }

  @Test func textFromTheFileIsNotMarkup() {
    var client = Client()
    let text = client.hover("件名: x\n種類: 外部委託\n受渡し:\n  - 内▮容: \"[a](http://b)<c>\\u202E\"\n    方法: 郵送\n") ?? ""
    #expect(!text.contains("[a](") && !text.contains("<c>") && !text.contains("\u{202E}"))
  }

  @Test func plainTextWhereMarkdownIsNotShown() {
    var client = Client(capabilities: "{}", language: .english)
    let result = client.ask("textDocument/hover", "title: x\nki▮nd: outsourcing\n")
    #expect(result?["contents"]?["kind"] == "plaintext")
    #expect(result?["contents"]?["value"]?.text?.contains("*") == false)
    #expect(result?["range"]?["end"]?["character"] == 4)
  }

  @Test(arguments: ["▮", "件名: x\n\n▮\n", "知らない: ▮x\n", "▮: :", "\u{0}▮"])
  func whereNothingIsKnownNothingIsSaid(_ text: String) {
    var client = Client()
    #expect(client.hover(text)?.contains("`title`") != true)
  }
}
