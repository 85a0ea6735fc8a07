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
