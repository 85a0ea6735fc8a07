import CEL
import Proposal
import SourceText

/// How much of a proposal is written.
package struct Extent: Sendable {
  /// The fields that say something.
  package var written = 0
  /// The fields of all sections that apply: those of which something is written, and those that a finding asks for. Of a
  /// list the fields of each entry, or of one entry where none is written.
  package var total = 0

  /// Of a hundred fields fewer than so many are written in a proposal that is nearly blank.
  private static let fewPercent = 5

  /// Whether hardly anything is written, so that the silence of rules says nothing.
  package var isNearlyBlank: Bool { written * 100 < total * Extent.fewPercent }
}

extension LintedProposal {
  /// How much of the proposal is written.
  package var extent: Extent {
    guard !facts.instances.isEmpty else { return Extent() }
    var result = Extent()
    let applies = sectionsThatApply()
    for index in facts.instances.indices {
      let section = section(ofInstance: index)
      if let section, !applies.contains(section) { continue }
      let instance = facts.instances[index]
      for (field, declared) in ruleSet.plan.vocabulary.records[Int(instance.type)].fields.enumerated() {
        if section == nil, declared.name == KnownName.FieldName.format.rawValue { continue }
        let value = facts.memory.cells[Int(instance.base) + field]
        if case .record(let inner) = declared.type.element {
          guard declared.type.isList, section != nil || applies.contains(field), value.kind != .list else { continue }
          result.total += fieldCount(inner)
        } else {
          result.total += 1
          if value.kind != .unknown { result.written += 1 }
        }
      }
    }
    return result
  }

  /// The fields of the proposal itself that hold the sections that apply.
  private func sectionsThatApply() -> Set<Int> {
    var result = Set<Int>()
    for cell in facts.memory.cells.indices where cell < facts.cellOwners.count {
      guard waiting.isAsked(cell) || facts.cellNodes[cell] >= 0, let owner = facts.instance(of: cell) else { continue }
      result.insert(section(ofInstance: owner) ?? cell)
    }
    return result
  }

  /// The field of the proposal itself in which a record stands; nil for the proposal.
  private func section(ofInstance index: Int) -> Int? {
    var index = index
    while facts.instances[index].owner >= 0 {
      let owner = Int(facts.instances[index].owner)
      guard let outer = facts.instance(of: owner) else { return nil }
      if facts.instances[outer].owner < 0 { return owner }
      index = outer
    }
    return nil
  }

  /// How many fields an entry has, with those of the records in it.
  private func fieldCount(_ type: Int) -> Int {
    ruleSet.plan.vocabulary.records[type].fields.reduce(0) { count, field in
      if case .record(let inner) = field.type.element { return count + fieldCount(inner) }
      return count + 1
    }
  }

  /// How many rules that can be errors wait for a fact that is not written.
  package var openErrorCount: Int {
    var rules = Set<UInt32>()
    for outcome in outcomes where outcome.verdict == .unstated || outcome.verdict == .undetermined {
      if ruleSet.rules[Int(outcome.rule)].severity == .error { rules.insert(outcome.rule) }
    }
    return rules.count
  }
}
