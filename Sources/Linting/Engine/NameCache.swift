import Proposal
import SourceText

/// Names that findings repeat, made once: those of fields for good, those of entries for the file being judged.
struct NameCache: Sendable {
  /// The names of fields by record type and by the cell's distance from the first cell of the list entry, or of the
  /// whole proposal, that the record stands in.
  private var labels: [[LocalizedText?]] = []
  /// The names of entries by instance.
  private var subjects: [String?] = []

  /// Forgets what depends on the file.
  mutating func forgetEntries() { subjects.removeAll(keepingCapacity: true) }

  /// The name of the fact in a cell; see ``Facts/label(of:_:)``.
  mutating func label(of cell: Int, _ facts: Facts, _ plan: BindingPlan) -> LocalizedText {
    guard var index = facts.instance(of: cell) else { return facts.label(of: cell, plan) }
    while facts.instances[index].ordinal < 0, facts.instances[index].owner >= 0,
      let outer = facts.instance(of: Int(facts.instances[index].owner))
    {
      index = outer
    }
    let type = Int(facts.instances[index].type)
    let distance = cell - Int(facts.instances[index].base)
    if labels.isEmpty { labels = Array(repeating: [], count: plan.vocabulary.records.count) }
    while labels[type].count <= distance { labels[type].append(nil) }
    if let known = labels[type][distance] { return known }
    let label = facts.label(of: cell, plan)
    labels[type][distance] = label
    return label
  }

  /// The text by which an entry is known; see ``Facts/subject(ofInstance:_:)``.
  mutating func subject(ofInstance index: Int, _ facts: Facts, _ plan: BindingPlan) -> String {
    while subjects.count < facts.instances.count { subjects.append(nil) }
    if let known = subjects[index] { return known }
    let subject = facts.subject(ofInstance: index, plan)
    subjects[index] = subject
    return subject
  }
}
