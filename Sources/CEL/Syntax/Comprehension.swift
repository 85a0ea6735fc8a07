import SourceText

/// A macro that goes through a list or map.
struct Comprehension: BitwiseCopyable {
  /// The macros.
  enum Kind: UInt8, BitwiseCopyable {
    case all, exists, existsOne, filter
    /// `map`, also with a condition, and `transformList`.
    case transformList
    case transformMap
  }

  var kind: Kind
  var range: Expression.Index
  /// The element, or the key of a map; with two variables the index or key.
  var first: Span
  /// With two variables, the element or the value of a map.
  var second: Span?
  /// The predicate, or the condition of a transformation.
  var condition: Expression.Index?
  /// What a transformation makes of each element.
  var transform: Expression.Index?
}
