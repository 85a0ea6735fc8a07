import SourceText

/// The macros: calls that bind names or look at the form of their argument.
extension Parser {
  mutating func expandHas(_ arguments: [Expression.Index], _ whole: Span) -> Expression.Index {
    guard arguments.count == 1, case .select(let base, let name, _) = tree.node(arguments[0]).expression else {
      diagnostics.append(.hasArgument(whole))
      return append(.invalid, whole)
    }
    return append(.presence(base: base, name: name), whole, over: base)
  }

  /// The comprehension that a method call stands for, or nil where the name is no macro's.
  mutating func expandMacro(
    _ name: String, at place: Span, of range: Expression.Index, _ arguments: [Expression.Index], _ whole: Span
  ) -> Expression.Index? {
    guard let (kind, form) = Self.form(of: name, argumentCount: arguments.count) else { return nil }
    guard let form else {
      diagnostics.append(.macroArguments(name, at: place))
      return append(.invalid, whole, over: range)
    }
    guard let first = variable(arguments[0]) else {
      diagnostics.append(.macroVariable(span(arguments[0])))
      return append(.invalid, whole, over: range)
    }
    var comprehension = Comprehension(kind: kind, range: range, first: first)
    if form.variables == 2 {
      guard let second = variable(arguments[1]), tree.name(second) != tree.name(first) else {
        diagnostics.append(.macroVariable(span(arguments[1])))
        return append(.invalid, whole, over: range)
      }
      comprehension.second = second
    }
    var rest = arguments[form.variables...]
    if form.hasCondition { comprehension.condition = rest.popFirst() }
    if form.hasTransform { comprehension.transform = rest.popFirst() }
    tree.comprehensions.append(comprehension)
    let operands = appendChildren([range] + arguments[form.variables...])
    return append(.comprehension(UInt32(tree.comprehensions.count - 1)), whole, overAll: operands)
  }

  private typealias Form = (variables: Int, hasCondition: Bool, hasTransform: Bool)

  /// Which macro a name is and how its arguments are meant; no form where their number fits none.
  private static func form(of name: String, argumentCount: Int) -> (Comprehension.Kind, Form?)? {
    let predicate: Form? = (2...3) ~= argumentCount ? (argumentCount - 1, true, false) : nil
    switch name {
    case "all": return (.all, predicate)
    case "exists": return (.exists, predicate)
    case "exists_one", "existsOne": return (.existsOne, predicate)
    case "filter": return (.filter, argumentCount == 2 ? (1, true, false) : nil)
    case "map": return (.transformList, (2...3) ~= argumentCount ? (1, argumentCount == 3, true) : nil)
    case "transformList": return (.transformList, (3...4) ~= argumentCount ? (2, argumentCount == 4, true) : nil)
    case "transformMap": return (.transformMap, (3...4) ~= argumentCount ? (2, argumentCount == 4, true) : nil)
    default: return nil
    }
  }

  private func variable(_ index: Expression.Index) -> Span? {
    if case .identifier(let name, false) = tree.node(index).expression { name } else { nil }
  }
}
