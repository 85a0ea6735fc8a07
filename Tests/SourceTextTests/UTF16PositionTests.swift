import SourceText
import Testing

struct UTF16PositionTests {
  @Test(arguments: [
    ("x", 1), ("件名: x", 5), ("🎁x", 3), ("𠮷🎁\u{301}x", 6), ("\u{FEFF}x", 1), ("\u{FEFF}🎁x", 3), ("a\r\n🎁x", 3),
    ("🎁\rx", 1),
  ])
  func columnsCountCodeUnits(_ text: String, _ column: Int) {
    let bytes = Array(text.utf8)
    let position = LineIndex(bytes).utf16Position(of: UInt32(bytes.count - 1), in: bytes)
    #expect(position.column == column)
  }

  @Test func offsetsBeyondTheEndAreTheEnd() {
    let bytes = Array("🎁".utf8)
    #expect(LineIndex(bytes).utf16Position(of: 99, in: bytes).column == 3)
    #expect(LineIndex([]).utf16Position(of: 0, in: []) == Position(line: 1, column: 1))
  }
}
