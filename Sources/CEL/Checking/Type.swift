import SourceText

/// A static type. A choice is a string to all functions; the checker knows its options.
public indirect enum Type: Hashable, Sendable {
  /// Known only at evaluation.
  case dyn
  /// The type of `null`.
  case null
  /// Truth values.
  case bool
  /// 64-bit whole numbers.
  case int
  /// 64-bit floating-point numbers.
  case double
  /// Text.
  case string
  /// Points in time.
  case timestamp
  /// Lengths of time.
  case duration
  /// A list of elements of one type.
  case list(Type)
  /// A map from keys to values.
  case map(Type, Type)
  /// An instance of ``Environment/records``, by index.
  case record(Int)
  /// A word of ``Environment/choices``, by index.
  case choice(Int)
}

extension Type: Packable {
  /// Appends the type.
  public func pack(into packer: inout Packer) {
    switch self {
    case .dyn: packer.append(0)
    case .null: packer.append(1)
    case .bool: packer.append(2)
    case .int: packer.append(3)
    case .double: packer.append(4)
    case .string: packer.append(5)
    case .timestamp: packer.append(6)
    case .duration: packer.append(7)
    case .list(let element):
      packer.append(8)
      element.pack(into: &packer)
    case .map(let key, let value):
      packer.append(9)
      key.pack(into: &packer)
      value.pack(into: &packer)
    case .record(let index):
      packer.append(10)
      packer.append(index)
    case .choice(let index):
      packer.append(11)
      packer.append(index)
    }
  }

  /// Reads a type.
  public init(unpacking unpacker: inout Unpacker) {
    switch unpacker.number() {
    case 1: self = .null
    case 2: self = .bool
    case 3: self = .int
    case 4: self = .double
    case 5: self = .string
    case 6: self = .timestamp
    case 7: self = .duration
    case 8: self = .list(Type(unpacking: &unpacker))
    case 9:
      let key = Type(unpacking: &unpacker)
      self = .map(key, Type(unpacking: &unpacker))
    case 10: self = .record(Int(unpacker.number()))
    case 11: self = .choice(Int(unpacker.number()))
    default: self = .dyn
    }
  }
}
