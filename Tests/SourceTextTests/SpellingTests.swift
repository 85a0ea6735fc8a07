import SourceText
import Testing

struct SpellingTests {
  @Test(arguments: [
    ("trasfers", "transfers"), ("Transfers", "transfers"), ("ｔｒａｎｓｆｅｒｓ", "transfers"),
    ("data items", "data_items"), ("禁止する", "禁止"), ("サーバ", "サーバー"), ("受け渡し", "受渡し"),
  ])
  func findsTypos(_ word: String, _ meant: String) {
    #expect(Spelling.nearest(to: word, among: ["storage", "transfers", "data_items", "サーバー", "受渡し", "禁止"]) == meant)
  }

  @Test(arguments: ["", "完全に別の言葉です", "x", String(repeating: "transfers", count: 100)])
  func guessesNothingFarOff(_ word: String) {
    #expect(Spelling.nearest(to: word, among: ["transfers", "再委託", "to"]) == nil)
  }

  @Test func aWordOfTwoCharactersIsNoTypoOfAnother() {
    #expect(Spelling.nearest(to: "書類", among: ["書留"]) == nil)
  }
}
