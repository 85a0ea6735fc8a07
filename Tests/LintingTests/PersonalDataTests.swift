import SourceText
import Testing

@testable import Linting

struct PersonalDataTests {
  private func found(_ text: String) -> [String] {
    let file = SourceFile(name: "x", text: text)
    return PersonalData(in: file.bytes).hits.map { "\($0.kind.rawValue) \(file.text($0.span))" }
  }

  @Test(arguments: [
    ("番号は 123456789018 です", ["my-number 123456789018"]),
    ("1234-5678-9018", ["my-number 1234-5678-9018"]), ("1234 5678 9018", ["my-number 1234 5678 9018"]),
    ("2026 04 01", []), ("1234 5678 90183", []),
    ("１２３４５６７８９０１８", ["my-number １２３４５６７８９０１８"]),
    ("123456789012", []), ("1234567890183", []), ("x123456789018", []), ("12345678901", []),
    ("電話 042-393-5111、090-1234-5678", ["phone-number 042-393-5111", "phone-number 090-1234-5678"]),
    ("09012345678", ["phone-number 09012345678"]), ("0423935111", []), ("0120-123-456", []), ("2026-04-01", []),
    ("taro.yamada@mail.test,b", ["mail-address taro.yamada@mail.test"]),
    ("koho@city.meguro.lg.jp", []), ("@mail.test", []), ("a@b", []),
    ("taro ＠ example.jp", ["mail-address taro ＠ example.jp"]),
    ("taro　@　mail.test", ["mail-address taro　@　mail.test"]), ("3 @ 100円", []), ("koho @ city.meguro.lg.jp", []),
    ("", []),
  ])
  func finds(_ text: String, _ expected: [String]) {
    #expect(found(text) == expected)
  }

  /// What an input method makes of the same numbers and addresses.
  @Test(arguments: [
    ("０９０ー１２３４ー５６７８", "phone-number"), ("０３－１２３４－５６７８", "phone-number"), ("090‐1234‐5678", "phone-number"),
    ("090−1234−5678", "phone-number"), ("03–1234–5678", "phone-number"), ("03―1234―5678", "phone-number"),
    ("０３ｰ１２３４ｰ５６７８", "phone-number"), ("03.1234.5678", "phone-number"), ("０３．１２３４．５６７８", "phone-number"),
    ("03 1234 5678", "phone-number"), ("０９０　１２３４　５６７８", "phone-number"), ("090\u{A0}1234\u{A0}5678", "phone-number"),
    ("03(1234)5678", "phone-number"), ("０３（１２３４）５６７８", "phone-number"), ("(03)1234-5678", "phone-number"),
    ("（０４２）３９３ー５１１１", "phone-number"), ("(03) 1234 5678", "phone-number"), ("03 - 1234 - 5678", "phone-number"),
    ("+81-90-1234-5678", "phone-number"), ("+81 3 1234 5678", "phone-number"), ("＋８１ー３ー１２３４ー５６７８", "phone-number"),
    ("+81(0)90-1234-5678", "phone-number"), ("+819012345678", "phone-number"), ("090-12345678", "phone-number"),
    ("０９０１２３４５６７８", "phone-number"), ("TEL03-1234-5678", "phone-number"), ("TEL.03-1234-5678", "phone-number"),
    ("03-1234-5678.", "phone-number"), ("090-1234-5678、", "phone-number"),
    ("taro＠example.jp", "mail-address"), ("taro@example.jp", "mail-address"), ("taro＠mail．test", "mail-address"),
    ("ｔａｒｏ＠ｍａｉｌ．ｔｅｓｔ", "mail-address"), ("taro@mail。test", "mail-address"), ("taro-y＠mail.test。", "mail-address"),
    ("ｔａｒｏー１＠mail．co．test", "mail-address"), ("メールはtaro＠mail.testへ", "mail-address"),
    ("１２３４ー５６７８ー９０１８", "my-number"), ("１２３４　５６７８　９０１８", "my-number"),
  ])
  func findsWhatAnInputMethodWrites(_ text: String, _ kind: String) {
    let hits = PersonalData(in: Array("連絡先 \(text)".utf8)).hits
    #expect(hits.map(\.kind.rawValue) == [kind])
  }

  @Test(arguments: [
    "2026-04-01", "２０２６－０４－０１", "2026.04.01", "04-01-2026", "01 02 2026", "令和8年4月1日〜12月31日", "1,234,567円",
    "１２，３４５円", "〒012-3456", "〒０９０－００２４", "第0123-4567-89号", "2026-000123-0001", "0123456789012345",
    "03 1234 5678 9012 3456", "03-12345678", "0120ー123ー456", "０５７０（０１２）３４５", "+81-120-123-456", "00 1234 5678",
    "09:00-1234", "0.0312345678", "v03.1234.5678.1", "https://a.test/03-1234-5678", "012-3456-7890-1234", "三〇三−一二三四",
    "会議＠市役所", "単価＠100.5円", "3@1.5", "koho＠city.meguro．ｌｇ．ｊｐ", "@user", "メール@mail.test", "a＠b",
  ])
  func raisesNoFalseAlarm(_ text: String) {
    #expect(found(text) == [])
  }

  @Test func findsEachOfSeveral() {
    #expect(found("03-1234-5678 090-1234-5678/０４２ー３９３ー５１１１").count == 3)
  }

  @Test func checkDigits() {
    var valid = 0
    for last in UInt8(0)..<10 where PersonalData.hasCheckDigit([1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, last]) { valid += 1 }
    #expect(valid == 1)
    #expect(PersonalData.hasCheckDigit([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
  }

  @Test func hidingKeepsLengthAndGivesNothingAway() {
    let text = "a: 123456789018 １２３４５６７８９０１８ 090-1234-5678 taro@mail.test"
    let bytes = Array(text.utf8)
    let hidden = PersonalData(in: bytes).hidden(bytes)
    #expect(hidden.count == bytes.count)
    #expect(
      String(decoding: hidden, as: UTF8.self)
        == "a: 1XXXXXXXXXXX １ＸＸＸＸＸＸＸＸＸＸＸ 0XX-XXXX-XXXX tXXX@XXXX.XXXX")
    #expect(PersonalData(in: hidden).hits.allSatisfy { $0.kind == .mailAddress })
  }

  @Test(arguments: [
    ("０９０ー１２３４ー５６７８", "０ＸＸーＸＸＸＸーＸＸＸＸ"), ("ｔａｒｏ＠mail．test", "ｔＸＸＸ＠XXXX．XXXX"),
    ("+81(0)3-1234-5678", "+XX(X)X-XXXX-XXXX"), ("（０３）１２３４−5678", "（０Ｘ）ＸＸＸＸ−XXXX"),
  ])
  func hidesWhatAnInputMethodWrites(_ text: String, _ expected: String) {
    let bytes = Array(text.utf8)
    #expect(String(decoding: PersonalData(in: bytes).hidden(bytes), as: UTF8.self) == expected)
  }

  @Test func longDigitsStayLinear() {
    #expect(found(String(repeating: "1", count: 1_000_000)).isEmpty)
    #expect(found(String(repeating: "a@", count: 200_000)).isEmpty)
  }
}
