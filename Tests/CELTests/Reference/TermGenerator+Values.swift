import TestSupport

@testable import CEL

/// Numbers, text, times, lists and maps.
extension TermGenerator {
  private static let getters = [
    "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getHours", "getMinutes",
    "getSeconds", "getMilliseconds",
  ]

  mutating func int(_ depth: Int) -> Term {
    let inner = depth - 1
    switch random.below(14) {
    case 0..<5:
      let operation = random.pick([Term.Operator.add, .subtract, .multiply, .divide, .remainder])
      if random.chance(25) { return .binary(operation, edge(), edge()) }
      return .binary(operation, term(.int, inner), term(.int, inner))
    case 5, 6, 7:
      let sized = term(random.pick([.string, .list(.int), .list(.record(1)), .map(.string, .int)]), inner)
      return random.chance(50) ? .call("size", [sized]) : .method(sized, "size", [])
    case 8, 9: return .call("int", [term(random.pick([.int, .double, .string, .timestamp]), inner)])
    case 10 where random.chance(30): return (0..<(2 + random.below(4))).reduce(edge()) { term, _ in .negate(term) }
    case 10: return .negate(term(.int, inner))
    case 11: return .call("days_between", [term(.timestamp, inner), term(.timestamp, inner)])
    case 12: return .method(term(.timestamp, inner), random.pick(Self.getters), random.chance(50) ? [] : [zone(inner)])
    default: return .method(term(.duration, inner), random.pick(Self.getters.suffix(5)), [])
    }
  }

  private static let edges: [Int64] = [
    .min, .min, .max, .min + 1, .max - 1, -1, -1, 1, 2, -2, 0, 9_007_199_254_740_993, 1 << 62,
  ]

  /// A number from where numbers end.
  mutating func edge() -> Term { .int(random.pick(Self.edges)) }

  private mutating func zone(_ depth: Int) -> Term {
    random.chance(85)
      ? .text(random.pick(["UTC", "Asia/Tokyo", "+09:00", "-02:30", "+24:00", "09:00", "", "x"])) : term(.string, depth)
  }

  mutating func double(_ depth: Int) -> Term {
    let inner = depth - 1
    switch random.below(6) {
    case 0, 1, 2:
      let operation = random.pick([Term.Operator.add, .subtract, .multiply, .divide, .remainder])
      return .binary(operation, term(.double, inner), term(.double, inner))
    case 3: return .negate(term(.double, inner))
    default: return .call("double", [term(random.pick([.double, .int, .string]), inner)])
    }
  }

  mutating func text(_ depth: Int) -> Term {
    let inner = depth - 1
    if random.chance(50) { return .binary(.add, term(.string, inner), term(.string, inner)) }
    let type = random.pick([Type.string, .bool, .int, .double, .double, .timestamp, .duration, .null])
    return .call("string", [term(type, inner)])
  }

  mutating func moment(_ depth: Int) -> Term {
    let inner = depth - 1
    switch random.below(4) {
    case 0: return .call("timestamp", [term(random.pick([.string, .int, .timestamp]), inner)])
    case 1: return .binary(.subtract, term(.timestamp, inner), term(.duration, inner))
    case 2: return .binary(.add, term(.duration, inner), term(.timestamp, inner))
    default: return .binary(.add, term(.timestamp, inner), term(.duration, inner))
    }
  }

  mutating func span(_ depth: Int) -> Term {
    let inner = depth - 1
    switch random.below(5) {
    case 0: return .call("duration", [term(random.pick([.string, .duration]), inner)])
    case 1: return .call("days", [term(.int, inner)])
    case 2: return .binary(.subtract, term(.timestamp, inner), term(.timestamp, inner))
    default:
      return .binary(random.chance(50) ? .add : .subtract, term(.duration, inner), term(.duration, inner))
    }
  }

  mutating func list(of element: Type, _ depth: Int) -> Term {
    let inner = depth - 1
    switch random.below(9) {
    case 0: return .binary(.add, list(of: element, inner), term(.list(element), inner))
    case 1, 2: return macro(.filter, over: range(inner, of: element), bodies: [.bool], inner)
    case 3: return macro(.map, over: range(inner), bodies: [element], inner)
    case 4: return macro(.map, over: range(inner), bodies: [.bool, element], inner)
    case 5:
      let bodies: [Type] = random.chance(50) ? [element] : [.bool, element]
      return macro(.transformList, over: range(inner), bodies: bodies, inner)
    default:
      // Records of several types in one list are allowed, and rare.
      let isMixed = random.chance(35)
      return .list(
        (0..<random.pick([0, 1, 2, 2, 3])).map { _ in
          if case .record = element, isMixed { return leaf(random.pick([.record(1), .record(2), .record(3), .null])) }
          return term(element, inner)
        })
    }
  }

  mutating func map(of value: Type, _ depth: Int) -> Term {
    let inner = depth - 1
    if depth > 0, random.chance(20) {
      let bodies: [Type] = random.chance(50) ? [value] : [.bool, value]
      return macro(.transformMap, over: range(inner), bodies: bodies, inner)
    }
    let count = random.pick([0, 1, 2, 2, 3])
    return .map((0..<count).flatMap { _ in [random.chance(97) ? key() : term(anyType(), inner), term(value, inner)] })
  }
}
