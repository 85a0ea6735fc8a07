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
