import SourceText

/// Two texts as a unified diff, as `diff -u` and `git diff` write it.
package struct UnifiedDiff: Sendable {
  /// Lines of the old text shown around a change.
  private static let context = 3

  /// A line of the diff.
  package struct Line: Sendable, Hashable {
    /// What the line is.
    package enum Kind: Sendable {
      /// `---` and `+++`.
      case file
      /// `@@ … @@`.
      case place
      /// A line of both texts.
      case same
      /// A line of the old text only.
      case removed
      /// A line of the new text only.
      case added
      /// That a text has no line break at its end.
      case remark
    }

    /// What it is.
    package var kind: Kind
    /// Its bytes with the sign before them, without the line feed.
    package var bytes: [UInt8]
  }

  /// The lines; none where the texts are the same.
  package private(set) var lines: [Line] = []

  /// The difference of two texts of a file.
  package init(_ name: String, old: [UInt8], new: [UInt8]) {
    let (left, right) = (UnifiedDiff.lines(old), UnifiedDiff.lines(new))
    let changes = LineDifference(left, right).changes
    guard !changes.isEmpty else { return }
    lines = [
      Line(kind: .file, bytes: Array("--- \(UnifiedDiff.quoted("a/" + name))".utf8)),
      Line(kind: .file, bytes: Array("+++ \(UnifiedDiff.quoted("b/" + name))".utf8)),
    ]
    var index = 0
    while index < changes.count {
      var end = index + 1
      while end < changes.count,
        changes[end].old.lowerBound - changes[end - 1].old.upperBound <= 2 * UnifiedDiff.context
      {
        end += 1
      }
      addHunk(changes[index..<end], left, right)
      index = end
    }
  }

  /// A name as git writes it and `patch` reads it: in quotes, with bytes in octal, where it holds characters that would
  /// end the line or that a terminal might act on.
  private static func quoted(_ name: String) -> String {
    guard name.unicodeScalars.contains(where: { $0.isUnsafeToShow }) else { return name }
    var result = "\""
    for scalar in name.unicodeScalars {
      if scalar.isUnsafeToShow {
        for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
          let digits = String(byte, radix: 8)
          result += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
        }
      } else {
        result += scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
      }
    }
    return result + "\""
  }

  private mutating func addHunk(
    _ changes: ArraySlice<LineDifference.Change>, _ left: [ArraySlice<UInt8>], _ right: [ArraySlice<UInt8>]
  ) {
    guard let first = changes.first, let last = changes.last else { return }
    let start = max(0, first.old.lowerBound - UnifiedDiff.context)
    let end = min(left.count, last.old.upperBound + UnifiedDiff.context)
    let newStart = first.new.lowerBound - (first.old.lowerBound - start)
    let newEnd = last.new.upperBound + (end - last.old.upperBound)
    let place = "@@ -\(UnifiedDiff.range(start, end)) +\(UnifiedDiff.range(newStart, newEnd)) @@"
    lines.append(Line(kind: .place, bytes: Array(place.utf8)))
    var at = start
    for change in changes {
      for line in left[at..<change.old.lowerBound] { add(.same, UInt8(ascii: " "), line) }
      for line in left[change.old] { add(.removed, UInt8(ascii: "-"), line) }
      for line in right[change.new] { add(.added, UInt8(ascii: "+"), line) }
      at = change.old.upperBound
    }
    for line in left[at..<end] { add(.same, UInt8(ascii: " "), line) }
  }

  /// A range as diffs write it: from 1, the line before where it is empty, the count left out where it is one.
  private static func range(_ start: Int, _ end: Int) -> String {
    let count = end - start
    return count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }

  private mutating func add(_ kind: Line.Kind, _ sign: UInt8, _ line: ArraySlice<UInt8>) {
    let isWhole = line.last == UInt8(ascii: "\n")
    lines.append(Line(kind: kind, bytes: [sign] + (isWhole ? line.dropLast() : line)))
    if !isWhole { lines.append(Line(kind: .remark, bytes: Array("\\ No newline at end of file".utf8))) }
  }

  /// The lines of a text, each with its line feed.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      result.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { result.append(bytes[start...]) }
    return result
  }
}

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
