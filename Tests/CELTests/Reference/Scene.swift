@testable import CEL

/// A world set up twice: in the product's memory and as plain values.
struct Scene {
  private(set) var memory: Memory
  private(set) var root = Value.null
  private(set) var plainRoot = Plain.null
  /// The first parcel, or the entry of the world, or null where it has none.
  private(set) var it = Value.null
  private(set) var plainIt = Plain.null
  /// The cells of fields that are no records.
  private var fields: [Int] = []
  /// What the cells are called, for messages.
  private(set) var names: [Int: String] = [:]

  /// What all programs share before they are compiled: the options of choices.
  static let constants: ConstantPool = {
    var pool = ConstantPool()
    for choice in Vocabulary.choices { for option in choice.options { _ = pool.intern(option) } }
    return pool
  }()

  init(_ world: World) {
    memory = Memory(constants: Scene.constants)
    memory.bindings = Vocabulary.bindings.map { memory.makeString($0.value.utf8) }
    (root, plainRoot) = lay(world.office, cell: -1, "office")
    if case .record(let office) = plainRoot, case .list(let parcels)? = office.field("parcels"),
      case .record(let first)? = parcels.first
    {
      (it, plainIt) = (.record(type: first.type, cell: first.base, isWritten: true), .record(first))
    } else if case .record = world.entry {
      (it, plainIt) = lay(world.entry, cell: -1, "entry")
    }
  }

  /// The memory of a world that states no more than the facts of these cells, and what records it has.
  func memory(stating cells: [UInt32]) -> Memory {
    var memory = memory
    let stated = Set(cells)
    for field in fields where !stated.contains(UInt32(field)) {
      memory.cells[field] = .unknown(.unstated, cell: field)
    }
    return memory
  }

  private mutating func lay(_ fact: Fact, cell: Int, _ name: String) -> (Value, Plain) {
    names[cell] = name
    switch fact {
    case .unstated(let reason): return (.unknown(reason, cell: cell), .unknown([cell]))
    case .bool(let truth): return (.bool(truth), .bool(truth))
    case .int(let number): return (.int(number), .int(number))
    case .double(let number): return (.double(number), .double(number))
    case .text(let text): return (lay(text, cell), .text(text))
    case .word(let word):
      var pool = Scene.constants
      return (pool.intern(word), .text(word))
    case .moment(let time):
      let (seconds, rest) = Self.split(time)
      return (.timestamp(seconds: seconds, nanoseconds: rest), .moment(time))
    case .span(let length):
      let (seconds, rest) = Self.split(length)
      return (.duration(seconds: seconds, nanoseconds: rest), .span(length))
    case .list(let elements): return lay(elements, name)
    case .record(let type, let fields, let isWritten): return lay(type, fields, isWritten, cell, name)
    }
  }

  /// Text lies in the file as it is, or where escapes were taken out of it.
  private mutating func lay(_ text: String, _ cell: Int) -> Value {
    if cell % 2 == 0 { return memory.makeString(text.utf8) }
    let offset = memory.source.count
    memory.source += Array(text.utf8)
    return .string(in: .source, offset: offset, count: text.utf8.count)
  }

  private mutating func lay(_ elements: [Fact], _ name: String) -> (Value, Plain) {
    var pairs: [(Value, Plain)] = []
    var isOfRecords = false
    if case .record? = elements.first { isOfRecords = true }
    for (index, element) in elements.enumerated() {
      // Elements that are records take cells of their own before the list does; all others take none.
      let cell = isOfRecords ? -1 : memory.cells.count + index
      pairs.append(lay(element, cell: cell, "\(name)[\(index)]"))
    }
    return (memory.makeList(pairs.map(\.0)), .list(pairs.map(\.1)))
  }

  private mutating func lay(
    _ type: Int, _ fields: [Fact], _ isWritten: Bool, _ cell: Int, _ name: String
  ) -> (Value, Plain) {
    let base = memory.cells.count
    let record = PlainRecord(type: type, base: base, holder: cell, isWritten: isWritten)
    memory.cells.append(contentsOf: repeatElement(.null, count: fields.count))
    for (index, fact) in fields.enumerated() {
      let (value, plain) = lay(fact, cell: base + index, "\(name).\(Vocabulary.records[type].fields[index].name)")
      memory.cells[base + index] = value
      if value.kind != .record { self.fields.append(base + index) }
      record.fields.append(plain)
    }
    return (.record(type: type, cell: base, isWritten: isWritten), .record(record))
  }

  private static func split(_ nanoseconds: Int128) -> (Int64, UInt32) {
    let rest = (nanoseconds % 1_000_000_000 + 1_000_000_000) % 1_000_000_000
    return (Int64((nanoseconds - rest) / 1_000_000_000), UInt32(rest))
  }
}
