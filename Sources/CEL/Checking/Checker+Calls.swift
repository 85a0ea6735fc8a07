import SourceText

/// Calls and macros.
extension Checker {
  mutating func checkCall(_ name: Span, _ operands: Span, isMethod: Bool, at index: Expression.Index) -> Type {
    let types = tree.children[operands.range].map { check($0) }
    let text = tree.name(name)
    guard let signature = Signature.all[text] else {
      checked.references[Int(index)] = .undeclared
      let known = Signature.all.keys.sorted() + ["has", "all", "exists", "exists_one", "filter", "map"]
      report(.unknownFunction(text, among: known, at: name))
      return .dyn
    }
    checked.references[Int(index)] = .function(signature.function)
    let fitting = signature.overloads.first { overload in
      overload.isMethod == isMethod && overload.parameters.count == types.count
        && zip(types, overload.parameters).allSatisfy { $0.fits($1) }
    }
    guard let fitting else {
      checked.references[Int(index)] =
        signature.accepts(types.count, isMethod: isMethod)
        ? .function(signature.function) : .undeclared
      report(.noOverload(text, types, isMethod: isMethod, signature, in: environment, at: name))
      return signature.overloads.first?.result ?? .dyn
    }
    if signature.function == .matches { checkPattern(tree.children[operands.range][operands.range.lowerBound + 1]) }
    return fitting.result
  }

  private mutating func checkPattern(_ index: Expression.Index) {
    guard case .string(let range) = tree.node(index).expression else { return }
    do throws(PatternError) {
      _ = try Pattern(tree.text[range.range])
    } catch {
      report(.badPattern(error, at: span(index)))
    }
  }

  mutating func checkComprehension(_ index: UInt32) -> Type {
    let comprehension = tree.comprehensions[Int(index)]
    let type = check(comprehension.range)
    if type.element == nil {
      report(.notIterable(type, in: environment, at: span(comprehension.range)))
    }
    let scope = variables.count
    declare(comprehension, index, over: type)
    if let condition = comprehension.condition { wantBool(condition) }
    let transformed = comprehension.transform.map { check($0) } ?? .dyn
    variables.removeSubrange(scope...)
    switch comprehension.kind {
    case .all, .exists, .existsOne: return .bool
    case .filter: return .list(type.element ?? .dyn)
    case .transformList: return .list(transformed)
    case .transformMap:
      if case .map(let key, _) = type { return .map(key, transformed) }
      return .map(.dyn, transformed)
    }
  }

  private mutating func declare(_ comprehension: Comprehension, _ index: UInt32, over type: Type) {
    let pair: (Type, Type) =
      switch type {
      case .list(let element): (.int, element)
      case .map(let key, let value): (key, value)
      default: (.dyn, .dyn)
      }
    let first = Variable(
      name: tree.name(comprehension.first), type: comprehension.second == nil ? type.element ?? .dyn : pair.0,
      reference: .variable(comprehension: index, isSecond: false),
      candidates: comprehension.second == nil ? candidates(comprehension.range) : nil)
    variables.append(first)
    if let second = comprehension.second {
      variables.append(
        Variable(
          name: tree.name(second), type: pair.1, reference: .variable(comprehension: index, isSecond: true),
          candidates: candidates(comprehension.range)))
    }
  }
}

extension Signature {
  /// Whether some overload takes so many values in this style of call.
  func accepts(_ count: Int, isMethod: Bool) -> Bool {
    overloads.contains { $0.isMethod == isMethod && $0.parameters.count == count }
  }
}
