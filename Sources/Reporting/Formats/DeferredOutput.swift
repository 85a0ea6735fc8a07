import SourceText

/// Pieces of output that a format keeps until all files are done, in groups, the weightiest first.
///
/// With limits it stays small whatever the number of files: what comes too late is counted and dropped, the lightest
/// groups first.
package struct DeferredOutput: Sendable {
  /// The pieces that were kept, by group, in the order of the files.
  package private(set) var groups: [[OutputBuffer]]
  /// How many pieces came, kept or not, by group.
  package private(set) var counts: [Int]
  /// Words to list once at the end.
  package var names: Set<String> = []
  private let groupLimit: Int
  private let totalLimit: Int

  /// An empty tail of some groups.
  package init(groups: Int = 1, groupLimit: Int = .max, totalLimit: Int = .max) {
    self.groups = Array(repeating: [], count: max(groups, 1))
    counts = Array(repeating: 0, count: max(groups, 1))
    self.groupLimit = groupLimit
    self.totalLimit = totalLimit
  }

  /// How many pieces were dropped, by group.
  package var dropped: [Int] { zip(counts, groups).map { $0 - $1.count } }

  /// All pieces, the weightiest group first.
  package var pieces: [OutputBuffer] { Array(groups.joined()) }

  /// Keeps a piece, if there is room or it outweighs one that was kept.
  package mutating func add(_ piece: OutputBuffer, to group: Int = 0) {
    counts[group] += 1
    keep(piece, in: group)
  }

  /// Adds what another file left.
  package mutating func join(_ other: DeferredOutput) {
    for group in groups.indices where group < other.groups.count {
      counts[group] += other.counts[group]
      for piece in other.groups[group] { keep(piece, in: group) }
    }
    names.formUnion(other.names)
  }

  private mutating func keep(_ piece: OutputBuffer, in group: Int) {
    guard groups[group].count < groupLimit else { return }
    if groups.reduce(0, { $0 + $1.count }) >= totalLimit {
      guard let lightest = groups.lastIndex(where: { !$0.isEmpty }), lightest > group else { return }
      groups[lightest].removeLast()
    }
    groups[group].append(piece)
  }
}

extension OutputBuffer {
  /// Appends pieces with a separator between them.
  mutating func append(_ pieces: [OutputBuffer], separator: StaticString) {
    for (index, piece) in pieces.enumerated() {
      if index > 0 { append(separator) }
      append(bytes: piece.bytes)
    }
  }
}
