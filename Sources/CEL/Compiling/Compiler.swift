import SourceText

/// Turns a checked expression into flat code at the end of a pool's.
package struct Compiler {
  let checked: CheckedExpression
  var tree: SyntaxTree { checked.tree }
  var program = Program()
  var pool: ConstantPool
  private let records: [Environment.Record]
  var depth = 0
  /// Where the variables of the macros in force lie, by the index of the macro.
  var loops: [UInt32: Int] = [:]

  /// The program of an expression. Its constants are added to `pool`; memories made from the pool before must adopt it.
  package static func compile(
    _ checked: CheckedExpression, _ environment: Environment, into pool: inout ConstantPool
  ) -> Program {
    compile(checked, environment, from: checked.tree.root, into: &pool)
  }

  static func compile(
    _ checked: CheckedExpression, _ environment: Environment, from root: Expression.Index, into pool: inout ConstantPool
  ) -> Program {
    var compiler = Compiler(checked, environment.records, pool)
    // The pool is moved, not copied: nothing may share its buffers while it grows.
    pool = ConstantPool()
    compiler.pool.code.wording = environment.wording
    compiler.program.start = UInt32(compiler.here)
    if checked.tree.nodes.isEmpty {
      compiler.raise(.invalidConversion, Span(0, 0))
    } else {
      compiler.compile(root)
    }
    compiler.emit(.halt, checked.tree.span)
    pool = compiler.pool
    return compiler.program
  }

  private init(_ checked: CheckedExpression, _ records: [Environment.Record], _ pool: ConstantPool) {
    self.checked = checked
    self.records = records
    self.pool = pool
  }

  // MARK: Code

  @discardableResult
  mutating func emit(
    _ operation: Instruction.Operation, _ span: Span, small: UInt8 = 0, _ operand: Int = 0, pushes change: Int = 0
  ) -> Int {
    pool.code.append(Instruction(operation: operation, small: small, operand: UInt32(operand)), span)
    depth += change
    program.stackSize = max(program.stackSize, UInt32(depth + 1))
    return here - 1
  }

  var here: Int { pool.code.instructions.count }

  /// Lets the jump at `instruction` lead to the next instruction.
  mutating func land(_ instruction: Int) { pool.code.instructions[instruction].operand = UInt32(here) }

  mutating func raise(_ code: EvaluationError.Code, _ span: Span) {
    emit(.raise, span, small: code.rawValue, pushes: 1)
  }

  mutating func constant(_ value: Value) -> Int {
    pool.code.operands.append(value)
    return pool.code.operands.count - 1
  }

  mutating func text(_ name: Span) -> Value { pool.intern(tree.name(name)) }

  // MARK: Nodes

  mutating func compile(_ index: Expression.Index) {
    let node = tree.node(index)
    let span = node.span
    if case .constant(let constant) = checked.references[Int(index)] {
      emit(.constant, span, self.constant(value(constant)), pushes: 1)
      return
    }
    switch node.expression {
    case .null, .bool, .int, .double, .string:
      emit(.constant, span, constant(literal(node.expression) ?? .null), pushes: 1)
    case .identifier: compileName(index, span)
    case .select(let base, let name, _): compileSelection(index, base, name, span)
    case .presence(let base, let name): compilePresence(index, base, name, span)
    case .subscription(let base, let position):
      compile(base)
      compile(position)
      emit(.subscription, span, pushes: -1)
    case .call(let name, let operands), .method(let name, let operands): compileCall(index, name, operands, span)
    case .unary(let operation, let operand):
      compile(operand)
      emit(operation == .not ? .not : .negate, span)
    case .binary(let operation, let left, let right): compileBinary(operation, left, right, span)
    case .conditional(let condition, let then, let otherwise): compileConditional(condition, then, otherwise, span)
    case .list(let elements): compileAll(elements, as: .list, count: elements.count, span)
    case .map(let entries): compileAll(entries, as: .map, count: entries.count / 2, span)
    case .comprehension(let comprehension): compileComprehension(comprehension, span)
    case .invalid: raise(.invalidConversion, span)
    }
  }

  mutating func compileAll(_ children: Span, as operation: Instruction.Operation, count: Int, _ span: Span) {
    for child in tree.children[children.range] { compile(child) }
    emit(operation, span, count, pushes: 1 - children.count)
  }

  private mutating func compileName(_ index: Expression.Index, _ span: Span) {
    switch checked.references[Int(index)] {
    case .variable(let comprehension, let isSecond):
      emit(.local, span, (loops[comprehension] ?? 0) + (isSecond ? 1 : 0), pushes: 1)
    case .it: emit(.entry, span, pushes: 1)
    case .root: emit(.root, span, pushes: 1)
    case .rootField(let field): emit(.rootField, span, field, pushes: 1)
    case .binding(let binding): emit(.binding, span, binding, pushes: 1)
    case .field, .constant, .function, .undeclared, nil: raise(.undeclared, span)
    }
  }

  private mutating func compileSelection(
    _ index: Expression.Index, _ base: Expression.Index, _ name: Span, _ span: Span
  ) {
    switch checked.references[Int(index)] {
    case .binding(let binding): emit(.binding, span, binding, pushes: 1)
    case .field(let field):
      if case .it = checked.references[Int(base)] {
        emit(.entryField, span, field, pushes: 1)
      } else {
        compile(base)
        emit(.field, span, field)
      }
    default:
      compile(base)
      emit(.key, span, member(name))
    }
  }

  private mutating func compilePresence(_ index: Expression.Index, _ base: Expression.Index, _ name: Span, _ span: Span)
  {
    switch checked.references[Int(index)] {
    case .field(let field):
      compile(base)
      emit(.hasField, span, field)
    default:
      compile(base)
      emit(.hasKey, span, member(name))
    }
  }

  /// The constants of a member of something whose type is not known beforehand: the key of a map, and behind it the
  /// field that bears this name in each record type, or -1.
  private mutating func member(_ name: Span) -> Int {
    let key = constant(text(name))
    let word = tree.name(name)
    let fields = records.map { record in Value.int(record.index(of: word).map { Int64($0) } ?? -1) }
    _ = constant(pool.makeList(fields))
    return key
  }
}

/// Macros become loops. While one runs, its range, position, result so far and variables lie on the stack (see
/// ``LoopFrame``).
extension Compiler {
  mutating func compileComprehension(_ index: UInt32, _ span: Span) {
    let comprehension = tree.comprehensions[Int(index)]
    let kind = comprehension.kind.rawValue
    compile(comprehension.range)
    let lookUp = compileLookUp(comprehension, index, span)
    let begin = emit(.loopBegin, span, small: kind, pushes: LoopFrame.size - 1)
    loops[index] = depth - LoopFrame.size + LoopFrame.first
    let next = emit(.loopNext, span, small: comprehension.second == nil ? 0 : 1)
    var undecided: Int?
    if let condition = comprehension.condition {
      compile(condition)
      if comprehension.transform != nil {
        emit(.loopGuard, tree.node(condition).span, next)
        undecided = emit(.jump, span, pushes: -1)
      }
    }
    if let transform = comprehension.transform { compile(transform) }
    let body = comprehension.transform ?? comprehension.condition ?? comprehension.range
    emit(.loopStep, tree.node(body).span, small: kind, next, pushes: -1)
    land(next)
    if let undecided { land(undecided) }
    emit(.loopEnd, span, small: kind, pushes: 1 - LoopFrame.size)
    land(begin)
    if let lookUp { land(lookUp) }
  }

  /// For `list.exists(v, v.field == other)` a way past the loop, which takes as many steps as the list has elements:
  /// the jump that must land behind it.
  private mutating func compileLookUp(_ comprehension: Comprehension, _ index: UInt32, _ span: Span) -> Int? {
    guard comprehension.kind == .exists, comprehension.second == nil, comprehension.transform == nil,
      let condition = comprehension.condition,
      case .binary(.equal, let left, let right) = tree.node(condition).expression
    else { return nil }
    let (leftField, rightField) = (fieldOfVariable(left, of: index), fieldOfVariable(right, of: index))
    guard let field = leftField ?? rightField else { return nil }
    let other = leftField == nil ? left : right
    guard isApart(other, from: index) else { return nil }
    let short = emit(.skipShort, span)
    compile(other)
    emit(.lookUp, span, field, pushes: -1)
    let found = emit(.jump, span)
    land(short)
    return found
  }

  /// The field, where the expression is `v.field` with the variable of a macro.
  private func fieldOfVariable(_ expression: Expression.Index, of macro: UInt32) -> Int? {
    guard case .select(let base, _, _) = tree.node(expression).expression,
      case .field(let field) = checked.references[Int(expression)],
      case .variable(macro, isSecond: false) = checked.references[Int(base)]
    else { return nil }
    return field
  }

  /// Whether the expression is a name, or a field of one, that has nothing to do with the variable of a macro.
  private func isApart(_ expression: Expression.Index, from macro: UInt32) -> Bool {
    switch tree.node(expression).expression {
    case .select(let base, _, _): return isApart(base, from: macro)
    case .identifier:
      if case .variable(macro, _) = checked.references[Int(expression)] { return false }
      return true
    default: return false
    }
  }
}
