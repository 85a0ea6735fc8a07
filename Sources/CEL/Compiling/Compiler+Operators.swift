import SourceText

/// Operators, calls and constants.
extension Compiler {
  mutating func compileBinary(
    _ operation: Expression.Binary, _ left: Expression.Index, _ right: Expression.Index, _ span: Span
  ) {
    switch operation {
    case .and: compileLogic(.jumpIfFalse, .and, left, right, span)
    case .or: compileLogic(.jumpIfTrue, .or, left, right, span)
    case .equal, .notEqual:
      compile(left)
      if let constant = plainConstant(right) {
        emit(operation == .equal ? .equalConstant : .notEqualConstant, span, self.constant(constant))
      } else {
        compile(right)
        emit(operation == .equal ? .equal : .notEqual, span, pushes: -1)
      }
    case .contained:
      compile(left)
      if let list = constantList(right) {
        emit(.containedInConstant, span, self.constant(list))
      } else {
        compile(right)
        emit(.contained, span, pushes: -1)
      }
    default:
      compile(left)
      compile(right)
      emit(operation.instruction, span, pushes: -1)
    }
  }

  private mutating func compileLogic(
    _ jump: Instruction.Operation, _ combine: Instruction.Operation, _ left: Expression.Index,
    _ right: Expression.Index,
    _ span: Span
  ) {
    compile(left)
    let decided = emit(jump, span)
    compile(right)
    emit(combine, span, pushes: -1)
    land(decided)
  }

  mutating func compileConditional(
    _ condition: Expression.Index, _ then: Expression.Index, _ otherwise: Expression.Index, _ span: Span
  ) {
    compile(condition)
    let branch = emit(.branch, tree.node(condition).span)
    let undecided = emit(.jump, span)
    compile(then)
    let done = emit(.jump, span, pushes: -1)
    land(branch)
    compile(otherwise)
    land(done)
    emit(.select, span, pushes: -1)
    land(undecided)
  }

  mutating func compileCall(_ index: Expression.Index, _ name: Span, _ operands: Span, _ span: Span) {
    guard case .function(let function) = checked.references[Int(index)] else {
      raise(Signature.all[tree.name(name)] == nil ? .undeclared : .noSuchOverload, span)
      return
    }
    let children = tree.children[operands.range]
    if function == .matches, let text = children.first, let last = children.last,
      let pattern = literalPattern(last)
    {
      compile(text)
      emit(.matchesConstant, span, pool.code.patterns.count)
      pool.code.patterns.append(pattern)
      return
    }
    for child in children { compile(child) }
    emit(.call, span, small: function.rawValue, children.count, pushes: 1 - children.count)
  }

  private mutating func literalPattern(_ index: Expression.Index) -> CodeStore.LiteralPattern? {
    let expression = tree.node(index).expression
    guard case .string(let range) = expression, let text = literal(expression),
      let pattern = try? Pattern(tree.text[range.range])
    else { return nil }
    return CodeStore.LiteralPattern(text: text, compiled: pattern)
  }

  // MARK: Constants

  mutating func literal(_ expression: Expression) -> Value? {
    switch expression {
    case .null: .null
    case .bool(let truth): .bool(truth)
    case .int(let number): .int(number)
    case .double(let number): .double(number)
    case .string(let range):
      tree.text[range.range].withUnsafeBufferPointer { pool.intern(utf8: $0) }
    default: nil
    }
  }

  /// The value of a literal or named constant that is no list or map.
  private mutating func plainConstant(_ index: Expression.Index) -> Value? {
    if case .constant(let constant) = checked.references[Int(index)] {
      switch constant {
      case .list, .tree: return nil
      default: return value(constant)
      }
    }
    return literal(tree.node(index).expression)
  }

  /// The value of a list of constants.
  private mutating func constantList(_ index: Expression.Index) -> Value? {
    if case .constant(.list(let elements)) = checked.references[Int(index)] { return value(.list(elements)) }
    guard case .list(let elements) = tree.node(index).expression else { return nil }
    var values: [Value] = []
    for child in tree.children[elements.range] {
      guard let value = plainConstant(child) else { return nil }
      values.append(value)
    }
    return pool.makeList(values)
  }

  mutating func value(_ constant: Constant) -> Value {
    switch constant {
    case .bool(let truth): return .bool(truth)
    case .int(let number): return .int(number)
    case .double(let number): return .double(number)
    case .string(let text): return pool.intern(text)
    case .list(let elements): return pool.makeList(elements.map { value($0) })
    case .tree(let tree):
      let cells = tree.sorted { $0.key < $1.key }.flatMap { [pool.intern($0.key), value($0.value)] }
      var map = pool.makeList(cells)
      map.kind = .map
      map.payload = Value.range(map.offset, tree.count)
      return map
    }
  }
}

extension Expression.Binary {
  /// The instruction of an operator without a form of its own.
  fileprivate var instruction: Instruction.Operation {
    switch self {
    case .and: .and
    case .or: .or
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .contained: .contained
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .remainder: .remainder
    }
  }
}
