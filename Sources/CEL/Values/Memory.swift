/// What values point into. One for each thread, filled anew for every document and never given back.
public struct Memory: Sendable {
  /// Facts first (each declared field of each record instance has one cell), then what an evaluation makes.
  public var cells: [Value] = []
  /// The bytes of the file.
  public var source: [UInt8] = []
  /// Text of the file that had to be unescaped or unfolded.
  public var decoded: [UInt8] = []
  /// Interned text, shared by all memories.
  public var constants: [UInt8]
  /// Constant lists, shared by all memories.
  public var constantCells: [Value]
  /// The code of all programs, shared by all memories.
  var code: CodeStore
  /// Text that an evaluation made.
  public var scratch: [UInt8] = []
  /// The values of ``Environment/bindings``, in their order. A missing one is an error when it is read.
  public var bindings: [Value] = []

  /// A memory without facts that shares what the programs have interned. Make it after the last program was compiled,
  /// or call ``adopt(_:)`` then.
  public init(constants pool: ConstantPool = ConstantPool()) {
    constants = pool.bytes
    constantCells = pool.cells
    code = pool.code
  }

  /// Shares what was interned since.
  public mutating func adopt(_ pool: ConstantPool) {
    constants = pool.bytes
    constantCells = pool.cells
    code = pool.code
  }

  /// Forgets the document and keeps the room.
  public mutating func removeAll() {
    cells.removeAll(keepingCapacity: true)
    source.removeAll(keepingCapacity: true)
    decoded.removeAll(keepingCapacity: true)
    scratch.removeAll(keepingCapacity: true)
    bindings.removeAll(keepingCapacity: true)
  }
}
