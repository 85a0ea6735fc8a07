/// One turn of a macro after the other.
extension Interpreter {
  /// Lays out the frame above the range at `top`. False where there is nothing to go through; an error is left then.
  static func loopBegin(
    _ kind: UInt8, _ stack: UnsafeMutableBufferPointer<Value>, _ top: Int, _ workspace: borrowing Workspace, _ at: Int
  ) -> Bool {
    guard stack[top].kind == .list || stack[top].kind == .map else {
      if !stack[top].isUndefined { stack[top] = .error(.noSuchOverload, at: at) }
      return false
    }
    if kind == Comprehension.Kind.transformMap.rawValue || kind == Comprehension.Kind.transformList.rawValue
      || kind == Comprehension.Kind.filter.rawValue
    {
      stack[top + LoopFrame.position] = Value(kind: .int, aux: UInt32(truncatingIfNeeded: workspace.building.count))
    } else {
      stack[top + LoopFrame.position] = .int(0)
    }
    stack[top + LoopFrame.result] = .bool(kind == Comprehension.Kind.all.rawValue)
    stack[top + LoopFrame.first] = .null
    stack[top + LoopFrame.second] = .null
    return true
  }

  /// Sets the variables to the next element. False behind the last.
  @inline(__always)
  static func loopNext<R: Recorder>(
    _ stack: UnsafeMutableBufferPointer<Value>, _ frame: Int, two: Bool, _ memory: borrowing Memory,
    _ recorder: inout R
  ) -> Bool {
    let range = stack[frame + LoopFrame.range]
    let index = Int(truncatingIfNeeded: stack[frame + LoopFrame.position].payload)
    guard index < range.count else { return false }
    stack[frame + LoopFrame.position].payload += 1
    let isMap = range.kind == .map
    if two {
      stack[frame + LoopFrame.first] = isMap ? memory.cell(of: range, at: index * 2) : .int(Int64(index))
      recorder.clear(frame + LoopFrame.first)
      take(isMap ? index * 2 + 1 : index, of: range, into: frame + LoopFrame.second, frame, stack, memory, &recorder)
    } else {
      take(isMap ? index * 2 : index, of: range, into: frame + LoopFrame.first, frame, stack, memory, &recorder)
    }
    return true
  }

  @inline(__always)
  private static func take<R: Recorder>(
    _ index: Int, of range: Value, into slot: Int, _ frame: Int, _ stack: UnsafeMutableBufferPointer<Value>,
    _ memory: borrowing Memory, _ recorder: inout R
  ) {
    let value = memory.cell(of: range, at: index)
    stack[slot] = value
    if R.self == NoRecorder.self { return }
    if value.kind == .record || range.buffer != 0 {
      recorder.clear(slot)
    } else {
      recorder.read(range.offset + index, value, into: slot)
    }
  }

  /// Takes in the value of the turn, which lies above the frame. False where the macro is decided.
  @inline(__always)
  static func loopStep<R: Recorder>(
    _ kind: UInt8, _ stack: UnsafeMutableBufferPointer<Value>, _ frame: Int, _ workspace: inout Workspace, _ at: Int,
    _ recorder: inout R
  ) -> Bool {
    let body = frame + LoopFrame.size
    let value = stack[body]
    let before = stack[frame + LoopFrame.result]
    var goesOn = true
    switch Comprehension.Kind(rawValue: kind) {
    case .all, .exists:
      let decisive = kind == Comprehension.Kind.exists.rawValue
      let result = combine(before, value, decisive: decisive, at)
      stack[frame + LoopFrame.result] = recorder.waiting(result, for: before, value)
      goesOn = !(result.kind == .bool && result.isTrue == decisive)
    case .existsOne:
      if value.isTrue {
        stack[frame + LoopFrame.position].aux += 1
      } else if !value.isFalse {
        goesOn = keepUndecided(value, stack, frame, at, &recorder)
      }
    case .filter:
      if value.isTrue {
        workspace.building.append(stack[frame + LoopFrame.first])
      } else if !value.isFalse {
        goesOn = keepUndecided(value, stack, frame, at, &recorder)
      }
    case .transformList, .transformMap, nil:
      if value.kind == .error {
        stack[frame + LoopFrame.result] = value
        goesOn = false
      } else {
        if kind == Comprehension.Kind.transformMap.rawValue {
          workspace.building.append(stack[frame + LoopFrame.first])
        }
        workspace.building.append(value)
      }
    }
    recorder.turn(frame, body: body, before: before, decides: !goesOn)
    return goesOn
  }

  /// Takes in the condition of a turn of `map`, which lies above the frame. False where it is an error.
  @inline(__always)
  static func loopGuard<R: Recorder>(
    _ stack: UnsafeMutableBufferPointer<Value>, _ frame: Int, _ at: Int, _ recorder: inout R
  ) -> Bool {
    let condition = stack[frame + LoopFrame.size]
    let before = stack[frame + LoopFrame.result]
    let goesOn = condition.kind == .bool || keepUndecided(condition, stack, frame, at, &recorder)
    recorder.turn(frame, body: frame + LoopFrame.size, before: before, decides: !goesOn)
    return goesOn
  }

  /// Takes in a condition that is neither true nor false. One that is not known leaves the whole unknown, which waits
  /// for the others too; false for an error, which ends the macro.
  @inline(never)
  private static func keepUndecided<R: Recorder>(
    _ condition: Value, _ stack: UnsafeMutableBufferPointer<Value>, _ frame: Int, _ at: Int, _ recorder: inout R
  ) -> Bool {
    let before = stack[frame + LoopFrame.result]
    let found = condition.isUndefined ? condition : .error(.noSuchOverload, at: at)
    let isFirst = before.kind != .unknown || found.kind == .error
    stack[frame + LoopFrame.result] = isFirst ? found : recorder.waiting(before, for: before, found)
    return found.kind == .unknown
  }

  /// Leaves the result where the range was.
  static func loopEnd<R: Recorder>(
    _ kind: UInt8, _ stack: UnsafeMutableBufferPointer<Value>, _ frame: Int, _ memory: inout Memory,
    _ workspace: inout Workspace, _ meter: inout Meter, _ recorder: inout R
  ) {
    let result = stack[frame + LoopFrame.result]
    let count = Int(stack[frame + LoopFrame.position].aux)
    var isDecided = false
    switch Comprehension.Kind(rawValue: kind) {
    case .all:
      stack[frame] = result
      isDecided = result.isFalse
    case .exists:
      stack[frame] = result
      isDecided = result.isTrue
    case .existsOne:
      // Two that hold are too many, whatever the ones that are not known.
      let isSettled = result.kind == .bool || (result.kind == .unknown && count > 1)
      stack[frame] = isSettled ? .bool(count == 1) : result
    case .filter, .transformList, .transformMap, nil:
      let made = workspace.building[count...]
      if result.isUndefined {
        stack[frame] = result
      } else if kind == Comprehension.Kind.transformMap.rawValue {
        let list = memory.makeList(made)
        stack[frame] = .map(offset: list.offset, count: list.count / 2)
      } else {
        stack[frame] = memory.makeList(made)
      }
      meter.steps += made.count
      workspace.building.removeSubrange(count...)
    }
    recorder.end(frame, isDecided: isDecided)
  }
}
