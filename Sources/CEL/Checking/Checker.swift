import SourceText

/// Resolves names and checks types against an ``Environment``. Reports every mistake it finds.
package struct Checker {
  /// A variable of a macro that is in force.
  struct Variable {
    var name: String
    var type: Type
    var reference: CheckedExpression.Reference
    /// The texts it can hold, where it runs over a constant list.
    var candidates: [String]?
  }

  let tree: SyntaxTree
  let environment: Environment
  var checked: CheckedExpression
  var diagnostics: [Diagnostic] = []
  var variables: [Variable] = []

  /// Checks a tree; with `expecting`, the whole must be of that type, and a condition must not be decided beforehand.
  ///
  /// The result can be compiled even when there are diagnostics: what is ill-typed then fails at evaluation, as CEL
  /// has it for expressions that nobody checked.
  package static func check(
    _ tree: SyntaxTree, _ environment: Environment, expecting expected: Type? = nil
  ) -> (checked: CheckedExpression, diagnostics: [Diagnostic]) {
    guard !tree.nodes.isEmpty else { return (CheckedExpression(tree), []) }
    var checker = Checker(tree, environment)
    let type = checker.check(tree.root)
    if let expected {
      if !type.fits(expected) {
        checker.report(.wrongResult(expected, type, in: environment, at: tree.span))
      } else if checker.diagnostics.isEmpty, expected == .bool {
        checker.reportConstantConditions()
      }
    }
    return (checker.checked, checker.diagnostics.sorted { $0.span.start < $1.span.start })
  }

  private init(_ tree: SyntaxTree, _ environment: Environment) {
    self.tree = tree
    self.environment = environment
    checked = CheckedExpression(tree)
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  func span(_ index: Expression.Index) -> Span { tree.node(index).span }

  /// The type of a node, noted down with those of all nodes below it.
  @discardableResult
  mutating func check(_ index: Expression.Index) -> Type {
    let type = type(of: index)
    checked.types[Int(index)] = type
    return type
  }

  private mutating func type(of index: Expression.Index) -> Type {
    switch tree.node(index).expression {
    case .null: return .null
    case .bool: return .bool
    case .int: return .int
    case .double: return .double
    case .string: return .string
    case .invalid: return .dyn
    case .identifier, .select: return checkName(index)
    case .presence(let base, let name):
      checkSelection(of: base, name, at: index)
      // Whether there is such a parameter, not what it is.
      if case .constant = checked.references[Int(index)] { checked.references[Int(index)] = .constant(.bool(true)) }
      return .bool
    case .subscription(let base, let position): return checkSubscript(base, position)
    case .call(let name, let arguments): return checkCall(name, arguments, isMethod: false, at: index)
    case .method(let name, let operands): return checkCall(name, operands, isMethod: true, at: index)
    case .unary(let operation, let operand): return checkUnary(operation, operand, at: index)
    case .binary(let operation, let left, let right): return checkBinary(operation, left, right, at: index)
    case .conditional(let condition, let then, let otherwise):
      wantBool(condition)
      return check(then).joined(check(otherwise))
    case .list(let elements):
      let types = tree.children[elements.range].map { check($0) }
      return .list(types.dropFirst().reduce(types.first ?? .dyn) { $0.joined($1) })
    case .map(let entries): return checkMap(entries)
    case .comprehension(let comprehension): return checkComprehension(comprehension)
    }
  }

  mutating func wantBool(_ index: Expression.Index) {
    let type = check(index)
    if !type.fits(.bool) { report(.notBool(type, in: environment, at: span(index))) }
  }

  private mutating func checkMap(_ entries: Span) -> Type {
    var keys: [Type] = []
    var values: [Type] = []
    for (position, child) in tree.children[entries.range].enumerated() {
      let type = check(child)
      if position % 2 == 1 {
        values.append(type)
        continue
      }
      keys.append(type)
      if ![.bool, .int, .string].contains(where: { type.fits($0) }) {
        report(.badKey(type, in: environment, at: span(child)))
      }
    }
    return .map(
      keys.dropFirst().reduce(keys.first ?? .dyn) { $0.joined($1) },
      values.dropFirst().reduce(values.first ?? .dyn) { $0.joined($1) })
  }

  private mutating func checkSubscript(_ base: Expression.Index, _ position: Expression.Index) -> Type {
    let type = check(base)
    let key = check(position)
    switch type {
    case .dyn: return .dyn
    case .list(let element):
      if !key.fits(.int), key != .double { report(.badIndex(key, in: environment, at: span(position))) }
      return element
    case .map(let wanted, let value):
      if !key.canEqual(wanted, in: environment) { report(.badIndex(key, in: environment, at: span(position))) }
      return value
    default:
      report(.notIndexable(type, in: environment, at: span(base)))
      return .dyn
    }
  }
}

/// A syntax tree whose names are resolved and whose types are known as far as they can be.
package struct CheckedExpression: Sendable {
  /// What a node names.
  enum Reference: Sendable {
    /// A variable of the macro at an index of ``SyntaxTree/comprehensions``.
    case variable(comprehension: UInt32, isSecond: Bool)
    case it
    /// The root record itself, by its name.
    case root
    case rootField(Int)
    /// A field of the record that the node selects from.
    case field(Int)
    case constant(Constant)
    case binding(Int)
    case function(Function)
    case undeclared
  }

  /// The expression.
  package let tree: SyntaxTree
  var types: [Type]
  var references: [Reference?]

  init(_ tree: SyntaxTree) {
    self.tree = tree
    types = Array(repeating: .dyn, count: tree.nodes.count)
    references = Array(repeating: nil, count: tree.nodes.count)
  }

  /// The static type of the whole expression.
  package var type: Type { types.isEmpty ? .dyn : types[Int(tree.root)] }
}
