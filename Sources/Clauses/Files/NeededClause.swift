import Linting

/// A clause that a proposal calls for, and why.
public struct NeededClause: Sendable {
  /// The clause.
  public var clause: Clause
  /// The rules whose findings ask for it, by id; empty where it is there for other reasons.
  public var askedBy: [String]
  /// The places in ``Clause/evidence`` of the points that the facts of the proposal call for.
  public var points: [Int]

  /// A clause with the reasons for it.
  public init(clause: Clause, askedBy: [String], points: [Int]) {
    self.clause = clause
    self.askedBy = askedBy
    self.points = points
  }
}

extension ClauseBook {
  /// The clauses for the proposal that `engine` judged last, in the order of an annex: those of every annex, those that
  /// its facts call for and those that findings ask for.
  ///
  /// - Parameter onlyMissing: only those that findings ask for.
  public func needed(_ engine: inout Engine, findings: [Finding], onlyMissing: Bool) -> [NeededClause] {
    var asked: [String: [String]] = [:]
    for finding in findings {
      let rule = engine.book.rules[finding.rule]
      guard let clause = rule.clause else { continue }
      if asked[clause]?.contains(rule.id) != true { asked[clause, default: []].append(rule.id) }
    }
    var result: [NeededClause] = []
    for clause in clauses {
      let rules = asked[clause.id]?.sorted() ?? []
      if rules.isEmpty {
        if onlyMissing { continue }
        guard clause.isBase || clause.when.map({ engine.holds($0) }) == true else { continue }
      }
      let points = clause.evidence.indices.filter { index in
        clause.evidence[index].when.map { engine.holds($0) } ?? true
      }
      result.append(NeededClause(clause: clause, askedBy: rules, points: points))
    }
    return result
  }
}
