import CEL
import Linting
import Proposal
import SourceText

/// What to ask next, by the plan.
extension Interview {
  /// The next question; nil where nothing is left to ask, besides what may be left out and was not asked for.
  ///
  /// A finding that was begun is asked to its end. Facts that are marked as undecided come after all others.
  package mutating func next() -> OpenQuestion? {
    guard isReadable else { return nil }
    if let new = adding { return question(newEntry: new) }
    for wantsUndecided in [false, true] {
      let open = askable(wantsUndecided)
      let wanted = open.filter { $0.importance < .may }
      // What a new answer opened is asked before what is marked as undecided, what may be left out after all.
      if let found = first(of: wanted) { return question(found, among: wanted, isUndecided: wantsUndecided) }
    }
    guard asksOptional else { return nil }
    for wantsUndecided in [false, true] {
      let open = askable(wantsUndecided)
      if let found = first(of: open) { return question(found, among: open, isUndecided: wantsUndecided) }
    }
    return nil
  }

  /// What the plan wants that was not passed over.
  func askable(_ isUndecided: Bool) -> [PlannedQuestion] {
    questions.questions.filter { question in
      guard question.finding != nil || question.importance == .first, !isPassed(question) else { return false }
      switch question.state {
      case .unstated: return !isUndecided
      case .undecided: return isUndecided
      // Of a date whose month is written the day is wanted.
      case .stated: return !isUndecided && isInexact(question)
      case .none: return false
      }
    }
  }

  private func isInexact(_ question: PlannedQuestion) -> Bool {
    guard let cell = question.place.cell(in: facts), facts.memory.cells[cell].kind == .span else { return false }
    return question.finding.map { proposal.result.findings[$0].verdict == .unstated } ?? false
  }

  private func isPassed(_ question: PlannedQuestion) -> Bool {
    passed.contains(question.place) || question.list.map { passed.contains($0) } ?? false
  }

  private func first(of open: [PlannedQuestion]) -> PlannedQuestion? {
    if let begun = open.first(where: { $0.importance == .first }) { return begun }
    let begun = open.first { question in
      question.finding.map { current == identity(of: proposal.result.findings[$0]) } ?? false
    }
    return begun ?? open.first
  }

  private mutating func question(
    _ planned: PlannedQuestion, among open: [PlannedQuestion], isUndecided: Bool
  ) -> OpenQuestion {
    let background = questions.why(planned, in: &proposal)
    let finding = planned.finding.map { identity(of: proposal.result.findings[$0]) }
    let isFollowUp = finding != nil && finding == current
    current = finding
    // The same of several entries is asked once.
    let isName = planned.form == .names || planned.list != nil
    let alike =
      isName || separately.contains(planned.place.key)
      ? [planned] : open.filter { $0.place.key == planned.place.key && $0.state == planned.state }
    return OpenQuestion(
      planned: planned, background: background, isFollowUp: isFollowUp,
      place: planned.place.label(plan.vocabulary, language), entries: alike.count > 1 ? alike.map { $0.card } : [],
      newSection: planned.list.map { $0.field(plan.vocabulary).label[language] }, isUndecided: isUndecided,
      paths: alike.map { $0.place })
  }

  /// The field that names a new entry.
  private func question(newEntry path: FactPath) -> OpenQuestion {
    let planned = questions.question(at: path)
    return OpenQuestion(
      planned: planned, background: nil, isFollowUp: false, place: path.label(plan.vocabulary, language),
      isUndecided: false, paths: [path])
  }

  func identity(of finding: Finding) -> Current {
    Current(
      rule: finding.rule,
      entry: finding.instance < 0 ? "" : proposal.facts.path(ofInstance: finding.instance, plan))
  }
}
