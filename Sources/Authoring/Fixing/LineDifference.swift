/// The least lines to remove and add that make one text of another.
///
/// Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), after what is the same at both ends was set aside.
/// Texts that differ in more than ``limit`` lines are shown as one change, so that the cost stays bounded.
struct LineDifference {
  /// Lines that differ, at most, before the search is given up.
  static let limit = 1_000

  /// Lines of the old text that give way to lines of the new one; one of the ranges may be empty.
  struct Change: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The changes, in order.
  let changes: [Change]

  init<Line: Equatable>(_ old: [Line], _ new: [Line]) {
    var head = 0
    while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    let found = LineDifference.changes(
      Array(old[head..<(old.count - tail)]), Array(new[head..<(new.count - tail)]))
    changes = found.map { change in
      Change(
        old: (change.old.lowerBound + head)..<(change.old.upperBound + head),
        new: (change.new.lowerBound + head)..<(change.new.upperBound + head))
    }
  }

  private static func changes<Line: Equatable>(_ old: [Line], _ new: [Line]) -> [Change] {
    if old.isEmpty, new.isEmpty { return [] }
    guard !old.isEmpty, !new.isEmpty, let steps = steps(old, new) else {
      return [Change(old: 0..<old.count, new: 0..<new.count)]
    }
    // Steps that follow one another without a common line between are one change.
    var result: [Change] = []
    for step in steps {
      if let last = result.last, last.old.upperBound == step.old.lowerBound,
        last.new.upperBound == step.new.lowerBound
      {
        result[result.count - 1] = Change(
          old: last.old.lowerBound..<step.old.upperBound, new: last.new.lowerBound..<step.new.upperBound)
      } else {
        result.append(step)
      }
    }
    return result
  }

  /// Removals and additions of single lines, in order; nil where there are too many.
  private static func steps<Line: Equatable>(_ old: [Line], _ new: [Line]) -> [Change]? {
    let most = min(old.count + new.count, limit)
    let middle = most + 1
    // The furthest place in `old` reached on each diagonal; of every round, what it was before.
    var furthest = [Int32](repeating: 0, count: 2 * middle + 1)
    var rounds: [[Int32]] = []
    for round in 0...most {
      rounds.append(Array(furthest[(middle - round)...(middle + round)]))
      for diagonal in stride(from: -round, through: round, by: 2) {
        var x = start(of: diagonal, round) { furthest[middle + $0] }.x
        var y = x - diagonal
        while x < old.count, y < new.count, old[x] == new[y] {
          x += 1
          y += 1
        }
        furthest[middle + diagonal] = Int32(truncatingIfNeeded: x)
        if x >= old.count, y >= new.count { return path(rounds, toDiagonal: diagonal) }
      }
    }
    return nil
  }

  /// Where a round enters a diagonal, and from which one it comes: from that above by adding a line, from that below by
  /// removing one.
  private static func start(
    of diagonal: Int, _ round: Int, _ furthest: (Int) -> Int32
  ) -> (x: Int, from: Int) {
    if round == 0 { return (0, 0) }
    if diagonal == -round || (diagonal != round && furthest(diagonal - 1) < furthest(diagonal + 1)) {
      return (Int(furthest(diagonal + 1)), diagonal + 1)
    }
    return (Int(furthest(diagonal - 1)) + 1, diagonal - 1)
  }

  private static func path(_ rounds: [[Int32]], toDiagonal end: Int) -> [Change] {
    var diagonal = end
    var result: [Change] = []
    for round in rounds.indices.reversed() where round > 0 {
      let before = rounds[round]
      let (x, from) = start(of: diagonal, round) { before[round + $0] }
      let y = x - diagonal
      result.append(
        from > diagonal ? Change(old: x..<x, new: (y - 1)..<y) : Change(old: (x - 1)..<x, new: y..<y))
      diagonal = from
    }
    return result.reversed()
  }
}
