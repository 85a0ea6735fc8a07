import Testing

@testable import CEL

@Suite struct ConstantPoolTests {
  @Test func equalTextIsOneValue() {
    var pool = ConstantPool()
    let words = (0..<1_000).map { "word-\($0)" }
    let first = words.map { pool.intern($0).payload }
    let size = pool.bytes.count
    #expect(words.map { pool.intern($0).payload } == first)
    #expect(pool.bytes.count == size)
    #expect(Set(first).count == words.count)
    #expect(Memory(constants: pool).text(of: pool.intern("word-7")) == "word-7")
  }

  @Test func emptyTextIsAValueToo() {
    var pool = ConstantPool()
    let empty = pool.intern("")
    _ = pool.intern("x")
    #expect(pool.intern("").payload == empty.payload)
    #expect(pool.intern("x").payload != empty.payload)
  }

  @Test func valuesAreSmallAndTrivial() {
    #expect(MemoryLayout<Value>.size == 16)
    #expect(MemoryLayout<Instruction>.size == 8)
  }
}
