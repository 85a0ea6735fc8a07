import SourceText

/// One node of a syntax tree. Children are named by their index; names are spans of the text.
enum Expression: BitwiseCopyable {
  /// An index into ``SyntaxTree/nodes``.
  typealias Index = UInt32

  /// Operators of one operand.
  enum Unary: UInt8, BitwiseCopyable { case not, negate }

  /// Operators of two operands.
  enum Binary: UInt8, BitwiseCopyable {
    case and, or, equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, contained
    case add, subtract, multiply, divide, remainder
  }

  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  /// A range of ``SyntaxTree/text``.
  case string(Span)
  /// A name; absolute with a leading dot, which no variable of a macro can shadow.
  case identifier(name: Span, isAbsolute: Bool)
  case select(base: Index, name: Span, isQuoted: Bool)
  /// `has(base.name)`.
  case presence(base: Index, name: Span)
  case subscription(base: Index, index: Index)
  /// A range of ``SyntaxTree/children``.
  case call(name: Span, arguments: Span)
  /// The receiver is the first of the children.
  case method(name: Span, operands: Span)
  case unary(Unary, Index)
  case binary(Binary, Index, Index)
  case conditional(Index, then: Index, else: Index)
  case list(Span)
  /// Keys and values take turns.
  case map(Span)
  /// An index into ``SyntaxTree/comprehensions``.
  case comprehension(UInt32)
  /// What could not be read; a diagnostic says why.
  case invalid
}

/// An expression as it was written. Spans count bytes of the expression's own text.
package struct SyntaxTree: Sendable {
  struct PlacedExpression: BitwiseCopyable {
    var expression: Expression
    var span: Span
  }

  /// The text that was read.
  package let source: [UInt8]
  var nodes: [PlacedExpression] = []
  var children: [Expression.Index] = []
  var comprehensions: [Comprehension] = []
  /// The text of string literals, their escapes replaced.
  var text: [UInt8] = []
  var root: Expression.Index = 0

  init(source: [UInt8]) {
    self.source = source
  }

  /// The span of the whole expression.
  package var span: Span { nodes.isEmpty ? Span(0, 0) : nodes[Int(root)].span }

  func node(_ index: Expression.Index) -> PlacedExpression { nodes[Int(index)] }

  func name(_ span: Span) -> String { String(decoding: source[span.range], as: UTF8.self) }

  func literal(_ range: Span) -> String { String(decoding: text[range.range], as: UTF8.self) }
}

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
