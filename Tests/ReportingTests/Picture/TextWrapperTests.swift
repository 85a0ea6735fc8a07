import Testing

@testable import Reporting

struct TextWrapperTests {
  private let wrapper = TextWrapper(size: 10)

  @Test func fullWidthTextBreaksAnywhereButBeforeClosingMarks() {
    #expect(wrapper.lines("個人情報保護", width: 40, limit: 9) == ["個人情報", "保護"])
    #expect(wrapper.lines("個人情報、保護", width: 40, limit: 9) == ["個人情", "報、保護"])
    #expect(wrapper.lines("個人（情報）保護", width: 30, limit: 9) == ["個人", "（情", "報）", "保護"])
  }

  @Test func wordsStayWholeWhereTheyFit() {
    #expect(wrapper.lines("data flow picture", width: 60, limit: 9) == ["data flow", "picture"])
    #expect(wrapper.lines("ZIPファイル", width: 45, limit: 9) == ["ZIPファ", "イル"])
  }

  @Test func aSingleCharacterIsNoLine() {
    #expect(wrapper.lines("個人情報票", width: 40, limit: 9) == ["個人情", "報票"])
  }

  @Test func whatDoesNotFitIsCutWithAMark() {
    let lines = wrapper.lines(String(repeating: "長", count: 50), width: 100, limit: 2)
    #expect(lines == [String(repeating: "長", count: 10), String(repeating: "長", count: 9) + "…"])
    #expect(wrapper.lines(String(repeating: "W", count: 40), width: 100, limit: 1).first?.hasSuffix("…") == true)
  }

  @Test func hopelesslyNarrowRoomStillEnds() {
    #expect(wrapper.lines("個人", width: 1, limit: 9).joined() == "個人")
    #expect(wrapper.lines("", width: 100, limit: 9) == [])
    #expect(wrapper.lines(" 　", width: 100, limit: 9) == [])
  }

  @Test func lettersAreNotTornApart() {
    let couple = "👩‍💻"
    #expect(wrapper.lines(couple + couple, width: 30, limit: 9) == [couple, couple])
    #expect(wrapper.lines("e\u{301}e\u{301}", width: 7, limit: 9) == ["e\u{301}", "e\u{301}"])
  }

  @Test func nothingIsWiderThanAnyBox() {
    #expect(PictureText.drawable("👩‍👩‍👧‍👦家﷽🎁") == "👩家\u{FFFD}🎁")
  }

  @Test(arguments: [
    ("a\u{301}\u{301}\u{301}\u{301}b", "a\u{301}\u{301}b"), ("a\u{2028}b\tc\nd", "a b c d"),
    ("\u{202E}x\u{0}\u{FFFF}", "\u{FFFD}x\u{FFFD}\u{FFFD}"), ("\u{200B}\u{AD}x", "x"),
  ])
  func textIsMadeFitToBeDrawn(_ text: String, _ clean: String) {
    #expect(PictureText.clean(text) == clean)
  }
}
