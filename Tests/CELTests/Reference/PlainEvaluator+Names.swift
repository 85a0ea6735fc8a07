@testable import CEL

/// What names mean, and what is reached by a point or in brackets.
extension PlainEvaluator {
  /// A name alone: the variables of macros, then `it` and `params`, the fields of the office, the bindings.
  func named(_ name: String, isAbsolute: Bool) -> Plain {
    if !isAbsolute, let variable = variables.last(where: { $0.name == name }) { return variable.value }
    if name == "it" { return it }
    if name == "params" { return Self.constant(.tree(Vocabulary.parameters)) }
    if case .record(let office) = root, let fact = office.field(name) { return fact }
    if let binding = Vocabulary.bindings.first(where: { $0.name == name }) { return .text(binding.value) }
    return .failure(.undeclared)
  }

  /// A name with points in it that is one name: a binding, or a group of a choice. A variable hides them all.
  func dotted(_ term: Term) -> Plain? {
    guard let (parts, isAbsolute) = Self.parts(term) else { return nil }
    if !isAbsolute, variables.contains(where: { $0.name == parts[0] }) { return nil }
    let name = parts.joined(separator: ".")
    if let binding = Vocabulary.bindings.first(where: { $0.name == name }) { return .text(binding.value) }
    for choice in Vocabulary.choices {
      for group in choice.groups where "\(choice.name).\(group.name)" == name {
        return .list(group.options.map { .text($0) })
      }
    }
    return nil
  }

  private static func parts(_ term: Term) -> (parts: [String], isAbsolute: Bool)? {
    switch term {
    case .name(let name, let isAbsolute): return ([name], isAbsolute)
    case .select(let base, let name):
      guard let (parts, isAbsolute) = parts(base) else { return nil }
      return (parts + [name], isAbsolute)
    default: return nil
    }
  }

  private static func constant(_ constant: Constant) -> Plain {
    switch constant {
    case .bool(let truth): .bool(truth)
    case .int(let number): .int(number)
    case .double(let number): .double(number)
    case .string(let text): .text(text)
    case .list(let elements): .list(elements.map { self.constant($0) })
    case .tree(let tree): .map(tree.sorted { $0.key < $1.key }.map { (.text($0.key), self.constant($0.value)) })
    }
  }

  static func select(_ name: String, from base: Plain) -> Plain {
    switch base {
    case .unknown, .failure: base
    case .record(let record): record.field(name) ?? .failure(.noSuchField)
    case .map(let entries): entry(.text(name), of: entries) ?? .failure(.noSuchKey)
    default: .failure(.noSuchField)
    }
  }

  /// `has(base.name)`: whether the fact is known, or the key there.
  static func has(_ name: String, in base: Plain) -> Plain {
    switch base {
    case .unknown, .failure: return base
    case .record(let record):
      guard let fact = record.field(name) else { return .failure(.noSuchField) }
      return .bool(isStated(fact))
    case .map(let entries): return .bool(entry(.text(name), of: entries) != nil)
    default: return .failure(.noSuchField)
    }
  }

  static func isStated(_ fact: Plain) -> Bool {
    switch fact {
    case .unknown: false
    case .record(let record): record.isWritten
    default: true
    }
  }

  /// `base[index]`. Numbers are keys and positions whatever their type, as long as they are whole.
  static func element(of base: Plain, at index: Plain) -> Plain {
    if let handedOn = Plain.handedOn([base, index]) { return handedOn }
    switch (base, index) {
    case (.list(let elements), .int), (.list(let elements), .double):
      guard let position = whole(index), elements.indices.contains(Int(position)) else {
        return .failure(.indexOutOfRange)
      }
      return elements[Int(position)]
    case (.map(let entries), .bool), (.map(let entries), .int), (.map(let entries), .double),
      (.map(let entries), .text):
      return entry(index, of: entries) ?? .failure(.noSuchKey)
    default: return .failure(.noSuchOverload)
    }
  }

  private static func whole(_ number: Plain) -> Int64? {
    switch number {
    case .int(let number): number
    case .double(let number): Int64(exactly: number)
    default: nil
    }
  }

  static func entry(_ key: Plain, of entries: [(key: Plain, value: Plain)]) -> Plain? {
    entries.first { isTrue(equality($0.key, key)) }?.value
  }
}
