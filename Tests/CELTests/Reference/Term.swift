/// An expression as a plain tree of its own, apart from the product's ``SyntaxTree``: it is generated, printed for the
/// product to parse, interpreted by ``PlainEvaluator`` and shrunk.
indirect enum Term: Sendable {
  enum Operator: String, CaseIterable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case contained = "in"
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
  }

  enum Macro: String, CaseIterable {
    case all, exists
    case existsOne = "exists_one"
    case filter, map, transformList, transformMap
  }

  case null
  case bool(Bool)
  case int(Int64)
  /// Finite; infinities and NaN have no literal.
  case double(Double)
  case text(String)
  /// With a leading dot where absolute.
  case name(String, isAbsolute: Bool)
  case select(Term, String)
  case has(Term, String)
  case subscription(Term, Term)
  case call(String, [Term])
  case method(Term, String, [Term])
  case not(Term)
  case negate(Term)
  case binary(Operator, Term, Term)
  case conditional(Term, then: Term, otherwise: Term)
  case list([Term])
  /// Keys and values take turns.
  case map([Term])
  /// One or two variables; the bodies are a predicate, or perhaps a condition and a transformation.
  case macro(Macro, Term, variables: [String], bodies: [Term])

  /// The terms that this one is made of, in the order in which they are written.
  var parts: [Term] {
    switch self {
    case .null, .bool, .int, .double, .text, .name: []
    case .select(let base, _), .has(let base, _), .not(let base), .negate(let base): [base]
    case .subscription(let left, let right), .binary(_, let left, let right): [left, right]
    case .call(_, let parts), .list(let parts), .map(let parts): parts
    case .method(let receiver, _, let arguments): [receiver] + arguments
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .macro(_, let range, _, let bodies): [range] + bodies
    }
  }

  /// The same made of others.
  func with(_ parts: [Term]) -> Term {
    switch self {
    case .null, .bool, .int, .double, .text, .name: self
    case .select(_, let name): .select(parts[0], name)
    case .has(_, let name): .has(parts[0], name)
    case .not: .not(parts[0])
    case .negate: .negate(parts[0])
    case .subscription: .subscription(parts[0], parts[1])
    case .binary(let operation, _, _): .binary(operation, parts[0], parts[1])
    case .call(let name, _): .call(name, parts)
    case .list: .list(parts)
    case .map: .map(parts)
    case .method(_, let name, _): .method(parts[0], name, Array(parts[1...]))
    case .conditional: .conditional(parts[0], then: parts[1], otherwise: parts[2])
    case .macro(let macro, _, let variables, _):
      .macro(macro, parts[0], variables: variables, bodies: Array(parts[1...]))
    }
  }
}
