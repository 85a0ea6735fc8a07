/// Records for each slot of the stack which facts its value rests on.
///
/// What an unknown waits for goes with the unknown itself, into lists and out of them: its ``Value/aux`` is a rope, or 0
/// for its own cell alone.
struct ProvenanceRecorder: Recorder {
  /// Two sequences of cells, each an index into `ropes`; 0 is the empty one.
  struct Trace {
    var deciding: UInt32 = 0
    var context: UInt32 = 0
  }

  /// One cell, or two sequences one after the other. Sequences share their parts.
  enum Rope {
    case empty
    case cell(UInt32)
    case pair(UInt32, UInt32)
  }

  var traces: [Trace] = []
  private(set) var ropes: [Rope] = []
  // Which ropes and cells were met in this round of explaining: those that bear its number.
  private var round: UInt32 = 0
  private var metRopes: [UInt32] = []
  private var metCells: [UInt32] = []
  private var pending: [UInt32] = []

  /// Forgets what was recorded, and keeps the room.
  mutating func begin(slots: Int) {
    traces.removeAll(keepingCapacity: true)
    traces.append(contentsOf: repeatElement(Trace(), count: slots))
    ropes.removeAll(keepingCapacity: true)
    ropes.append(.empty)
  }

  // MARK: Facts

  mutating func clear(_ slot: Int) { traces[slot] = Trace() }

  mutating func read(_ cell: Int, _ value: Value, into slot: Int) {
    traces[slot] = value.kind == .unknown ? Trace() : Trace(deciding: leaf(cell))
  }

  mutating func read(_ cell: Int, _ value: Value, of record: Value, into slot: Int, _ memory: borrowing Memory) {
    let way = traces[slot]
    read(cell, value, into: slot)
    // The field that a record stands in says nothing that its own field does not. Any other way to it counts.
    if way.deciding == 0 || holder(of: record, way.deciding, memory) != nil { return }
    traces[slot].deciding = join(traces[slot].deciding, way.deciding)
    traces[slot].context = join(traces[slot].context, way.context)
  }

  mutating func copy(_ source: Int, to slot: Int) { traces[slot] = traces[source] }

  mutating func merge(into slot: Int, _ count: Int) {
    guard count > 0 else { return }
    for other in (slot + 1)...(slot + count) {
      traces[slot].deciding = join(traces[slot].deciding, traces[other].deciding)
      traces[slot].context = join(traces[slot].context, traces[other].context)
    }
  }

  // MARK: Decisions

  mutating func logic(_ slot: Int, left: Value, right: Value, outcome: Value) {
    let (first, second) = (traces[slot], traces[slot + 1])
    let context = join(first.context, second.context)
    if outcome.kind == .unknown {
      traces[slot] = Trace(context: join(join(first.deciding, second.deciding), context))
    } else if left.kind == .bool, outcome.kind == right.kind, outcome.payload == left.payload {
      traces[slot] = Trace(deciding: join(first.deciding, second.deciding), context: context)
    } else {
      // Only the right operand can have decided: a left one that does is not combined any more.
      traces[slot] = Trace(deciding: second.deciding, context: join(join(first.deciding, waits(left)), context))
    }
  }

  mutating func select(_ slot: Int) {
    let (condition, value) = (traces[slot], traces[slot + 1])
    traces[slot] = Trace(
      deciding: join(value.deciding, condition.deciding), context: join(value.context, condition.context))
  }

  mutating func turn(_ frame: Int, body: Int, before: Value, decides: Bool) {
    let (turn, result) = (traces[body], traces[frame + LoopFrame.result])
    if decides {
      let others = join(join(result.deciding, waits(before)), join(result.context, turn.context))
      traces[frame + LoopFrame.result] = Trace(deciding: join(turn.deciding, traces[frame].deciding), context: others)
    } else {
      traces[frame + LoopFrame.result] = Trace(
        deciding: join(result.deciding, turn.deciding), context: join(result.context, turn.context))
    }
  }

  mutating func end(_ frame: Int, isDecided: Bool) {
    let (range, result) = (traces[frame], traces[frame + LoopFrame.result])
    traces[frame] = Trace(
      deciding: isDecided ? result.deciding : join(range.deciding, result.deciding),
      context: join(range.context, result.context))
  }

  // MARK: Results

  /// Sorts out what the final value rests on.
  mutating func explain(_ value: Value, factCount: Int, steps: Int) -> Explanation {
    let trace = traces[0]
    let isUnknown = value.kind == .unknown
    let waits = waits(value)
    beginRound(factCount)
    let missing = cells(of: waits, factCount)
    let deciding = isUnknown ? [] : cells(of: trace.deciding, factCount)
    let context = cells(of: trace.context, behind: isUnknown ? trace.deciding : 0, factCount)
    var value = value
    if isUnknown { value.aux = 0 }
    return Explanation(
      value: value, missing: missing, deciding: deciding, context: context, error: nil, steps: steps)
  }

  private mutating func beginRound(_ factCount: Int) {
    if round == .max { (round, metRopes, metCells) = (0, [], []) }
    round += 1
    metRopes.append(contentsOf: repeatElement(0, count: max(0, ropes.count - metRopes.count)))
    metCells.append(contentsOf: repeatElement(0, count: max(0, factCount - metCells.count)))
  }

  /// The cells of one sequence, behind those of another, in order; only facts, and none that an earlier call gave.
  private mutating func cells(of last: UInt32, behind first: UInt32 = 0, _ factCount: Int) -> [UInt32] {
    if first == 0, last == 0 { return [] }
    pending.append(last)
    pending.append(first)
    var result: [UInt32] = []
    while let rope = pending.popLast() {
      switch ropes[Int(rope)] {
      case .empty: break
      case .cell(let cell):
        guard cell < factCount, metCells[Int(cell)] != round else { continue }
        metCells[Int(cell)] = round
        result.append(cell)
      case .pair(let first, let second):
        guard metRopes[Int(rope)] != round else { continue }
        metRopes[Int(rope)] = round
        pending.append(second)
        pending.append(first)
      }
    }
    return result
  }

  mutating func leaf(_ cell: Int) -> UInt32 {
    ropes.append(.cell(UInt32(truncatingIfNeeded: cell)))
    return UInt32(ropes.count - 1)
  }

  mutating func join(_ first: UInt32, _ second: UInt32) -> UInt32 {
    if first == 0 || first == second { return second }
    if second == 0 { return first }
    ropes.append(.pair(first, second))
    return UInt32(ropes.count - 1)
  }
}

/// Learns what an evaluation reads, slot by slot of the stack.
///
/// The interpreter is compiled once for each recorder: with ``NoRecorder`` all of this costs nothing.
protocol Recorder {
  /// The slot holds something that came from no fact.
  mutating func clear(_ slot: Int)
  /// The slot holds the fact of a cell.
  mutating func read(_ cell: Int, _ value: Value, into slot: Int)
  /// The slot, which held a record, holds the fact of one of its cells.
  mutating func read(_ cell: Int, _ value: Value, of record: Value, into slot: Int, _ memory: borrowing Memory)
  /// The outcome of an operation; where it is unknown and both operands are, it waits for the facts of both.
  mutating func waiting(_ outcome: Value, for first: Value, _ second: Value) -> Value
  /// The unknown that an absent record, which lies in the slot, is where it must be stated.
  mutating func absent(_ record: Value, _ slot: Int, _ memory: borrowing Memory) -> Value
  mutating func copy(_ source: Int, to slot: Int)
  /// The value of `slot` was made from those of `slot` and the `count` slots above.
  mutating func merge(into slot: Int, _ count: Int)
  /// `slot` holds the outcome of a logical operator; the right operand lay above it.
  mutating func logic(_ slot: Int, left: Value, right: Value, outcome: Value)
  /// The value above decided, because of the condition in `slot`.
  mutating func select(_ slot: Int)
  /// One turn of a macro ended, with its value above the frame at `frame`; `before` was the result so far.
  mutating func turn(_ frame: Int, body: Int, before: Value, decides: Bool)
  /// The macro ended; its result goes to the slot of its range.
  mutating func end(_ frame: Int, isDecided: Bool)
}

/// Records nothing.
struct NoRecorder: Recorder {
  // The thread sanitizer follows a reference even to a value of no size, to nowhere.
  private var size: UInt8 = 0

  @inline(__always) mutating func clear(_ slot: Int) {}
  @inline(__always) mutating func read(_ cell: Int, _ value: Value, into slot: Int) {}
  @inline(__always)
  mutating func read(_ cell: Int, _ value: Value, of record: Value, into slot: Int, _ memory: borrowing Memory) {}
  @inline(__always) mutating func waiting(_ outcome: Value, for first: Value, _ second: Value) -> Value { outcome }
  @inline(__always) mutating func absent(_ record: Value, _ slot: Int, _ memory: borrowing Memory) -> Value {
    .unknown(.unstated, cell: record.cell)
  }
  @inline(__always) mutating func copy(_ source: Int, to slot: Int) {}
  @inline(__always) mutating func merge(into slot: Int, _ count: Int) {}
  @inline(__always) mutating func logic(_ slot: Int, left: Value, right: Value, outcome: Value) {}
  @inline(__always) mutating func select(_ slot: Int) {}
  @inline(__always) mutating func turn(_ frame: Int, body: Int, before: Value, decides: Bool) {}
  @inline(__always) mutating func end(_ frame: Int, isDecided: Bool) {}
}

/// Which facts an unknown waits for.
extension ProvenanceRecorder {
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
