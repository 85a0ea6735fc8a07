import CEL
import Linting
import Proposal
import SourceText
import YAML

/// What to ask next.
extension Interview {
  /// The next question; nil where nothing is left to ask.
  ///
  /// A finding that was begun is asked to its end. Facts that are marked as undecided come after all others.
  package mutating func next() -> OpenQuestion? {
    guard isReadable else { return nil }
    for wantsUndecided in [false, true] {
      let begun = findings.filter { isCurrent($0) }
      for finding in begun + findings {
        // Of what names a new entry the rest is asked first, on the same background.
        if let path = pending.first, !wantsUndecided { return question(finding, Target(path: path)) }
        for fact in finding.missing where fact.isUndecided == wantsUndecided {
          guard let target = target(of: fact) else { continue }
          return question(finding, target, isUndecided: wantsUndecided)
        }
      }
    }
    return nil
  }

  private func isCurrent(_ finding: Finding) -> Bool {
    current == Current(rule: finding.rule, entry: entry(of: finding))
  }

  /// Whether something can be asked for a missing fact.
  func isAskable(_ fact: Finding.MissingFact) -> Bool { target(of: fact) != nil }

  /// What to ask for.
  struct Target {
    var path: FactPath
    /// The list, where its first entry is to be made.
    var section: FactPath?
    /// Whether this names an entry that has no name yet.
    var startsEntry = false
  }

  /// What to ask for a missing fact.
  private func target(of fact: Finding.MissingFact) -> Target? {
    guard let path = FactPath(cell: fact.cell, in: proposal.facts, plan), !passed.contains(path) else { return nil }
    let field = path.field(plan.vocabulary)
    if case .record(let record) = field.type.element {
      if field.type.isList { return firstName(in: path, of: record) }
      return firstField(of: record, in: path).map { Target(path: $0) }
    }
    // What is handed over, kept or deleted can be told only when it has a name.
    if field.type.element == .reference, let name = firstDataSet { return name }
    // An entry without a name gets one first.
    if path.entry != nil, let last = path.steps.last {
      let identity = plan.vocabulary.records[last.record].identity.map { path.sibling($0) }
      if identity.allSatisfy({ isUnstated($0) }), let first = identity.first(where: { !passed.contains($0) }) {
        return Target(path: first, startsEntry: true)
      }
    }
    return Target(path: path)
  }

  /// The first field of the first entry of a list that is not written.
  private func firstName(in list: FactPath, of record: Int) -> Target? {
    let field = plan.vocabulary.records[record].identity.first ?? 0
    return Target(path: list.appending(field, of: record, item: 0), section: list, startsEntry: true)
  }

  /// The name of the first data set, where the proposal declares none yet.
  private var firstDataSet: Target? {
    guard declaredNames.isEmpty else { return nil }
    let root = plan.vocabulary.root
    for (number, field) in plan.vocabulary.records[root].fields.enumerated() {
      guard field.type.isList, case .record(let record) = field.type.element,
        let name = plan.vocabulary.records[record].fields.firstIndex(where: { $0.type.element == .name })
      else { continue }
      let list = FactPath([FactPath.Step(record: root, field: number)])
      let path = list.appending(name, of: record, item: 0)
      guard !passed.contains(path), !passed.contains(list) else { return nil }
      // A list that is none, or whose entries have other names, is not asked about.
      if path.cell(in: facts) == nil { return isUnstated(list) ? firstName(in: list, of: record) : nil }
      return isUnstated(path) ? Target(path: path, startsEntry: true) : nil
    }
    return nil
  }

  private func isUnstated(_ path: FactPath) -> Bool {
    path.cell(in: facts).map { facts.memory.cells[$0].kind == .unknown } ?? true
  }

  /// The field to begin a record with: what a word in its place would stand for, else the first of its template that
  /// was not passed over.
  private func firstField(of record: Int, in path: FactPath) -> FactPath? {
    let type = plan.vocabulary.records[record]
    let fields = type.shorthand.map { [$0] } ?? templates.fields(of: record)
    for field in fields {
      let inner = path.appending(field, of: record)
      guard !passed.contains(inner), isUnstated(inner) else { continue }
      if case .record(let nested) = type.fields[field].type.element {
        if !type.fields[field].type.isList, let found = firstField(of: nested, in: inner) { return found }
        continue
      }
      return inner
    }
    return nil
  }

  // MARK: Making a question

  private mutating func question(
    _ finding: Finding, _ target: Target, isUndecided: Bool = false
  ) -> OpenQuestion {
    let path = target.path
    let isEntry = !pending.isEmpty
    let isFollowUp = isCurrent(finding) || isEntry
    let background = isEntry ? entryBackground ?? background(finding) : background(finding)
    if !isEntry { turn(to: finding) }
    let field = path.field(plan.vocabulary)
    return OpenQuestion(
      background: background, isFollowUp: isFollowUp, place: path.label(plan.vocabulary, language),
      help: field.help[language],
      form: target.startsEntry && field.type.element == .name ? .names : OpenQuestion.form(of: field.type),
      takesSeveral: field.type.isList,
      choices: OpenQuestion.choices(of: field.type, plan.vocabulary, keys, language, names: declaredNames),
      newSection: target.section.map { $0.field(plan.vocabulary).label[language] },
      isUndecided: isUndecided, path: path, section: target.section, startsEntry: target.startsEntry)
  }

  private mutating func background(_ finding: Finding) -> FindingText {
    FindingText(finding, in: &proposal, language)
  }

  private var declaredNames: [String] { facts.declaredNames(plan.vocabulary) }
}

/// A fact to be asked for, with all that helps to answer.
package struct OpenQuestion: Sendable {
  /// One of the words to choose from.
  package struct Choice: Sendable, Hashable {
    /// The word to show and write.
    package var word: String
    /// What it means, where the word does not say it.
    package var help: String?
  }

  /// How it is to be answered.
  package enum Form: Sendable, Hashable {
    /// With any text.
    case text
    /// With the names of new entries: commas stand between several.
    case names
    /// With the names of data sets; other names are taken as well.
    case references
    /// With yes or no.
    case yesNo
    /// With a whole number.
    case integer
    /// With a day.
    case date
    /// With a length of time.
    case period
    /// With words of the vocabulary.
    case choice
  }

  /// The finding behind it: what a board would ask, and why.
  package var background: FindingText
  /// Whether the question before rested on the same background.
  package var isFollowUp: Bool
  /// The place of the fact: 「消去・廃棄 1件目 › 方法」.
  package var place: String
  /// What the field says, in a line.
  package var help: String
  /// How it is to be answered.
  package var form: Form
  /// Whether several answers may be given.
  package var takesSeveral: Bool
  /// The words to choose from.
  package var choices: [Choice]
  /// The section of which this is the first entry; its being none or undecided is a possible answer.
  package var newSection: String?
  /// Whether the fact is marked as undecided.
  package var isUndecided: Bool

  /// The place of the fact.
  var path: FactPath
  /// The list, where this is the first field of its first entry.
  var section: FactPath?
  /// Whether this names an entry that has no name yet.
  var startsEntry: Bool
}
