import CEL
import Linting
import SourceText
import YAML

/// The clauses that go with a rule set.
package struct ClauseSet: Sendable {
  /// The clauses, in the order of an annex.
  package private(set) var clauses: [Clause] = []
  /// What is wrong with their files. A rule that names a clause which does not exist counts as well.
  package private(set) var problems: [RuleSet.Problem] = []
  /// The words that the evidence of the clauses shares.
  package private(set) var words = ClauseWords()
  /// The rules, with all that the clauses' conditions need.
  package private(set) var rules: RuleSet

  /// Loads the clauses among the files of a rule set.
  package init(_ ruleSet: RuleSet) {
    rules = ruleSet
    let environment = ruleSet.environment
    var pool = ruleSet.pool
    let ids = ruleSet.sources.compactMap { $0.clauseID }
    loadWords()
    for (index, source) in ruleSet.sources.enumerated() {
      guard let id = source.clauseID else { continue }
      let read = ClauseReader.read(
        source, id: id, among: ids, words: words, environment: environment, acts: ruleSet.acts, pool: &pool)
      problems += read.diagnostics.map { RuleSet.Problem(source: index, diagnostic: $0) }
      if let clause = read.clause { clauses.append(clause) }
    }
    clauses.sort { ($0.order, $0.id) < ($1.order, $1.id) }
    rules.adopt(pool)
    checkNames(Set(ids))
  }

  /// The rules that a clause answers.
  package func rules(answeredBy clause: Clause) -> [Rule] { rules.rules.filter { $0.clause == clause.id } }

  /// The first file of shared words counts.
  private mutating func loadWords() {
    guard let index = rules.sources.firstIndex(where: { $0.path == ClauseWords.path }) else {
      problems.append(RuleSet.Problem(source: 0, diagnostic: .noClauseWords()))
      return
    }
    let read = ClauseWordsReader.read(rules.sources[index].file)
    words = read.words
    problems += read.diagnostics.map { RuleSet.Problem(source: index, diagnostic: $0) }
  }

  private mutating func checkNames(_ ids: Set<String>) {
    for rule in rules.rules {
      guard let clause = rule.clause, !ids.contains(clause) else { continue }
      let diagnostic = Diagnostic.noSuchClause(rule.id, clause, candidates: ids)
      problems.append(RuleSet.Problem(source: rule.source, diagnostic: diagnostic))
    }
  }
}

extension RuleSource {
  /// The id of the clause that the file holds.
  var clauseID: String? {
    guard path.hasPrefix("clauses/"), path.hasSuffix(".yaml") else { return nil }
    return String(path.dropFirst("clauses/".count).dropLast(".yaml".count))
  }
}

/// A clause that a proposal calls for, and why.
package struct NeededClause: Sendable {
  /// The clause.
  package var clause: Clause
  /// The rules whose findings ask for it, by id; empty where it is there for other reasons.
  package var askedBy: [String]
  /// The places in ``Clause/evidence`` of the points that the facts of the proposal call for.
  package var points: [Int]

  /// A clause with the reasons for it.
  package init(clause: Clause, askedBy: [String], points: [Int]) {
    self.clause = clause
    self.askedBy = askedBy
    self.points = points
  }
}

extension ClauseSet {
  /// The clauses for a proposal, in the order of an annex: those of every annex, those that
  /// its facts call for and those that findings ask for.
  ///
  /// - Parameter onlyMissing: only those that findings ask for.
  package func needed(_ proposal: inout LintedProposal, findings: [Finding], onlyMissing: Bool) -> [NeededClause] {
    var asked: [String: [String]] = [:]
    for finding in findings {
      let rule = proposal.ruleSet.rules[finding.rule]
      guard let clause = rule.clause else { continue }
      if asked[clause]?.contains(rule.id) != true { asked[clause, default: []].append(rule.id) }
    }
    var result: [NeededClause] = []
    for clause in clauses {
      let rules = asked[clause.id]?.sorted() ?? []
      if rules.isEmpty {
        if onlyMissing { continue }
        guard clause.isBase || clause.when.map({ proposal.holds($0) }) == true else { continue }
      }
      let points = clause.evidence.indices.filter { index in
        clause.evidence[index].when.map { proposal.holds($0) } ?? true
      }
      result.append(NeededClause(clause: clause, askedBy: rules, points: points))
    }
    return result
  }
}
