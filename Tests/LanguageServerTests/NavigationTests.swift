import SourceText
import Testing

@testable import LanguageServer

struct NavigationTests {
  private let text = """
    個人情報の項目:
      - 名称: 氏名
      - 名称: 住所
    作業:
      - 工程: 印刷
        扱う情報: [氏名, 住所]
        生じる写し:
          - 名称: 名簿
            含む項目: 氏名
    受渡し:
      - 内容: [名簿, '氏名']
    目的: 氏名
    """

  private func lines(_ result: JSONValue?) -> [Int] {
    (result?.items ?? []).compactMap { ($0["range"]?["start"]?["line"])?.wholeNumber }
  }

  @Test func aNameLeadsToItsDeclaration() {
    var client = Client()
    let at = text.replacing("[名簿, '氏名']", with: "[名簿, '▮氏名']")
    #expect(lines(client.ask("textDocument/definition", at)) == [1])
    #expect(lines(client.ask("textDocument/definition", text.replacing("[名簿", with: "[名▮簿"))) == [7])
    #expect(lines(client.ask("textDocument/definition", text.replacing("目的: 氏名", with: "目的: ▮氏名"))).isEmpty)
  }

  @Test func aDeclarationLeadsToAllThatNameIt() {
    var client = Client()
    let at = text.replacing("  - 名称: 氏名", with: "  - 名称: 氏▮名")
    let only = client.ask("textDocument/references", at, more: ", \"context\": {\"includeDeclaration\": false}")
    #expect(lines(only) == [5, 8, 10])
    let all = client.ask("textDocument/references", at, more: ", \"context\": {\"includeDeclaration\": true}")
    #expect(lines(all) == [1, 5, 8, 10])
    let marked = client.ask("textDocument/documentHighlight", at)?.items ?? []
    #expect(marked.map { $0["kind"] } == [3, 2, 2, 2])
  }

  @Test func theOutlineHasSectionsAndEntriesByName() {
    var client = Client()
    client.open(text + "\n知らない: x\n")
    let target = "{\"textDocument\": {\"uri\": \"untitled:a\"}}"
    let symbols = client.request("textDocument/documentSymbol", target)?.items ?? []
    #expect(symbols.map { $0["name"] } == ["個人情報の項目", "作業", "受渡し", "目的"])
    #expect(symbols[0]["children"]?.items?.map { $0["name"] } == ["氏名", "住所"])
    #expect(symbols[1]["children"]?.items?.first?["children"]?.items?.first?["name"] == "生じる写し")
    #expect(symbols[3]["detail"] == "氏名")
    for symbol in symbols {
      let (range, selection) = (symbol["range"]?.range, symbol["selectionRange"]?.range)
      if let range, let selection { #expect(range.start <= selection.start && selection.end <= range.end) }
    }
    var flat = Client(capabilities: "{}")
    flat.open(text)
    let names = flat.request("textDocument/documentSymbol", target)?.items ?? []
    #expect(names.count == 10)
    #expect(names.first { $0["name"] == "住所" }?["containerName"] == "個人情報の項目")
  }

  @Test func formattingKeepsMeaningAndComments() {
    var client = Client()
    let target = "{\"textDocument\": {\"uri\": \"untitled:a\"}, \"options\": {\"tabSize\": 4, \"insertSpaces\": true}}"
    client.open("種類:   委託\r\n件名: x # 注\r\n受渡し:\r\n    -   内容:  氏名\r\n")
    let edits = client.request("textDocument/formatting", target)?.items ?? []
    #expect(client.applied(edits) == "件名: x  # 注\r\n種類: 委託\r\n受渡し:\r\n  - 内容: 氏名\r\n")
    client.open(client.applied(edits))
    #expect(client.request("textDocument/formatting", target) == [])
    client.open("件名: [\n")
    #expect(client.answer("textDocument/formatting", target)?["error"]?["code"] == -32803)
    // Another program's file is left alone.
    client.open("apiVersion: v1\nkind:   Pod\nmetadata:  {}\n")
    #expect(client.answer("textDocument/formatting", target)?["error"]?["code"] == -32803)
  }
}
