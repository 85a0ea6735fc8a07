import CEL
import Proposal
import SourceText

/// The place of a fact in a proposal, whether it is written or not: fields by number, entries of lists by place.
///
/// It holds for every text of the proposal as long as no entry comes before an old one.
public struct FactPath: Hashable, Sendable {
  /// One field on the way.
  struct Step: Hashable, Sendable {
    /// The record type that has the field.
    var record: Int
    /// The field.
    var field: Int
    /// The entry of the list in the field; nil at the end of the path, and where a record stands singly.
    var item: Int?
  }

  var steps: [Step]

  init(_ steps: [Step]) { self.steps = steps }

  /// The path of a cell; nil for an item of a list that is no record.
  public init?(cell: Int, in facts: Facts, _ plan: BindingPlan) {
    guard var index = facts.instance(of: cell) else { return nil }
    var instance = facts.instances[index]
    steps = [Step(record: Int(instance.type), field: cell - Int(instance.base))]
    while instance.owner >= 0 {
      let item = instance.ordinal < 0 ? nil : Int(instance.ordinal)
      guard let outer = facts.instance(of: Int(instance.owner)) else { return nil }
      let cell = Int(instance.owner)
      index = outer
      instance = facts.instances[index]
      steps.insert(Step(record: Int(instance.type), field: cell - Int(instance.base), item: item), at: 0)
    }
  }

  /// The field at its end.
  func field(_ vocabulary: Vocabulary) -> Field {
    guard let last = steps.last else { return vocabulary.records[vocabulary.root].fields[0] }
    return vocabulary.records[last.record].fields[last.field]
  }

  /// The path of a field of the record that this one leads to; of entry `item`, where it leads to a list.
  func appending(_ field: Int, of record: Int, item: Int? = nil) -> FactPath {
    var steps = steps
    if !steps.isEmpty { steps[steps.count - 1].item = item }
    return FactPath(steps + [Step(record: record, field: field)])
  }

  /// The path of the field that holds the record, or list of records, which this path's field belongs to.
  var owner: FactPath? {
    guard steps.count > 1 else { return nil }
    var outer = Array(steps.dropLast())
    outer[outer.count - 1].item = nil
    return FactPath(outer)
  }

  /// The entry of a list that this path's field belongs to directly; nil where it belongs to none.
  var entry: Int? { steps.count > 1 ? steps[steps.count - 2].item : nil }

  /// The same field of another entry of the list that this path's field belongs to directly.
  func moved(toEntry item: Int) -> FactPath {
    var steps = steps
    if steps.count > 1 { steps[steps.count - 2].item = item }
    return FactPath(steps)
  }

  /// Another field of the same record.
  func sibling(_ field: Int) -> FactPath {
    var steps = steps
    if !steps.isEmpty { steps[steps.count - 1].field = field }
    return FactPath(steps)
  }

  /// The cell of the fact; nil where an entry on the way is not there.
  func cell(in facts: Facts) -> Int? {
    guard var base = facts.instances.isEmpty ? nil : facts.root.cell else { return nil }
    for (number, step) in steps.enumerated() {
      let cell = base + step.field
      if number == steps.count - 1 { return cell }
      var value = facts.memory.cells[cell]
      if let item = step.item {
        guard value.kind == .list, item < value.count else { return nil }
        value = facts.memory.cells[value.offset + item]
      }
      guard value.kind == .record else { return nil }
      base = value.cell
    }
    return nil
  }

  /// The place as people read it: 「消去・廃棄 2件目 › 方法」.
  func label(_ vocabulary: Vocabulary, _ language: Language) -> String {
    let words = steps.map { step in
      let label = vocabulary.records[step.record].fields[step.field].label[language]
      guard let item = step.item else { return label }
      return language == .japanese ? "\(label) \(item + 1)件目" : "\(label) \(item + 1)"
    }
    return words.joined(separator: " › ")
  }
}
