/// The stack machine.
enum Interpreter {
  /// Runs a program to its end.
  ///
  /// The stack has room for ``Program/stackSize`` values, lent for this call alone. Every index into it, here and in what
  /// is called with it, is below that, because the compiler counted each push and pop; a debug build checks each.
  static func execute<R: Recorder>(
    _ program: Program, stack: UnsafeMutableBufferPointer<Value>, root: Value, it: Value, memory: inout Memory,
    workspace: inout Workspace, meter: inout Meter, recorder: inout R
  ) -> Value {
    let (instructions, operands) = (memory.code.instructions, memory.code.operands)
    let code = instructions.span
    let constants = operands.span
    var counter = Int(program.start)
    // The slot of the topmost value.
    var top = -1
    while true {
      let at = counter
      let instruction = code[counter]
      let operand = Int(instruction.operand)
      counter += 1
      meter.steps &+= 1
      switch instruction.operation {
      case .constant:
        top += 1
        stack[top] = constants[operand]
        recorder.clear(top)
      case .rootField, .entryField:
        top += 1
        stack[top] = firstField(
          operand, of: instruction.operation == .rootField ? root : it, memory, at, top, &recorder)
      case .entry, .root:
        top += 1
        stack[top] = instruction.operation == .root ? root : it
        recorder.clear(top)
      case .binding:
        top += 1
        stack[top] =
          operand < memory.bindings.count ? memory.bindings[operand] : .error(.undeclared, at: at)
        recorder.clear(top)
      case .local:
        top += 1
        stack[top] = stack[operand]
        recorder.copy(operand, to: top)
      case .field: stack[top] = field(operand, of: stack[top], memory, at, top, &recorder)
      case .hasField: stack[top] = hasField(operand, of: stack[top], memory, at, top, &recorder)
      case .key, .hasKey:
        let isPresence = instruction.operation == .hasKey
        let (key, fields) = (constants[operand], constants[operand + 1])
        stack[top] = member(key, fields, of: stack[top], isPresence: isPresence, memory, &meter, at, top, &recorder)
      case .equalConstant, .notEqualConstant:
        stack[top] = equals(
          stack[top], constants[operand], isNegated: instruction.operation == .notEqualConstant, memory, &meter)
      case .equal, .notEqual:
        top -= 1
        let (left, right) = (stack[top], stack[top + 1])
        let outcome = equals(left, right, isNegated: instruction.operation == .notEqual, memory, &meter)
        stack[top] = waiting(outcome, comparing: left, right, isMembership: false, memory, &recorder)
        recorder.merge(into: top, 1)
      case .containedInConstant:
        let (element, list) = (stack[top], constants[operand])
        let outcome = memory.contains(element, in: list, &meter, at)
        stack[top] = waiting(outcome, comparing: element, list, isMembership: true, memory, &recorder)
      case .contained:
        top -= 1
        let (element, list) = (stack[top], stack[top + 1])
        // Who explains wants to know of each element.
        let found = R.self == NoRecorder.self ? memory.find(element, in: list, field: -1, &meter) : nil
        let outcome = found ?? memory.contains(element, in: list, &meter, at)
        stack[top] = waiting(outcome, comparing: element, list, isMembership: true, memory, &recorder)
        recorder.merge(into: top, 1)
      case .not: stack[top] = not(stack[top], at)
      case .jump: counter = operand
      case .jumpIfFalse: if stack[top].isFalse { counter = operand }
      case .jumpIfTrue: if stack[top].isTrue { counter = operand }
      case .and, .or:
        top -= 1
        let (left, right) = (stack[top], stack[top + 1])
        let outcome = combine(left, right, decisive: instruction.operation == .or, at)
        stack[top] = recorder.waiting(outcome, for: left, right)
        recorder.logic(top, left: left, right: right, outcome: outcome)
      case .branch:
        let condition = stack[top]
        if condition.isTrue {
          counter += 1
        } else if condition.isFalse {
          counter = operand
        } else if !condition.isUndefined {
          stack[top] = .error(.noSuchOverload, at: at)
        }
      case .select:
        top -= 1
        stack[top] = stack[top + 1]
        recorder.select(top)
      case .less, .lessOrEqual, .greater, .greaterOrEqual:
        top -= 1
        let (left, right) = (stack[top], stack[top + 1])
        let outcome = memory.order(left, right, instruction.operation, &meter, at)
        stack[top] = recorder.waiting(outcome, for: left.exact, right.exact)
        recorder.merge(into: top, 1)
      case .add, .subtract, .multiply, .divide, .remainder:
        top -= 1
        let (left, right) = (stack[top].exact, stack[top + 1].exact)
        let outcome = memory.calculate(left, right, instruction.operation, &meter, at)
        stack[top] = recorder.waiting(outcome, for: left, right)
        recorder.merge(into: top, 1)
      case .negate: stack[top] = negate(stack[top], at)
      case .subscription:
        top -= 1
        let (base, key) = (stack[top], stack[top + 1])
        stack[top] = recorder.waiting(memory.element(key, of: base, &meter, at), for: base, key)
        recorder.merge(into: top, 1)
      case .list:
        top -= operand - 1
        stack[top] = memory.makeList(stack, from: top, count: operand, &meter)
        if operand == 0 { recorder.clear(top) } else { recorder.merge(into: top, operand - 1) }
      case .map:
        top -= operand * 2 - 1
        stack[top] = makeMap(stack, top, operand, &memory, &meter, at, &recorder)
        if operand == 0 { recorder.clear(top) } else { recorder.merge(into: top, operand * 2 - 1) }
      case .call:
        top -= operand - 1
        stack[top] = call(instruction.small, operand, stack, top, &memory, &workspace, &meter, at, &recorder)
      case .matchesConstant:
        stack[top] = matches(memory.code.patterns[operand], stack[top], memory, &workspace, &meter, at)
      case .raise:
        top += 1
        stack[top] = Value(kind: .error, flag: instruction.small, payload: UInt64(at))
        recorder.clear(top)
      case .skipShort:
        let isLong =
          R.self == NoRecorder.self && stack[top].kind == .list && stack[top].count >= NameIndex.shortest
        if !isLong { counter = operand }
      case .lookUp:
        top -= 1
        if let found = memory.find(stack[top + 1], in: stack[top], field: operand, &meter) {
          stack[top] = found
        } else {
          counter += 1
        }
      case .loopBegin:
        if loopBegin(instruction.small, stack, top, workspace, at) {
          top += LoopFrame.size - 1
          for slot in (top - 3)...top { recorder.clear(slot) }
        } else {
          counter = operand
        }
      case .loopNext:
        if meter.isExceeded { return .error(.budgetExceeded, at: at) }
        if !loopNext(stack, top + 1 - LoopFrame.size, two: instruction.small == 1, memory, &recorder) {
          counter = operand
        }
      case .loopGuard:
        top -= 1
        if loopGuard(stack, top + 1 - LoopFrame.size, at, &recorder) {
          counter = stack[top + 1].isTrue ? counter + 1 : operand
        }
      case .loopStep:
        top -= 1
        if loopStep(instruction.small, stack, top + 1 - LoopFrame.size, &workspace, at, &recorder) { counter = operand }
      case .loopEnd:
        top -= LoopFrame.size - 1
        loopEnd(instruction.small, stack, top, &memory, &workspace, &meter, &recorder)
      case .halt: return stack[0]
      }
    }
  }
}
