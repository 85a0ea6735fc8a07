import SourceText
import Testing

@testable import YAML

/// The one way in which the reader reads its source.
struct ReaderBoundsTests {
  @Test func everyPlaceHasAByte() {
    let text = Array("－a: b".utf8)
    text.withUnsafeBufferPointer { bytes in
      let reader = Reader(bytes, tree: Tree())
      for place in [-1, -8, .min, text.count, text.count + 1, .max] {
        #expect(reader.byte(place) == 0, "\(place)")
        #expect(reader.bullet(at: place) == nil)
        #expect(reader.dashLength(at: place) == nil)
      }
      for place in [-1, .min, text.count, text.count + 1] { #expect(reader.oddSpaceLength(at: place) == 0) }
      #expect(text.indices.map { reader.byte($0) } == text)
      #expect(Array(reader.bytes(-5..<3)) == Array("－".utf8))
      #expect(Array(reader.bytes(3..<100)) == Array("a: b".utf8))
      #expect(reader.bytes(50..<100).isEmpty)
      #expect(reader.dashLength(at: 0) == 3 && reader.bullet(at: 0)?.kind == .dash)
    }
    let nothing = Reader(UnsafeBufferPointer(start: nil, count: 0), tree: Tree())
    #expect(nothing.byte(0) == 0 && nothing.byte(-1) == 0 && nothing.bytes(0..<1).isEmpty)
  }

  /// Each text ends where a reader is tempted to look further, or begins where one is tempted to look back.
  @Test(arguments: [
    "", "-", "--", "---", ".", "..", "%", "#", "a", "a:", ":", "\"", "'", "\"\\", "\"\\u12", "|", ">", "a: |", "[", "{",
    "[a", "{a: ",
    "]", "、", "－", "・", "＃", "a: [＃", "a：", "\r", "a:\r", "[\r", "\u{FEFF}", "\u{FEFF}#",
  ])
  func shortTextsAreReadToTheirEnds(_ text: String) {
    var tree = Tree()
    let problems = tree.read(Array(text.utf8))
    for problem in problems { #expect(Int(problem.span.end) <= text.utf8.count + 1) }
  }
}
