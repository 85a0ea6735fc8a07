import CEL
import Linting
import Proposal
import SourceText
import YAML

/// Reads the facts of a proposal by the names of fields, as words to show and as options to decide by.
struct FactReader {
  /// A fact in words.
  enum Fact {
    /// It is stated; no words where it is stated that there is nothing.
    case stated([String])
    /// It is marked as undecided.
    case undecided
    /// It is not written, or could not be read.
    case unstated

    /// The words, where they are stated.
    var words: [String] { if case .stated(let words) = self { words } else { [] } }
    /// Whether it is marked as undecided.
    var isUndecided: Bool { if case .undecided = self { true } else { false } }
    /// Whether it is stated.
    var isStated: Bool { if case .stated = self { true } else { false } }
  }

  /// Nobody reads more of one fact in a picture.
  private static let textLimit = 300
  private static let wordLimit = 40

  let facts: Facts
  let plan: BindingPlan
  let language: Language
  let title: String
  /// What a policy calls the parties.
  let partyNames: [String: LocalizedText]
  /// What the body itself is called.
  let body: LocalizedText

  init(_ proposal: LintedProposal, _ language: Language) {
    facts = proposal.facts
    plan = proposal.ruleSet.plan
    title = proposal.title
    partyNames = proposal.ruleSet.names
    body = proposal.body
    self.language = language
  }

  var vocabulary: Vocabulary { plan.vocabulary }

  // MARK: Records

  /// The entries of a list of records, as instances.
  func entries(_ field: KnownName.FieldName, of instance: Int) -> [Int] {
    guard let cell = cell(field, of: instance), facts.memory.cells[cell].kind == .list else { return [] }
    return facts.memory.cells[cell].range.compactMap { place in
      let value = facts.memory.cells[place]
      return value.kind == .record ? facts.instance(at: value.cell) : nil
    }
  }

  /// A record that stands singly, if it is written.
  func record(_ field: KnownName.FieldName, of instance: Int) -> Int? {
    guard let cell = cell(field, of: instance), facts.memory.cells[cell].kind == .record,
      let found = facts.instance(at: facts.memory.cells[cell].cell), facts.instances[found].node >= 0
    else { return nil }
    return found
  }

  private func type(of instance: Int) -> RecordType { vocabulary.records[Int(facts.instances[instance].type)] }

  /// The cell of a field. A field that the program does not list for the record would escape the test of the names.
  private func cell(_ field: KnownName.FieldName, of instance: Int) -> Int? {
    let type = type(of: instance)
    assert(
      KnownName.Record(rawValue: type.name)?.fields.contains(field) ?? true, "\(type.name) without \(field.rawValue)")
    return type.field(field).map { Int(facts.instances[instance].base) + $0 }
  }

  /// What the vocabulary calls a kind of record.
  func heading(_ record: KnownName.Record) -> String {
    let index = vocabulary.record(named: record.rawValue)
    return capitalized(index.map { vocabulary.records[$0].label[language] } ?? record.rawValue)
  }

  /// The words of the vocabulary as a heading.
  func capitalized(_ text: String) -> String {
    language == .english ? text.prefix(1).uppercased() + text.dropFirst() : text
  }

  /// What the vocabulary calls a field.
  func label(_ field: KnownName.FieldName, of instance: Int) -> String {
    let type = type(of: instance)
    return type.field(field).map { type.fields[$0].label[language] } ?? field.rawValue
  }

  // MARK: Facts

  /// A fact in words.
  func fact(_ field: KnownName.FieldName, of instance: Int) -> Fact {
    guard let cell = cell(field, of: instance), let index = type(of: instance).field(field) else {
      return .unstated
    }
    let value = facts.memory.cells[cell]
    let element = type(of: instance).fields[index].type.element
    switch value.kind {
    case .unknown: return value.unknownReason == .undecided ? .undecided : .unstated
    case .list:
      var words = value.range.prefix(FactReader.wordLimit).compactMap { word(at: $0, element) }
      if value.count > FactReader.wordLimit { words.append("…") }
      return .stated(words)
    default: return .stated(word(at: cell, element).map { [$0] } ?? [])
    }
  }

  /// The names of data sets in a field, in full.
  func names(_ field: KnownName.FieldName, of instance: Int) -> [String] {
    guard let cell = cell(field, of: instance) else { return [] }
    let value = facts.memory.cells[cell]
    let cells = value.kind == .list ? value.range : cell..<(cell + 1)
    var seen: Set<String> = []
    return cells.compactMap { place in
      let value = facts.memory.cells[place]
      guard value.kind == .string else { return nil }
      let text = facts.memory.text(of: value)
      return text.isEmpty || !seen.insert(text).inserted ? nil : text
    }
  }

  /// The options that a choice field states, by their names in the vocabulary.
  func options(_ field: KnownName.FieldName, of instance: Int) -> [String] {
    guard let cell = cell(field, of: instance) else { return [] }
    let value = facts.memory.cells[cell]
    let cells = value.kind == .list ? value.range : cell..<(cell + 1)
    return cells.compactMap { place in
      let value = facts.memory.cells[place]
      return value.kind == .string ? facts.memory.text(of: value) : nil
    }
  }

  /// The first option that a choice field states, if the program knows it.
  func option<Option: KnownOption>(_: Option.Type, _ field: KnownName.FieldName, of instance: Int) -> Option? {
    options(field, of: instance).first.flatMap(Option.init(rawValue:))
  }

  /// Whether an option is among those that a choice field states.
  func states(_ option: some KnownOption, _ field: KnownName.FieldName, of instance: Int) -> Bool {
    options(field, of: instance).contains(option.rawValue)
  }

  /// Whether a choice field states an option and no other.
  func statesOnly(_ option: some KnownOption, _ field: KnownName.FieldName, of instance: Int) -> Bool {
    let stated = options(field, of: instance)
    return !stated.isEmpty && stated.allSatisfy { $0 == option.rawValue }
  }

  /// Whether a yes/no field says no.
  func isDenied(_ field: KnownName.FieldName, of instance: Int) -> Bool {
    cell(field, of: instance).map { facts.memory.cells[$0].isFalse } ?? false
  }

  /// Whether a yes/no field says yes.
  func isAffirmed(_ field: KnownName.FieldName, of instance: Int) -> Bool {
    cell(field, of: instance).map { facts.memory.cells[$0].isTrue } ?? false
  }

  /// The names of the forms in a group.
  func group(_ group: KnownName.FormGroup) -> Set<String> {
    guard let index = vocabulary.choice(of: KnownName.Form.self) else { return [] }
    let type = vocabulary.choices[index]
    guard let found = type.groups.first(where: { $0.name == group.rawValue }) else { return [] }
    return Set(found.options.map { type.options[$0].name })
  }

  private func word(at cell: Int, _ element: FieldType.Element) -> String? {
    let value = facts.memory.cells[cell]
    switch value.kind {
    case .string:
      let text = facts.memory.text(of: value)
      guard case .choice(let index) = element else { return text.isEmpty ? nil : short(text) }
      return choiceWord(text, vocabulary.choices[index], cell)
    case .bool: return LocalizedText.yesNo(value.isTrue)[language]
    case .int: return String(value.signed)
    case .timestamp: return CalendarDay(daysSince1970: Int(value.signed / 86_400)).description
    case .span: return CalendarSpan(value).name[language]
    case .duration: return LocalizedText.period(value)[language]
    case .unknown where value.unknownReason == .undecided: return LocalizedText.undecidedFact[language]
    case .record:
      guard let instance = facts.instance(at: value.cell) else { return nil }
      return short(facts.subject(ofInstance: instance, plan))
    default: return nil
    }
  }

  /// The word for an option; of "other" what is written says more.
  private func choiceWord(_ name: String, _ type: ChoiceType, _ cell: Int) -> String {
    guard let index = type.options.firstIndex(where: { $0.name == name }) else { return name }
    let node = Int(facts.cellNodes[cell])
    if node >= 0, facts.tree.nodes[node].kind == .scalar {
      let text = facts.tree.text(of: node)
      if index == type.other || type.isExplained && text.contains(where: { "(（".contains($0) }) { return short(text) }
    }
    return type.options[index].label.naming(body)[language]
  }

  private func short(_ text: String) -> String {
    text.utf8.count <= FactReader.textLimit ? text : String(text.prefix(FactReader.textLimit / 3)) + "…"
  }
}
