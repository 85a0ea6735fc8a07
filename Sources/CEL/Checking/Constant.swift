/// A value that is known when an expression is compiled, such as a parameter of a rule.
public indirect enum Constant: Hashable, Sendable {
  /// A truth value.
  case bool(Bool)
  /// A whole number.
  case int(Int64)
  /// A floating-point number.
  case double(Double)
  /// Text.
  case string(String)
  /// A list.
  case list([Constant])
  /// Named constants, reached by `.name`.
  case tree([String: Constant])

  /// The static type.
  public var type: Type {
    switch self {
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string: .string
    case .list(let elements):
      .list(elements.dropFirst().reduce(elements.first?.type ?? .dyn) { $0 == $1.type ? $0 : .dyn })
    case .tree: .map(.string, .dyn)
    }
  }
}
