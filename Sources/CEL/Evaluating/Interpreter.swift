/// The stack machine.
enum Interpreter {
  /// Runs a program to its end. The stack has room for ``Program/stackSize`` values; every index below is bounded by it
  /// because the compiler counted each push and pop.
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
        stack[top] = field(operand, of: instruction.operation == .rootField ? root : it, memory, at, top, &recorder)
      case .entry:
        top += 1
        stack[top] = it
        recorder.clear(top)
        if it.kind == .unknown { recorder.miss(it.cell, in: top) }
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
      case .key: stack[top] = memory.select(constants[operand], from: stack[top], &meter, at)
      case .hasKey: stack[top] = memory.hasKey(constants[operand], in: stack[top], &meter, at)
      case .equalConstant, .notEqualConstant:
        stack[top] = equals(
          stack[top], constants[operand], isNegated: instruction.operation == .notEqualConstant, memory, &meter)
      case .equal, .notEqual:
        top -= 1
        stack[top] = equals(
          stack[top], stack[top + 1], isNegated: instruction.operation == .notEqual, memory, &meter)
        recorder.merge(into: top, 1)
      case .containedInConstant:
        stack[top] = memory.contains(stack[top], in: constants[operand], &meter, at)
      case .contained:
        top -= 1
        let list = stack[top + 1]
        stack[top] = memory.contains(stack[top], in: list, &meter, at)
        recorder.merge(into: top, 1)
        missElements(of: list, outcome: stack[top], memory, top, &recorder)
      case .not: stack[top] = not(stack[top], at)
      case .jump: counter = operand
      case .jumpIfFalse: if stack[top].isFalse { counter = operand }
      case .jumpIfTrue: if stack[top].isTrue { counter = operand }
      case .and, .or:
        top -= 1
        let (left, right) = (stack[top], stack[top + 1])
        stack[top] = combine(left, right, decisive: instruction.operation == .or, at)
        recorder.logic(top, left: left, right: right, outcome: stack[top])
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
        stack[top] = memory.order(stack[top], stack[top + 1], instruction.operation, &meter, at)
        recorder.merge(into: top, 1)
      case .add, .subtract, .multiply, .divide, .remainder:
        top -= 1
        stack[top] = memory.calculate(stack[top], stack[top + 1], instruction.operation, &meter, at)
        recorder.merge(into: top, 1)
      case .negate: stack[top] = negate(stack[top], at)
      case .subscription:
        top -= 1
        stack[top] = memory.element(stack[top + 1], of: stack[top], &meter, at)
        recorder.merge(into: top, 1)
      case .list:
        top -= operand - 1
        stack[top] = memory.makeList(stack, from: top, count: operand, &meter)
        if operand == 0 { recorder.clear(top) } else { recorder.merge(into: top, operand - 1) }
      case .map:
        top -= operand * 2 - 1
        stack[top] = memory.makeMap(stack, from: top, count: operand, &meter, at)
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
        let condition = stack[top]
        top -= 1
        if condition.isTrue {
          recorder.turn(top + 1 - LoopFrame.size, body: top + 1, value: condition, decides: false)
          counter += 1
        } else if condition.isFalse {
          recorder.turn(top + 1 - LoopFrame.size, body: top + 1, value: condition, decides: false)
          counter = operand
        } else {
          stack[top + 1 - LoopFrame.size + LoopFrame.result] =
            condition.isUndefined ? condition : .error(.noSuchOverload, at: at)
          recorder.turn(top + 1 - LoopFrame.size, body: top + 1, value: condition, decides: true)
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
