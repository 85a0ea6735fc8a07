/// Which facts an unknown waits for.
extension Provenance {
  /// The cells that a value waits for; none where it is known.
  mutating func waits(_ value: Value) -> UInt32 {
    guard value.kind == .unknown else { return 0 }
    return value.aux == 0 ? leaf(value.cell) : value.aux
  }

  mutating func waiting(_ outcome: Value, for first: Value, _ second: Value) -> Value {
    guard outcome.kind == .unknown, first.kind == .unknown, second.kind == .unknown else { return outcome }
    var outcome = outcome
    outcome.aux = join(waits(first), waits(second))
    return outcome
  }

  mutating func absent(_ record: Value, _ slot: Int, _ memory: borrowing Memory) -> Value {
    // Nearly always the record was read from the field that it stands in.
    let holder =
      holder(of: record, traces[slot].deciding, memory)
      ?? memory.cells.firstIndex { Self.isSame($0, record) } ?? record.cell
    traces[slot] = Trace(context: traces[slot].context)
    var outcome = Value.unknown(.unstated, cell: record.cell)
    outcome.aux = leaf(holder)
    return outcome
  }

  /// The one cell of a rope, if a record stands in it.
  func holder(of record: Value, _ rope: UInt32, _ memory: borrowing Memory) -> Int? {
    guard case .cell(let cell) = ropes[Int(rope)], Int(cell) < memory.cells.count,
      Self.isSame(memory.cells[Int(cell)], record)
    else { return nil }
    return Int(cell)
  }

  private static func isSame(_ value: Value, _ record: Value) -> Bool {
    value.kind == .record && value.payload == record.payload && value.aux == record.aux
  }
}
