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
  /// How many of the cells hold facts; the others come and go with an evaluation.
  var factCount = 0
  /// The long lists of facts in which texts were looked for.
  var indexes: [NameIndex.Key: NameIndex?] = [:]
  /// Whether what is not stated may still come to be: `has` of it is then unknown rather than false, so that what is
  /// decided all the same stays so whatever is stated besides.
  package var isOpenEnded = false
  /// The values of ``Environment/bindings``, in their order. A missing one is an error when it is read.
  public var bindings: [Value] = []

  /// A memory without facts that shares what the programs have interned. Make it after the last program was compiled,
  /// or call ``adopt(_:)`` then.
  package init(constants pool: ConstantPool = ConstantPool()) {
    constants = pool.bytes
    constantCells = pool.cells
    code = pool.code
  }

  /// Shares what was interned since.
  package mutating func adopt(_ pool: ConstantPool) {
    constants = pool.bytes
    constantCells = pool.cells
    code = pool.code
  }

  /// Forgets the document and keeps the room.
  package mutating func removeAll() {
    cells.removeAll(keepingCapacity: true)
    source.removeAll(keepingCapacity: true)
    decoded.removeAll(keepingCapacity: true)
    scratch.removeAll(keepingCapacity: true)
    if !indexes.isEmpty { indexes.removeAll() }
    bindings.removeAll(keepingCapacity: true)
  }
}

extension Memory {
  /// The cell at `index` of a list or map.
  @inlinable
  public func cell(of container: Value, at index: Int) -> Value {
    container.buffer == 0 ? cells[container.offset + index] : constantCells[container.offset + index]
  }

  /// Calls `body` with the bytes of a string.
  @inlinable @inline(__always)
  public func withBytes<Result>(of string: Value, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    // The slice checks that the text lies in its buffer.
    bytes(in: string.buffer)[string.range].withUnsafeBufferPointer(body)
  }

  /// The text of a string, for messages and output.
  package func text(of string: Value) -> String {
    withBytes(of: string) { String(decoding: $0, as: UTF8.self) }
  }

  @inlinable
  func bytes(in buffer: UInt8) -> [UInt8] {
    switch buffer {
    case TextBuffer.constants.rawValue: constants
    case TextBuffer.source.rawValue: source
    case TextBuffer.decoded.rawValue: decoded
    default: scratch
    }
  }
}

extension Memory {
  /// Puts a string into ``decoded``.
  package mutating func makeString(_ utf8: some Sequence<UInt8>) -> Value {
    let offset = decoded.count
    decoded.append(contentsOf: utf8)
    return .string(in: .decoded, offset: offset, count: decoded.count - offset)
  }

  /// Puts a list into ``cells``.
  package mutating func makeList(_ elements: some Sequence<Value>) -> Value {
    let offset = cells.count
    cells.append(contentsOf: elements)
    return .list(offset: offset, count: cells.count - offset)
  }

  /// Puts a map into ``cells``. The keys are distinct strings, ints or bools.
  package mutating func makeMap(_ entries: some Sequence<(key: Value, value: Value)>) -> Value {
    let offset = cells.count
    for entry in entries {
      cells.append(entry.key)
      cells.append(entry.value)
    }
    return .map(offset: offset, count: (cells.count - offset) / 2)
  }
}
