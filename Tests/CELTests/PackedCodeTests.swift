import SourceText
import Testing

@testable import CEL

/// What a rule set's conditions become in the program, and back.
struct PackedCodeTests {
  private func repacked<Value: Packable>(_ value: Value) -> Value { Packed(value).value() }

  private func bytes(_ value: some Packable) -> [UInt8] {
    var packer = Packer()
    value.pack(into: &packer)
    return packer.bytes
  }

  @Test func aStoreWithoutInstructionsComesBack() throws {
    let code = repacked(CodeStore())
    #expect(code.instructions.isEmpty && code.operands.isEmpty && code.patterns.isEmpty)
    #expect(code.span(of: 0) == Span(0, 0))
    // All empty arrays share one storage: it must still say that it is empty.
    #expect([Instruction]().isEmpty && [Instruction]().span.count == 0)
    // Nothing but a pool can be compiled into.
    var pool = repacked(ConstantPool())
    #expect(pool.bytes.isEmpty && pool.cells.isEmpty)
    let text = pool.intern("受渡し")
    #expect(Memory(constants: pool).text(of: text) == "受渡し")
    pool.code.append(Instruction(operation: .halt), Span(3, 4))
    #expect(pool.code.span(of: 0) == Span(3, 4))
  }

  @Test func instructionsComeBackWithTheirPlaces() {
    var code = CodeStore()
    code.append(Instruction(operation: .constant, small: 0x7F, operand: (1 << 21) - 1), Span(0, 5))
    code.append(Instruction(operation: .call, small: 3, operand: 1 << 14), Span(2, 9))
    code.append(Instruction(operation: .halt), Span(9, 9))
    let back = repacked(code)
    #expect(back.instructions.map(\.operation) == [.constant, .call, .halt])
    #expect(back.instructions.map(\.small) == [0x7F, 3, 0])
    #expect(back.instructions.map(\.operand) == [(1 << 21) - 1, 1 << 14, 0])
    #expect((0..<3).map { back.span(of: $0) } == [Span(0, 5), Span(2, 9), Span(9, 9)])
    #expect(bytes(back) == bytes(code))
  }

  @Test func aPoolKeepsItsStrings() {
    var pool = ConstantPool()
    let words = (0..<100).map { pool.intern("word-\($0)").payload }
    _ = pool.makeList([.int(1), .null])
    var back = repacked(pool)
    #expect(bytes(back) == bytes(pool))
    #expect((0..<100).map { back.intern("word-\($0)").payload } == words)
    #expect(back.bytes.count == pool.bytes.count)
  }

  /// Three numbers, as a value is packed.
  private struct Numbers: Packable {
    var header: UInt64

    init(header: UInt64) { self.header = header }
    init(unpacking unpacker: inout Unpacker) { header = unpacker.number() }

    func pack(into packer: inout Packer) {
      for number in [header, 1, 2] { packer.append(number) }
    }
  }

  /// A kind is one of those that exist, whatever was packed.
  @Test func kindsAreChecked() {
    for byte in UInt8.min...UInt8.max {
      let value: Value = Packed(Numbers(header: UInt64(byte) | 5 << 8 | 1 << 16 | 7 << 32)).value()
      #expect(value.kind == Value.Kind(rawValue: byte) ?? .null)
      #expect(value.flag == 5 && value.buffer == 1 && value.aux == 7 && value.payload == 1 << 32 | 2)
    }
  }

  @Test func typesComeBack() {
    let types: [Type] = [
      .dyn, .null, .bool, .int, .double, .string, .timestamp, .duration, .list(.list(.record(3))),
      .map(.string, .list(.choice(64))), .record(0), .choice(0),
    ]
    for type in types { #expect(repacked(type) == type) }
  }
}
