import SourceText
import Testing

@testable import Clauses

struct SentenceReaderTests {
  /// Each sentence as article number, caption, paragraph, whether it is an item, and text on one line.
  private func sentences(_ text: String) throws -> [String] {
    try sentences(Specification(bytes: Array(text.utf8)))
  }

  private func sentences(_ specification: Specification) -> [String] {
    var result: [String] = []
    var reader = SentenceReader(specification)
    func text(_ range: Range<Int>) -> String {
      String(decoding: specification.bytes[range], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined()
    }
    reader.read { sentence in
      let head = "\(text(sentence.number))/\(text(sentence.caption))/\(sentence.paragraph)\(sentence.isItem ? "*" : "")"
      result.append("\(head) \(text(sentence.range))")
    }
    return result
  }

  @Test func articlesParagraphsAndItems() throws {
    let text = """
      個人情報取扱特記事項

      （秘密の保持）
      第１条　乙は、秘密を守る。この契約の
      　終了後も、同様とする。
      ２　乙は、次のことを行う。
      　(1) 名簿の作成
      　　ア　氏名
      　② 誓約書の提出。
      第二条（再委託）　乙は、第1条第2項（秘密。）によるほか、
      第3条の規定により再委託しない。
      """
    #expect(
      try sentences(text) == [
        "第１条/秘密の保持/2 乙は、秘密を守る。", "第１条/秘密の保持/2 この契約の終了後も、同様とする。", "第１条/秘密の保持/3 乙は、次のことを行う。",
        "第１条/秘密の保持/3* 名簿の作成", "第１条/秘密の保持/3* 氏名", "第１条/秘密の保持/3* 誓約書の提出。",
        "第二条/再委託/4 乙は、第1条第2項（秘密。）によるほか、第3条の規定により再委託しない。",
      ])
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func everyLineBreak(_ lineBreak: String) throws {
    let text = "\u{FEFF}（目的）\(lineBreak)第1条 甲は、乙に\(lineBreak)委託する。\(lineBreak)"
    #expect(try sentences(text) == ["第1条/目的/1 甲は、乙に委託する。"])
  }

  @Test func markdownAndComments() throws {
    let text = """
      # 特記事項
      ## 第1条（秘密）
      <!-- confidentiality: 漏らしてはならない。
      二行目 -->
      **漏らして**はならない。

      - (1) 氏名
      - 住所
      ---
      ## Article 2 (Copies)
      No copies. None at all.
      | 表 | 行 |
      """
    #expect(
      try sentences(text) == [
        "第1条/（秘密）/2 **漏らして**はならない。", "第1条/（秘密）/2* 氏名", "第1条/（秘密）/2* 住所", "/Article2(Copies)/3 Nocopies.",
        "/Article2(Copies)/3 Noneatall.", "/Article2(Copies)/3 |表|行|",
      ])
  }

  @Test func numberedHeadingsWithoutArticles() throws {
    let text = "１ 秘密の保持\n乙は漏らさない。\n2. 再委託\n(1) しない。\n第3 乙は、返す。\nArticle 4 Audits\nThe City audits.\n"
    #expect(
      try sentences(text) == [
        "１/秘密の保持/1 乙は漏らさない。", "2./再委託/2* しない。", "第3//3 乙は、返す。", "Article4/Audits/4 TheCityaudits.",
      ])
  }

  @Test func bareNumbersInsideAnArticleAreItems() throws {
    let text = "第1条 乙は、次のことをしてはならない。\n1複写すること。\n2持ち出すこと。\n2 乙は、報告する。\n"
    let found = try sentences(text)
    #expect(found[1] == "第1条//1* 複写すること。")
    #expect(found[2] == "第1条//1* 持ち出すこと。")
    #expect(found[3] == "第1条//2 乙は、報告する。")
  }

  @Test func textWithoutStructure() throws {
    let text = "乙は、秘密を守る。甲は、\n検査する。\n\n乙は、返す"
    #expect(try sentences(text) == ["//1 乙は、秘密を守る。", "//1 甲は、検査する。", "//2 乙は、返す"])
    let paragraphs = try Specification(paragraphs: ["乙は、\n秘密を守る", "甲は、検査する", "（再委託）", "乙は、しない"])
    #expect(sentences(paragraphs) == ["//1 乙は、秘密を守る", "//1 甲は、検査する", "/再委託/2 乙は、しない"])
  }

  @Test func hostileTextIsCut() throws {
    let long = String(repeating: "あ", count: 10_000)
    #expect(try sentences(long).count == 3)
    #expect(try sentences(String(repeating: "(", count: 50_000) + "。終わり。").last?.hasSuffix("終わり。") == true)
    #expect(try sentences(String(repeating: "第1条", count: 5_000)).count == 3)
  }

  @Test func whatIsNoTextIsRefused() {
    func message(_ bytes: [UInt8]) -> String? {
      do throws(Specification.Refusal) {
        _ = try Specification(bytes: bytes)
        return nil
      } catch {
        #expect(!error.message.ja.isEmpty)
        return error.message.en
      }
    }
    // 「個人情報」 in Shift_JIS.
    #expect(message([0x8C, 0xC2, 0x90, 0x6C, 0x8F, 0xEE, 0x95, 0xF1])?.contains("Shift_JIS") == true)
    #expect(message([0xFF, 0xFE, 0x2B, 0x50])?.contains("UTF-16") == true)
    #expect(message([0xC0, 0x80])?.contains("UTF-8") == true)
    #expect(message([])?.contains("empty") == true)
    #expect(message(Array("\u{FEFF} \r\n　\t".utf8))?.contains("empty") == true)
    #expect(message(Array("個人\0情報".utf8))?.contains("NUL") == true)
    #expect(message([0x50, 0x4B, 0x03, 0x04, 0x14])?.contains("Word") == true)
    #expect(message(Array("%PDF-1.7".utf8))?.contains("PDF") == true)
    #expect(message(Array(repeating: 0x61, count: SourceFile.maximumByteCount + 1))?.contains("16 MiB") == true)
    #expect(message(Array("第1条\u{0C}乙は、返す。".utf8)) == nil)
  }
}
