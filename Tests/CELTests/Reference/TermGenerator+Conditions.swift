import TestSupport

@testable import CEL

/// Conditions.
extension TermGenerator {
  mutating func condition(_ depth: Int) -> Term {
    let inner = depth - 1
    switch random.below(34) {
    case 0..<5: return .binary(.and, term(.bool, inner), term(.bool, inner))
    case 5..<10: return .binary(.or, term(.bool, inner), term(.bool, inner))
    case 10 where random.chance(30):
      return (0..<(2 + random.below(4))).reduce(term(.bool, inner)) { term, _ in .not(term) }
    case 10: return .not(term(.bool, inner))
    case 11..<14:
      let (left, right) = pair(inner)
      return .binary(random.pick([.less, .lessOrEqual, .greater, .greaterOrEqual]), left, right)
    case 14..<18:
      let type = random.chance(50) ? anyType() : .choice(0)
      return .binary(random.pick([.equal, .notEqual]), term(type, inner), term(type, inner))
    case 18..<21: return membership(inner)
    case 21..<26: return quantified(inner)
    case 26: return presence(inner)
    case 27:
      return .call(
        "stated", [random.chance(60) ? leaf(random.chance(40) ? .record(2) : anyType()) : term(anyType(), inner)])
    case 28: return .call("vague", [term(.string, inner)])
    case 29: return .call("bool", [random.chance(50) ? .text(random.pick(Self.truths)) : term(.bool, inner)])
    case 30, 31: return matching(inner)
    case 32: return aboutOneWord()
    default:
      let name = random.pick(["contains", "startsWith", "endsWith"])
      return .method(term(.string, inner), name, [term(.string, inner)])
    }
  }

  private static let truths = ["true", "True", "TRUE", "tRUE", "t", "1", "false", "f", "0", "", "yes"]

  /// What a fact of a choice is and is not, which may be decided beforehand.
  private mutating func aboutOneWord() -> Term {
    let fact = leaf(.choice(0))
    let operation = random.pick([Term.Operator.and, .or])
    let parts = (0..<(2 + random.below(2))).map { _ in
      Term.binary(random.pick([.equal, .notEqual]), fact, .text(random.pick(["by-van", "by-foot", "by-rail"])))
    }
    return parts.dropFirst().reduce(parts[0]) { .binary(operation, $0, $1) }
  }

  /// Two operands that have an order.
  private mutating func pair(_ depth: Int) -> (Term, Term) {
    let type = random.pick([Type.int, .int, .double, .string, .timestamp, .duration, .bool])
    let other: Type = type == .int && random.chance(30) ? .double : type == .double && random.chance(30) ? .int : type
    if type == .int, other == .double, random.chance(40), case .int(let number) = edge() {
      return (.int(number), .double(random.chance(50) ? Double(number) : random.pick(Vocabulary.doubles)))
    }
    return (term(type, depth), term(other, depth))
  }

  private mutating func membership(_ depth: Int) -> Term {
    let type = random.pick([Type.choice(0), .choice(0), .string, .int, .double, .timestamp, .list(.int), .record(2)])
    if random.chance(10) { return .binary(.contained, key(), map(of: .int, depth)) }
    return .binary(.contained, term(type, depth), term(.list(type), depth))
  }

  private mutating func quantified(_ depth: Int) -> Term {
    let macro = random.pick([Term.Macro.all, .all, .exists, .exists, .existsOne])
    return self.macro(macro, over: range(depth), bodies: [.bool], depth)
  }

  /// What a macro goes through, and the types of its index and element or key and value.
  mutating func range(_ depth: Int, of wanted: Type? = nil) -> (term: Term, first: Type, second: Type) {
    let types: [Type] = [.record(1), .record(1), .record(3), .choice(0), .int, .string, .timestamp, .bool, .record(2)]
    let element = wanted ?? random.pick(types)
    if wanted == nil, random.chance(4) {
      let mixed = Term.list([leaf(.record(1 + random.below(3))), leaf(.record(2))])
      return (.binary(.add, mixed, leaf(.list(.record(1)))), .int, .record(2))
    }
    if wanted == nil, random.chance(10) { return (map(of: element, depth), .string, element) }
    return (random.chance(50) ? leaf(.list(element)) : term(.list(element), depth), .int, element)
  }

  mutating func macro(
    _ macro: Term.Macro, over range: (term: Term, first: Type, second: Type), bodies: [Type], _ depth: Int
  ) -> Term {
    let needsTwo = macro == .transformList || macro == .transformMap
    let mayHaveTwo = macro == .all || macro == .exists || macro == .existsOne
    let names = variableNames(needsTwo || (mayHaveTwo && random.chance(20)) ? 2 : 1)
    let isMap = range.first == .string
    let types = names.count == 2 ? [range.first, range.second] : [isMap ? range.first : range.second]
    variables += zip(names, types).map { (name: $0, type: $1) }
    let made = bodies.map { term($0, depth) }
    variables.removeLast(names.count)
    return .macro(macro, range.term, variables: names, bodies: made)
  }

  /// Names for variables, some of which hide what is around them.
  private mutating func variableNames(_ count: Int) -> [String] {
    var names: [String] = []
    while names.count < count {
      let name = random.pick(["x", "x", "y", "p", "p", "e", "name", "it", "way", "count", "note", "params", "route"])
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  private mutating func presence(_ depth: Int) -> Term {
    if random.chance(15) { return .has(map(of: .int, depth), random.pick(Self.keys)) }
    if random.chance(10) { return .has(.name("params", isAbsolute: false), random.pick(["limit", "nothing", "deep"])) }
    let type = 1 + random.below(3)
    let base = random.chance(70) ? leaf(.record(type)) : term(.record(type), depth)
    return .has(base, random.pick(Vocabulary.records[type].fields).name)
  }

  private mutating func matching(_ depth: Int) -> Term {
    let text = random.chance(40) ? Term.text(RandomPattern.text(&random)) : term(.string, depth)
    let pattern =
      switch random.below(8) {
      case 0: term(.string, depth)
      case 1, 2: Term.text(random.pick(Vocabulary.patterns))
      default: Term.text(RandomPattern.pattern(&random, depth: 3))
      }
    return random.chance(30) ? .call("matches", [text, pattern]) : .method(text, "matches", [pattern])
  }
}
