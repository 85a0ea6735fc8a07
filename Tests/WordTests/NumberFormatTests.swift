import Testing

@testable import Word

struct NumberFormatTests {
  @Test(arguments: [
    ("decimal", "1 2 10 123"), ("decimalZero", "01 02 10 123"), ("decimalFullWidth", "１ ２ １０ １２３"),
    ("japaneseCounting", "一 二 十 百二十三"), ("japaneseLegal", "壱 弐 拾 百弐拾参"),
    ("japaneseDigitalTenThousand", "一 二 一〇 一二三"), ("aiueo", "ｱ ｲ ｺ ﾏ"), ("aiueoFullWidth", "ア イ コ マ"),
    ("iroha", "ｲ ﾛ ﾇ ｵ"), ("irohaFullWidth", "イ ロ ヌ オ"), ("decimalEnclosedCircle", "① ② ⑩ 123"),
    ("decimalEnclosedParen", "⑴ ⑵ ⑽ 123"), ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ 123"),
    ("ideographTraditional", "甲 乙 癸 123"), ("ideographZodiac", "子 丑 酉 123"),
    ("ideographEnclosedCircle", "㊀ ㊁ ㊉ 123"), ("lowerLetter", "a b j sssss"), ("upperLetter", "A B J SSSSS"),
    ("lowerRoman", "i ii x cxxiii"), ("upperRoman", "I II X CXXIII"), ("none", "   "), ("klingon", "1 2 10 123"),
  ])
  func numbersAreWrittenAsInWord(_ format: String, _ expected: String) {
    let numbers = [1, 2, 10, 123].map { NumberFormat(format).text($0) }
    #expect(numbers.joined(separator: " ") == expected)
  }

  @Test func kanjiOfAllSizes() {
    let counting = NumberFormat("japaneseCounting")
    #expect(
      [0, 11, 20, 101, 110, 1000, 1111, 2024, 10_000, 10_001, 120_000, 99_999_999].map(counting.text) == [
        "〇", "十一", "二十", "百一", "百十", "千", "千百十一", "二千二十四", "一万", "一万一", "十二万", "九千九百九十九万九千九百九十九",
      ])
  }

  @Test func signsEndAndSyllablesGoRound() {
    #expect(
      [20, 21, 35, 36, 50, 51].map(NumberFormat("decimalEnclosedCircle").text) == ["⑳", "㉑", "㉟", "㊱", "㊿", "51"])
    #expect([46, 47].map(NumberFormat("aiueoFullWidth").text) == ["ン", "ア"])
    #expect([48, 49].map(NumberFormat("irohaFullWidth").text) == ["ン", "イ"])
    #expect([26, 27, 28].map(NumberFormat("lowerLetter").text) == ["z", "aa", "bb"])
    #expect(
      [4, 9, 1994, 3999, 4000].map(NumberFormat("upperRoman").text) == ["IV", "IX", "MCMXCIV", "MMMCMXCIX", "4000"])
    #expect(NumberFormat("custom", pattern: "001, 002, 003, ...").text(7) == "007")
  }

  @Test(arguments: [0, -1, Int.max, Int.min, 1_000_000_000])
  func hostileNumbersStayShort(_ number: Int) {
    for format in [
      "decimal", "decimalZero", "decimalFullWidth", "japaneseCounting", "japaneseLegal", "japaneseDigitalTenThousand",
      "aiueo", "irohaFullWidth", "decimalEnclosedCircle", "lowerLetter", "upperRoman", "bullet",
    ] {
      #expect(NumberFormat(format).text(number).count <= 20)
    }
    #expect(NumberFormat("custom", pattern: String(repeating: "0", count: 100_000)).text(number).count <= 20)
  }
}
