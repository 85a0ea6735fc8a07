import CEL
import Proposal
import SourceText

/// What two versions of a proposal state differently, fact by fact, both bound by one vocabulary.
///
/// Entries of lists are known by their identity, not their place: an entry that moved has not changed.
package struct FactsDifference: Sendable {
  /// What became of a fact or entry.
  package enum Kind: String, Sendable {
    case added
    case changed
    case removed
  }

  /// A fact or entry of one version.
  package struct Side: Sendable {
    /// What it says; of an entry all its facts.
    package var text: String
    /// Where it stands.
    package var span: Span
    /// Its place in the document: `deletion[0].method`.
    package var path: String
  }

  /// A fact that is stated differently, or an entry that came or went as a whole.
  package struct Change: Sendable {
    /// What became of it.
    package var kind: Kind
    /// The field of the proposal in which it stands.
    package var section: String
    /// The entry in which the fact stands, by name; empty for none. An entry that is changed as a whole is itself meant.
    package var entry: String
    /// The name of the fact; empty for an entry as a whole.
    package var label: String
    /// The fact in the older version; nil where it was not stated.
    package var old: Side?
    /// The fact in the newer version; nil where it is not stated.
    package var new: Side?
    /// Of a list that is stated in both versions, the items that only the newer has.
    package var addedItems: [String] = []
    /// Of a list that is stated in both versions, the items that only the older has.
    package var removedItems: [String] = []
  }

  /// The changes: by field of the proposal in the order of the vocabulary, then by entry in the order of the newer
  /// version, entries that are gone last.
  package private(set) var changes: [Change] = []

  private let old: FactsText
  private let new: FactsText

  /// Compares two versions that could be read.
  package init(old: Facts, new: Facts, _ plan: BindingPlan, language: Language) {
    self.old = FactsText(old, plan, language)
    self.new = FactsText(new, plan, language)
    guard !old.instances.isEmpty, !new.instances.isEmpty else { return }
    compare(0, 0, Place(section: "", entry: ""))
  }

  /// Where a comparison stands.
  private struct Place {
    var section: String
    var entry: String
  }

  // MARK: Records

  private mutating func compare(_ oldInstance: Int, _ newInstance: Int, _ place: Place) {
    let fields = new.fields(of: newInstance)
    for (index, field) in fields.enumerated() {
      let oldCell = Int(old.facts.instances[oldInstance].base) + index
      let newCell = Int(new.facts.instances[newInstance].base) + index
      var inner = place
      if newInstance == 0 { inner.section = field.label[new.language] }
      switch (field.type.element, field.type.isList) {
      case (.record, false):
        if let left = old.record(at: oldCell), let right = new.record(at: newCell) { compare(left, right, inner) }
      case (.record, true): compareEntries(oldCell, newCell, inner)
      default: compareFact(oldCell, newCell, inner)
      }
    }
  }

  private mutating func compareFact(_ oldCell: Int, _ newCell: Int, _ place: Place) {
    let left = old.identity(of: oldCell)
    let right = new.identity(of: newCell)
    guard left != right else { return }
    add(
      left == nil ? .added : right == nil ? .removed : .changed, place, label: new.label(of: newCell),
      old: left == nil ? nil : old.side(of: oldCell), new: right == nil ? nil : new.side(of: newCell))
    if let before = old.items(of: oldCell), let now = new.items(of: newCell), !before.isEmpty, !now.isEmpty {
      changes[changes.count - 1].addedItems = FactsDifference.items(now, besides: before)
      changes[changes.count - 1].removedItems = FactsDifference.items(before, besides: now)
    }
  }

  private static func items(
    _ items: [(identity: String, text: String)], besides others: [(identity: String, text: String)]
  ) -> [String] {
    let known = Set(others.map { $0.identity })
    return items.filter { !known.contains($0.identity) }.map { $0.text }
  }

  private mutating func add(_ kind: Kind, _ place: Place, label: String, old: Side?, new: Side?) {
    changes.append(
      Change(kind: kind, section: place.section, entry: place.entry, label: label, old: old, new: new))
  }

  // MARK: Entries

  private mutating func compareEntries(_ oldCell: Int, _ newCell: Int, _ place: Place) {
    let left = old.entries(at: oldCell)
    let right = new.entries(at: newCell)
    guard let left, let right else {
      // A list that is not stated differs from one that says there is nothing.
      if left == nil, right == nil { return compareFact(oldCell, newCell, place) }
      if (left ?? right)?.isEmpty ?? true { return compareFact(oldCell, newCell, place) }
      for entry in right ?? [] { added(entry, place) }
      for entry in left ?? [] { removed(entry, place) }
      return
    }
    if left.isEmpty != right.isEmpty, right.isEmpty { compareFact(oldCell, newCell, place) }
    let pairs = EntryMatching(
      old: left.map { old.subject(of: $0) }, new: right.map { new.subject(of: $0) },
      likeness: { old.likeness(of: left[$0], to: right[$1], in: new) }
    ).partners
    for (index, entry) in right.enumerated() {
      guard let partner = pairs[index] else {
        added(entry, place)
        continue
      }
      compare(left[partner], entry, Place(section: place.section, entry: name(of: entry, in: new, place)))
    }
    let taken = Set(pairs.compactMap { $0 })
    for (index, entry) in left.enumerated() where !taken.contains(index) { removed(entry, place) }
  }

  private mutating func added(_ entry: Int, _ place: Place) {
    let inner = Place(section: place.section, entry: name(of: entry, in: new, place))
    add(.added, inner, label: "", old: nil, new: new.side(ofEntry: entry))
  }

  private mutating func removed(_ entry: Int, _ place: Place) {
    let inner = Place(section: place.section, entry: name(of: entry, in: old, place))
    add(.removed, inner, label: "", old: old.side(ofEntry: entry), new: nil)
  }

  /// An entry by name, behind that of the entry around it.
  private func name(of entry: Int, in text: FactsText, _ place: Place) -> String {
    let own = text.name(of: entry)
    return place.entry.isEmpty ? own : "\(place.entry) > \(own)"
  }
}

/// Which entries of an older list a newer one still has.
struct EntryMatching {
  /// At most this many pairs of entries without an equal name are compared; more would take too long.
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
