import CEL
import Linting
import SourceText
import YAML

/// The clauses that go with a book of rules.
public struct ClauseBook: Sendable {
  /// The clauses, in the order of an annex.
  public private(set) var clauses: [Clause] = []
  /// What is wrong with their files. A rule that names a clause which does not exist counts as well.
  public private(set) var problems: [RuleBook.Problem] = []
  /// The words that the evidence of the clauses shares.
  public private(set) var words = ClauseWords()
  /// The rules, with all that the clauses' conditions need.
  public private(set) var rules: RuleBook

  /// Loads the clauses among the files of a book.
  public init(_ book: RuleBook) {
    rules = book
    let environment = book.environment
    var pool = book.pool
    let ids = book.sources.compactMap { $0.clauseID }
    loadWords()
    for (index, source) in book.sources.enumerated() {
      guard let id = source.clauseID else { continue }
      let read = ClauseReader.read(source, id: id, among: ids, words: words, environment: environment, pool: &pool)
      problems += read.diagnostics.map { RuleBook.Problem(source: index, diagnostic: $0) }
      if let clause = read.clause { clauses.append(clause) }
    }
    clauses.sort { ($0.order, $0.id) < ($1.order, $1.id) }
    rules.adopt(pool)
    checkNames(Set(ids))
  }

  /// The rules that a clause answers.
  public func rules(answeredBy clause: Clause) -> [Rule] { rules.rules.filter { $0.clause == clause.id } }

  /// The first file of shared words counts.
  private mutating func loadWords() {
    guard let index = rules.sources.firstIndex(where: { $0.path == ClauseWords.path }) else {
      problems.append(RuleBook.Problem(source: 0, diagnostic: .noClauseWords()))
      return
    }
    let read = ClauseWordsReader.read(rules.sources[index].file)
    words = read.words
    problems += read.diagnostics.map { RuleBook.Problem(source: index, diagnostic: $0) }
  }

  private mutating func checkNames(_ ids: Set<String>) {
    for rule in rules.rules {
      guard let clause = rule.clause, !ids.contains(clause) else { continue }
      let diagnostic = Diagnostic.noSuchClause(rule.id, clause, candidates: ids)
      problems.append(RuleBook.Problem(source: rule.source, diagnostic: diagnostic))
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
