/// Arithmetic and the making of values.
extension Memory {
  /// `+ - * / %` of two values.
  mutating func calculate(
    _ left: Value, _ right: Value, _ operation: Instruction.Operation, _ meter: inout Meter, _ at: Int
  ) -> Value {
    if left.isUndefined { return left }
    if right.isUndefined { return right }
    switch (left.kind, right.kind) {
    case (.int, .int): return Self.calculate(left.signed, right.signed, operation, at)
    case (.double, .double): return Self.calculate(left.real, right.real, operation, at)
    case (.string, .string) where operation == .add: return concatenateText(left, right, &meter)
    case (.list, .list) where operation == .add: return concatenateLists(left, right, &meter)
    default: return Moment.calculate(left, right, operation, at)
    }
  }

  private static func calculate(_ left: Int64, _ right: Int64, _ operation: Instruction.Operation, _ at: Int) -> Value {
    let result: (partialValue: Int64, overflow: Bool)
    switch operation {
    case .add: result = left.addingReportingOverflow(right)
    case .subtract: result = left.subtractingReportingOverflow(right)
    case .multiply: result = left.multipliedReportingOverflow(by: right)
    case .divide:
      if right == 0 { return .error(.divisionByZero, at: at) }
      result = left.dividedReportingOverflow(by: right)
    default:
      if right == 0 { return .error(.divisionByZero, at: at) }
      result = left.remainderReportingOverflow(dividingBy: right)
    }
    return result.overflow ? .error(.overflow, at: at) : .int(result.partialValue)
  }

  private static func calculate(_ left: Double, _ right: Double, _ operation: Instruction.Operation, _ at: Int) -> Value
  {
    switch operation {
    case .add: .double(left + right)
    case .subtract: .double(left - right)
    case .multiply: .double(left * right)
    case .divide: .double(left / right)
    default: .error(.noSuchOverload, at: at)
    }
  }

  private mutating func concatenateText(_ left: Value, _ right: Value, _ meter: inout Meter) -> Value {
    meter.charge(bytes: left.count + right.count)
    // Over budget the value is an error anyway, so nothing needs to be made.
    if meter.isExceeded { return left }
    let offset = scratch.count
    append(left)
    append(right)
    return .string(in: .scratch, offset: offset, count: scratch.count - offset)
  }

  private mutating func append(_ string: Value) {
    switch string.buffer {
    case TextBuffer.constants.rawValue: scratch.append(contentsOf: constants[string.range])
    case TextBuffer.source.rawValue: scratch.append(contentsOf: source[string.range])
    case TextBuffer.decoded.rawValue: scratch.append(contentsOf: decoded[string.range])
    default: scratch.append(contentsOf: Array(scratch[string.range]))
    }
  }

  /// Puts text that a conversion made into ``scratch``.
  mutating func makeScratch(_ text: String) -> Value {
    let offset = scratch.count
    scratch.append(contentsOf: text.utf8)
    return .string(in: .scratch, offset: offset, count: scratch.count - offset)
  }

  private mutating func concatenateLists(_ left: Value, _ right: Value, _ meter: inout Meter) -> Value {
    meter.steps += left.count + right.count
    if meter.isExceeded { return left }
    let offset = cells.count
    for list in [left, right] {
      for index in 0..<list.count { cells.append(cell(of: list, at: index)) }
    }
    return .list(offset: offset, count: cells.count - offset)
  }

  /// The list of the values in `count` slots from `first`, unless one is an error. Unknown elements stay elements.
  mutating func makeList(
    _ stack: UnsafeMutableBufferPointer<Value>, from first: Int, count: Int, _ meter: inout Meter
  ) -> Value {
    let elements = UnsafeMutableBufferPointer(rebasing: stack[first..<(first + count)])
    if let error = elements.first(where: { $0.kind == .error }) { return error }
    return makeList(elements)
  }

  /// The map of keys and values that take turns in the slots from `first`.
  mutating func makeMap(
    _ stack: UnsafeMutableBufferPointer<Value>, from first: Int, count: Int, _ meter: inout Meter, _ at: Int
  ) -> Value {
    let offset = cells.count
    for index in 0..<count {
      let (key, value) = (stack[first + index * 2], stack[first + index * 2 + 1])
      let wrong: Value? =
        if key.isUndefined {
          key
        } else if value.kind == .error {
          value
        } else if !key.isKey {
          .error(.invalidKey, at: at)
        } else if lookUp(key, in: .map(offset: offset, count: index), &meter) != nil {
          .error(.duplicateKey, at: at)
        } else {
          nil
        }
      if let wrong {
        cells.removeSubrange(offset...)
        return wrong
      }
      cells.append(key)
      cells.append(value)
    }
    return .map(offset: offset, count: count)
  }
}

/// The unknown elements that a comparison hangs on.
extension Memory {
  /// Collects them for `left == right`, or for `left in right`, of which both are known and the outcome is not.
  func collectUnknown(comparing left: Value, _ right: Value, isMembership: Bool, into elements: inout [Value]) {
    // What the comparison itself took is counted; this only says once more why.
    var meter = Meter(limit: .max)
    if isMembership {
      for index in 0..<right.count { collect(cell(of: right, at: index), left, &meter, into: &elements) }
    } else {
      collect(left, right, &meter, into: &elements)
    }
  }

  private func collect(_ left: Value, _ right: Value, _ meter: inout Meter, into elements: inout [Value]) {
    if left.kind == .unknown || right.kind == .unknown {
      elements += [left, right].filter { $0.kind == .unknown }
      return
    }
    guard equality(left, right, &meter).kind == .unknown else { return }
    if left.kind == .span || right.kind == .span {
      elements += [left.exact, right.exact].filter { $0.kind == .unknown }
      return
    }
    for index in 0..<left.count {
      if left.kind == .list {
        collect(cell(of: left, at: index), cell(of: right, at: index), &meter, into: &elements)
      } else if let other = lookUp(cell(of: left, at: index * 2), in: right, &meter) {
        collect(cell(of: left, at: index * 2 + 1), other, &meter, into: &elements)
      }
    }
  }
}
