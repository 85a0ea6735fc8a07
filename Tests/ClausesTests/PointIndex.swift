import SourceText
import Testing

@testable import Clauses

/// The points of all clauses of a set, to be looked for in a text at once.
struct PointIndex: Sendable {
  let ruleSet: ClauseSet
  let index: EvidenceIndex
  /// The number of each clause's first point.
  let offsets: [String: Int]

  init(_ ruleSet: ClauseSet) {
    self.ruleSet = ruleSet
    index = EvidenceIndex(ruleSet.clauses.flatMap(\.evidence), words: ruleSet.words)
    var offsets: [String: Int] = [:]
    var count = 0
    for clause in ruleSet.clauses {
      offsets[clause.id] = count
      count += clause.evidence.count
    }
    self.offsets = offsets
  }

  /// What becomes of every point in a text.
  func states(in text: String) throws -> [SpecificationCheck.Point.State] {
    let search = EvidenceSearch(index, in: try Specification(bytes: Array(text.utf8)))
    return (0..<index.pointCount).map { search.state(of: $0) }
  }

  /// What becomes of a point, given as `clause/number`.
  func state(_ point: String, in text: String) throws -> SpecificationCheck.Point.State {
    let parts = point.split(separator: "/")
    let offset = try #require(offsets[String(parts[0])])
    let number = try #require(Int(parts[1]))
    return EvidenceSearch(index, in: try Specification(bytes: Array(text.utf8))).state(of: offset + number - 1)
  }
}
