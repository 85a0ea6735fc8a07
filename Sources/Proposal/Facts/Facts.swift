import CEL
import SourceText
import YAML

/// A proposal bound to the vocabulary: what it states, what it leaves open, and where.
///
/// Every declared field of every record that is written has a cell, stated or not, so that a missing fact has a name
/// as good as a stated one. Binding again into the same facts reuses their memory.
package struct Facts: Sendable {
  /// A record that stands in the proposal, or that could.
  package struct Instance: Sendable, BitwiseCopyable {
    /// The record type.
    package var type: UInt32
    /// Its first cell.
    package var base: UInt32
    /// The node it was read from; -1 where it is absent.
    package var node: Int32
    /// The cell of the field that holds it; -1 for the proposal itself.
    package var owner: Int32
    /// Its place, from 0, in the list that holds it; -1 where it stands singly.
    package var ordinal: Int32
  }

  /// What is bound.
  package internal(set) var tree = Tree()
  /// The cells.
  package var memory = Memory()
  /// For each cell the node of its value; -1 where nothing is written.
  package internal(set) var cellNodes: [Int32] = []
  /// For each cell the instance whose field it is; -1 for an item of a list.
  package internal(set) var cellOwners: [Int32] = []
  /// All records, in the order of their cells.
  package internal(set) var instances: [Instance] = []

  /// The proposal itself, as a value; `null` where nothing is bound.
  package private(set) var root = Value.null

  /// No facts.
  package init() {}

  /// Reads and binds a file in place of what was held.
  ///
  /// - Returns: the mistakes of form, then those of meaning. If there is an error of form, nothing is bound.
  package mutating func read(_ bytes: [UInt8], by plan: BindingPlan) -> (form: [Diagnostic], meaning: [Diagnostic]) {
    // The tree reuses its arrays only while nobody else holds them.
    memory.source = []
    memory.decoded = []
    memory.removeAll()
    cellNodes.removeAll(keepingCapacity: true)
    cellOwners.removeAll(keepingCapacity: true)
    instances.removeAll(keepingCapacity: true)
    root = .null
    let form = tree.read(bytes)
    if form.contains(where: { $0.severity == .error }) { return (form, []) }
    var taken = Facts()
    swap(&taken, &self)
    var binder = Binder(plan, facts: taken)
    taken = Facts()
    binder.bind()
    swap(&self, &binder.facts)
    if let first = instances.first {
      root = .record(type: Int(first.type), cell: Int(first.base), isWritten: first.node >= 0)
    }
    memory.source = tree.source
    memory.decoded = binder.joinedText.isEmpty ? tree.decoded : tree.decoded + binder.joinedText
    return (form, binder.diagnostics)
  }
}
