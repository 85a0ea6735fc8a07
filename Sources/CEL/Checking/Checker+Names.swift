import SourceText

/// Names, selections, and the longest prefix of a dotted name that means something.
extension Checker {
  /// The parts of `a.b.c` from the left; nil where something else than names is selected from. Parentheses end a
  /// dotted name, and are known by a span that reaches beyond the name.
  private func qualifiedName(_ index: Expression.Index) -> (parts: [String], isAbsolute: Bool)? {
    let node = tree.node(index)
    switch node.expression {
    case .identifier(let name, let isAbsolute) where node.span.end == name.end:
      return ([tree.name(name)], isAbsolute)
    case .select(let base, let name, false) where node.span.end == name.end:
      guard var result = qualifiedName(base) else { return nil }
      result.parts.append(tree.name(name))
      return result
    default: return nil
    }
  }

  /// Whether a longer name than a variable's can be meant at all. Nearly always it cannot, and that is soon seen.
  private func mayBeQualified(_ index: Expression.Index) -> Bool {
    if !environment.bindings.isEmpty { return true }
    guard case .select(let base, _, false) = tree.node(index).expression,
      case .identifier(let name, _) = tree.node(base).expression
    else { return false }
    let text = tree.name(name)
    return !(text == "it" && environment.it != nil) && !(text == "params" && environment.parameters != nil)
  }

  mutating func checkName(_ index: Expression.Index) -> Type {
    if mayBeQualified(index), let (parts, isAbsolute) = qualifiedName(index), parts.count > 1,
      isAbsolute || !variables.contains(where: { $0.name == parts[0] })
    {
      // The longest prefix that is a name wins; what follows it selects from it, as the calls further up come to it.
      if let type = checkBinding(parts, at: index) ?? checkGroup(parts, at: index) { return type }
    }
    switch tree.node(index).expression {
    case .identifier(let name, let isAbsolute): return checkIdentifier(name, isAbsolute: isAbsolute, at: index)
    case .select(let base, let name, _): return checkSelection(of: base, name, at: index)
    default: return .dyn
    }
  }

  /// A binding of exactly this name.
  private mutating func checkBinding(_ parts: [String], at index: Expression.Index) -> Type? {
    guard !environment.bindings.isEmpty,
      let binding = environment.bindings.firstIndex(of: parts.joined(separator: "."))
    else { return nil }
    checked.references[Int(index)] = .binding(binding)
    return .dyn
  }

  private mutating func checkGroup(_ parts: [String], at index: Expression.Index) -> Type? {
    guard parts.count == 2, environment.field(parts[0]) == nil,
      let choice = environment.choices.firstIndex(where: { $0.name == parts[0] })
    else { return nil }
    let groups = environment.choices[choice].groups
    guard let group = groups.first(where: { $0.name == parts[1] }) else {
      report(.unknownGroup(parts[1], of: environment.choices[choice], at: span(index)))
      return .list(.choice(choice))
    }
    checked.references[Int(index)] = .constant(.list(group.options.map { .string($0) }))
    return .list(.choice(choice))
  }

  private mutating func checkIdentifier(_ name: Span, isAbsolute: Bool, at index: Expression.Index) -> Type {
    let text = tree.name(name)
    if !isAbsolute, let variable = variables.last(where: { $0.name == text }) {
      checked.references[Int(index)] = variable.reference
      return variable.type
    }
    if text == "it", let type = environment.it {
      checked.references[Int(index)] = .it
      return type
    }
    if text == "params", let parameters = environment.parameters {
      checked.references[Int(index)] = .constant(parameters)
      return parameters.type
    }
    if let field = environment.field(text), let root = environment.root {
      checked.references[Int(index)] = .rootField(field)
      return environment.records[root].fields[field].type
    }
    if let root = environment.root, environment.rootName == text {
      checked.references[Int(index)] = .root
      return .record(root)
    }
    if let type = checkBinding([text], at: index) { return type }
    checked.references[Int(index)] = .undeclared
    if text == "it" {
      report(.noEntry(at: name))
    } else if let choice = environment.choices.first(where: { $0.name == text }) {
      report(.choiceAsValue(choice, at: name))
    } else {
      report(.undeclared(text, among: environment.names + variables.map { $0.name }, at: name))
    }
    return .dyn
  }

  @discardableResult
  mutating func checkSelection(of base: Expression.Index, _ name: Span, at index: Expression.Index) -> Type {
    let type = check(base)
    let text = tree.name(name)
    if case .constant(.tree(let tree)) = checked.references[Int(base)] {
      guard let constant = tree[text] else {
        report(.unknownParameter(text, among: tree.keys.sorted(), at: name))
        return .dyn
      }
      checked.references[Int(index)] = .constant(constant)
      return constant.type
    }
    switch type {
    case .dyn: return .dyn
    case .map(let key, let value):
      if !Type.string.fits(key) { report(.notSelectable(type, in: environment, at: name)) }
      return value
    case .record(let record):
      guard let field = environment.records[record].index(of: text) else {
        report(.unknownField(text, of: environment.records[record], at: name))
        return .dyn
      }
      checked.references[Int(index)] = .field(field)
      return environment.records[record].fields[field].type
    default:
      report(.notSelectable(type, in: environment, at: name))
      return .dyn
    }
  }
}

extension Environment {
  /// The index of a field of the root record.
  func field(_ name: String) -> Int? { root.flatMap { records[$0].index(of: name) } }

  /// All names that an expression can begin with.
  var names: [String] {
    (root.map { records[$0].fields.map { $0.name } } ?? []) + (rootName.map { [$0] } ?? []) + (it == nil ? [] : ["it"])
      + (parameters == nil ? [] : ["params"]) + choices.map { $0.name } + bindings
  }
}
