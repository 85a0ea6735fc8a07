import CEL
import Linting
import Proposal
import SourceText

/// How many must-ask questions can still come at most.
extension QuestionPlan {
  /// How many questions of the importance ``PlannedQuestion/Importance/first`` or must can still come at most in the
  /// proposal of the plan, one asked of several entries counted once. No answer to one that is open raises it; adding an
  /// entry may.
  package func remainingAtMost(in proposal: inout LintedProposal) -> Int { remaining(in: &proposal).count }

  /// The fields of these questions.
  func remaining(in proposal: inout LintedProposal) -> Set<FactPath> {
    guard proposal.result.isReadable, !facts.instances.isEmpty else { return [] }
    return remainingFields(proposal.mayAsk(from: .warning))
  }

  /// Counts the fields that may yet be asked: each once, however many entries lack it. A list that is not written counts
  /// with all that may be asked of its entries, so that the answer that makes them adds nothing.
  private func remainingFields(_ may: (asked: Set<FieldRead>, leading: Set<FieldRead>)) -> Set<FactPath> {
    let firsts = questions.filter { $0.importance == .first }
    var counter = Counter(plan: self, asked: may.asked, reached: may.asked.union(may.leading))
    counter.count(plan.vocabulary.root, [facts.root], isOpen: false, FactPath([]), depth: 0)
    // What is asked first is asked whatever the rules say; of it only what nothing settles can still come.
    for path in plan.vocabulary.first {
      guard let steps = plan.vocabulary.fields(at: path) else { continue }
      let key = FactPath(steps.map { FactPath.Step(record: $0.record, field: $0.field) })
      if mayComeFirst(key, firsts) { counter.keys.insert(key) }
    }
    return counter.keys
  }

  /// Whether a field that is asked first is not settled: it is open, or the list or the status that it hangs on is.
  private func mayComeFirst(_ key: FactPath, _ firsts: [PlannedQuestion]) -> Bool {
    if firsts.contains(where: { $0.place.key == key && $0.state == .unstated }) { return true }
    guard key.steps.count == 2 else { return false }
    // Who is the contractor is asked once the status says that one is chosen.
    guard key.field(plan.vocabulary).name == KnownName.FieldName.name.rawValue,
      let status = plan.vocabulary.records[key.steps[1].record].field(.status)
    else { return false }
    let isOpen = key.sibling(status).cell(in: facts).map { facts.memory.cells[$0].kind == .unknown } ?? false
    return isOpen && isUnstated(key)
  }

  private struct Counter {
    let plan: QuestionPlan
    let asked: Set<FieldRead>
    let reached: Set<FieldRead>
    var keys: Set<FactPath> = []

    /// Counts the fields of a record that stands at `values`, or, if `isOpen`, may yet come to stand.
    mutating func count(_ record: Int, _ values: [Value], isOpen: Bool, _ path: FactPath, depth: Int) {
      guard depth < 8 else { return }
      let facts = plan.facts
      for (number, field) in plan.plan.vocabulary.records[record].fields.enumerated() {
        let read = FieldRead(record: record, field: number)
        let isAsked = asked.contains(read)
        guard isAsked || reached.contains(read) else { continue }
        let place = path.appending(number, of: record)
        let cells = values.map { $0.cell + number }
        guard case .record(let inner) = field.type.element else {
          if isAsked, isOpen || cells.contains(where: { isUnsettled(facts.memory.cells[$0]) }) { keys.insert(place) }
          continue
        }
        var entries: [Value] = []
        var mayCome = isOpen
        for cell in cells {
          let value = facts.memory.cells[cell]
          switch value.kind {
          case .record: entries.append(value)
          case .list: for item in value.range { entries.append(facts.memory.cells[item]) }
          case .unknown: if isUnsettled(value) { mayCome = true }
          default: break
          }
        }
        if isAsked, field.type.isList ? mayCome : isOpen || entries.contains(where: { $0.flag == 0 }) {
          keys.insert(first(of: inner, place, isList: field.type.isList))
        }
        count(inner, entries.filter { $0.kind == .record }, isOpen: mayCome, place, depth: depth + 1)
      }
    }

    /// The field by which a record or list as a whole is asked for.
    private func first(of record: Int, _ place: FactPath, isList: Bool) -> FactPath {
      if isList { return plan.firstName(in: place, of: record).path.key }
      return (plan.firstField(of: record, in: place) ?? place.appending(0, of: record)).key
    }

    private func isUnsettled(_ value: Value) -> Bool {
      value.kind == .span || value.kind == .unknown && value.unknownReason != .undecided
    }
  }
}
