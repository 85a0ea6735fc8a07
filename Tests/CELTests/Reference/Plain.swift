@testable import CEL

/// A value of the reference evaluator, plainly kept.
indirect enum Plain {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  /// Code points; Swift's strings would compare as people see them.
  case text([Unicode.Scalar])
  case list([Plain])
  case map([(key: Plain, value: Plain)])
  case record(PlainRecord)
  /// Nanoseconds since 1970.
  case moment(Int128)
  /// Nanoseconds.
  case span(Int128)
  /// Not known: the cells of the facts that it waits for, in the order in which they were wanted.
  case unknown([Int])
  case failure(EvaluationError.Code)

  static func text(_ text: String) -> Plain { .text(Array(text.unicodeScalars)) }

  /// Whether this is handed on by what is strict.
  var isUndefined: Bool {
    switch self {
    case .unknown, .failure: true
    default: false
    }
  }

  /// The facts that this waits for.
  var missing: [Int] { if case .unknown(let facts) = self { facts } else { [] } }

  /// An unknown that waits for the facts of all the unknowns among these.
  static func waiting(for parts: [Plain]) -> Plain {
    var facts: [Int] = []
    for fact in parts.flatMap(\.missing) where !facts.contains(fact) { facts.append(fact) }
    return .unknown(facts)
  }

  /// What a strict operation makes of its operands before it looks at them: the first that is unknown or an error is
  /// handed on, and an unknown waits for the others too.
  static func handedOn(_ operands: [Plain]) -> Plain? {
    guard let first = operands.first(where: \.isUndefined) else { return nil }
    if case .failure = first { return first }
    return waiting(for: operands)
  }
}

/// A record of a world. Each is equal to itself alone.
final class PlainRecord {
  let type: Int
  /// The cell of its first field.
  let base: Int
  /// The cell that holds it.
  let holder: Int
  let isWritten: Bool
  var fields: [Plain] = []

  init(type: Int, base: Int, holder: Int, isWritten: Bool) {
    self.type = type
    self.base = base
    self.holder = holder
    self.isWritten = isWritten
  }

  /// The fact of a field, if the record has it.
  func field(_ name: String) -> Plain? {
    Vocabulary.records[type].fields.firstIndex { $0.name == name }.map { fields[$0] }
  }
}
