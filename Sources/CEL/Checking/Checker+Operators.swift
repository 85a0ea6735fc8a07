import SourceText

/// Operators, and the options of choices.
extension Checker {
  mutating func checkUnary(_ operation: Expression.Unary, _ operand: Expression.Index, at index: Expression.Index)
    -> Type
  {
    guard operation == .negate else {
      wantBool(operand)
      return .bool
    }
    let type = check(operand)
    switch type {
    case .int, .double, .dyn: return type
    default:
      report(.noOperator("-", [type], in: environment, at: span(index)))
      return .dyn
    }
  }

  mutating func checkBinary(
    _ operation: Expression.Binary, _ left: Expression.Index, _ right: Expression.Index, at index: Expression.Index
  ) -> Type {
    switch operation {
    case .and, .or:
      wantBool(left)
      wantBool(right)
      return .bool
    case .equal, .notEqual:
      let types = (check(left), check(right))
      if !types.0.canEqual(types.1, in: environment) {
        report(.neverEqual(types.0, types.1, in: environment, at: span(index)))
      } else {
        checkOptions(types.0.choice, right)
        checkOptions(types.1.choice, left)
      }
      return .bool
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      let types = (check(left), check(right))
      if !types.0.canOrder(types.1) {
        report(.noOrder(types.0, types.1, in: environment, at: span(index)))
      }
      return .bool
    case .contained: return checkMembership(left, right)
    case .add, .subtract, .multiply, .divide, .remainder:
      let types = (check(left), check(right))
      if let result = operation.result(types.0, types.1) { return result }
      report(.noOperator(operation.word, [types.0, types.1], in: environment, at: span(index)))
      return .dyn
    }
  }

  private mutating func checkMembership(_ element: Expression.Index, _ container: Expression.Index) -> Type {
    let element = (index: element, type: check(element))
    let container = (index: container, type: check(container))
    switch container.type {
    case .dyn: break
    case .list(let wanted), .map(let wanted, _):
      if !element.type.canEqual(wanted, in: environment) {
        report(.neverContained(element.type, container.type, in: environment, at: span(element.index)))
      } else {
        checkOptions(element.type.choice, container.index)
        checkOptions(wanted.choice, element.index)
      }
    default: report(.notContainer(container.type, in: environment, at: span(container.index)))
    }
    return .bool
  }

  /// Reports the words of `index` that are no options of the choice.
  private mutating func checkOptions(_ choice: Int?, _ index: Expression.Index) {
    guard let choice else { return }
    // Compared as the evaluator does: to Swift's strings an accent is the same written in two ways.
    let options = environment.choices[choice].options
    for (word, span) in words(index) where !options.contains(where: { $0.utf8.elementsEqual(word.utf8) }) {
      report(.noOption(word, of: environment.choices[choice], at: span))
    }
  }

  /// The constant texts that a node can yield, as far as they are known.
  private func words(_ index: Expression.Index) -> [(String, Span)] {
    let node = tree.node(index)
    switch node.expression {
    case .string(let range): return [(tree.literal(range), node.span)]
    case .list(let elements): return tree.children[elements.range].flatMap { words($0) }
    case .conditional(_, let then, let otherwise): return words(then) + words(otherwise)
    case .identifier(let name, _):
      let text = tree.name(name)
      if case .variable = checked.references[Int(index)] {
        return variables.last { $0.name == text }?.candidates?.map { ($0, node.span) } ?? []
      }
    default: break
    }
    guard case .constant(let constant) = checked.references[Int(index)] else { return [] }
    return constant.words.map { ($0, node.span) }
  }

  /// The constant texts of a list.
  func candidates(_ index: Expression.Index) -> [String]? {
    if case .choice = checked.types[Int(index)].element { return nil }
    let words = words(index).map { $0.0 }
    return words.isEmpty ? nil : words
  }
}

extension Constant {
  /// The texts of a text or of a list of texts.
  fileprivate var words: [String] {
    switch self {
    case .string(let text): [text]
    case .list(let elements): elements.flatMap { $0.words }
    default: []
    }
  }
}

extension Type {
  /// The choice that a value or its elements are of.
  var choice: Int? {
    switch self {
    case .choice(let index): index
    case .list(let element): element.choice
    default: nil
    }
  }

  /// What a macro's one variable runs over.
  var element: Type? {
    switch self {
    case .dyn: .dyn
    case .list(let element), .map(let element, _): element
    default: nil
    }
  }
}

extension Expression.Binary {
  /// The operator as it is written.
  var word: String {
    switch self {
    case .and: "&&"
    case .or: "||"
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .contained: "in"
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .remainder: "%"
    }
  }

  /// The type of an arithmetic operation, or nil where there is none between these types.
  fileprivate func result(_ left: Type, _ right: Type) -> Type? {
    switch (self, left, right) {
    case (_, .dyn, _), (_, _, .dyn): return .dyn
    case (_, .int, .int): return .int
    case (.remainder, _, _): return nil
    case (_, .double, .double): return .double
    case (.add, .string, .string), (.add, .choice, .string), (.add, .string, .choice), (.add, .choice, .choice):
      return .string
    // Not the other side's type where one is dyn: what the list then held would be read as records that it is not.
    case (.add, .list(let left), .list(let right)): return .list(left.joined(right))
    case (.add, .timestamp, .duration), (.add, .duration, .timestamp), (.subtract, .timestamp, .duration):
      return .timestamp
    case (.add, .duration, .duration), (.subtract, .duration, .duration), (.subtract, .timestamp, .timestamp):
      return .duration
    default: return nil
    }
  }
}
