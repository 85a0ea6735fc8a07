import CEL
import Linting
import Proposal
import SourceText
import YAML

/// What was said elsewhere: offered by name, and never asked again.
extension QuestionPlan {
  /// Whose data there are, for fields that take up the groups of people.
  func offeredNames(for field: Field) -> [String] {
    guard field.name == KnownName.FieldName.subjects.rawValue, field.type.isList,
      let type = plan.vocabulary.record(named: KnownName.Record.subject.rawValue),
      let group = plan.vocabulary.records[type].identity.first
    else { return [] }
    var names: [String] = []
    for instance in facts.instances where instance.node >= 0 && instance.type == type {
      add(facts.memory.cells[Int(instance.base) + group], to: &names)
    }
    return names
  }

  private func add(_ value: Value, to names: inout [String]) {
    guard value.kind == .string else { return }
    let name = facts.memory.text(of: value)
    if !name.isEmpty, !names.contains(name) { names.append(name) }
  }

  /// What was said of the same things elsewhere, or of the entry before, in the words to be written.
  func suggestion(for path: FactPath) -> [String] {
    guard let last = path.steps.last, path.entry != nil else { return [] }
    let field = path.field(plan.vocabulary)
    if field.name == KnownName.FieldName.form.rawValue, case .choice(let type) = field.type.element {
      let forms = formsSaid(ofThingsIn: path, last.record, type)
      if !forms.isEmpty { return forms }
    }
    guard let entry = path.entry, entry > 0 else { return [] }
    switch field.type.element {
    // Another entry has another name, day and number.
    case .choice, .yesNo: break
    default: return []
    }
    return written(at: path.moved(toEntry: entry - 1))
  }

  /// In which form the things of an entry are, by what is said of them where they are declared, kept or handed over.
  private func formsSaid(ofThingsIn path: FactPath, _ record: Int, _ type: Int) -> [String] {
    let names = things(of: record) { path.sibling($0).cell(in: facts) }
    guard !names.isEmpty else { return [] }
    var forms: [String] = []
    for instance in facts.instances where instance.node >= 0 {
      let fields = plan.vocabulary.records[Int(instance.type)].fields
      guard
        let form = fields.firstIndex(where: {
          $0.name == KnownName.FieldName.form.rawValue && $0.type.element == .choice(type)
        })
      else { continue }
      let base = Int(instance.base)
      guard facts.memory.cells[base + form].kind != .unknown else { continue }
      let here = things(of: Int(instance.type)) { base + $0 }
      guard !here.isEmpty, here.contains(where: { names.contains($0) }) else { continue }
      for word in written(in: base + form) where !forms.contains(word) { forms.append(word) }
    }
    return forms
  }

  /// The data sets that a record declares or points at.
  private func things(of record: Int, _ cell: (Int) -> Int?) -> [String] {
    var names: [String] = []
    for (number, field) in plan.vocabulary.records[record].fields.enumerated() {
      guard field.type.element == .name || field.type.element == .reference, let cell = cell(number) else { continue }
      let value = facts.memory.cells[cell]
      if value.kind == .string { add(value, to: &names) }
      if value.kind == .list, value.buffer == 0 {
        for item in value.range { add(facts.memory.cells[item], to: &names) }
      }
    }
    return names
  }

  private func written(at path: FactPath) -> [String] { path.cell(in: facts).map { written(in: $0) } ?? [] }

  private func written(in cell: Int) -> [String] {
    guard facts.memory.cells[cell].kind != .unknown, facts.cellNodes[cell] >= 0 else { return [] }
    let node = Int(facts.cellNodes[cell])
    if facts.tree.nodes[node].kind == .scalar { return [facts.tree.text(of: node)] }
    return facts.tree.children(of: node).filter { facts.tree.nodes[$0].kind == .scalar }
      .map { facts.tree.text(of: $0) }
  }

  /// An entry by what it holds, with the list that it is of: 「受渡し: 名簿 / 市」.
  func card(_ path: FactPath) -> String {
    guard let place = path.steps.lastIndex(where: { $0.item != nil }) else { return "" }
    let list = FactPath(Array(path.steps[...place]))
    let step = list.steps[place]
    let label = plan.vocabulary.records[step.record].fields[step.field].label[language]
    let item = step.item ?? 0
    var bare = list.steps
    bare[place].item = nil
    if let cell = FactPath(bare).cell(in: facts), facts.memory.cells[cell].kind == .list,
      item < facts.memory.cells[cell].count
    {
      let value = facts.memory.cells[facts.memory.cells[cell].offset + item]
      if value.kind == .record, let instance = facts.instance(at: value.cell) {
        let name = facts.subject(ofInstance: instance, plan)
        if !name.isEmpty { return language == .japanese ? "\(label)「\(name)」" : "\(label): \(name)" }
      }
    }
    return language == .japanese ? "\(label) \(item + 1)件目" : "\(label) \(item + 1)"
  }
}
