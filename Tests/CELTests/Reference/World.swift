@testable import CEL

/// What an office states, and the entry that a condition is about where the office has none.
struct World {
  var office: Fact
  var entry: Fact

  /// Worlds with one thing less to think of, each.
  var smaller: [World] {
    office.smaller.map { World(office: $0, entry: entry) } + entry.smaller.map { World(office: office, entry: $0) }
  }

  var text: String { "\(office.text), entry \(entry.text)" }
}
