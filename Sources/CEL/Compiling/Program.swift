import SourceText

/// A compiled expression: where its code lies in the ``ConstantPool`` that it was compiled into.
public struct Program: Sendable, Hashable, BitwiseCopyable {
  /// The first instruction.
  var start: UInt32 = 0
  /// How many values it may have on its stack.
  var stackSize: UInt32 = 0

  init() {}
}

extension Program: Packable {
  /// Appends the program; its code goes with its pool.
  public func pack(into packer: inout Packer) {
    packer.append(start)
    packer.append(stackSize)
  }

  /// Reads a program.
  public init(unpacking unpacker: inout Unpacker) {
    start = UInt32(truncatingIfNeeded: unpacker.number())
    stackSize = UInt32(truncatingIfNeeded: unpacker.number())
  }
}
