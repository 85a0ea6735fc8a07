@testable import CEL

/// The macros, each spelled out.
extension PlainEvaluator {
  mutating func run(_ macro: Term.Macro, over range: Plain, _ names: [String], _ bodies: [Term]) -> Plain {
    let turns: [[Plain]]
    switch range {
    case .unknown, .failure: return range
    case .list(let elements):
      turns = elements.enumerated().map { names.count == 1 ? [$1] : [.int(Int64($0)), $1] }
    case .map(let entries): turns = entries.map { names.count == 1 ? [$0.key] : [$0.key, $0.value] }
    default: return .failure(.noSuchOverload)
    }
    switch macro {
    case .all, .exists: return quantified(turns, names, bodies[0], decisive: macro == .exists)
    case .existsOne: return existsOne(turns, names, bodies[0])
    case .filter: return kept(turns, names, bodies[0]) { turn, _ in turn[0] }
    case .map, .transformList:
      let condition = bodies.count == 2 ? bodies[0] : .bool(true)
      return kept(turns, names, condition) { turn, evaluator in
        evaluator.value(bodies[bodies.count - 1], names, turn)
      }
    case .transformMap:
      let condition = bodies.count == 2 ? bodies[0] : .bool(true)
      let values = kept(turns, names, condition) { turn, evaluator in
        let value = evaluator.value(bodies[bodies.count - 1], names, turn)
        if case .failure = value { return value }
        return .list([turn[0], value])
      }
      guard case .list(let pairs) = values else { return values }
      return .map(
        pairs.compactMap { pair in
          if case .list(let parts) = pair { (key: parts[0], value: parts[1]) } else { nil }
        })
    }
  }

  private mutating func value(_ body: Term, _ names: [String], _ turn: [Plain]) -> Plain {
    variables += zip(names, turn).map { (name: $0, value: $1) }
    defer { variables.removeLast(names.count) }
    return value(body)
  }

  /// The operator between all turns, which ends with the first that decides.
  private mutating func quantified(_ turns: [[Plain]], _ names: [String], _ body: Term, decisive: Bool) -> Plain {
    var result = Plain.bool(!decisive)
    for turn in turns {
      result = Self.combined(result, value(body, names, turn), decisive: decisive)
      if case .bool(decisive) = result { return result }
    }
    return result
  }

  /// An error in any turn is the error. Two that hold are too many, whatever the ones that are not known.
  private mutating func existsOne(_ turns: [[Plain]], _ names: [String], _ body: Term) -> Plain {
    let truths = turns.map { value(body, names, $0) }
    if let failure = Self.failure(among: truths) { return failure }
    let count = truths.count { Self.isTrue($0) }
    let unknown = truths.filter(\.isUndefined)
    return count > 1 || unknown.isEmpty ? .bool(count == 1) : .waiting(for: unknown)
  }

  /// The list made of the turns for which a condition holds. An error in any turn is the error; where a condition is
  /// not known, neither is the list.
  private mutating func kept(
    _ turns: [[Plain]], _ names: [String], _ condition: Term, _ made: ([Plain], inout PlainEvaluator) -> Plain
  ) -> Plain {
    var conditions: [Plain] = []
    var elements: [Plain] = []
    for turn in turns {
      let truth = value(condition, names, turn)
      conditions.append(truth)
      if let failure = Self.failure(among: [truth]) { return failure }
      guard Self.isTrue(truth) else { continue }
      let element = made(turn, &self)
      if case .failure = element { return element }
      elements.append(element)
    }
    return conditions.contains(where: \.isUndefined) ? .waiting(for: conditions) : .list(elements)
  }

  /// The first error among truths, where anything but a truth is one too.
  private static func failure(among truths: [Plain]) -> Plain? {
    for truth in truths {
      switch truth {
      case .bool, .unknown: continue
      case .failure: return truth
      default: return .failure(.noSuchOverload)
      }
    }
    return nil
  }
}
