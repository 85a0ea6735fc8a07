@testable import CEL

/// Makes an expression and a world on which the evaluators differ as small as they can be.
struct Shrinker {
  private(set) var term: Term
  private(set) var world: World
  private(set) var difference: Duel.Difference
  private var evaluator = Evaluator()
  /// So many attempts at most, lest a run of failures takes hours.
  private var attempts = 20_000

  init(_ term: Term, _ world: World, _ difference: Duel.Difference) {
    self.term = term
    self.world = world
    self.difference = difference
  }

  mutating func shrink() {
    while shrinkTerm() || shrinkWorld() {}
  }

  private mutating func shrinkTerm() -> Bool {
    for candidate in term.smaller where differs(candidate, world) {
      term = candidate
      return true
    }
    return false
  }

  private mutating func shrinkWorld() -> Bool {
    for candidate in world.smaller where differs(term, candidate) {
      world = candidate
      return true
    }
    return false
  }

  private mutating func differs(_ term: Term, _ world: World) -> Bool {
    guard attempts > 0 else { return false }
    attempts -= 1
    guard case .record(_, _, true) = world.office else { return false }
    let duel = Duel(term)
    let scene = Scene(world)
    guard duel.diagnostic == nil, let found = duel.difference(in: scene, &evaluator) else { return false }
    difference = found
    return true
  }

  /// What a reader needs to see it himself.
  var report: String {
    """
    \(term.text)
      world:     \(world.text)
      product:   \(difference.product)
      reference: \(difference.reference)
    """
  }
}

extension Term {
  /// How many terms there are in this one.
  private var size: Int { parts.reduce(1) { $0 + $1.size } }

  /// Terms with something taken away in one place.
  var smaller: [Term] {
    var results: [Term] = parts
    if !parts.isEmpty { results += [.bool(true), .bool(false), .int(0), .text(""), .list([]), .null] }
    switch self {
    case .list(let elements):
      for index in elements.indices {
        results.append(.list(elements.enumerated().filter { $0.offset != index }.map(\.element)))
      }
    case .map(let entries):
      for index in stride(from: 0, to: entries.count, by: 2) {
        results.append(.map(entries.enumerated().filter { $0.offset / 2 != index / 2 }.map(\.element)))
      }
    case .macro(.map, let range, let variables, let bodies) where bodies.count == 2:
      results.append(.macro(.map, range, variables: variables, bodies: [bodies[1]]))
    default: break
    }
    for (index, part) in parts.enumerated() {
      for smaller in part.smaller {
        var changed = parts
        changed[index] = smaller
        results.append(with(changed))
      }
    }
    return results
  }
}
