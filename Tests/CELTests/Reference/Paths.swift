@testable import CEL

/// The ways to facts: names and the fields behind them, by the type of what stands there.
enum Paths {
  /// All ways from the office, the entry, the parameters and the bindings.
  static let facts: [Type: [Term]] = {
    var found: [(Term, Type)] = []
    for field in Vocabulary.records[Vocabulary.root].fields {
      found += all(from: .name(field.name, isAbsolute: false), field.type)
    }
    found += all(from: .name("it", isAbsolute: false), .record(Vocabulary.entry))
    for (name, constant) in Vocabulary.parameters {
      found.append((.select(.name("params", isAbsolute: false), name), constant.type))
    }
    for choice in Vocabulary.choices.indices {
      for group in Vocabulary.choices[choice].groups {
        let name = Term.name(Vocabulary.choices[choice].name, isAbsolute: false)
        found.append((.select(name, group.name), .list(.choice(choice))))
      }
    }
    let note = Term.name("note", isAbsolute: false)
    found += [(note, .string), (.select(note, "deep"), .string)]
    var byType: [Type: [Term]] = [:]
    // The order of a dictionary differs from run to run, and the seed must decide.
    for (term, type) in found.sorted(by: { $0.0.text < $1.0.text }) { byType[type, default: []].append(term) }
    return byType
  }()

  private static func all(from term: Term, _ type: Type) -> [(Term, Type)] {
    guard case .record(let record) = type else { return [(term, type)] }
    return [(term, type)] + Vocabulary.records[record].fields.flatMap { all(from: .select(term, $0.name), $0.type) }
  }

  /// The ways from a term to what is of a type; a choice is a text as well.
  static func from(_ term: Term, _ type: Type, of wanted: Type) -> [Term] {
    if !type.isRecord, type != wanted, !(type.isChoice && wanted == .string) { return [] }
    return all(from: term, type).filter { $0.1 == wanted || ($0.1.isChoice && wanted == .string) }.map(\.0)
  }
}

extension Type {
  fileprivate var isRecord: Bool { if case .record = self { true } else { false } }
  fileprivate var isChoice: Bool { if case .choice = self { true } else { false } }
}
