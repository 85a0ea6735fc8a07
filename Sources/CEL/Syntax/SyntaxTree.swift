import SourceText

/// An expression as it was written. Spans count bytes of the expression's own text.
public struct SyntaxTree: Sendable {
  struct Node: BitwiseCopyable {
    var expression: Expression
    var span: Span
  }

  /// The text that was read.
  public let source: [UInt8]
  var nodes: [Node] = []
  var children: [Expression.Index] = []
  var comprehensions: [Comprehension] = []
  /// The text of string literals, their escapes replaced.
  var text: [UInt8] = []
  var root: Expression.Index = 0

  init(source: [UInt8]) {
    self.source = source
  }

  /// The span of the whole expression.
  public var span: Span { nodes.isEmpty ? Span(0, 0) : nodes[Int(root)].span }

  func node(_ index: Expression.Index) -> Node { nodes[Int(index)] }

  func name(_ span: Span) -> String { String(decoding: source[span.range], as: UTF8.self) }

  func literal(_ range: Span) -> String { String(decoding: text[range.range], as: UTF8.self) }
}
