import CEL
import Linting
import Proposal

@testable import Authoring

/// A fact of a proposal by its place, where it can be stated.
struct FactPlace: Hashable {
  var path: FactPath
  /// The item of the list at the path, where the fact is one.
  var item: Int?

  /// The place of a cell.
  init?(cell: Int, in facts: Facts) {
    if let path = FactPath(cell: cell, in: facts, Corpus.ruleSet.plan) {
      self.path = path
      return
    }
    for instance in facts.instances {
      let fields = Corpus.vocabulary.records[Int(instance.type)].fields.indices
      for owner in fields.lazy.map({ Int(instance.base) + $0 }) {
        let value = facts.memory.cells[owner]
        guard value.kind == .list, value.range.contains(cell) else { continue }
        guard let path = FactPath(cell: owner, in: facts, Corpus.ruleSet.plan) else { return nil }
        self.path = path
        item = cell - value.offset
        return
      }
    }
    return nil
  }

  /// Every fact that is not stated yet, also of records that are not written, and the records themselves. The version
  /// of the format is no fact.
  static func open(in facts: Facts) -> [FactPlace] {
    facts.instances.flatMap { instance in
      let fields = Corpus.vocabulary.records[Int(instance.type)].fields
      return fields.indices.compactMap { field -> FactPlace? in
        guard fields[field].name != "format" else { return nil }
        let cell = Int(instance.base) + field
        let value = facts.memory.cells[cell]
        let isOpen =
          value.kind == .unknown && value.unknownReason != .invalid
          || value.kind == .record && facts.cellNodes[cell] < 0
        return isOpen ? FactPlace(cell: cell, in: facts) : nil
      }
    }
  }

  /// The type of what can stand there.
  var type: FieldType {
    let type = path.field(Corpus.vocabulary).type
    return item == nil ? type : FieldType(type.element)
  }

  /// Its name: `deletion[0].software`.
  var name: String {
    let words = path.steps.map { step in
      Corpus.vocabulary.records[step.record].fields[step.field].name + (step.item.map { "[\($0)]" } ?? "")
    }
    return words.joined(separator: ".") + (item.map { "[\($0)]" } ?? "")
  }

  /// The draft with the fact stated.
  func stating(_ value: Draft, in draft: Draft) -> Draft { set(value, path.steps[...], in: draft) }

  private func set(_ value: Draft, _ steps: ArraySlice<FactPath.Step>, in record: Draft?) -> Draft {
    guard let step = steps.first else { return value }
    let fields = Corpus.vocabulary.records[step.record].fields
    var pairs = pairs(of: record, step.record)
    let index = pairs.firstIndex { $0.field == step.field }
    let old = index.map { pairs[$0].value }
    let new: Draft
    if steps.count == 1 {
      new = item.map { replacing($0, of: old, by: value) } ?? value
    } else if let entry = step.item {
      new = replacing(entry, of: old, by: set(value, steps.dropFirst(), in: entryValue(entry, of: old)))
    } else {
      new = set(value, steps.dropFirst(), in: old)
    }
    if let index {
      pairs[index].value = new
    } else {
      pairs.append(Draft.Pair(field: step.field, key: fields[step.field].name, value: new))
    }
    return .record(type: step.record, pairs)
  }

  /// The fields of a record; a word in its place is the field that it stands for.
  private func pairs(of record: Draft?, _ type: Int) -> [Draft.Pair] {
    switch record {
    case .record(_, let pairs): return pairs
    case .word(let word) where !ScalarWords.isUndecided(Array(word.utf8)[...]):
      guard let shorthand = Corpus.vocabulary.records[type].shorthand else { return [] }
      let key = Corpus.vocabulary.records[type].fields[shorthand].name
      return [Draft.Pair(field: shorthand, key: key, value: .word(word))]
    default: return []
    }
  }

  private func entryValue(_ index: Int, of list: Draft?) -> Draft? {
    guard case .list(let items) = list else { return list }
    return items[index].value
  }

  private func replacing(_ index: Int, of list: Draft?, by value: Draft) -> Draft {
    guard case .list(var items) = list else { return .list([Draft.Item(origin: 0, value: value)]) }
    items[index].value = value
    return .list(items)
  }
}
