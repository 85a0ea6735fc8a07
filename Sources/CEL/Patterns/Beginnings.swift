/// The code points that a match of a pattern can begin with, and perhaps some more: a table of 256 places, by the low
/// bits of a code point.
struct Beginnings: Sendable {
  private var places: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// Looks at the states before the first code point; nil where nothing can be said.
  init?(_ pattern: Pattern) {
    var seen = Array(repeating: false, count: pattern.steps.count)
    var pending = [0]
    while let state = pending.popLast() {
      if seen[state] { continue }
      seen[state] = true
      switch pattern.steps[state] {
      case .scalar(let value): insert(value)
      case .set(let index):
        let set = pattern.sets[index]
        guard let ranges = set.plainRanges, ranges.reduce(0, { $0 + $1.count }) <= 512 else { return nil }
        for range in ranges { for value in range { insert(value) } }
      case .jump(let target): pending.append(target)
      case .split(let first, let second): pending += [first, second]
      // An assertion may hold anywhere; a match without reading is one everywhere.
      case .anything, .assert, .match: return nil
      }
    }
  }

  private mutating func insert(_ value: UInt32) {
    let bit: UInt64 = 1 << UInt64(value & 63)
    switch (value >> 6) & 3 {
    case 0: places.0 |= bit
    case 1: places.1 |= bit
    case 2: places.2 |= bit
    default: places.3 |= bit
    }
  }

  /// Whether a match may begin with the code point.
  func mayHold(_ scalar: Unicode.Scalar) -> Bool {
    let word =
      switch (scalar.value >> 6) & 3 {
      case 0: places.0
      case 1: places.1
      case 2: places.2
      default: places.3
      }
    return word >> UInt64(scalar.value & 63) & 1 == 1
  }
}
