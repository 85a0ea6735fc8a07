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

  /// Which of the facts that decided names the finding: the primary one. Of several in the entries of one list it is the
  /// first by the vocabulary, for which entry stands first says nothing.
  func duplicateName(of cells: [UInt32], instance: Int, _ plan: BindingPlan) -> Int? {
    guard let first = cells.first.map({ Int($0) }), cells.count > 1,
      let list = list(around: first, besides: instance, plan)
    else { return cells.first.map { Int($0) } }
    var best: (type: Int, field: Int, cell: Int)?
    for cell in cells.lazy.map({ Int($0) }) where self.list(around: cell, besides: instance, plan) == list {
      guard let owner = self.instance(of: cell).map({ instances[$0] }) else { continue }
      let found = (type: Int(owner.type), field: cell - Int(owner.base), cell: cell)
      if best.map({ (found.type, found.field) < ($0.type, $0.field) }) ?? true { best = found }
    }
    return best?.cell ?? first
  }

  /// The cell of the outermost list in one of whose entries a fact stands; nil in the entry that is judged.
  private func list(around cell: Int, besides judged: Int, _ plan: BindingPlan) -> Int? {
    var result: Int?
    var index = instance(of: cell)
    while let current = index, instances[current].owner >= 0 {
      if current == judged { return nil }
      if instances[current].ordinal >= 0 { result = Int(instances[current].owner) }
      index = instance(of: Int(instances[current].owner))
    }
    return result
  }

  private func combine(_ hash: inout ByteHash, instance: Int, _ plan: BindingPlan) {
    let found = instances[instance]
    if found.owner >= 0 {
      if let outer = self.instance(of: Int(found.owner)) { combine(&hash, instance: outer, plan) }
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
    case .list where value.count > 1:
      // The order of a list says nothing: 「内容: [名簿, 券]」 is the same entry as 「内容: [券, 名簿]」.
      var sum: UInt64 = 0
      for cell in value.range {
        var item = ByteHash()
        combine(&item, memory.cells[cell])
        sum &+= item.value
      }
      hash.combine(2)
      withUnsafeBytes(of: sum.littleEndian) { hash.combine($0) }
    case .list:
      for cell in value.range {
        hash.combine(2)
        combine(&hash, memory.cells[cell])
      }
    case .bool, .int, .timestamp, .duration: withUnsafeBytes(of: value.payload.littleEndian) { hash.combine($0) }
    case .span:
      withUnsafeBytes(of: value.payload.littleEndian) { hash.combine($0) }
      hash.combine(UInt8(truncatingIfNeeded: value.dayCount))
    default: break
    }
  }
}
