import CEL
import Linting
import Proposal
import SourceText
import YAML

/// Asks for the facts that a proposal lacks, one by one, and writes the answers into its text.
///
/// What is asked, and in which order, is the ``QuestionPlan``'s. The text is judged again after every answer, so that
/// questions that it settles disappear and new ones come up.
package struct Interview: Sendable {
  /// The text with all answers.
  package private(set) var bytes: [UInt8]
  /// What is wrong with the text; with an error of form or meaning nothing can be asked.
  package private(set) var problems: [Diagnostic] = []
  /// Whether what may be left out is asked, too.
  package var asksOptional = false
  private let linter: Linter
  private let editor: FactEditor
  /// The text as judged.
  var proposal: LintedProposal
  /// The same text, without personal data hidden: what edits are made in.
  var facts = Facts()
  let plan: BindingPlan
  let language: Language
  let templates: TemplateSet
  /// What is to be asked.
  private(set) var questions: QuestionPlan
  /// What was passed over in this session.
  private(set) var passed: Set<FactPath> = []
  /// What is asked of each entry by itself, as was wished.
  private(set) var separately: Set<FactPath> = []
  /// The field that names the entry to be added next.
  private(set) var adding: FactPath?
  /// The finding asked about last, by rule and entry.
  var current: Current?
  private var history: [Snapshot] = []
  private var violated: [Finding] = []

  struct Current: Hashable, Sendable {
    var rule: Int
    /// The entry it is about, by its place; empty for the whole proposal.
    var entry: String
  }

  private struct Snapshot: Sendable {
    var bytes: [UInt8]
    var passed: Set<FactPath>
    var separately: Set<FactPath>
    var adding: FactPath?
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
    editor = FactEditor(linter.ruleSet, language: language)
    questions = QuestionPlan(&proposal, templates: templates, language: language)
    facts.memory.adopt(linter.ruleSet.pool)
    sort()
  }

  /// The language of the keys and words that are written.
  package var keys: Language { facts.tree.keyLanguage(plan.vocabulary) ?? language }

  /// Whether the text can be asked about.
  package var isReadable: Bool { !problems.contains { $0.severity == .error } }

  /// How many questions that must be asked can still come at most. No answer raises the number; going back, and adding
  /// an entry, may.
  package var leftAtMost: Int {
    let open = Set(askable(false).map { $0.place.key })
    var proposal = proposal
    return questions.remaining(in: &proposal).filter { key in
      if open.contains(key) { return true }
      return !passed.contains { $0.key == key || key.steps.count > $0.steps.count && key.begins(with: $0.key) }
    }.count
  }

  /// How many questions may be left out.
  package var optionalLeft: Int { Set(askable(false).filter { $0.importance == .may }.map { $0.place.key }).count }

  /// How many questions were passed over, or left undecided.
  package var passedCount: Int { passed.count }

  /// Whether an answer can be taken back.
  package var canGoBack: Bool { !history.isEmpty }

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
    let value = try AnswerReader(language: keys).value(text, for: question.planned, type)
    return try put(value, at: question.paths, for: question)
  }

  /// Writes that the matter is open; of a section that is not written yet, that it is open as a whole.
  package mutating func leaveUndecided(_ question: OpenQuestion) throws(AnswerProblem) {
    let paths = question.section.map { [$0] } ?? question.paths
    _ = try put(.word(AnswerWords.undecided(keys)), at: paths, for: question)
    for path in paths + question.paths { passed.insert(path) }
  }

  /// Writes that there is nothing; of a section that is not written yet, that it has no entries.
  package mutating func answerNone(_ question: OpenQuestion) throws(AnswerProblem) -> [FindingText] {
    if question.form == .yesNo {
      return try put(.word(keys == .japanese ? "いいえ" : "no"), at: question.paths, for: question)
    }
    do throws(AnswerProblem) {
      let paths = question.section.map { [$0] } ?? question.paths
      return try put(.word(AnswerWords.none(keys)), at: paths, for: question)
    } catch {
      guard case .unfit = error else { throw error }
      throw .noNone
    }
  }

  /// Passes a question over for this session.
  package mutating func skip(_ question: OpenQuestion) {
    history.append(moment)
    for path in question.paths { passed.insert(path) }
    if let section = question.section { passed.insert(section) }
    adding = nil
  }

  /// Takes the last answer or skip back.
  package mutating func goBack() {
    guard let last = history.popLast() else { return }
    (bytes, passed, separately) = (last.bytes, last.passed, last.separately)
    (adding, current) = (last.adding, last.current)
    judge()
  }

  /// Asks a question of several entries one by one.
  package mutating func askSeparately(_ question: OpenQuestion) { separately.insert(question.path.key) }

  /// Begins one more entry of the list that the fact asked for stands in. Gives the list's name; nil where it is in none.
  package mutating func addEntry(besides question: OpenQuestion) -> String? {
    guard question.section == nil, let list = question.path.owner, question.path.entry != nil,
      case .record(let record) = list.field(plan.vocabulary).type.element
    else { return nil }
    history.append(moment)
    let field = plan.vocabulary.records[record].identity.first ?? 0
    adding = list.appending(field, of: record, item: list.entryCount(in: facts))
    return list.field(plan.vocabulary).label[language]
  }

  private var moment: Snapshot {
    Snapshot(bytes: bytes, passed: passed, separately: separately, adding: adding, current: current)
  }

  private mutating func put(
    _ value: EditValue, at paths: [FactPath], for question: OpenQuestion
  ) throws(AnswerProblem) -> [FindingText] {
    try change(for: question) { interview throws(AnswerProblem) in
      for path in paths {
        let written = try interview.editor.write(value, at: path, in: interview.bytes, interview.facts)
        interview.bytes = written
        _ = interview.facts.read(written, by: interview.plan)
      }
    }
  }

  /// Writes several entries of a list, of which each has but a name.
  private mutating func add(
    _ names: [String], for question: OpenQuestion
  ) throws(AnswerProblem) -> [FindingText] {
    let item = question.path.entry ?? 0
    return try change(for: question) { interview throws(AnswerProblem) in
      for (number, name) in names.enumerated() {
        let path = question.path.moved(toEntry: item + number)
        let written = try interview.editor.write(
          .text(name), at: path, in: interview.bytes, interview.facts, mayFix: false)
        interview.bytes = written
        _ = interview.facts.read(written, by: interview.plan)
      }
    }
  }

  private mutating func change(
    for question: OpenQuestion, _ body: (inout Interview) throws(AnswerProblem) -> Void
  ) throws(AnswerProblem) -> [FindingText] {
    let before = moment
    let broken = Set(violated.map { $0.fingerprint })
    do throws(AnswerProblem) {
      try body(&self)
    } catch {
      bytes = before.bytes
      judge()
      throw error
    }
    history.append(before)
    for path in question.paths { passed.remove(path) }
    adding = nil
    judge()
    return violated.filter { !broken.contains($0.fingerprint) }.map {
      FindingText($0, in: &proposal, language, .fix)
    }
  }

  private mutating func judge() {
    proposal = linter.lint(bytes)
    questions = QuestionPlan(&proposal, templates: templates, language: language)
    sort()
  }

  /// Sorts what was found by what it is to the interview.
  private mutating func sort() {
    _ = facts.read(bytes, by: plan)
    problems = proposal.result.problems
    violated = proposal.result.findings.filter { $0.verdict == .violated }
  }
}

extension FactPath {
  /// Whether the fields of another path are the first of this one.
  func begins(with other: FactPath) -> Bool { Array(steps.prefix(other.steps.count)) == other.steps }
}
