/// Facts, truth and comparison: what conditions mostly do, kept small enough to be inlined.
extension Interpreter {
  /// A field of the root record or of `it`, which come from nowhere.
  @inline(__always)
  static func firstField<R: Recorder>(
    _ field: Int, of record: Value, _ memory: borrowing Memory, _ at: Int, _ slot: Int, _ recorder: inout R
  ) -> Value {
    recorder.clear(slot)
    return self.field(field, of: record, memory, at, slot, &recorder)
  }

  @inline(__always)
  static func field<R: Recorder>(
    _ field: Int, of record: Value, _ memory: borrowing Memory, _ at: Int, _ slot: Int, _ recorder: inout R
  ) -> Value {
    guard record.kind == .record else {
      return record.isUndefined ? record : .error(.noSuchField, at: at)
    }
    let cell = record.cell + field
    let value = memory.cells[cell]
    recorder.read(cell, value, of: record, into: slot, memory)
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
    recorder.read(cell, .null, of: record, into: slot, memory)
    if isStated(value) { return .bool(true) }
    return memory.isOpenEnded ? .unknown(.unstated, cell: cell) : .bool(false)
  }

  /// What is reached by a point where the type was not known beforehand: a key of a map, or a field of a record, whose
  /// place in each type the list `fields` tells.
  @inline(never)
  static func member<R: Recorder>(
    _ key: Value, _ fields: Value, of base: Value, isPresence: Bool, _ memory: borrowing Memory, _ meter: inout Meter,
    _ at: Int, _ slot: Int, _ recorder: inout R
  ) -> Value {
    guard base.kind == .record, Int(base.aux) < fields.count else {
      return isPresence
        ? memory.hasKey(key, in: base, &meter, at) : memory.select(key, from: base, &meter, at)
    }
    let field = Int(memory.cell(of: fields, at: Int(base.aux)).signed)
    if field < 0 { return .error(.noSuchField, at: at) }
    return isPresence
      ? hasField(field, of: base, memory, at, slot, &recorder)
      : self.field(field, of: base, memory, at, slot, &recorder)
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

  /// The map of the keys and values from `first`. Where it has unknown keys, it waits for all of them.
  static func makeMap<R: Recorder>(
    _ stack: UnsafeMutableBufferPointer<Value>, _ first: Int, _ count: Int, _ memory: inout Memory,
    _ meter: inout Meter, _ at: Int, _ recorder: inout R
  ) -> Value {
    let value = memory.makeMap(stack, from: first, count: count, &meter, at)
    if R.self == NoRecorder.self || value.kind != .unknown { return value }
    return (0..<count).reduce(value) { recorder.waiting($0, for: $0, stack[first + $1 * 2]) }
  }

  static func negate(_ value: Value, _ at: Int) -> Value {
    switch value.kind {
    case .int: value.signed == .min ? .error(.overflow, at: at) : .int(-value.signed)
    case .double: .double(-value.real)
    case .unknown, .error: value
    default: .error(.noSuchOverload, at: at)
    }
  }

  /// The outcome of `==`, `!=` or `in`, which waits for the unknown elements that it hangs on.
  @inline(__always)
  static func waiting<R: Recorder>(
    _ outcome: Value, comparing left: Value, _ right: Value, isMembership: Bool, _ memory: borrowing Memory,
    _ recorder: inout R
  ) -> Value {
    if R.self == NoRecorder.self || outcome.kind != .unknown { return outcome }
    if left.isUndefined || right.isUndefined { return recorder.waiting(outcome, for: left, right) }
    var elements: [Value] = []
    memory.collectUnknown(comparing: left, right, isMembership: isMembership, into: &elements)
    return elements.dropFirst().reduce(elements.first ?? outcome) { recorder.waiting($0, for: $0, $1) }
  }
}
