import SourceText
import Testing

@testable import Reporting

struct TailTests {
  private func piece(_ text: String) -> OutputBuffer {
    var buffer = OutputBuffer()
    buffer.append(text: text)
    return buffer
  }

  @Test func groupsKeepSoMany() {
    var tail = DeferredOutput(groups: 2, groupLimit: 2)
    for index in 0..<5 { tail.add(piece("a\(index)"), to: 0) }
    tail.add(piece("b"), to: 1)
    #expect(tail.pieces.map(\.text) == ["a0", "a1", "b"])
    #expect(tail.counts == [5, 1])
    #expect(tail.dropped == [3, 0])
  }

  @Test func theLightestGoFirst() {
    var tail = DeferredOutput(groups: 3, totalLimit: 3)
    tail.add(piece("c0"), to: 2)
    tail.add(piece("c1"), to: 2)
    tail.add(piece("b0"), to: 1)
    tail.add(piece("a0"), to: 0)
    #expect(tail.pieces.map(\.text) == ["a0", "b0", "c0"])
    tail.add(piece("c2"), to: 2)
    tail.add(piece("a1"), to: 0)
    tail.add(piece("a2"), to: 0)
    #expect(tail.pieces.map(\.text) == ["a0", "a1", "a2"])
    tail.add(piece("a3"), to: 0)
    #expect(tail.dropped == [1, 1, 3])
  }

  @Test func joiningIsAddingInOrder() {
    var whole = DeferredOutput(groups: 2, totalLimit: 4)
    var joined = whole
    for file in 0..<4 {
      var part = DeferredOutput(groups: 2, totalLimit: 4)
      for index in 0..<3 {
        let group = (file + index) % 2
        part.add(piece("\(file)-\(index)"), to: group)
        whole.add(piece("\(file)-\(index)"), to: group)
      }
      part.names.insert("file \(file)")
      joined.join(part)
    }
    #expect(joined.pieces.map(\.text) == whole.pieces.map(\.text))
    #expect(joined.counts == whole.counts)
    #expect(joined.names.count == 4)
  }
}
