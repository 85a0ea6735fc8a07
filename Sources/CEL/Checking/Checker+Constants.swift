import SourceText

/// Conditions that are decided before any fact is known: almost always a typo.
extension Checker {
  /// Reports the condition, or the parts of it, that always or never hold.
  mutating func reportConstantConditions() {
    let count = diagnostics.count
    let truth = fold(tree.root)
    // A contradiction within was reported at its own place, which says more.
    if let truth, diagnostics.count == count { report(.constantCondition(truth, at: tree.span)) }
  }

  /// The truth of a condition that no fact can change.
  private mutating func fold(_ index: Expression.Index) -> Bool? {
    switch tree.node(index).expression {
    case .bool(let truth): return truth
    case .unary(.not, let operand): return fold(operand).map { !$0 }
    case .binary(.and, let left, let right): return foldLogic(index, left, right, decisive: false)
    case .binary(.or, let left, let right): return foldLogic(index, left, right, decisive: true)
    case .conditional(let condition, let then, let otherwise):
      let (condition, then, otherwise) = (fold(condition), fold(then), fold(otherwise))
      if let condition { return condition ? then : otherwise }
      return then == otherwise ? then : nil
    default: return isClosed(index) ? evaluate(index) : nil
    }
  }

  private mutating func foldLogic(
    _ index: Expression.Index, _ left: Expression.Index, _ right: Expression.Index, decisive: Bool
  ) -> Bool? {
    let truths = (fold(left), fold(right))
    if truths.0 == decisive || truths.1 == decisive { return decisive }
    if truths.0 == !decisive, truths.1 == !decisive { return !decisive }
    if clashes(index, decisive: decisive, with: right) {
      report(.constantCondition(decisive, at: span(index)))
      return decisive
    }
    return nil
  }

  /// Whether the last part of `a && b && …` contradicts an earlier one (`x == "p" && x == "q"`), or the last part of
  /// `a || b || …` completes an earlier one (`x != "p" || x != "q"`).
  private func clashes(_ index: Expression.Index, decisive: Bool, with last: Expression.Index) -> Bool {
    guard let (subject, word, isEqual) = comparison(last) else { return false }
    return parts(index, decisive).dropLast().contains { part in
      guard let other = comparison(part), other.subject == subject else { return false }
      if other.word == word { return other.isEqual != isEqual }
      // Equal to two words is false; different from one or the other of two words is true.
      return isEqual == other.isEqual && isEqual != decisive
    }
  }

  /// The operands of a chain of the same logical operator, from the left.
  private func parts(_ index: Expression.Index, _ isOr: Bool) -> [Expression.Index] {
    if case .binary(let operation, let left, let right) = tree.node(index).expression,
      operation == (isOr ? .or : .and)
    {
      return parts(left, isOr) + parts(right, isOr)
    }
    return [index]
  }

  /// The parts of `subject == "word"` or `subject != "word"`, where the subject is a name or a path of fields.
  private func comparison(_ index: Expression.Index) -> (subject: String, word: ArraySlice<UInt8>, isEqual: Bool)? {
    guard case .binary(let operation, let left, let right) = tree.node(index).expression,
      operation == .equal || operation == .notEqual,
      case .string(let word) = tree.node(right).expression, let subject = path(left)
    else { return nil }
    // Bytes, as the evaluator compares them: to Swift's strings an accent is the same written in two ways.
    return (subject, tree.text[word.range], operation == .equal)
  }

  private func path(_ index: Expression.Index) -> String? {
    switch tree.node(index).expression {
    case .identifier(let name, _): tree.name(name)
    case .select(let base, let name, _): path(base).map { "\($0).\(tree.name(name))" }
    default: nil
    }
  }

  /// Whether a node rests on literals alone. Parameters count as facts: a policy may change them.
  private func isClosed(_ index: Expression.Index) -> Bool {
    if checked.references[Int(index)] == nil { return children(index).map { $0.allSatisfy(isClosed) } ?? false }
    if case .function(let function) = checked.references[Int(index)], function != .vague {
      return children(index).map { $0.allSatisfy(isClosed) } ?? false
    }
    return false
  }

  /// The operands of a node, or nil where it rests on more than those.
  private func children(_ index: Expression.Index) -> [Expression.Index]? {
    switch tree.node(index).expression {
    case .null, .bool, .int, .double, .string: []
    case .unary(_, let operand): [operand]
    case .binary(_, let left, let right), .subscription(let left, let right): [left, right]
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .list(let operands), .map(let operands), .call(_, let operands), .method(_, let operands):
      Array(tree.children[operands.range])
    case .identifier, .select, .presence, .comprehension, .invalid: nil
    }
  }

  /// The truth of a closed condition; nil for an error.
  private func evaluate(_ index: Expression.Index) -> Bool? {
    var pool = ConstantPool()
    let program = Compiler.compile(checked, environment, from: index, into: &pool)
    var memory = Memory(constants: pool)
    var evaluator = Evaluator()
    let value = evaluator.run(program, memory: &memory, budget: 10_000)
    return value.kind == .bool ? value.isTrue : nil
  }
}
