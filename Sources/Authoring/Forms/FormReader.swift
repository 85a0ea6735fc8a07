import CEL
import Linting
import Proposal
import SourceText
import YAML

/// Reads a form from a proposal that was judged.
package struct FormReader {
  private let plan: BindingPlan
  private let language: Language
  /// The language of keys and words.
  private let keys: Language
  private let facts: Facts
  private let lines: LineIndex
  private var demands: [String: ProposalForm.Demand] = [:]
  private let names: [String]
  /// What is said of the fields that were met, by their paths without numbers.
  private var known: [String: Known] = [:]

  /// What is said of a field wherever it stands.
  private struct Known {
    var label: String
    var ask: String
    var help: String
    var choices: [OpenQuestion.Choice]
  }

  /// What is asked first, with the sections that it stands in.
  private let first: Set<String>
  private let remainingAtMost: Int
  /// Of a list so many entries are in the form, and of the names of data sets so many are offered.
  private static let entryLimit = 200
  /// So many findings are put into words at most.
  private static let demandLimit = 400

  /// A reader of a proposal, whose texts are in a language.
  package init(_ proposal: inout LintedProposal, templates: TemplateSet, _ language: Language) {
    plan = proposal.ruleSet.plan
    first = FormReader.withSections(plan.vocabulary.first)
    let questions = QuestionPlan(&proposal, templates: templates, language: language)
    remainingAtMost = questions.remainingAtMost(in: &proposal)
    self.language = language
    facts = proposal.facts
    keys = facts.tree.keyLanguage(plan.vocabulary) ?? language
    lines = LineIndex(facts.tree.source)
    names = Array(facts.declaredNames(plan.vocabulary).prefix(FormReader.entryLimit))
    for (number, finding) in proposal.result.findings.prefix(FormReader.demandLimit).enumerated() {
      var paths = finding.missing.map { $0.path }
      if finding.verdict == .violated { paths.append(finding.path) }
      let open = paths.filter { demands[$0] == nil }
      guard !open.isEmpty else { continue }
      let text = FindingText(finding, in: &proposal, language)
      let demand = ProposalForm.Demand(
        finding: number, severity: finding.severity, question: text.question, why: text.why, fix: text.fix)
      for path in open { demands[path] = demand }
    }
  }

  /// Paths with all that they lead through.
  private static func withSections(_ paths: [String]) -> Set<String> {
    var all: Set<String> = []
    for path in paths {
      var passed = ""
      for name in path.split(separator: ".") {
        passed += passed.isEmpty ? String(name) : ".\(name)"
        all.insert(passed)
      }
    }
    return all
  }

  /// The form; nil where the text cannot be read.
  package mutating func form() -> ProposalForm? {
    guard !facts.instances.isEmpty else { return nil }
    let root = facts.instances[0]
    return ProposalForm(
      root: entry(Int(root.type), base: Int(root.base), path: "", kind: "", depth: 0), remainingAtMost: remainingAtMost)
  }

  /// - Parameters:
  ///   - base: the first cell of the record; nil where it is not there.
  ///   - kind: the path without numbers.
  private mutating func entry(_ record: Int, base: Int?, path: String, kind: String, depth: Int) -> ProposalForm.Entry {
    let instance = base.flatMap { facts.instance(at: $0) }
    let subject = instance.map { SafeText.line(facts.subject(ofInstance: $0, plan)) } ?? ""
    var entry = ProposalForm.Entry(path: path, name: subject, fields: [], sections: [])
    for (number, field) in plan.vocabulary.records[record].fields.enumerated() {
      let name = field.name
      if depth == 0, name == KnownName.FieldName.format.rawValue { continue }
      let cell = base.map { $0 + number }
      let inner = path.isEmpty ? name : "\(path).\(name)"
      let innerKind = kind.isEmpty ? name : "\(kind).\(name)"
      if case .record(let type) = field.type.element {
        guard depth < 4 else { continue }
        entry.sections.append(section(field, type, cell, path: inner, kind: innerKind, depth: depth + 1))
      } else {
        entry.fields.append(self.field(field, cell, path: inner, kind: innerKind))
      }
    }
    return entry
  }

  private mutating func section(
    _ field: Field, _ record: Int, _ cell: Int?, path: String, kind: String, depth: Int
  ) -> ProposalForm.Section {
    let value = cell.map { facts.memory.cells[$0] }
    let demand = demands[path]
    var section = ProposalForm.Section(
      path: path, label: field.label[language], help: field.help[language], isList: field.type.isList,
      state: state(cell, isYesNo: false), importance: importance(kind, demand), demand: demand, entries: [])
    if !field.type.isList {
      let base = value.flatMap { $0.kind == .record ? $0.cell : nil }
      section.entries = [entry(record, base: base, path: path, kind: kind, depth: depth)]
      return section
    }
    if let value, value.kind == .list, value.buffer == 0 {
      section.hiddenCount = max(0, value.range.count - FormReader.entryLimit)
      for (number, cell) in value.range.prefix(FormReader.entryLimit).enumerated() {
        let item = facts.memory.cells[cell]
        guard item.kind == .record else { continue }
        section.entries.append(entry(record, base: item.cell, path: "\(path)[\(number)]", kind: kind, depth: depth))
      }
      let next = "\(path)[\(value.range.count)]"
      section.newEntry = newEntry(record, path: next, kind: kind)
    } else {
      section.newEntry = newEntry(record, path: "\(path)[0]", kind: kind)
    }
    return section
  }

  /// The field that names a new entry.
  private mutating func newEntry(_ record: Int, path: String, kind: String) -> ProposalForm.FormField? {
    let type = plan.vocabulary.records[record]
    guard let number = type.identity.first ?? (type.fields.isEmpty ? nil : 0) else { return nil }
    let field = type.fields[number]
    if case .record = field.type.element { return nil }
    return self.field(field, nil, path: "\(path).\(field.name)", kind: "\(kind).\(field.name)")
  }

  private mutating func field(_ field: Field, _ cell: Int?, path: String, kind: String) -> ProposalForm.FormField {
    let isYesNo = field.type.element == .yesNo
    let node = cell.map { Int(facts.cellNodes[$0]) } ?? -1
    let demand = demands[path]
    let about = about(field, kind)
    return ProposalForm.FormField(
      path: path, label: about.label, ask: about.ask, help: about.help, form: OpenQuestion.form(of: field.type),
      takesSeveral: field.type.isList,
      choices: about.choices,
      takesNone: field.isAnsweredByNone && !isYesNo, state: state(cell, isYesNo: isYesNo),
      words: node >= 0 ? words(node) : [],
      line: node >= 0 ? lines.line(at: facts.tree.nodes[node].span.start) + 1 : 0,
      importance: importance(kind, demand), demand: demand)
  }

  private mutating func about(_ field: Field, _ kind: String) -> Known {
    if let known = known[kind] { return known }
    let about = Known(
      label: field.label[language], ask: field.question[language], help: field.help[language],
      choices: OpenQuestion.choices(of: field.type, plan.vocabulary, keys, language, names: names))
    known[kind] = about
    return about
  }

  private func importance(_ kind: String, _ demand: ProposalForm.Demand?) -> ProposalForm.Importance {
    if first.contains(kind) { return .first }
    guard let demand else { return .may }
    return demand.severity == .info ? .should : .must
  }

  /// What a cell says; of a list and a record that something is written.
  private func state(_ cell: Int?, isYesNo: Bool) -> PlannedQuestion.State {
    guard let cell else { return .unstated }
    let value = facts.memory.cells[cell]
    let node = Int(facts.cellNodes[cell])
    guard node >= 0 else { return .unstated }
    switch value.kind {
    case .unknown:
      switch value.unknownReason {
      case .undecided: return .undecided
      case .invalid, .inexact: return .stated
      default: return .unstated
      }
    case .list: return value.count == 0 ? .none : .stated
    case .record:
      guard facts.tree.nodes[node].kind == .scalar else { return .stated }
      let text = AnswerWords.trimmed(facts.tree.text(of: node))
      if AnswerWords.isUndecided(text) { return .undecided }
      if text.isEmpty { return .unstated }
      return AnswerWords.isNone(text) ? .none : .stated
    default:
      guard !isYesNo, facts.tree.nodes[node].kind == .scalar else { return .stated }
      return AnswerWords.isNone(AnswerWords.trimmed(facts.tree.text(of: node))) ? .none : .stated
    }
  }

  private func words(_ node: Int) -> [String] {
    let tree = facts.tree
    switch tree.nodes[node].kind {
    case .scalar: return tree.isEmptyScalar(node) ? [] : [tree.text(of: node)]
    case .sequence: return tree.children(of: node).filter { tree.nodes[$0].kind == .scalar }.map { tree.text(of: $0) }
    case .mapping: return []
    }
  }
}

extension Facts {
  /// The data sets that the proposal declares, each once, in order.
  func declaredNames(_ vocabulary: Vocabulary) -> [String] {
    var names: [String] = []
    var known: Set<String> = []
    for instance in instances where instance.node >= 0 {
      for (number, field) in vocabulary.records[Int(instance.type)].fields.enumerated() {
        let value = memory.cells[Int(instance.base) + number]
        guard field.type.element == .name, value.kind == .string else { continue }
        let name = memory.text(of: value)
        if !name.isEmpty, known.insert(name).inserted { names.append(name) }
      }
    }
    return names
  }
}

extension OpenQuestion {
  /// How a field of a type is answered.
  static func form(of type: FieldType) -> Form {
    switch type.element {
    case .text, .name: .text
    case .reference: .references
    case .yesNo: .yesNo
    case .integer: .integer
    case .date: .date
    case .period, .deadline: .period
    case .choice: .choice
    case .record: .text
    }
  }

  /// The words to choose from for a field of a type.
  ///
  /// - Parameter names: the data sets that the proposal declares.
  static func choices(
    of type: FieldType, _ vocabulary: Vocabulary, _ keys: Language, _ language: Language,
    names: @autoclosure () -> [String]
  ) -> [Choice] {
    switch type.element {
    case .choice(let index):
      vocabulary.choices[index].options.map { Choice(word: $0.word(keys), help: $0.help?[language]) }
    case .yesNo: (keys == .japanese ? ["はい", "いいえ"] : ["yes", "no"]).map { Choice(word: $0, help: nil) }
    case .reference: names().map { Choice(word: $0, help: nil) }
    default: []
    }
  }
}
