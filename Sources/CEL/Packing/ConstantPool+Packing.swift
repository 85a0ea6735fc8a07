import SourceText

/// How a pool, its values and its code are written into the program that is being built.
extension ConstantPool: Packable {
  /// Appends the pool.
  package func pack(into packer: inout Packer) {
    packer.append(utf8: bytes)
    cells.pack(into: &packer)
    Packed(strings).pack(into: &packer)
    code.pack(into: &packer)
  }

  /// Reads a pool.
  package init(unpacking unpacker: inout Unpacker) {
    let bytes = Array(unpacker.bytes())
    let cells = [Value](unpacking: &unpacker)
    let strings = Packed(unpacking: &unpacker)
    self.init(bytes: bytes, cells: cells, strings: strings, code: CodeStore(unpacking: &unpacker))
  }
}

extension CodeStore: Packable {
  /// An instruction is five characters of seven bits: most of a rule set is code, so it is laid out for speed.
  private static let instructionSize = 5

  func pack(into packer: inout Packer) {
    var code = Packer()
    for instruction in instructions {
      let operand = instruction.operand
      let parts = [
        UInt32(instruction.operation.rawValue), UInt32(instruction.small), operand & 0x7F, operand >> 7 & 0x7F,
        operand >> 14,
      ]
      for part in parts { code.append(character: UInt8(part)) }
    }
    packer.append(utf8: code.bytes)
    operands.pack(into: &packer)
    patterns.map { $0.text }.pack(into: &packer)
    wording.pack(into: &packer)
    let all = instructions.indices.map { span(of: $0) }
    Packed(all).pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker) {
    let instructions = CodeStore.instructions(unpacker.bytes())
    let operands = [Value](unpacking: &unpacker)
    let patterns = [Value](unpacking: &unpacker).map { LiteralPattern(text: $0, compiled: nil) }
    let wording = Wording(unpacking: &unpacker)
    self.init(
      instructions: instructions, operands: operands, patterns: patterns, wording: wording,
      packedSpans: Packed(unpacking: &unpacker))
  }

  private static func instructions(_ code: UnsafeBufferPointer<UInt8>) -> [Instruction] {
    let count = code.count / instructionSize
    // All empty arrays share one storage, which the initializer below would write a count into, from any thread.
    guard count > 0 else { return [] }
    // Every place below `count` is initialized before `filled` says so, and `place + 4` stays below `code.count`.
    return Array(unsafeUninitializedCapacity: count) { buffer, filled in
      for index in 0..<count {
        let place = index * instructionSize
        let low = UInt32(code[place + 2]) | UInt32(code[place + 3]) << 7
        buffer.initializeElement(
          at: index,
          to: Instruction(
            operation: Instruction.Operation(rawValue: code[place]) ?? .halt, small: code[place + 1],
            operand: low | UInt32(code[place + 4]) << 14))
      }
      filled = count
    }
  }
}

extension Value: Packable {
  /// Appends the value.
  public func pack(into packer: inout Packer) {
    packer.append(header)
    packer.append(payload >> 32)
    packer.append(payload & 0xFFFF_FFFF)
  }

  /// Reads a value; `null` where its kind is none.
  @inlinable
  public init(unpacking unpacker: inout Unpacker) {
    let header = unpacker.number()
    let kind = Kind(rawValue: UInt8(truncatingIfNeeded: header)) ?? .null
    self.header = header & ~0xFF | UInt64(kind.rawValue)
    payload = unpacker.number() << 32
    payload |= unpacker.number()
  }
}

extension Wording: Packable {
  /// Appends the words.
  package func pack(into packer: inout Packer) {
    vague.map { String(decoding: $0, as: UTF8.self) }.pack(into: &packer)
    concrete.map { String(decoding: $0, as: UTF8.self) }.pack(into: &packer)
  }

  /// Reads words.
  package init(unpacking unpacker: inout Unpacker) {
    let vague = [String](unpacking: &unpacker)
    self.init(vague: vague, concrete: [String](unpacking: &unpacker))
  }
}
