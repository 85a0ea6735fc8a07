/// Which findings of an older version of a proposal a newer one still has, and which are new, both judged by one book.
public struct FindingsDifference: Sendable {
  /// Findings of both versions that are the same, by their indices, in the order of the newer.
  public private(set) var open: [(old: Int, new: Int)] = []
  /// Indices of the older version's findings that are gone.
  public private(set) var gone: [Int] = []
  /// Indices of the newer version's findings that the older did not have.
  public private(set) var new: [Int] = []

  /// Matches findings by their fingerprint; then, of what is left, by rule and place in the document; then by rule and
  /// entry, for a finding that now waits for another fact is still open.
  public init(old: [Finding], new: [Finding]) {
    var partner: [Int?] = Array(repeating: nil, count: new.count)
    var isTaken = Array(repeating: false, count: old.count)
    func match<Key: Hashable>(_ key: (Finding) -> Key) {
      var waiting: [Key: [Int]] = [:]
      // The last of a list is the cheapest to take: so they are gathered from the back.
      for index in old.indices.reversed() where !isTaken[index] { waiting[key(old[index]), default: []].append(index) }
      for index in new.indices where partner[index] == nil {
        guard let found = waiting[key(new[index])]?.popLast() else { continue }
        partner[index] = found
        isTaken[found] = true
      }
    }
    match(\.fingerprint)
    match { Key(rule: $0.rule, text: $0.path) }
    match { Key(rule: $0.rule, text: $0.subject) }
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
