import TestSupport

@testable import CEL

/// Makes up expressions, most of them well-typed, over the ``Vocabulary``.
struct TermGenerator {
  var random: RandomSource
  /// The variables of the macros around, the innermost last.
  var variables: [(name: String, type: Type)] = []

  init(_ random: RandomSource) {
    self.random = random
  }

  /// An expression: a condition most of the time.
  mutating func expression() -> Term {
    let depth = random.pick([1, 2, 3, 3, 3, 4, 4])
    var result = term(random.chance(75) ? .bool : anyType(), depth)
    // A fact alone says little.
    while result.parts.allSatisfy(\.parts.isEmpty) { result = term(random.chance(75) ? .bool : anyType(), depth + 1) }
    return result
  }

  /// A term of a type that is made of others so many times over; of another type now and then.
  mutating func term(_ wanted: Type, _ depth: Int) -> Term {
    let type = random.chance(3) ? anyType() : wanted
    if random.chance(2) { return .call("dyn", [term(type, depth - 1)]) }
    if random.chance(1) { return misfit(depth) }
    if depth <= 0 || random.chance(15) { return leaf(type) }
    switch random.below(30) {
    case 0: return .conditional(term(.bool, depth - 1), then: term(type, depth - 1), otherwise: term(type, depth - 1))
    case 1: return .subscription(term(.list(type), depth - 1), position(depth - 1))
    case 2: return .subscription(map(of: type, depth - 1), key())
    case 3 where type == .bool: return .select(map(of: type, depth - 1), random.pick(Self.keys))
    default: break
    }
    switch type {
    case .bool: return condition(depth)
    case .int: return int(depth)
    case .double: return double(depth)
    case .string, .choice: return text(depth)
    case .timestamp: return moment(depth)
    case .duration: return span(depth)
    case .list(let element): return list(of: element, depth)
    case .map(_, let value): return map(of: value, depth)
    case .dyn: return term(anyType(), depth)
    case .record, .null: return leaf(type)
    }
  }

  mutating func anyType() -> Type {
    let simple: [Type] = [
      .bool, .int, .double, .string, .timestamp, .duration, .choice(0), .choice(1), .record(1), .record(2), .record(3),
      .null,
    ]
    switch random.below(10) {
    case 0, 1: return .list(random.pick(simple))
    case 2: return .map(.string, random.pick(simple))
    case 3: return .list(.list(random.pick(simple)))
    default: return random.pick(simple)
    }
  }

  /// Something that no type allows.
  private mutating func misfit(_ depth: Int) -> Term {
    let inner = term(anyType(), depth - 1)
    switch random.below(9) {
    case 0: return .name("nothing", isAbsolute: false)
    case 1: return .select(inner, "nothing")
    case 2: return .has(inner, "name")
    case 3:
      return random.chance(50)
        ? .call("size", [inner, leaf(.int)]) : .method(leaf(.timestamp), "contains", [leaf(.string)])
    case 4: return .method(inner, random.pick(["days", "nothing", "getHours", "contains"]), [])
    case 5: return .call(random.pick(["nothing", "contains", "int", "stated"]), [inner, leaf(.string)])
    case 6: return .not(inner)
    case 7: return .negate(inner)
    default: return .select(.name(random.pick(["route", "mood", "office"]), isAbsolute: false), "none")
    }
  }

  // MARK: Leaves

  mutating func leaf(_ type: Type) -> Term {
    let near = variables.flatMap { variable in
      Paths.from(.name(variable.name, isAbsolute: false), variable.type, of: type)
    }
    if !near.isEmpty, random.chance(65) { return random.pick(near) }
    if let facts = Paths.facts[type], random.chance(type.isRecord ? 95 : 55) {
      let fact = random.pick(facts)
      return random.chance(3) ? fact.madeAbsolute : fact
    }
    switch type {
    case .null, .record: return .null
    case .bool: return .bool(random.chance(50))
    case .int: return .int(random.pick(Vocabulary.integers))
    case .double:
      if random.chance(10) { return .call("double", [.text(random.pick(["NaN", "Infinity", "-Infinity"]))]) }
      return .double(random.pick(Vocabulary.doubles))
    case .string: return .text(random.pick(Vocabulary.texts))
    case .choice(let choice): return .text(random.pick(Vocabulary.choices[choice].options))
    case .timestamp: return .call("timestamp", [.text(random.pick(Self.moments))])
    case .duration: return .call("duration", [.text(random.pick(["1h30m", "-1.5s", "0", "86400s", "3ns"]))])
    case .list(let element): return .list((0..<random.pick([0, 1, 2, 2, 3])).map { _ in leaf(element) })
    case .map(_, let value): return .map([.text(random.pick(Self.keys)), leaf(value)])
    case .dyn: return leaf(anyType())
    }
  }

  private static let moments = [
    "2026-03-01T00:00:00Z", "2024-02-29T23:59:59.5+09:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z",
    "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.25Z", "1900-02-28T15:00:00Z",
  ]

  static let keys = ["a", "b", "name"]

  /// A position in a list.
  private mutating func position(_ depth: Int) -> Term {
    random.chance(70) ? .int(Int64(random.below(3))) : term(random.chance(80) ? .int : .double, depth)
  }

  mutating func key() -> Term {
    switch random.below(12) {
    case 0: .int(Int64(random.below(3)))
    case 1: .double(Double(random.below(3)))
    case 2: .bool(random.chance(50))
    case 3: leaf(.string)
    default: .text(random.pick(Self.keys))
    }
  }
}

extension Type {
  fileprivate var isRecord: Bool { if case .record = self { true } else { false } }
}

extension Term {
  /// With a leading dot, past all variables.
  fileprivate var madeAbsolute: Term {
    if case .name(let name, _) = self { return .name(name, isAbsolute: true) }
    guard let first = parts.first else { return self }
    return with([first.madeAbsolute] + parts.dropFirst())
  }
}
