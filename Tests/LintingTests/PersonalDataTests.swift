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
    ("koho@city.meguro.lg.jp", []), ("@mail.test", []), ("a@b", []), ("", []),
  ])
  func finds(_ text: String, _ expected: [String]) {
    #expect(found(text) == expected)
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

  @Test func longDigitsStayLinear() {
    #expect(found(String(repeating: "1", count: 1_000_000)).isEmpty)
    #expect(found(String(repeating: "a@", count: 200_000)).isEmpty)
  }
}
