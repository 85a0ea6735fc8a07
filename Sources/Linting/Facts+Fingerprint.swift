import CEL
import Proposal
import SourceText

extension Facts {
  /// The identity of a finding: rule, place in the document with entries known by name, and the fact it is about.
  ///
  /// Neither line nor position in a list nor the words of messages go in, so that it survives edits elsewhere.
  ///
  /// - Parameter rule: the hash of the rule's id.
  func fingerprint(rule: UInt64, instance: Int, cell: Int?, _ plan: BindingPlan) -> UInt64 {
    var hash = ByteHash()
    hash.value = rule
    if instance >= 0 { combine(&hash, instance: instance, plan) }
    hash.combine(0)
    // The fact is named within its own record: which entry of a list decided may change with any edit.
    if let cell, let field = field(of: cell, plan) { field.withName { hash.combine($0) } }
    return hash.value
  }

  private func combine(_ hash: inout ByteHash, instance: Int, _ plan: BindingPlan) {
    let found = instances[instance]
    if found.owner >= 0 {
      if let outer = self.instance(of: Int(found.owner), plan) { combine(&hash, instance: outer, plan) }
      hash.combine(0)
      if let field = field(of: Int(found.owner), plan) { field.withName { hash.combine($0) } }
    }
    for field in plan.vocabulary.records[Int(found.type)].identity {
      hash.combine(1)
      combine(&hash, memory.cells[Int(found.base) + field])
    }
  }

  private func combine(_ hash: inout ByteHash, _ value: Value) {
    switch value.kind {
    case .string: memory.withBytes(of: value) { hash.combine($0) }
    case .list:
      for cell in value.range {
        hash.combine(2)
        combine(&hash, memory.cells[cell])
      }
    case .bool, .int, .timestamp, .duration: withUnsafeBytes(of: value.payload.littleEndian) { hash.combine($0) }
    default: break
    }
  }
}
