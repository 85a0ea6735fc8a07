import SourceText

/// A static type. A choice is a string to all functions; the checker knows its options.
package indirect enum Type: Hashable, Sendable {
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

extension Type {
  /// Whether a value of this type may stand where a `parameter` is wanted.
  func fits(_ parameter: Type) -> Bool {
    switch (self, parameter) {
    case (.dyn, _), (_, .dyn), (.choice, .string): true
    case (.list(let left), .list(let right)): left.fits(right)
    case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
      leftKey.fits(rightKey) && leftValue.fits(rightValue)
    default: self == parameter
    }
  }

  /// Whether values of these types can ever be equal.
  func canEqual(_ other: Type, in environment: Environment) -> Bool {
    switch (self, other) {
    case (.dyn, _), (_, .dyn), (.int, .double), (.double, .int), (.choice, .string), (.string, .choice): true
    case (.choice(let left), .choice(let right)):
      left == right || !Set(environment.choices[left].options).isDisjoint(with: Set(environment.choices[right].options))
    case (.list(let left), .list(let right)): left.canEqual(right, in: environment)
    case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
      leftKey.canEqual(rightKey, in: environment) && leftValue.canEqual(rightValue, in: environment)
    default: self == other
    }
  }

  /// Whether `<` and its like are defined between these types.
  func canOrder(_ other: Type) -> Bool {
    switch (self, other) {
    case (.dyn, let type), (let type, .dyn): type.isOrdered
    case (.int, .double), (.double, .int): true
    default: self == other && isOrdered
    }
  }

  private var isOrdered: Bool {
    switch self {
    case .dyn, .bool, .int, .double, .string, .timestamp, .duration: true
    case .null, .list, .map, .record, .choice: false
    }
  }

  /// The type of something that is of one type or the other.
  func joined(_ other: Type) -> Type {
    switch (self, other) {
    case (.choice, .string), (.string, .choice): .string
    case (.choice(let left), .choice(let right)) where left != right: .string
    case (.list(let left), .list(let right)): .list(left.joined(right))
    default: self == other ? self : .dyn
    }
  }

  /// The name of the type for messages.
  func name(in environment: Environment) -> String {
    switch self {
    case .dyn: "dyn"
    case .null: "null"
    case .bool: "bool"
    case .int: "int"
    case .double: "double"
    case .string: "string"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .list(let element): "list(\(element.name(in: environment)))"
    case .map(let key, let value): "map(\(key.name(in: environment)), \(value.name(in: environment)))"
    case .record(let index): environment.records[index].name
    case .choice(let index): environment.choices[index].name
    }
  }
}
