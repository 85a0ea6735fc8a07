import CEL
import Linting
import Proposal
import SourceText
import YAML

/// Asks for the facts that a proposal lacks, one by one, and writes the answers into its text.
///
/// Questions come in order of weight: by severity, by the number of boards that asked, by place. The text is judged
/// again after every answer, so that questions that it settles disappear and new ones come up.
package struct Interview: Sendable {
  /// The text with all answers.
  package private(set) var bytes: [UInt8]
  /// What is wrong with the text; with an error of form or meaning nothing can be asked.
  package private(set) var problems: [Diagnostic] = []
  private let linter: Linter
  /// The text as judged.
  var proposal: LintedProposal
  /// The same text, without personal data hidden: what edits are made in.
  var facts = Facts()
  let plan: BindingPlan
  let language: Language
  let templates: TemplateSet
  private(set) var findings: [Finding] = []
  /// What was passed over in this session.
  private(set) var passed: Set<FactPath> = []
  /// What is to be asked before anything else: the rest of what names a new entry.
  private(set) var pending: [FactPath] = []
  /// What stands behind the entry that is being added.
  private(set) var entryBackground: FindingText?
  /// The list to which a further entry can be added now.
  private(set) var growing: FactPath?
  /// The finding asked about last, by rule and entry.
  private(set) var current: Current?
  private var history: [Snapshot] = []

  struct Current: Hashable, Sendable {
    var rule: Int
    /// The entry it is about, by its place; empty for the whole proposal.
    var entry: String
  }

  private struct Snapshot: Sendable {
    var bytes: [UInt8]
    var passed: Set<FactPath>
    var pending: [FactPath]
    var growing: FactPath?
    var current: Current?
  }

  /// An interview about a text, by the rules of a linter, that speaks a language.
  package init(_ linter: Linter, _ bytes: [UInt8], templates: TemplateSet, language: Language) {
    self.linter = linter
    proposal = linter.lint(bytes)
    self.bytes = bytes
    self.templates = templates
    self.language = language
    plan = linter.ruleSet.plan
    facts.memory.adopt(linter.ruleSet.pool)
    sort()
  }

  /// The language of the keys and words that are written.
  package var keys: Language { facts.tree.keyLanguage(plan.vocabulary) ?? language }

  /// Whether the text can be asked about.
  package var isReadable: Bool { !problems.contains { $0.severity == .error } }

  /// How many questions a board would still ask, and how many of them were passed over.
  package var left: (open: Int, passed: Int) {
    let open = findings.filter { finding in finding.missing.contains { isAskable($0) } }.count
    return (open, findings.count - open)
  }

  /// Whether an answer can be taken back.
  package var canGoBack: Bool { !history.isEmpty }

  /// The list to which the answers just added an entry, by name; it may have more.
  package var growingList: String? {
    pending.isEmpty ? growing.map { $0.field(plan.vocabulary).label[language] } : nil
  }

  // MARK: Answering

  /// Takes an answer. Gives what the rules find wrong in the text now and did not before.
  package mutating func answer(
    _ text: String, to question: OpenQuestion
  ) throws(AnswerProblem) -> [FindingText] {
    let said = AnswerWords.trimmed(text)
    guard !said.isEmpty else { throw .empty }
    // 「なし」 to the first question of a section is said of the section.
    if question.section != nil, AnswerWords.isNone(said) { return try answerNone(question) }
    let type = question.path.field(plan.vocabulary).type
    if question.form == .names {
      let names = AnswerReader.names(text)
      if names.count > 1 { return try add(names, for: question) }
    }
    let value = try AnswerReader(language: keys).value(text, for: question, type)
    return try put(value, at: question.path, for: question)
  }

  /// Writes that the matter is open; of a section that is not written yet, that it is open as a whole.
  package mutating func leaveUndecided(_ question: OpenQuestion) throws(AnswerProblem) {
    let path = question.section ?? question.path
    _ = try put(.word(AnswerWords.undecided(keys)), at: path, for: question)
    passed.insert(path)
    passed.insert(question.path)
  }

  /// Writes that there is nothing; of a section that is not written yet, that it has no entries.
  package mutating func answerNone(_ question: OpenQuestion) throws(AnswerProblem) -> [FindingText] {
    if question.form == .yesNo {
      return try put(.word(keys == .japanese ? "いいえ" : "no"), at: question.path, for: question)
    }
    do throws(AnswerProblem) {
      return try put(.word(AnswerWords.none(keys)), at: question.section ?? question.path, for: question)
    } catch {
      guard case .unfit = error else { throw error }
      throw .noNone
    }
  }

  /// Passes a question over for this session.
  package mutating func skip(_ question: OpenQuestion) {
    history.append(moment)
    passed.insert(question.path)
    if let section = question.section { passed.insert(section) }
    pending.removeAll { $0 == question.path }
  }

  /// Takes the last answer or skip back.
  package mutating func goBack() {
    guard let last = history.popLast() else { return }
    (bytes, passed, pending, growing, current) = (last.bytes, last.passed, last.pending, last.growing, last.current)
    judge()
  }

  /// Whether one more entry is wanted in the list that grew last.
  package mutating func addEntry(_ isWanted: Bool) {
    guard let list = growing else { return }
    growing = nil
    guard isWanted, let entry = newEntry(of: list) else { return }
    pending = entry
  }

  private var moment: Snapshot {
    Snapshot(bytes: bytes, passed: passed, pending: pending, growing: growing, current: current)
  }

  private mutating func put(
    _ value: EditValue, at path: FactPath, for question: OpenQuestion
  ) throws(AnswerProblem) -> [FindingText] {
    let before = moment
    let written = try candidate(value, at: path, mayFix: true)
    let broken = Set(violated.map { $0.fingerprint })
    bytes = written
    history.append(before)
    pending.removeAll { $0 == question.path }
    passed.remove(question.path)
    if question.startsEntry, path == question.path {
      let record = question.path.steps[question.path.steps.count - 1].record
      pending = plan.vocabulary.records[record].identity.map { question.path.sibling($0) }
        .filter { $0 != question.path }
      growing = question.path.owner
      entryBackground = question.background
    } else if question.path.entry != nil, !pending.isEmpty || question.path.owner == growing {
      growing = question.path.owner
    } else {
      growing = nil
      pending = []
    }
    judge()
    return consequences(besides: broken)
  }

  /// Writes several entries of a list, of which each has but a name.
  private mutating func add(
    _ names: [String], for question: OpenQuestion
  ) throws(AnswerProblem) -> [FindingText] {
    let before = moment
    let broken = Set(violated.map { $0.fingerprint })
    let item = question.path.entry ?? 0
    do throws(AnswerProblem) {
      for (number, name) in names.enumerated() {
        let path = question.path.moved(toEntry: item + number)
        bytes = try candidate(.text(name), at: path, mayFix: false)
        _ = facts.read(bytes, by: plan)
      }
    } catch {
      bytes = before.bytes
      judge()
      throw error
    }
    history.append(before)
    // Whoever names several has named all.
    (pending, growing) = ([], nil)
    judge()
    return consequences(besides: broken)
  }

  /// The text with a value, which must fit its field.
  private func candidate(
    _ value: EditValue, at path: FactPath, mayFix: Bool
  ) throws(AnswerProblem) -> [UInt8] {
    let result: [UInt8]
    do throws(EditError) {
      let edits = try path.edits(setting: value, in: facts, plan.vocabulary, keys)
      guard let applied = try? edits.applied(to: bytes) else { throw .unsafe(Span(0, 0)) }
      result = applied
    } catch {
      throw .edit(error)
    }
    var after = Facts()
    after.memory.adopt(linter.ruleSet.pool)
    let found = after.read(result, by: plan)
    guard let cell = path.cell(in: after), after.cellNodes[cell] >= 0 else { throw .edit(.unsafe(Span(0, 0))) }
    let place = after.tree.nodes[Int(after.cellNodes[cell])].span
    let unfit = found.meaning.first {
      $0.severity == .error && $0.span.start >= place.start && $0.span.end <= place.end
    }
    guard let unfit else { return result }
    guard let fix = unfit.fix, let word = fix.edits.first?.text else { throw .unfit(unfit) }
    // Only full-width characters stand in the way of a number, a day or a length of time. A word is never put in the
    // place of another without asking: here it costs but a key.
    if mayFix, fix.safety == .safe, unfit.code != "proposal/unknown-choice", case .word = value {
      return try candidate(.word(word), at: path, mayFix: false)
    }
    // What might be another answer is typed in full.
    guard fix.safety == .safe, fix.edits.count == 1, fix.edits.first?.span == unfit.span else { throw .unfit(unfit) }
    throw .nearly(unfit, word: word)
  }

  private var violated: [Finding] = []

  private mutating func consequences(besides broken: Set<UInt64>) -> [FindingText] {
    violated.filter { !broken.contains($0.fingerprint) }.map {
      FindingText($0, in: &proposal, language, .fix)
    }
  }

  private mutating func judge() {
    proposal = linter.lint(bytes)
    sort()
  }

  /// Sorts what was found by what it is to the interview.
  private mutating func sort() {
    _ = facts.read(bytes, by: plan)
    problems = proposal.result.problems
    findings = proposal.result.findings.filter { $0.verdict == .unstated }
    violated = proposal.result.findings.filter { $0.verdict == .violated }
  }

  /// The fields that name a new entry of a list.
  private func newEntry(of list: FactPath) -> [FactPath]? {
    guard let cell = list.cell(in: facts), case .record(let record) = list.field(plan.vocabulary).type.element else {
      return nil
    }
    let value = facts.memory.cells[cell]
    let item = value.kind == .list ? value.count : 0
    let identity = plan.vocabulary.records[record].identity
    return identity.map { list.appending($0, of: record, item: item) }
  }

  mutating func turn(to finding: Finding) { current = Current(rule: finding.rule, entry: entry(of: finding)) }

  func entry(of finding: Finding) -> String {
    finding.instance < 0 ? "" : proposal.facts.path(ofInstance: finding.instance, plan)
  }
}
