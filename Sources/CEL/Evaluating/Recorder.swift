/// Learns what an evaluation reads, slot by slot of the stack.
///
/// The interpreter is compiled once for each recorder: with ``Silence`` all of this costs nothing.
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
struct Silence: Recorder {
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
