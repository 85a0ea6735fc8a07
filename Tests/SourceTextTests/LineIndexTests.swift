import SourceText
import Testing

struct LineIndexTests {
  @Test func countsLinesOfAllKinds() {
    let bytes = Array("a\nb\r\nc\rd".utf8)
    let lines = LineIndex(bytes)
    #expect(lines.count == 4)
    #expect((0..<4).map { lines.content(of: $0, in: bytes) } == [Span(0, 1), Span(2, 3), Span(5, 6), Span(7, 8)])
  }

  @Test func columnsCountCodePoints() {
    let bytes = Array("件名: 🎁x".utf8)
    let lines = LineIndex(bytes)
    let place = UInt32(bytes.count - 1)
    #expect(lines.position(of: place, in: bytes) == Position(line: 1, column: 6))
  }

  @Test func byteOrderMarkIsNoColumn() {
    let bytes = ByteOrderMark.bytes + Array("ab".utf8)
    #expect(LineIndex(bytes).position(of: 4, in: bytes) == Position(line: 1, column: 2))
  }

  @Test func emptyFileHasOneLine() {
    #expect(LineIndex([]).count == 1)
    #expect(LineIndex([]).position(of: 0, in: []) == Position(line: 1, column: 1))
  }

  @Test func eightBytesAreReadOnlyWhereTheyAre() {
    let bytes = Array(UInt8(1)...20)
    bytes.withUnsafeBufferPointer { bytes in
      #expect(bytes.word(at: 0) == 0x0807_0605_0403_0201)
      #expect(bytes.word(at: 12) == 0x1413_1211_100F_0E0D)
      for place in [-1, -8, .min, 13, 20, 21, .max] { #expect(bytes.word(at: place) == nil, "\(place)") }
      let short = UnsafeBufferPointer(rebasing: bytes[..<7])
      for place in [-1, 0, 1] { #expect(short.word(at: place) == nil) }
    }
    #expect(UnsafeBufferPointer<UInt8>(start: nil, count: 0).word(at: 0) == nil)
  }
}
