import SourceText

/// How programs, and the types of what they give, are written into the program that is being built.
extension Program: Packable {
  /// Appends the program; its code goes with its pool.
  package func pack(into packer: inout Packer) {
    packer.append(start)
    packer.append(stackSize)
  }

  /// Reads a program.
  package init(unpacking unpacker: inout Unpacker) {
    start = UInt32(truncatingIfNeeded: unpacker.number())
    stackSize = UInt32(truncatingIfNeeded: unpacker.number())
  }
}

extension Type: Packable {
  private enum Form: UInt8 {
    case dyn, null, bool, int, double, string, timestamp, duration, list, map, record, choice
  }

  private var form: Form {
    switch self {
    case .dyn: .dyn
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string: .string
    case .timestamp: .timestamp
    case .duration: .duration
    case .list: .list
    case .map: .map
    case .record: .record
    case .choice: .choice
    }
  }

  /// Appends the type.
  package func pack(into packer: inout Packer) {
    packer.append(form.rawValue)
    switch self {
    case .list(let element): element.pack(into: &packer)
    case .map(let key, let value):
      key.pack(into: &packer)
      value.pack(into: &packer)
    case .record(let index), .choice(let index): packer.append(index)
    case .dyn, .null, .bool, .int, .double, .string, .timestamp, .duration: break
    }
  }

  /// Reads a type.
  package init(unpacking unpacker: inout Unpacker) {
    switch Form(rawValue: UInt8(unpacking: &unpacker)) ?? .dyn {
    case .dyn: self = .dyn
    case .null: self = .null
    case .bool: self = .bool
    case .int: self = .int
    case .double: self = .double
    case .string: self = .string
    case .timestamp: self = .timestamp
    case .duration: self = .duration
    case .list: self = .list(Type(unpacking: &unpacker))
    case .map:
      let key = Type(unpacking: &unpacker)
      self = .map(key, Type(unpacking: &unpacker))
    case .record: self = .record(Int(unpacker.number()))
    case .choice: self = .choice(Int(unpacker.number()))
    }
  }
}
