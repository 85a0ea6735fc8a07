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

  /// No hint turns around what is written, and none cuts it.
  @Test(arguments: [
    ("禁止しない", "禁止"), ("使用しないわけではない", "使用しない"), ("外部委託ではない", "外部委託"), ("市民課", "市民"), ("再委託先", "委託先"),
    ("記録を残さない", "記録を残す"), ("暗号化しない", "暗号化する"), ("未実施", "実施"), ("個人情報を含まない", "個人情報を含む"), ("個人情報を含む", "個人情報を含まない"),
    ("not allowed", "allowed"), ("unbaned", "banned"), ("外部委託以外", "外部委託"), ("本人確認済", "本人確認"), ("使用する", "使用しない"),
  ])
  func noHintReversesOrCuts(_ word: String, _ candidate: String) {
    #expect(Spelling.nearest(to: word, among: [candidate]) == nil)
  }

  @Test(arguments: [
    ("シュレダー", "シュレッダー"), ("禁止とする", "禁止"), ("外部委託です", "外部委託"), ("未実施す", "未実施"), ("簡易書留（配達）", "簡易書留"),
  ])
  func whatSaysTheSameIsOffered(_ word: String, _ meant: String) {
    #expect(Spelling.nearest(to: word, among: [meant]) == meant)
  }

  @Test func aWordOfTwoCharactersIsNoTypoOfAnother() {
    #expect(Spelling.nearest(to: "書類", among: ["書留"]) == nil)
  }
}
