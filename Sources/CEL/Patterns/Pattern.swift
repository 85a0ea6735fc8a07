/// A regular expression in the syntax of RE2, compiled to the program of a finite automaton.
///
/// There is no backtracking: matching takes time proportional to the text times the program, whatever the pattern.
struct Pattern: Sendable {
  /// One state of the automaton.
  enum Step: Sendable {
    case scalar(UInt32)
    case anything(butNewline: Bool)
    case set(Int)
    case assert(Assertion)
    /// Goes on at both.
    case split(Int, Int)
    case jump(Int)
    case match
  }

  /// Conditions on a place between two code points.
  enum Assertion: Sendable { case start, end, lineStart, lineEnd, wordBoundary, noWordBoundary }

  /// Larger programs are refused, as in RE2, which counts memory instead.
  static let maximumSteps = 20_000
  /// Counted repetitions beyond this are refused, as in RE2.
  static let maximumRepetition = 1_000

  private(set) var steps: [Step] = []
  private(set) var sets: [CharacterSet] = []
  /// What a match can begin with; nil where it can begin with anything, or match without reading.
  private(set) var beginnings: Beginnings?

  /// Compiles a pattern.
  init(_ utf8: some Sequence<UInt8>) throws(PatternError) {
    var parser = PatternParser(String(decoding: Array(utf8), as: UTF8.self).unicodeScalars.map { $0 })
    try emit(try parser.parse())
    steps.append(.match)
    if steps.count > Self.maximumSteps { throw PatternError(reason: .tooLarge) }
    beginnings = Beginnings(self)
  }

  private mutating func emit(_ node: PatternNode) throws(PatternError) {
    if steps.count > Self.maximumSteps { throw PatternError(reason: .tooLarge) }
    switch node {
    case .empty: break
    case .scalar(let value): steps.append(.scalar(value))
    case .anything(let butNewline): steps.append(.anything(butNewline: butNewline))
    case .set(let set):
      steps.append(.set(sets.count))
      sets.append(set)
    case .assert(let assertion): steps.append(.assert(assertion))
    case .sequence(let parts):
      for part in parts { try emit(part) }
    case .alternatives(let options): try emitAlternatives(options[...])
    case .repetition(let body, let least, let most): try emitRepetition(body, least, most)
    }
  }

  private mutating func emitAlternatives(_ options: ArraySlice<PatternNode>) throws(PatternError) {
    var ends: [Int] = []
    for (position, option) in options.enumerated() {
      guard position < options.count - 1 else {
        try emit(option)
        break
      }
      let split = steps.count
      steps.append(.match)
      try emit(option)
      ends.append(steps.count)
      steps.append(.match)
      steps[split] = .split(split + 1, steps.count)
    }
    for end in ends { steps[end] = .jump(steps.count) }
  }

  private mutating func emitRepetition(_ body: PatternNode, _ least: Int, _ most: Int?) throws(PatternError) {
    for _ in 0..<least {
      let before = steps.count
      try emit(body)
      // What is empty once stays empty; going on would take time without ever reaching the limit of size.
      if steps.count == before { return }
    }
    guard let most else {
      let split = steps.count
      steps.append(.match)
      try emit(body)
      steps.append(.jump(split))
      steps[split] = .split(split + 1, steps.count)
      return
    }
    var splits: [Int] = []
    for _ in 0..<max(0, most - least) {
      splits.append(steps.count)
      steps.append(.match)
      try emit(body)
    }
    for split in splits { steps[split] = .split(split + 1, steps.count) }
  }
}

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

/// The syntax tree of a regular expression. Greed makes no difference to whether a text matches.
indirect enum PatternNode: Sendable {
  case empty
  case scalar(UInt32)
  case anything(butNewline: Bool)
  case set(CharacterSet)
  case assert(Pattern.Assertion)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  case repetition(PatternNode, least: Int, most: Int?)
}
