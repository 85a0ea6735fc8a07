import SourceText

/// A syntax tree whose names are resolved and whose types are known as far as they can be.
public struct CheckedExpression: Sendable {
  /// What a node names.
  enum Reference: Sendable {
    /// A variable of the macro at an index of ``SyntaxTree/comprehensions``.
    case variable(comprehension: UInt32, isSecond: Bool)
    case it
    case rootField(Int)
    /// A field of the record that the node selects from.
    case field(Int)
    case constant(Constant)
    case binding(Int)
    case function(Function)
    case undeclared
  }

  /// The expression.
  public let tree: SyntaxTree
  var types: [Type]
  var references: [Reference?]

  init(_ tree: SyntaxTree) {
    self.tree = tree
    types = Array(repeating: .dyn, count: tree.nodes.count)
    references = Array(repeating: nil, count: tree.nodes.count)
  }

  /// The static type of the whole expression.
  public var type: Type { types.isEmpty ? .dyn : types[Int(tree.root)] }
}
