import Proposal

/// Which findings of an older version of a proposal a newer one still has, and which are new, both judged by one book.
public struct FindingsDifference: Sendable {
  /// Findings of both versions that are the same, by their indices, in the order of the newer.
  public private(set) var open: [(old: Int, new: Int)] = []
  /// Indices of the older version's findings that are gone.
  public private(set) var gone: [Int] = []
  /// Indices of the newer version's findings that the older did not have.
  public private(set) var new: [Int] = []

  /// Matches findings by their fingerprint; then, of what is left, by rule and entry, for a finding that now waits for
  /// another fact is still open; then by rule and place in the document, where an entry has got a new name.
  ///
  /// - Parameter names: the names of all entries of the older and of the newer version.
  public init(old: [Finding], new: [Finding], names: (old: Set<String>, new: Set<String>)) {
    var partner: [Int?] = Array(repeating: nil, count: new.count)
    var isTaken = Array(repeating: false, count: old.count)
    func match<Key: Hashable>(_ oldKey: (Finding) -> Key?, _ newKey: (Finding) -> Key?) {
      var waiting: [Key: [Int]] = [:]
      // The last of a list is the cheapest to take: so they are gathered from the back.
      for index in old.indices.reversed() where !isTaken[index] {
        if let key = oldKey(old[index]) { waiting[key, default: []].append(index) }
      }
      for index in new.indices where partner[index] == nil {
        guard let key = newKey(new[index]), let found = waiting[key]?.popLast() else { continue }
        partner[index] = found
        isTaken[found] = true
      }
    }
    match(\.fingerprint, \.fingerprint)
    match({ Key(rule: $0.rule, text: $0.subject) }, { Key(rule: $0.rule, text: $0.subject) })
    // An entry that stands under its own name in the other version is another one, wherever it stands.
    match(
      { names.new.contains($0.subject) ? nil : Key(rule: $0.rule, text: $0.path) },
      { names.old.contains($0.subject) ? nil : Key(rule: $0.rule, text: $0.path) })
    for index in new.indices {
      if let found = partner[index] { open.append((found, index)) } else { self.new.append(index) }
    }
    gone = old.indices.filter { !isTaken[$0] }
  }

  private struct Key: Hashable {
    var rule: Int
    var text: String
  }
}

extension Facts {
  /// The names of all entries of lists.
  public func entryNames(_ plan: BindingPlan) -> Set<String> {
    Set(instances.indices.lazy.filter { instances[$0].ordinal >= 0 }.map { subject(ofInstance: $0, plan) })
  }
}
