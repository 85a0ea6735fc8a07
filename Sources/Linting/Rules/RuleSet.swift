import CEL
import Proposal
import SourceText
import YAML

/// A vocabulary and rules over it, loaded and compiled: all that linting needs, shared by all threads.
package struct RuleSet: Sendable {
  /// A problem in one of the rule set's files.
  package struct Problem: Sendable {
    /// The file, as an index of ``RuleSet/sources``.
    package var source: Int
    /// What is wrong.
    package var diagnostic: Diagnostic

    /// A problem in a file.
    package init(source: Int, diagnostic: Diagnostic) {
      self.source = source
      self.diagnostic = diagnostic
    }
  }

  /// The vocabulary made ready to bind proposals.
  package internal(set) var plan: BindingPlan
  /// The rules in the order of their ids, details behind their rule as its file has them.
  package internal(set) var rules: [Rule] = []
  /// The rules that the policy switches off, by id.
  package internal(set) var switchedOff: [Rule] = []
  /// The ids of rules by the names that they had before.
  var formerNames: [String: String] = [:]
  /// The files of the program itself, which come first; they are looked up when wanted.
  var builtinSources: @Sendable () -> [RuleSource] = { [] }
  /// How many those are.
  var builtinCount = 0
  /// The digest of those; nil where the set has none.
  var builtinDigest: UInt64?
  /// The other files that were read, in the order given.
  var ownSources: [RuleSource] = []
  /// The boards behind the rules.
  package internal(set) var boards = Boards()
  /// The topics of the rules.
  package internal(set) var topics = Topics()
  /// The kinds of question that rules ask.
  package internal(set) var grid = Grid()
  /// How the risk of a finding is made.
  package internal(set) var riskScale = RiskScale()
  /// The acts and guidelines that rules and clauses cite.
  package internal(set) var acts = Acts()
  /// What a policy calls the parties and papers of contracts.
  package internal(set) var names: [String: LocalizedText] = [:]
  /// Who reads proposals and asks; nil where no policy says.
  package internal(set) var reader: ProposalReader?
  /// Whether proposals may suppress findings.
  package internal(set) var suppression = SuppressionPermission()
  /// What is wrong with the files. A rule set with errors must not lint: a rule would be missing.
  package internal(set) var problems: [Problem] = []
  /// Interned words, to be shared with the memory of facts.
  package internal(set) var pool = ConstantPool()

  /// The files that were read, in the order given.
  package var sources: [RuleSource] { builtinSources() + ownSources }

  /// A digest of all rule files, without policies.
  package var digest: UInt64 {
    RuleSet.digest(of: ownSources, after: builtinDigest ?? RuleSet.digest(of: builtinSources()))
  }

  /// A digest of rule files, those of policies left out, that goes on from the digest of others.
  package static func digest(of sources: [RuleSource], after earlier: UInt64? = nil) -> UInt64 {
    var hash = ByteHash()
    if let earlier { hash.value = earlier }
    for source in sources where !source.path.isEmpty {
      hash.combine(source.path.utf8)
      hash.combine(0)
      hash.combine(source.file.bytes)
      hash.combine(0)
    }
    return hash.value
  }

  /// The names that conditions may use; made anew each time.
  package var environment: Environment { Environment(plan.vocabulary) }

  /// Shares what was interned since, such as the words of clauses.
  package mutating func adopt(_ pool: ConstantPool) { self.pool = pool }

  /// The ids of all rules that were read, also of those that a policy switches off, in order.
  package var ruleIDs: [String] { (rules + switchedOff).map { $0.id }.sorted() }

  /// The id of the rule that has this id or had it before, switched off or not.
  package func currentID(of name: String) -> String? {
    if RuleSet.index(of: name, in: rules) != nil || RuleSet.index(of: name, in: switchedOff) != nil { return name }
    return formerNames[name]
  }

  /// The index of the rule that has this id or had it before; nil also where a policy switches it off.
  package func index(ofRule id: String) -> Int? {
    RuleSet.index(of: id, in: rules) ?? formerNames[id].flatMap { RuleSet.index(of: $0, in: rules) }
  }

  /// The rule that has this id or had it before.
  package func rule(named id: String) -> Rule? { index(ofRule: id).map { rules[$0] } }

  /// The indices of a rule and its details, by the rule's id.
  func indices(ofFamily id: String) -> Range<Int> {
    let start = RuleSet.start(ofFamily: id, in: rules)
    return start..<start + rules[start...].prefix { $0.family == id }.count
  }

  /// A rule and its details, by the rule's id.
  package func rules(ofFamily id: String) -> ArraySlice<Rule> { rules[indices(ofFamily: id)] }

  /// How many families of rules there are, and how many details in them.
  package var counts: (families: Int, details: Int) {
    (Set(rules.map { $0.family }).count, rules.count { $0.isDetail })
  }

  /// The names of rules that were read before and are no more, in order.
  package var formerIDs: [String] { formerNames.keys.sorted() }

  /// By what policies may still speak of them: their names, and topics.
  var formerSelectors: [String] { formerIDs + Set(formerNames.keys.map { RuleID.topicSelector(of: $0) }).sorted() }

  private static func index(of id: String, in rules: [Rule]) -> Int? {
    let place = start(ofFamily: id, in: rules)
    if place < rules.count, rules[place].id == id { return place }
    guard let family = RuleID.family(of: id) else { return nil }
    return rules[start(ofFamily: family, in: rules)...].prefix { $0.family == family }.firstIndex { $0.id == id }
  }

  /// Where the rules of a family begin, or would.
  private static func start(ofFamily id: String, in rules: [Rule]) -> Int {
    var (low, high) = (0, rules.count)
    while low < high {
      let middle = (low + high) / 2
      if rules[middle].family < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A file below a rule folder.
package struct RuleSource: Sendable {
  /// The path below the folder, with `/`: `deletion/evidence.yaml`.
  package var path: String
  /// The name to show, and the bytes.
  package var file: SourceFile

  /// A file at `path`.
  package init(path: String, file: SourceFile) {
    self.path = path
    self.file = file
  }

  /// What a file is, by its path.
  enum Role {
    case rule(id: String)
    case vocabulary
    case boards
    case topics
    case grid
    case riskScale
    case other
  }

  /// What may stand in a rule folder beside the folders of topics.
  private static let ownNames = [
    "vocabulary.yaml", "boards.yaml", "topics.yaml", Grid.path, RiskScale.path, Acts.path, "board-questions.yaml",
    "clause-words.yaml", "templates.yaml",
  ]

  /// Whether a file of this path is read at all: rules stand in a folder of their topic.
  package var isKnown: Bool { path.contains("/") || RuleSource.ownNames.contains(path) }

  /// Whether it is a rule or a clause: what a folder of rules is there for.
  package var isRuleOrClause: Bool {
    if case .rule = role { return true }
    return path.hasPrefix("clauses/")
  }

  /// Whether it is the vocabulary of a whole set of rules.
  package var isVocabulary: Bool { if case .vocabulary = role { true } else { false } }

  var role: Role {
    guard path.hasSuffix(".yaml") else { return .other }
    switch path {
    case "vocabulary.yaml": return .vocabulary
    case "boards.yaml": return .boards
    case "topics.yaml": return .topics
    case Grid.path: return .grid
    case RiskScale.path: return .riskScale
    default:
      let isRule = path.contains("/") && !path.hasPrefix("clauses/") && !path.hasPrefix("profiles/")
      return isRule ? .rule(id: String(path.dropLast(".yaml".count))) : .other
    }
  }
}
