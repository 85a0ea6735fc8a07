import SourceText
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("件名", 4), ("ｶﾞ", 2), ("Ａ", 2), ("：", 2), ("e\u{301}", 1), ("🎁", 2), ("é", 1), ("…", 1), ("", 0),
  ])
  func width(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }
}
