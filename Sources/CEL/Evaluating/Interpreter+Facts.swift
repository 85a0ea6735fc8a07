/// Facts, truth and comparison: what conditions mostly do, kept small enough to be inlined.
extension Interpreter {
  @inline(__always)
  static func field<R: Recorder>(
    _ field: Int, of record: Value, _ memory: borrowing Memory, _ at: Int, _ slot: Int, _ recorder: inout R
  ) -> Value {
    guard record.kind == .record else {
      return record.isUndefined ? record : .error(.noSuchField, at: at)
    }
    let cell = record.cell + field
    let value = memory.cells[cell]
    recorder.read(cell, value, into: slot)
    return value
  }

  @inline(__always)
  static func hasField<R: Recorder>(
    _ field: Int, of record: Value, _ memory: borrowing Memory, _ at: Int, _ slot: Int, _ recorder: inout R
  ) -> Value {
    guard record.kind == .record else {
      return record.isUndefined ? record : .error(.noSuchField, at: at)
    }
    let cell = record.cell + field
    let value = memory.cells[cell]
    // The answer is known whatever the fact, and rests on its cell.
    recorder.read(cell, .null, into: slot)
    return .bool(isStated(value))
  }

  @inline(__always)
  static func isStated(_ value: Value) -> Bool {
    value.kind == .record ? value.flag != 0 : value.kind != .unknown
  }

  @inline(__always)
  static func equals(
    _ left: Value, _ right: Value, isNegated: Bool, _ memory: borrowing Memory, _ meter: inout Meter
  ) -> Value {
    if left.isUndefined { return left }
    if right.isUndefined { return right }
    // Choices and literals are interned: one comparison of integers.
    if left.isInterned, right.isInterned { return .bool((left.payload == right.payload) != isNegated) }
    let equality = memory.equality(left, right, &meter)
    return equality.kind == .bool ? .bool(equality.isTrue != isNegated) : equality
  }

  @inline(__always)
  static func not(_ value: Value, _ at: Int) -> Value {
    if value.kind == .bool { return .bool(value.payload == 0) }
    return value.isUndefined ? value : .error(.noSuchOverload, at: at)
  }

  /// Kleene's tables: the decisive truth wins over unknown, unknown over error.
  @inline(__always)
  static func combine(_ left: Value, _ right: Value, decisive: Bool, _ at: Int) -> Value {
    if right.kind == .bool, left.kind == .bool { return .bool(decisive ? left.isTrue || right.isTrue : right.isTrue) }
    if right.kind == .bool, right.isTrue == decisive { return right }
    if left.kind == .bool, left.isTrue == decisive { return left }
    if left.kind == .unknown { return left }
    if right.kind == .unknown { return right }
    if left.kind == .error { return left }
    if right.kind == .error { return right }
    return .error(.noSuchOverload, at: at)
  }

  static func negate(_ value: Value, _ at: Int) -> Value {
    switch value.kind {
    case .int: value.signed == .min ? .error(.overflow, at: at) : .int(-value.signed)
    case .double: .double(-value.real)
    case .unknown, .error: value
    default: .error(.noSuchOverload, at: at)
    }
  }

  /// Where membership is not known because elements are not, those elements are what is missing.
  @inline(__always)
  static func missElements<R: Recorder>(
    of list: Value, outcome: Value, _ memory: borrowing Memory, _ slot: Int, _ recorder: inout R
  ) {
    guard R.self != Silence.self, outcome.kind == .unknown, list.kind == .list else { return }
    for index in 0..<list.count {
      let element = memory.cell(of: list, at: index)
      if element.kind == .unknown { recorder.miss(element.cell, in: slot) }
    }
  }
}
