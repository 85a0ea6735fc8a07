/// Which entries of an older list a newer one still has.
struct EntryMatching {
  /// So many pairs of entries without a namesake are compared; more would take too long.
  private static let limit = 10_000
  /// So much of two entries must be alike, of 1, for one to be the other under a new name.
  private static let threshold = 0.5

  /// For each newer entry the older one, if there is one.
  private(set) var partners: [Int?]

  /// Matches entries by name, equal names in order; of the rest each with the most similar that is left.
  init(old: [String], new: [String], likeness: (Int, Int) -> Double) {
    partners = Array(repeating: nil, count: new.count)
    var waiting: [String: [Int]] = [:]
    for index in old.indices.reversed() { waiting[old[index], default: []].append(index) }
    for index in new.indices { partners[index] = waiting[new[index]]?.popLast() }
    var left = waiting.values.joined().sorted()
    let open = new.indices.filter { partners[$0] == nil }
    guard left.count * open.count <= EntryMatching.limit else { return }
    for index in open {
      let best = left.map { (old: $0, likeness: likeness($0, index)) }.max { $0.likeness < $1.likeness }
      guard let best, best.likeness >= EntryMatching.threshold else { continue }
      partners[index] = best.old
      left.removeAll { $0 == best.old }
    }
  }
}
