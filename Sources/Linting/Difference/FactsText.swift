import CEL
import Proposal
import SourceText

/// The facts of one version of a proposal as people read them.
struct FactsText: Sendable {
  let facts: Facts
  let plan: BindingPlan
  let language: Language

  init(_ facts: Facts, _ plan: BindingPlan, _ language: Language) {
    self.facts = facts
    self.plan = plan
    self.language = language
  }

  private var vocabulary: Vocabulary { plan.vocabulary }

  /// The fields of a record.
  func fields(of instance: Int) -> [Field] { vocabulary.records[Int(facts.instances[instance].type)].fields }

  /// The record that a cell holds singly.
  func record(at cell: Int) -> Int? {
    let value = facts.memory.cells[cell]
    return value.kind == .record ? facts.instance(at: value.cell) : nil
  }

  /// The records that a cell holds in a list; nil where no list is stated.
  func entries(at cell: Int) -> [Int]? {
    let value = facts.memory.cells[cell]
    guard value.kind == .list else { return nil }
    return value.range.compactMap { record(at: $0) }
  }

  // MARK: Facts

  /// What a cell states, comparable between versions; nil where it states nothing. The order of a list means nothing.
  func identity(of cell: Int) -> String? {
    let value = facts.memory.cells[cell]
    if value.kind == .unknown, value.unknownReason == .unstated { return nil }
    return identity(value)
  }

  private func identity(_ value: Value) -> String {
    switch value.kind {
    case .string: return "text:" + facts.memory.text(of: value)
    case .list:
      let items = (0..<value.count).map { identity(facts.memory.cell(of: value, at: $0)) }.sorted()
      return "list:" + items.map { "\($0.utf8.count):\($0)" }.joined()
    case .unknown: return value.unknownReason == .undecided ? "undecided" : "invalid"
    case .span: return "span:\(value.payload):\(value.dayCount)"
    default: return "\(value.kind.rawValue):\(value.payload)"
    }
  }

  /// The name of the fact in a cell. A record that is itself a field of the proposal is not named: the section is.
  func label(of cell: Int) -> String {
    guard let index = facts.instance(of: cell), let field = facts.field(of: cell, plan) else { return "" }
    let owner = Int(facts.instances[index].owner)
    let isSection = owner >= 0 && facts.instance(of: owner) == 0
    return isSection ? field.label[language] : facts.label(of: cell, plan)[language]
  }

  /// The items of the list in a cell, each with what tells it from others; nil where the cell holds no list of words.
  func items(of cell: Int) -> [(identity: String, text: String)]? {
    let value = facts.memory.cells[cell]
    guard value.kind == .list, let field = facts.field(of: cell, plan), case .list(let element) = Type(field.type)
    else {
      return nil
    }
    return (0..<value.count).map { number in
      let item = facts.memory.cell(of: value, at: number)
      return (identity(item), facts.memory.text(of: item, element, plan, language))
    }
  }

  /// The fact in a cell, as it is stated.
  func side(of cell: Int) -> FactsDifference.Side {
    FactsDifference.Side(
      text: text(of: cell), span: facts.span(of: cell) ?? Span(0, 0), path: facts.path(of: cell, plan))
  }

  private func text(of cell: Int) -> String {
    let value = facts.memory.cells[cell]
    let nothing = LocalizedText(ja: "なし", en: "none")[language]
    switch value.kind {
    case .list where value.count == 0: return nothing
    case .string where value.count == 0: return nothing
    default: break
    }
    guard let field = facts.field(of: cell, plan) else { return "" }
    return facts.memory.text(of: value, Type(field.type), plan, language)
  }

  // MARK: Entries

  /// The words by which an entry is known; empty where its kind has none.
  func subject(of instance: Int) -> String { facts.subject(ofInstance: instance, plan) }

  /// An entry by name, or by its number.
  func name(of instance: Int) -> String {
    let subject = subject(of: instance)
    guard subject.isEmpty else { return subject }
    let number = Int(facts.instances[instance].ordinal) + 1
    return LocalizedText(ja: "\(number)件目", en: "entry \(number)")[language]
  }

  /// An entry with all that it states.
  func side(ofEntry instance: Int) -> FactsDifference.Side {
    FactsDifference.Side(
      text: statements(of: instance, withoutName: true).joined(separator: language == .japanese ? "、" : ", "),
      span: facts.span(ofInstance: instance), path: facts.path(ofInstance: instance, plan))
  }

  /// `名: 値` of each fact that an entry states, without those by which it is known.
  private func statements(of instance: Int, withoutName: Bool = false) -> [String] {
    let found = facts.instances[instance]
    let type = vocabulary.records[Int(found.type)]
    return type.fields.indices.flatMap { index -> [String] in
      let cell = Int(found.base) + index
      if let inner = record(at: cell) { return statements(of: inner) }
      if withoutName, type.identity.contains(index) { return [] }
      guard identity(of: cell) != nil else { return [] }
      if case .record = type.fields[index].type.element, let entries = entries(at: cell), !entries.isEmpty {
        return ["\(label(of: cell)): " + entries.map { name(of: $0) }.joined(separator: "; ")]
      }
      return ["\(label(of: cell)): \(text(of: cell))"]
    }
  }

  /// How much of what an entry states another one of the same kind states too, from 0 to 1.
  func likeness(of instance: Int, to other: Int, in text: FactsText) -> Double {
    let (left, right) = (facts.instances[instance], text.facts.instances[other])
    guard left.type == right.type else { return 0 }
    var equal = 0
    var all = 0
    for index in fields(of: instance).indices {
      let mine = identity(of: Int(left.base) + index)
      let theirs = text.identity(of: Int(right.base) + index)
      if mine == nil, theirs == nil { continue }
      all += 1
      if mine == theirs { equal += 1 }
    }
    return all == 0 ? 0 : Double(equal) / Double(all)
  }
}
