@testable import CEL

/// The reference: an interpreter as plain as can be, written from the definition of CEL and from `Sources/CEL/README.md`.
///
/// It walks over the term, copies what it likes, counts no steps, and shares no code with the evaluator that it judges.
struct PlainEvaluator {
  let root: Plain
  let it: Plain
  /// The variables of the macros in force, the innermost last.
  var variables: [(name: String, value: Plain)] = []

  init(root: Plain, it: Plain) {
    self.root = root
    self.it = it
  }

  mutating func value(_ term: Term) -> Plain {
    switch term {
    case .null: return .null
    case .bool(let truth): return .bool(truth)
    case .int(let number): return .int(number)
    case .double(let number): return .double(number)
    case .text(let text): return .text(text)
    case .name(let name, let isAbsolute): return named(name, isAbsolute: isAbsolute)
    case .select(let base, let name):
      return dotted(term) ?? Self.select(name, from: value(base))
    case .has(let base, let name): return Self.has(name, in: value(base))
    case .subscription(let base, let index): return Self.element(of: value(base), at: value(index))
    case .not(let operand): return Self.not(value(operand))
    case .negate(let operand): return Self.negate(value(operand))
    case .binary(let operation, let left, let right): return binary(operation, left, right)
    case .conditional(let condition, let then, let otherwise):
      switch value(condition) {
      case .bool(let truth): return value(truth ? then : otherwise)
      case let undefined where undefined.isUndefined: return undefined
      default: return .failure(.noSuchOverload)
      }
    case .list(let elements): return Self.list(elements.map { value($0) })
    case .map(let entries): return Self.map(entries.map { value($0) })
    case .call(let name, let arguments): return call(name, arguments, isMethod: false)
    case .method(let receiver, let name, let arguments): return call(name, [receiver] + arguments, isMethod: true)
    case .macro(let macro, let range, let variables, let bodies):
      return run(macro, over: value(range), variables, bodies)
    }
  }

  private mutating func binary(_ operation: Term.Operator, _ left: Term, _ right: Term) -> Plain {
    let first = value(left)
    switch operation {
    // What decides on the left leaves the right alone. The right could not change the outcome in any case.
    case .and: if case .bool(false) = first { return first }
    case .or: if case .bool(true) = first { return first }
    default: break
    }
    let second = value(right)
    switch operation {
    case .and: return Self.combined(first, second, decisive: false)
    case .or: return Self.combined(first, second, decisive: true)
    default: return Plain.handedOn([first, second]) ?? Self.calculate(operation, first, second)
    }
  }

  /// Kleene's tables: what decides, then an unknown, then an error, then the diagnostic that an operand is no truth.
  static func combined(_ left: Plain, _ right: Plain, decisive: Bool) -> Plain {
    let both = [left, right]
    for case .bool(decisive) in both { return .bool(decisive) }
    if both.contains(where: { if case .unknown = $0 { true } else { false } }) { return .waiting(for: both) }
    for case .failure(let code) in both { return .failure(code) }
    if case .bool = left, case .bool = right { return .bool(!decisive) }
    return .failure(.noSuchOverload)
  }

  private static func not(_ operand: Plain) -> Plain {
    if case .bool(let truth) = operand { return .bool(!truth) }
    return operand.isUndefined ? operand : .failure(.noSuchOverload)
  }

  private static func negate(_ operand: Plain) -> Plain {
    switch operand {
    case .int(let number): number == .min ? .failure(.overflow) : .int(-number)
    case .double(let number): .double(-number)
    case .unknown, .failure: operand
    default: .failure(.noSuchOverload)
    }
  }

  /// A list may hold what is not known, but no error.
  private static func list(_ elements: [Plain]) -> Plain {
    for case .failure(let code) in elements { return .failure(code) }
    return .list(elements)
  }

  /// A map may hold what is not known, under keys that are.
  private static func map(_ entries: [Plain]) -> Plain {
    var result: [(key: Plain, value: Plain)] = []
    for index in stride(from: 0, to: entries.count, by: 2) {
      let (key, value) = (entries[index], entries[index + 1])
      if case .unknown = key {
        return .waiting(for: stride(from: 0, to: entries.count, by: 2).map { entries[$0] })
      }
      for case .failure(let code) in [key, value] { return .failure(code) }
      switch key {
      case .bool, .int, .text: break
      default: return .failure(.invalidKey)
      }
      if result.contains(where: { isTrue(equality($0.key, key)) }) { return .failure(.duplicateKey) }
      result.append((key, value))
    }
    return .map(result)
  }

  static func isTrue(_ value: Plain) -> Bool { if case .bool(true) = value { true } else { false } }
}
