import CEL
import Proposal
import SourceText
import YAML

/// A vocabulary and rules over it, loaded and compiled: all that linting needs, shared by all threads.
package struct RuleBook: Sendable {
  /// A problem in one of the book's files.
  package struct Problem: Sendable {
    /// The file, as an index of ``RuleBook/sources``.
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
  /// What a policy calls the parties and papers of contracts.
  package internal(set) var names: [String: LocalizedText] = [:]
  /// Whether proposals may suppress findings.
  package internal(set) var suppression = SuppressionPermission()
  /// What is wrong with the files. A book with errors must not lint: a rule would be missing.
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
    RuleBook.index(of: id, in: rules) != nil || RuleBook.index(of: id, in: switchedOff) != nil
  }

  /// The rule of this id.
  package func rule(named id: String) -> Rule? { RuleBook.index(of: id, in: rules).map { rules[$0] } }

  /// The number of a rule that runs.
  func index(of id: String) -> Int? { RuleBook.index(of: id, in: rules) }

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
    case other
  }

  /// What may stand in a rule folder beside the folders of topics.
  private static let ownNames = [
    "vocabulary.yaml", "boards.yaml", "topics.yaml", "board-questions.yaml", "clause-words.yaml", "templates.yaml",
  ]

  /// Whether a file of this path is read at all: rules stand in a folder of their topic.
  package var isKnown: Bool { path.contains("/") || RuleSource.ownNames.contains(path) }

  var role: Role {
    guard path.hasSuffix(".yaml") else { return .other }
    switch path {
    case "vocabulary.yaml": return .vocabulary
    case "boards.yaml": return .boards
    case "topics.yaml": return .topics
    default:
      let isRule = path.contains("/") && !path.hasPrefix("clauses/") && !path.hasPrefix("profiles/")
      return isRule ? .rule(id: String(path.dropLast(".yaml".count))) : .other
    }
  }
}
