/// Runs a ``Pattern`` over a text: all states at once, one code point after the other. Keeps its room between runs.
struct Matcher: Sendable {
  private var current = StateSet()
  private var next = StateSet()
  private var pending: [Int] = []

  /// Whether some part of the text matches.
  mutating func matches(_ pattern: Pattern, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    current.reset(pattern.steps.count)
    next.reset(pattern.steps.count)
    var position = 0
    var before: Unicode.Scalar?
    while true {
      // While nothing is under way, only a character that a match can begin with is worth a look.
      if current.count == 0, let beginnings = pattern.beginnings {
        while position < text.count {
          let (scalar, length) = Self.decode(text, at: position)
          guard let scalar else { break }
          if beginnings.mayHold(scalar) { break }
          before = scalar
          position += length
        }
        if position >= text.count { return false }
      }
      let (after, length) = Self.decode(text, at: position)
      if Self.follow(from: 0, of: pattern, into: &current, &pending, before, after) { return true }
      guard let after else { return false }
      let upcoming = position + length
      let (beyond, _) = Self.decode(text, at: upcoming)
      for index in 0..<current.count where Self.accepts(pattern, current[index], after) {
        let start = current[index] + 1
        if Self.follow(from: start, of: pattern, into: &next, &pending, after, beyond) { return true }
      }
      swap(&current, &next)
      next.removeAll()
      before = after
      position = upcoming
    }
  }

  /// Adds all states that can be reached without reading. True where the match is complete.
  private static func follow(
    from start: Int, of pattern: Pattern, into set: inout StateSet, _ pending: inout [Int],
    _ before: Unicode.Scalar?, _ after: Unicode.Scalar?
  ) -> Bool {
    pending.append(start)
    while let state = pending.popLast() {
      guard set.insert(state) else { continue }
      switch pattern.steps[state] {
      case .match:
        pending.removeAll(keepingCapacity: true)
        return true
      case .jump(let target): pending.append(target)
      case .split(let first, let second):
        pending.append(second)
        pending.append(first)
      case .assert(let assertion):
        if holds(assertion, before, after) { pending.append(state + 1) }
      case .scalar, .anything, .set: break
      }
    }
    return false
  }

  private static func accepts(_ pattern: Pattern, _ state: Int, _ scalar: Unicode.Scalar) -> Bool {
    switch pattern.steps[state] {
    case .scalar(let value): value == scalar.value
    case .anything(let butNewline): !butNewline || scalar != "\n"
    case .set(let index): pattern.sets[index].contains(scalar)
    default: false
    }
  }

  private static func holds(_ assertion: Pattern.Assertion, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool
  {
    switch assertion {
    case .start: before == nil
    case .end: after == nil
    case .lineStart: before == nil || before == "\n"
    case .lineEnd: after == nil || after == "\n"
    case .wordBoundary: isWord(before) != isWord(after)
    case .noWordBoundary: isWord(before) == isWord(after)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar?.value ?? 0 {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }

  /// The code point at a place, nil at the end. Text is valid UTF-8; anything else reads as replacement characters.
  private static func decode(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> (Unicode.Scalar?, Int) {
    guard position < text.count else { return (nil, 0) }
    let lead = text[position]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC0, position + length <= text.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(text[position + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}

/// A set of states that remembers the order of insertion and is emptied in no time.
private struct StateSet: Sendable {
  private var dense: [Int] = []
  private var sparse: [Int] = []
  private(set) var count = 0

  mutating func reset(_ capacity: Int) {
    if dense.count < capacity {
      dense = Array(repeating: 0, count: capacity)
      sparse = dense
    }
    count = 0
  }

  mutating func removeAll() { count = 0 }

  subscript(index: Int) -> Int { dense[index] }

  mutating func insert(_ state: Int) -> Bool {
    let place = sparse[state]
    if place < count, dense[place] == state { return false }
    dense[count] = state
    sparse[state] = count
    count += 1
    return true
  }
}
