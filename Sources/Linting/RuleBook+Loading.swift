import CEL
import Proposal
import SourceText
import YAML

extension RuleBook {
  /// Loads the files of one or more rule folders, under a policy. The first `vocabulary.yaml`,
  /// `boards.yaml` and `topics.yaml` count.
  public init(loading folders: [RuleSource], policy: Policy = Policy()) {
    let sources = folders + policy.files.map { RuleSource(path: "", file: $0) }
    var pool = ConstantPool()
    var vocabulary = Vocabulary()
    var problems: [Problem] = []
    let vocabularySource = sources.firstIndex { if case .vocabulary = $0.role { true } else { false } }
    if let index = vocabularySource {
      let read = VocabularyReader.read(sources[index].file.bytes)
      vocabulary = read.vocabulary
      problems = read.diagnostics.map { Problem(source: index, diagnostic: $0) }
    } else {
      problems = [Problem(source: 0, diagnostic: .noVocabulary())]
    }
    plan = BindingPlan(vocabulary, interning: &pool)
    environment = Environment(vocabulary)
    self.sources = sources
    self.problems = problems
    self.pool = pool
    // Without a sound vocabulary every rule would be wrong as well.
    guard problems.isEmpty else { return }
    loadNames()
    names = policy.nameTexts
    loadRules(policy, policyFiles: folders.count)
    apply(policy, from: folders.count)
  }

  /// The names of boards and topics.
  private mutating func loadNames() {
    if let index = sources.firstIndex(where: { if case .boards = $0.role { true } else { false } }) {
      let read = Boards.read(sources[index].file)
      boards = read.boards
      problems += read.diagnostics.map { Problem(source: index, diagnostic: $0) }
    }
    if let index = sources.firstIndex(where: { if case .topics = $0.role { true } else { false } }) {
      let read = Topics.read(sources[index].file)
      topics = read.topics
      problems += read.diagnostics.map { Problem(source: index, diagnostic: $0) }
    }
  }

  private mutating func loadRules(_ policy: Policy, policyFiles: Int) {
    var origins: [String: Int] = [:]
    for (index, source) in sources.enumerated() {
      guard case .rule(let id) = source.role else { continue }
      if let other = origins[id] {
        let diagnostic = Diagnostic.ruleTwice(Span(0, 0), id, other: sources[other].file.name)
        problems.append(Problem(source: index, diagnostic: diagnostic))
        continue
      }
      origins[id] = index
      let read = RuleReader.read(
        source, id: id, number: index, environment: environment, pool: &pool, parameters: policy.parameters(of: id))
      problems += read.diagnostics.map { Problem(source: index, diagnostic: $0) }
      problems += read.policyDiagnostics.map { Problem(source: policyFiles + $0.file, diagnostic: $0.diagnostic) }
      if let rule = read.rule { rules.append(rule) }
    }
    rules.sort { $0.id < $1.id }
  }
}
