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
    let holder = holder(of: record, slot, memory)
    traces[slot] = Trace(context: traces[slot].context)
    var outcome = Value.unknown(.unstated, cell: record.cell)
    outcome.aux = leaf(holder)
    return outcome
  }

  /// The cell of the field that a record stands in: nearly always the one that was read last.
  private func holder(of record: Value, _ slot: Int, _ memory: borrowing Memory) -> Int {
    func holds(_ value: Value) -> Bool {
      value.kind == .record && value.payload == record.payload && value.aux == record.aux
    }
    if case .cell(let cell) = ropes[Int(traces[slot].deciding)], Int(cell) < memory.cells.count,
      holds(memory.cells[Int(cell)])
    {
      return Int(cell)
    }
    return memory.cells.firstIndex(where: holds) ?? record.cell
  }
}
