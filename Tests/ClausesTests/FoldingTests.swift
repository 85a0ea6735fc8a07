import SourceText
import Testing

@testable import Clauses

struct FoldingTests {
  private let folding = Folding(same: [["又は", "または"], ["承諾", "承認", "同意"], ["持出", "持ち出"], ["erase", "delete"]])

  private func folded(_ text: String) -> String {
    String(String.UnicodeScalarView(folding.fold(text).compactMap(Unicode.Scalar.init)))
  }

  @Test(arguments: [
    ("複写し、または複製", "複写し又は複製"), ("甲の承認　を 得て", "甲の承諾を得て"), ("持ち出し・持出し", "持出し・持出し"),
    ("ＵＳＢメモリ", "usbメモリ"), ("ﾊﾞｯｸｱｯﾌﾟ", "バックアップ"), ("は\u{3099}は\u{309A}", "ばぱ"), ("再⾏、⽤紙", "再行用紙"),
    ("第三者 第３者", "第3者第3者"), ("shall\n  not  Delete", "shall not erase"), ("「再委託」『先』“x”", "再委託先x"),
    ("３６５日 24 時間", "365日24時間"), ("委託（以下「甲」という。）をする。", "委託をする。(以下甲という"), ("a) 個人（番号", "a)個人(番号"), ("", ""),
  ])
  func differencesVanish(_ text: String, _ expected: String) {
    #expect(folded(text) == expected)
  }

  @Test func everyCharacterKnowsItsBytes() {
    let text = "\u{FEFF}甲の 承認（または、ｶﾞ）\r\n を得て😀"
    let bytes = Array(text.utf8)
    var result = FoldedText()
    folding.fold(bytes, 0..<bytes.count, into: &result)
    for (scalar, (start, end)) in zip(result.scalars, zip(result.starts, result.ends)) {
      let source = String(decoding: bytes[Int(start)..<Int(end)], as: UTF8.self)
      guard let character = Unicode.Scalar(scalar) else {
        Issue.record("\(scalar) is no character")
        continue
      }
      switch character {
      case "承", "諾": #expect(source == "承認")
      case "又", "は": #expect(source == "または")
      case "ガ": #expect(source == "ｶﾞ")
      case "。": #expect(source.isEmpty)
      case "(": #expect(source == "（")
      default: #expect(source == String(character))
      }
    }
  }

  @Test func allWordsAreFoundOnce() {
    let finder = WordFinder(["再委託", "委託", "託し", "may ", "may not "].map { Folding.plain($0) })
    var found: [String] = []
    finder.scan(Array("再委託し".unicodeScalars.map(\.value))) { found.append("\($0.word):\($0.range)") }
    #expect(found == ["0:0..<3", "1:1..<3", "2:2..<4"])
    found = []
    finder.scan(Folding.plain("It may not; dismay not")) { found.append("\($0.word)") }
    // "dismay" holds no "may".
    #expect(found == ["3"])
    found = []
    finder.scan(Folding.plain("It may not go")) { found.append("\($0.word)") }
    #expect(found == ["3", "4"])
  }
}
