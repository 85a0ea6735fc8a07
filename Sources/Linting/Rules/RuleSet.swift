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
  /// The rules, by id.
  package internal(set) var rules: [Rule] = []
  /// The rules that the policy switches off, by id.
  package internal(set) var switchedOff: [Rule] = []
  /// The files of the program itself, which come first; they are looked up when wanted.
  var builtinSources: @Sendable () -> [RuleSource] = { [] }
  /// How many those are.
  var builtinCount = 0
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
  /// Whether proposals may suppress findings.
  package internal(set) var suppression = SuppressionPermission()
  /// What is wrong with the files. A rule set with errors must not lint: a rule would be missing.
  package internal(set) var problems: [Problem] = []
  /// Interned words, to be shared with the memory of facts.
  package internal(set) var pool = ConstantPool()

  /// The files that were read, in the order given.
  package var sources: [RuleSource] { builtinSources() + ownSources }

  /// The names that conditions may use; made anew each time.
  package var environment: Environment { Environment(plan.vocabulary) }

  /// Shares what was interned since, such as the words of clauses.
  package mutating func adopt(_ pool: ConstantPool) { self.pool = pool }

  /// The ids of all rules that were read, also of those that a policy switches off, in order.
  package var ruleIDs: [String] { (rules + switchedOff).map { $0.id }.sorted() }

  /// Whether there is a rule of this id, switched off or not.
  package func knows(_ id: String) -> Bool {
    RuleSet.index(of: id, in: rules) != nil || RuleSet.index(of: id, in: switchedOff) != nil
  }

  /// The index of the rule of this id; nil also where a policy switches it off.
  package func index(ofRule id: String) -> Int? {
    let place = rules.partitioningIndex { $0.id >= id }
    return place < rules.count && rules[place].id == id ? place : nil
  }

  /// The rule of this id.
  package func rule(named id: String) -> Rule? { RuleSet.index(of: id, in: rules).map { rules[$0] } }

  /// The number of a rule that runs.
  func index(of id: String) -> Int? { RuleSet.index(of: id, in: rules) }

  /// Rules stand in the order of their ids.
  private static func index(of id: String, in rules: [Rule]) -> Int? {
    var low = 0
    var high = rules.count
    while low < high {
      let middle = (low + high) / 2
      if rules[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < rules.count && rules[low].id == id ? low : nil
  }
}

extension Array {
  /// The first index from which on a condition holds, in an array in which it holds from some index on.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// A file below a rule folder.
package struct RuleSource: Sendable {
  /// The path below the folder, with `/`: `deletion/certificate-contents.yaml`.
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
