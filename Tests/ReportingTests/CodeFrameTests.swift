import SourceText
import Testing

@testable import Reporting

struct CodeFrameTests {
  private func excerpt(_ text: String, _ word: String) -> CodeFrame.Excerpt? {
    let bytes = Array(text.utf8)
    let target = Array(word.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: target) }
    return start.map {
      CodeFrame(bytes: bytes, lines: LineIndex(bytes)).excerpt(of: Span($0, $0 + target.count))
    }
  }

  @Test(arguments: [
    ("件名: 値\n", "値", 6, 2), ("a: 🎁 x\n", "x", 6, 1), ("ｶﾞ: x\n", "x", 4, 1), ("\ta: x\n", "x", 4, 1),
    ("e\u{301}: x\n", "x", 3, 1), ("a: x\r\nb: 値\r\n", "値", 3, 2),
  ])
  func markerStandsUnderTheWord(_ text: String, _ word: String, _ indent: Int, _ length: Int) {
    let found = excerpt(text, word)
    #expect(found?.indent == indent)
    #expect(found?.length == length)
  }

  @Test func markOfByteOrderTakesNoRoom() {
    let found = excerpt("\u{FEFF}件名: x\n", "件名")
    #expect(found?.indent == 0)
    #expect(found?.text == "件名: x")
  }

  @Test func hostileCharactersDoNotReachTheTerminal() {
    let bytes = Array("a: \u{1B}[31m\u{202E}x".utf8) + [0xFF]
    let found = CodeFrame(bytes: bytes, lines: LineIndex(bytes)).excerpt(of: Span(0, 1))
    #expect(found.text == "a: \u{FFFD}[31m\u{FFFD}x\u{FFFD}")
  }

  @Test func longLinesAreCut() {
    let text = String(repeating: "あ", count: 100_000) + "目標" + String(repeating: "い", count: 100_000)
    let found = excerpt(text, "目標")
    #expect((found?.text.count ?? 0) < 200)
    #expect(found?.text.contains("目標") == true)
    #expect(found?.length == 4)
  }

  @Test func emptySpanAtTheEndHasAMarker() {
    let bytes = Array("a:".utf8)
    let found = CodeFrame(bytes: bytes, lines: LineIndex(bytes)).excerpt(of: Span(2, 2))
    #expect(found.indent == 2 && found.length == 1)
    let empty = CodeFrame(bytes: [], lines: LineIndex([])).excerpt(of: Span(0, 0))
    #expect(empty.line == 1 && empty.text.isEmpty)
  }
}
