import SourceText
import Testing

@testable import Clauses

struct StruckTextTests {
  /// The text as it is read: marks gone, lines kept.
  private func left(_ text: String) -> String {
    let bytes = StruckText.removed(from: Array(text.utf8))
    #expect(bytes.count == text.utf8.count)
    return String(decoding: bytes.filter { $0 != StruckText.mark }, as: UTF8.self)
  }

  @Test(arguments: [
    ("甲~~乙~~丙", "甲丙"),
    ("~~一行目\n二行目~~三", "\n三"),
    ("~~第1条\n\n秘密を守る。~~\n残る。", "\n\n\n残る。"),
    ("<del>甲</del>乙<DEL datetime=\"2026-01-01\">丙\n丁</DEL>戊", "乙\n戊"),
    ("<s>甲<s>乙</s>丙</s>丁<strike >戊</strike >己", "丁己"),
    ("<del>\n\n第1条\n\n</del>\n残る。", "\n\n\n\n\n残る。"),
    ("<span style=\"text-decoration: line-through\">甲<span>乙</span>丙</span>丁", "丁"),
    ("甲<!-- 乙\n~~丙 -->丁~~", "甲\n丁~~"),
    ("甲̶乙̶丙", "丙"),
    ("~~甲~~乙~~丙~~", "乙"),
    ("～～甲～～乙〜〜丙\n丁〜〜戊", "乙\n戊"),
    ("~秘密を守る。~", ""),
    ("乙は、~口頭により~報告する。", "乙は、報告する。"),
    ("- ~甲~\n- 乙", "- \n- 乙"),
    ("<del>甲~~乙</del>丙~~丁", "丙~~丁"),
    // An element that never closes ends with its paragraph; the rest is read as usual.
    ("<del>甲\n乙\n\n丙~~丁~~<del>戊", "\n\n\n丙<del>戊"),
    ("<!-- 甲\n乙", "\n"),
  ]) func whatIsStruckOutIsNotThere(text: String, expected: String) {
    #expect(left(text) == expected)
  }

  @Test(arguments: [
    "9時~17時、10時~18時", "9時～17時、10時～18時", "第1条~第3条及び~第5条", "月~金（~12時、~17時）", "～お知らせ～", "～～～甲～～～", "A~B~C", "甲 ~ 乙 ~ 丙",
    "~甲\n\n乙~",
    "~~~\n甲\n~~~", "甲~~乙", "\\~~甲~~", "甲~~乙\n\n丙~~丁", "<section>甲</section>", "a < b、c > d",
    "<support>甲</support>", "甲<!-- 乙", "<ins>甲</ins>", "<u>甲</u>", "<del/>甲", "é̄漢̀", "<span class=\"x\">甲</span>",
    "", "<", "</", "<!-",
  ]) func everythingElseIsKept(text: String) {
    #expect(left(text) == text)
  }

  @Test func unclosedSignsTakeLinearTime() {
    for sign in ["<del>", "~~", "<!--", "<span style='line-through'>", "<s", "甲~~\n\n", "\\", "<s>\n\n"] {
      let text = String(repeating: sign, count: 40_000)
      #expect(StruckText.removed(from: Array(text.utf8)).count == text.utf8.count)
    }
  }

  @Test func aQuotationLeavesOutWhatIsStruckOut() throws {
    let text = "受託者は、個人情報を~~必要に応じて~~\n~~甲に~~適切に管理しなければならない。"
    let specification = try Specification(bytes: Array(text.utf8))
    var sentences: [Sentence] = []
    var reader = SentenceReader(specification)
    reader.read { sentences.append($0) }
    let sentence = try #require(sentences.first)
    #expect(sentences.count == 1)
    let place = specification.quote(EvidenceSearch.Place(sentence: sentence, words: 0..<0))
    #expect(place.quote == "受託者は、個人情報を適切に管理しなければならない。")
    #expect(place.line == 1)
  }
}
