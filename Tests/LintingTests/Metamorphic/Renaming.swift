import Proposal

/// Gives data sets, systems, groups of people and steps other names, and what refers to them with them.
struct Renaming: Sendable {
  /// What is called by a name elsewhere.
  private enum Kind: Int { case dataSet, system, group, step }

  /// Makes the new name of the old one; the number is the same for the same name.
  let rename: @Sendable (_ old: String, _ number: Int) -> String

  /// Whether the new names say nothing of the old ones.
  let isOpaque: Bool

  /// Names that say nothing: 「甲1号」.
  static let opaque = Renaming(rename: { _, number in "甲\(number)号" }, isOpaque: true)
  /// Names that hold the old one.
  static let extended = Renaming(rename: { old, _ in "甲\(old)乙" }, isOpaque: false)

  func apply(_ draft: Draft) -> Draft {
    var numbers: [String: Int] = [:]
    return record(draft, &numbers)
  }

  private func record(_ draft: Draft, _ numbers: inout [String: Int]) -> Draft {
    switch draft {
    case .nothing, .word: return draft
    case .list(let items):
      return .list(items.map { Draft.Item(origin: $0.origin, value: record($0.value, &numbers)) })
    case .record(let type, let pairs):
      let record = Corpus.vocabulary.records[type]
      return .record(
        type: type,
        pairs.map { pair in
          let field = record.fields[pair.field]
          let kind = Renaming.kind(of: field, in: record.name)
          var value = pair.value
          if let kind { value = names(value, kind, &numbers) } else { value = self.value(value, field.type, &numbers) }
          return Draft.Pair(field: pair.field, key: pair.key, value: value)
        })
    }
  }

  /// A value that is no name itself, but may stand for records that begin with one.
  private func value(_ draft: Draft, _ type: FieldType, _ numbers: inout [String: Int]) -> Draft {
    guard case .record(let inner) = type.element else { return draft }
    let record = Corpus.vocabulary.records[inner]
    switch draft {
    case .word(let word):
      guard let shorthand = record.shorthand, !(type.isList && ScalarWords.isNone(Array(word.utf8)[...])),
        let kind = Renaming.kind(of: record.fields[shorthand], in: record.name)
      else { return draft }
      return names(draft, kind, &numbers)
    case .list(let items):
      return .list(
        items.map { Draft.Item(origin: $0.origin, value: value($0.value, FieldType(type.element), &numbers)) })
    case .nothing, .record: return self.record(draft, &numbers)
    }
  }

  private func names(_ draft: Draft, _ kind: Kind, _ numbers: inout [String: Int]) -> Draft {
    switch draft {
    case .word(let word):
      let bytes = Array(word.utf8)[...]
      if word.isEmpty || ScalarWords.isNone(bytes) || ScalarWords.isUndecided(bytes) { return draft }
      let number = numbers["\(kind.rawValue) \(word)", default: numbers.count + 1]
      numbers["\(kind.rawValue) \(word)"] = number
      return .word(rename(word, number))
    case .list(let items):
      return .list(items.map { Draft.Item(origin: $0.origin, value: names($0.value, kind, &numbers)) })
    case .nothing, .record: return draft
    }
  }

  private static func kind(of field: Field, in record: String) -> Kind? {
    switch field.type.element {
    case .name, .reference: return .dataSet
    case .text: break
    default: return nil
    }
    switch (record, field.name) {
    case ("system", "name"), ("storage", "system"), ("transfer", "systems"): return .system
    case ("subject", "group"), ("item", "subjects"): return .group
    case ("task", "step"): return .step
    default: return nil
    }
  }
}
