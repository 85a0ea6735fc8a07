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
