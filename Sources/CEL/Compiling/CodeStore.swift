import SourceText

/// The code of all programs that were compiled into one ``ConstantPool``, one behind the other.
///
/// Programs share a few long arrays so that nothing has to be retained, released or allocated to run one.
struct CodeStore: Sendable {
  /// A pattern that stands in a condition as a literal.
  struct LiteralPattern: Sendable {
    /// Its text, interned.
    var text: Value
    /// The automaton; nil where it is left to the first use.
    var compiled: Pattern?
  }

  var instructions: [Instruction] = []
  /// The constants that instructions name.
  var operands: [Value] = []
  var patterns: [LiteralPattern] = []
  /// The words by which `vague` judges.
  var wording = Wording()
  /// Where each instruction comes from in its expression's text: of the first ones packed, of the others at hand.
  private var packedSpans = Packed([Span]())
  private var packedSpanCount = 0
  private var spans: [Span] = []

  init() {}

  mutating func append(_ instruction: Instruction, _ span: Span) {
    instructions.append(instruction)
    spans.append(span)
  }

  /// The place of an instruction.
  func span(of instruction: Int) -> Span {
    if instruction < packedSpanCount { return (packedSpans.value() as [Span])[instruction] }
    let index = instruction - packedSpanCount
    return spans.indices.contains(index) ? spans[index] : Span(0, 0)
  }
}

extension CodeStore: Packable {
  func pack(into packer: inout Packer) {
    packer.append(instructions.count)
    // Most of a rule set is code, so it is laid out for speed: five characters each, of seven bits.
    for instruction in instructions {
      let operand = instruction.operand
      let parts = [
        UInt32(instruction.operation.rawValue), UInt32(instruction.small), operand & 0x7F, operand >> 7 & 0x7F,
        operand >> 14,
      ]
      for part in parts { packer.append(character: UInt8(part)) }
    }
    operands.pack(into: &packer)
    patterns.map { $0.text }.pack(into: &packer)
    wording.pack(into: &packer)
    let all = instructions.indices.map { span(of: $0) }
    Packed(all).pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker) {
    let count = Int(unpacker.number())
    instructions = Array(unsafeUninitializedCapacity: count) { buffer, filled in
      for index in 0..<count {
        let operation = unpacker.character()
        let small = unpacker.character()
        let low = UInt32(unpacker.character()) | UInt32(unpacker.character()) << 7
        buffer.initializeElement(
          at: index,
          to: Instruction(
            operation: Instruction.Operation(rawValue: operation) ?? .halt, small: small,
            operand: low | UInt32(unpacker.character()) << 14))
      }
      filled = count
    }
    operands = Array(unpacking: &unpacker)
    patterns = [Value](unpacking: &unpacker).map { LiteralPattern(text: $0, compiled: nil) }
    wording = Wording(unpacking: &unpacker)
    packedSpans = Packed(unpacking: &unpacker)
    packedSpanCount = count
  }
}
