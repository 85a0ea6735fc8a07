import CEL
import Proposal

extension Facts {
  /// Whether both state, leave open and mistake the same: every field of every record, in the same order of entries.
  ///
  /// Names of keys, order of keys, comments and layout do not count.
  public func states(sameAs other: Facts, _ plan: BindingPlan) -> Bool {
    guard !instances.isEmpty, !other.instances.isEmpty else { return instances.isEmpty == other.instances.isEmpty }
    return record(root, isSameAs: other.root, in: other, plan)
  }

  private func record(_ left: Value, isSameAs right: Value, in other: Facts, _ plan: BindingPlan) -> Bool {
    guard left.aux == right.aux, left.flag == right.flag else { return false }
    return plan.vocabulary.records[Int(left.aux)].fields.indices.allSatisfy { field in
      value(
        memory.cells[left.cell + field], isSameAs: other.memory.cells[right.cell + field], in: other, plan)
    }
  }

  private func value(_ left: Value, isSameAs right: Value, in other: Facts, _ plan: BindingPlan) -> Bool {
    guard left.kind == right.kind else { return false }
    switch left.kind {
    case .unknown: return left.flag == right.flag
    case .string: return memory.text(of: left) == other.memory.text(of: right)
    case .record: return record(left, isSameAs: right, in: other, plan)
    case .list:
      return left.count == right.count
        && zip(left.range, right.range).allSatisfy {
          value(memory.cells[$0], isSameAs: other.memory.cells[$1], in: other, plan)
        }
    default: return left.payload == right.payload && left.aux == right.aux
    }
  }
}
