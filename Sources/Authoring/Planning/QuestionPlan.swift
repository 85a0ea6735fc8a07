import CEL
import Linting
import Proposal
import SourceText
import YAML

/// What a proposal is to be asked, in order: by which the terminal's interview and the form of the page both go.
///
/// First what every officer knows (``Vocabulary/first``), then what an error or a warning stands behind, the dangerous
/// first, and then what only a remark stands behind.
package struct QuestionPlan: Sendable {
  /// The questions.
  package private(set) var questions: [PlannedQuestion] = []
  let facts: Facts
  let plan: BindingPlan
  let templates: TemplateSet
  let language: Language
  /// The language of the words that are written.
  let keys: Language
  private var places: [FactPath: Int] = [:]
  private var choiceLists: [FieldType.Element: [OpenQuestion.Choice]] = [:]

  /// The plan for a proposal as judged, in a language. An unreadable one has no questions.
  package init(_ proposal: inout LintedProposal, templates: TemplateSet, language: Language) {
    facts = proposal.facts
    plan = proposal.ruleSet.plan
    self.templates = templates
    self.language = language
    keys = proposal.facts.tree.keyLanguage(plan.vocabulary) ?? language
    guard proposal.result.isReadable, !facts.instances.isEmpty else { return }
    addFirst()
    addFindings(proposal.result.findings)
    sortByImportance()
  }

  /// The finding behind a question, in words.
  package func why(_ question: PlannedQuestion, in proposal: inout LintedProposal) -> FindingText? {
    guard let finding = question.finding, proposal.result.findings.indices.contains(finding) else { return nil }
    return FindingText(proposal.result.findings[finding], in: &proposal, language)
  }

  // MARK: What is asked

  private mutating func addFirst() {
    for path in plan.vocabulary.first {
      guard let steps = plan.vocabulary.fields(at: path) else { continue }
      for target in targets(steps[...], [], list: nil) where isWanted(target) {
        add(target, .first, finding: nil)
      }
    }
  }

  /// The places of a field in the entries that there are; of a list that is not written in its first entry.
  private func targets(
    _ rest: ArraySlice<(record: Int, field: Int)>, _ steps: [FactPath.Step], list: FactPath?
  ) -> [Target] {
    guard let step = rest.first else { return [] }
    let field = plan.vocabulary.records[step.record].fields[step.field]
    var here = FactPath.Step(record: step.record, field: step.field)
    let path = FactPath(steps + [here])
    let inner = rest.dropFirst()
    guard !inner.isEmpty else { return [Target(path: path, list: list)] }
    guard field.type.isList else { return targets(inner, steps + [here], list: list) }
    if list == nil, let cell = path.cell(in: facts), facts.memory.cells[cell].kind == .list {
      var found: [Target] = []
      for item in 0..<facts.memory.cells[cell].count {
        here.item = item
        found += targets(inner, steps + [here], list: nil)
      }
      return found
    }
    here.item = 0
    return targets(inner, steps + [here], list: list ?? path)
  }

  /// Of a list that is none or undecided nothing more is asked first; nor who the contractor is before one is chosen.
  private func isWanted(_ target: Target) -> Bool {
    if let list = target.list, !isUnstated(list) { return false }
    let field = target.path.field(plan.vocabulary)
    guard field.name == KnownName.FieldName.name.rawValue, target.path.steps.count == 2,
      let record = target.path.steps.last?.record,
      let status = plan.vocabulary.records[record].field(.status), list(of: target) == nil
    else { return true }
    guard let cell = target.path.sibling(status).cell(in: facts) else { return false }
    let value = facts.memory.cells[cell]
    return value.kind == .string && facts.memory.text(of: value) == KnownName.ContractorStatus.chosen.rawValue
  }

  private func list(of target: Target) -> FactPath? {
    target.path.entry == nil ? target.list : target.path.owner
  }

  private mutating func addFindings(_ findings: [Finding]) {
    for (number, finding) in findings.enumerated() where finding.verdict == .unstated {
      let importance: PlannedQuestion.Importance = finding.severity >= .warning ? .must : .may
      // The fields of a record stand in the order in which one would say them.
      for cell in finding.missing.map({ $0.cell }).sorted() {
        guard let target = target(of: cell) else { continue }
        add(target, importance, finding: number)
      }
    }
  }

  /// What to ask for a missing fact.
  private func target(of cell: Int) -> Target? {
    guard let path = FactPath(cell: cell, in: facts, plan) else { return nil }
    let field = path.field(plan.vocabulary)
    guard case .record(let record) = field.type.element else { return Target(path: path) }
    if field.type.isList { return firstName(in: path, of: record) }
    return firstField(of: record, in: path).map { Target(path: $0) }
  }

  /// The field that names the first entry of a list that is not written.
  func firstName(in list: FactPath, of record: Int) -> Target {
    let field = plan.vocabulary.records[record].identity.first ?? 0
    return Target(path: list.appending(field, of: record, item: 0), list: list)
  }

  /// The first field of a record that stands singly, in the order of its template.
  func firstField(of record: Int, in path: FactPath) -> FactPath? {
    let fields = plan.vocabulary.records[record].fields
    let order = templates.fields(of: record) + Array(fields.indices)
    return order.first { number in
      if case .record = fields[number].type.element { return false }
      return isUnstated(path.appending(number, of: record))
    }.map { path.appending($0, of: record) }
  }

  func isUnstated(_ path: FactPath) -> Bool {
    path.cell(in: facts).map { facts.memory.cells[$0].kind == .unknown && !isOpenByWord($0) } ?? true
  }

  private func isOpenByWord(_ cell: Int) -> Bool { facts.memory.cells[cell].unknownReason == .undecided }

  // MARK: One question

  struct Target {
    var path: FactPath
    /// The list of which this starts the first entry.
    var list: FactPath?
  }

  private mutating func add(_ target: Target, _ importance: PlannedQuestion.Importance, finding: Int?) {
    if let known = places[target.path] {
      if questions[known].finding == nil { questions[known].finding = finding }
      return
    }
    places[target.path] = questions.count
    questions.append(question(target, importance, finding: finding))
  }

  /// The question for a place, whether or not the plan asks it.
  func question(at path: FactPath) -> PlannedQuestion {
    var copy = self
    return copy.question(Target(path: path), .may, finding: nil)
  }

  private mutating func question(
    _ target: Target, _ importance: PlannedQuestion.Importance, finding: Int?
  ) -> PlannedQuestion {
    let path = target.path
    let field = path.field(plan.vocabulary)
    let cell = path.cell(in: facts)
    let list = target.list
    let state = list.flatMap { $0.cell(in: facts) }.map { self.state(of: $0) } ?? cell.map { self.state(of: $0) }
    let isName = path.steps.last.map { plan.vocabulary.records[$0.record].identity.first == $0.field } ?? false
    let isNamed = list != nil && isName
    return PlannedQuestion(
      path: path.text(plan.vocabulary), key: path.key.text(plan.vocabulary),
      card: path.steps.contains { $0.item != nil } ? card(path) : "",
      // The question for a list asks for all its entries at once.
      ask: isNamed ? (list?.field(plan.vocabulary) ?? field).question[language] : field.question[language],
      help: field.help[language], form: form(of: path, isNew: isName && path.entry != nil && state != .stated),
      takesSeveral: field.type.isList,
      choices: choices(of: path), suggestion: suggestion(for: path),
      state: state ?? .unstated,
      importance: importance, finding: finding, place: path, list: list)
  }

  private func state(of cell: Int) -> PlannedQuestion.State {
    let value = facts.memory.cells[cell]
    switch value.kind {
    case .unknown: return value.unknownReason == .undecided ? .undecided : .unstated
    case .record: return value.flag == 0 ? .unstated : .stated
    case .list: return value.count == 0 ? .none : .stated
    case .string: return facts.memory.text(of: value).isEmpty ? .none : .stated
    default: return .stated
    }
  }

  private func form(of path: FactPath, isNew: Bool) -> OpenQuestion.Form {
    let type = path.field(plan.vocabulary).type
    switch type.element {
    case .name where isNew && !type.isList, .text where isNew && !type.isList: return .names
    default: return OpenQuestion.form(of: type)
    }
  }

  private mutating func choices(of path: FactPath) -> [OpenQuestion.Choice] {
    let field = path.field(plan.vocabulary)
    if let known = choiceLists[field.type.element], field.type.element != .text { return known }
    if case .text = field.type.element {
      return offeredNames(for: field).map { OpenQuestion.Choice(word: $0, help: nil) }
    }
    let found = OpenQuestion.choices(
      of: field.type, plan.vocabulary, keys, language, names: facts.declaredNames(plan.vocabulary))
    choiceLists[field.type.element] = found
    return found
  }

  /// First things first; within one importance in the order of adding, which is that of risk.
  private mutating func sortByImportance() {
    var sorted: [PlannedQuestion] = []
    for importance in [PlannedQuestion.Importance.first, .must, .may] {
      sorted += questions.filter { $0.importance == importance }
    }
    questions = sorted
    places.removeAll()
  }
}
