import SourceText

/// Which of the needed clauses a specification states, and where.
package struct SpecificationCheck: Sendable {
  /// What became of a clause.
  package enum Coverage: String, Sendable, CaseIterable {
    /// All its points are stated.
    case stated
    /// Some of its points are stated, an essential one among them.
    case partly
    /// None of its essential points is stated.
    case lacking
    /// One of its points is turned around: what it forbids is allowed, or what it demands is waived.
    case opposite
    /// The clause has no evidence to look for.
    case unchecked
  }

  /// Where a point stands.
  package struct Place: Sendable {
    /// Whether ``line`` counts paragraphs, as in a Word document.
    package var isParagraph: Bool
    /// The line, from 1, at which the quotation begins.
    package var line: Int
    /// The bytes quoted.
    package var span: Span
    /// The text quoted, on one line; cut where it is long.
    package var quote: String
    /// The number and caption of the article; empty where there is none.
    package var article: String
  }

  /// What became of a point.
  package struct Point: Sendable {
    /// What a point can be.
    package enum State: String, Sendable, CaseIterable {
      case stated
      case lacking
      case opposite
    }

    /// What it is called.
    package var name: LocalizedText
    /// Whether the clause counts as lacking without it.
    package var isEssential: Bool
    /// What became of it.
    package var state: State
    /// Where it is stated or turned around; nil where it is lacking.
    package var place: Place?
  }

  /// A needed clause and what became of it.
  package struct Result: Sendable {
    /// The id of the clause.
    package var clause: String
    /// Its heading.
    package var title: LocalizedText
    /// What became of it.
    package var verdict: Coverage
    /// Its points, in the order of the clause file.
    package var points: [Point]
    /// The rules whose findings ask for it.
    package var askedBy: [String]

    /// The points of a state.
    package func points(_ state: Point.State) -> [Point] { points.filter { $0.state == state } }
  }

  /// One result for each needed clause, in the order of an annex.
  package let results: [Result]

  /// Looks for the needed clauses in a text.
  package init(_ clauses: ClauseSet, needed: [NeededClause], _ specification: Specification) {
    let points = needed.flatMap { need in need.points.map { need.clause.evidence[$0] } }
    let search = EvidenceSearch(EvidenceIndex(points, words: clauses.words), in: specification)
    var results: [Result] = []
    var number = 0
    for need in needed {
      var found: [Point] = []
      for evidence in need.points.map({ need.clause.evidence[$0] }) {
        let place = search.place(of: number)
        found.append(
          Point(
            name: evidence.name, isEssential: evidence.isEssential, state: search.state(of: number),
            place: place.map { specification.quote($0) }))
        number += 1
      }
      results.append(
        Result(
          clause: need.clause.id, title: need.clause.title, verdict: SpecificationCheck.verdict(found), points: found,
          askedBy: need.askedBy))
    }
    self.results = results
  }

  /// The verdict that follows from the points.
  static func verdict(_ points: [Point]) -> Coverage {
    if points.isEmpty { return .unchecked }
    if points.contains(where: { $0.state == .opposite }) { return .opposite }
    if points.allSatisfy({ $0.state == .stated }) { return .stated }
    return points.contains { $0.isEssential && $0.state == .stated } ? .partly : .lacking
  }

  /// How many clauses have a verdict.
  package func count(_ verdict: Coverage) -> Int { results.count { $0.verdict == verdict } }

  /// Whether every needed clause is stated.
  package var isComplete: Bool { results.allSatisfy { $0.verdict == .stated } }
}
