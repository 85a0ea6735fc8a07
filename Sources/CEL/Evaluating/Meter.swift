/// Counts steps. One instruction is one step; work that grows with its operands costs more.
struct Meter {
  var steps = 0
  let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  var isExceeded: Bool { steps > limit }

  /// Counts the work of going over so many bytes.
  @inline(__always)
  mutating func charge(bytes: Int) { steps += bytes >> 4 }
}
