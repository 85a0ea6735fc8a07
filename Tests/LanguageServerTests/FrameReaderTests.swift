import Testing

@testable import LanguageServer

struct FrameReaderTests {
  private func frames(_ bytes: [UInt8], step: Int) -> [FrameReader.Frame] {
    var reader = FrameReader()
    var found: [FrameReader.Frame] = []
    for start in stride(from: 0, to: bytes.count, by: step) {
      reader.append(bytes[start..<min(start + step, bytes.count)])
      while let frame = reader.next() { found.append(frame) }
    }
    return found
  }

  @Test(arguments: [1, 2, 7, 64, 100_000])
  func messagesMayComeInPieces(_ step: Int) {
    let contents = ["{\"a\": \"提案\"}", "", "x\r\n\r\ny", String(repeating: "長", count: 5000)].map { Array($0.utf8) }
    let bytes = contents.flatMap { FrameReader.frame($0) }
    #expect(frames(bytes, step: step) == contents.map { .message($0) })
  }

  @Test(arguments: [
    "content-length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}",
    "Content-Length:2\n\n{}", "\r\n\r\nContent-Length: 2\r\n\r\n{}", "Content-Length: 2 \r\n\r\n{}",
  ])
  func headersMayDiffer(_ text: String) {
    #expect(frames(Array(text.utf8), step: 3).last == .message(Array("{}".utf8)))
  }

  @Test(arguments: [
    "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "Content-Length: 99999999999999999999\r\n\r\n",
    "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", "Content-Type: a\r\n\r\n", "\r\n\r\n",
    String(repeating: "zz", count: 4000),
  ])
  func whatIsNoHeaderIsPassedOver(_ garbage: String) {
    let good = FrameReader.frame(Array("{}".utf8))
    let found = frames(Array(garbage.utf8) + good, step: 11)
    #expect(found.first == .malformed)
    #expect(found.last == .message(Array("{}".utf8)))
  }

  @Test func whatIsTooLongIsPassedOverWithoutBeingKept() {
    let length = FrameReader.maximumContentByteCount + 1
    var reader = FrameReader()
    reader.append("Content-Length: \(length)\r\n\r\n".utf8)
    #expect(reader.next() == .malformed)
    let piece = [UInt8](repeating: UInt8(ascii: "C"), count: 1 << 20)
    var rest = length
    while rest > 0 {
      reader.append(piece.prefix(rest))
      rest -= min(rest, piece.count)
      #expect(reader.next() == nil)
    }
    reader.append(FrameReader.frame([0x7B, 0x7D]))
    #expect(reader.next() == .message([0x7B, 0x7D]))
  }
}
