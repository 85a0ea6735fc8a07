import CEL
import Proposal
import SourceText
import YAML

extension RuleSet {
  /// Loads the files of one or more rule folders, under a policy. The first `vocabulary.yaml`,
  /// `boards.yaml`, `topics.yaml`, `grid.yaml` and `risk.yaml` count, and every `acts.yaml`.
  package init(loading folders: [RuleSource], policy: Policy = Policy()) {
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
    ownSources = sources
    self.problems = problems
    self.pool = pool
    // Without a sound vocabulary every rule would be wrong as well.
    guard problems.isEmpty else { return }
    loadNames()
    loadActs()
    names = policy.nameTexts
    loadRules(policy, environment: environment, policyFiles: folders.count)
    apply(policy, from: folders.count)
  }

  /// Loads files besides the built-in `sources`, whose rule set was packed into `table` when the program was built.
  ///
  /// It is the rule set that ``init(loading:policy:)`` makes of all these files, only sooner.
  package init(
    builtin table: StaticString, sources: @escaping @Sendable () -> [RuleSource], and folders: [RuleSource],
    policy: Policy
  ) {
    self.init(packed: table, sources: sources)
    ownSources = folders + policy.files.map { RuleSource(path: "", file: $0) }
    names = policy.nameTexts
    guard !ownSources.isEmpty else { return }
    loadActs()
    let environment = environment
    let policyFiles = builtinCount + folders.count
    lazy var builtin = builtinSources()
    for index in rules.indices {
      let parameters = policy.parameters(of: rules[index].id)
      guard !parameters.isEmpty else { continue }
      // A parameter is part of the code, so the rule is compiled once more.
      let read = RuleReader.read(
        builtin[rules[index].source], id: rules[index].id, number: rules[index].source,
        environment: environment, acts: acts, grid: grid, pool: &pool, parameters: parameters)
      note(read, source: rules[index].source, policyFiles: policyFiles)
      if let rule = read.rule { rules[index] = rule }
    }
    loadRules(policy, environment: environment, policyFiles: policyFiles)
    apply(policy, from: policyFiles)
  }

  /// The names of boards and topics, and the grid.
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
    if let index = sources.firstIndex(where: { if case .grid = $0.role { true } else { false } }) {
      let read = Grid.read(sources[index].file)
      grid = read.grid
      problems += read.diagnostics.map { Problem(source: index, diagnostic: $0) }
    }
    if let index = sources.firstIndex(where: { if case .riskScale = $0.role { true } else { false } }) {
      let read = RiskScaleReader.read(sources[index].file, grid: grid, environment: environment, pool: &pool)
      riskScale = read.scale
      problems += read.diagnostics.map { Problem(source: index, diagnostic: $0) }
    }
  }

  /// Adds what the rule set's own files name for citing.
  private mutating func loadActs() {
    for (offset, source) in ownSources.enumerated() where source.path == Acts.path {
      let problems = acts.add(source.file)
      self.problems += problems.map { Problem(source: builtinCount + offset, diagnostic: $0) }
    }
  }

  /// Adds the rules among the rule set's own files.
  private mutating func loadRules(_ policy: Policy, environment: Environment, policyFiles: Int) {
    var origins = Dictionary(first: rules.map { ($0.id, $0.source) })
    for (offset, source) in ownSources.enumerated() {
      let index = builtinCount + offset
      guard case .rule(let id) = source.role else { continue }
      if let other = origins[id] {
        let diagnostic = Diagnostic.ruleTwice(Span(0, 0), id, other: sources[other].file.name)
        problems.append(Problem(source: index, diagnostic: diagnostic))
        continue
      }
      origins[id] = index
      let read = RuleReader.read(
        source, id: id, number: index, environment: environment, acts: acts, grid: grid, pool: &pool,
        parameters: policy.parameters(of: id))
      note(read, source: index, policyFiles: policyFiles)
      if let rule = read.rule { rules.append(rule) }
    }
    rules.sort { $0.id < $1.id }
    var groups: [String: Int] = [:]
    for index in rules.indices {
      let group = rules[index].group
      let number = groups[group] ?? groups.count
      groups[group] = number
      rules[index].rank.group = number
    }
  }

  /// Takes over what was wrong with a rule's file and with what a policy sets for it.
  private mutating func note(_ read: RuleReader.Outcome, source: Int, policyFiles: Int) {
    problems += read.diagnostics.map { Problem(source: source, diagnostic: $0) }
    problems += read.policyDiagnostics.map { Problem(source: policyFiles + $0.file, diagnostic: $0.diagnostic) }
  }
}
