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
    reader = policy.reader?.value
    loadRules(policy, environment: environment, policyFiles: folders.count)
    apply(policy, from: folders.count)
  }

  /// Loads files besides the built-in `sources`, whose rule set was packed into `table` when the program was built.
  ///
  /// It is the rule set that ``init(loading:policy:)`` makes of all these files, only sooner. The texts of `sources` are
  /// looked at only for rules whose parameters the policy sets, and `digest` is theirs.
  package init(
    builtin table: StaticString, digest: UInt64, sources: @escaping @Sendable () -> [RuleSource],
    and folders: [RuleSource], policy: Policy
  ) {
    self.init(packed: table, sources: sources)
    builtinDigest = digest
    ownSources = folders + policy.files.map { RuleSource(path: "", file: $0) }
    names = policy.nameTexts
    reader = policy.reader?.value
    guard !ownSources.isEmpty else { return }
    loadActs()
    let environment = environment
    let policyFiles = builtinCount + folders.count
    lazy var builtin = builtinSources()
    let changed = rules.filter { !policy.parameters(of: [$0.id] + $0.formerly).isEmpty }
    for (number, family) in Dictionary(first: changed.map { ($0.source, $0.family) }).sorted(by: { $0.key < $1.key }) {
      // A parameter is part of the code, so the rules of the file are compiled once more.
      let read = RuleReader.read(
        builtin[number], id: family, number: number, environment: environment, acts: acts, grid: grid, pool: &pool,
        policy: policy)
      note(read, source: number, policyFiles: policyFiles)
      for rule in read.rules { if let index = index(ofRule: rule.id) { rules[index] = rule } }
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
    var former: [(name: RuleReader.Outcome.FormerName, source: Int)] = []
    for (offset, source) in ownSources.enumerated() {
      let index = builtinCount + offset
      guard case .rule(let id) = source.role else { continue }
      if let other = origins[id] {
        report(.ruleTwice(Span(0, 0), id, other: sources[other].file.name), index)
        continue
      }
      origins[id] = index
      let read = RuleReader.read(
        source, id: id, number: index, environment: environment, acts: acts, grid: grid, pool: &pool, policy: policy)
      note(read, source: index, policyFiles: policyFiles)
      for rule in read.rules {
        // A file of the same path may stand in a folder of the rule's name.
        if rule.isDetail, let other = origins[rule.id] {
          report(.ruleTwice(Span(0, 0), rule.id, other: sources[other].file.name), index)
          continue
        }
        origins[rule.id] = index
        rules.append(rule)
      }
      former += read.formerNames.map { ($0, index) }
    }
    rules.sort(by: Rule.precedes)
    adopt(former, origins)
    var groups: [String: Int] = [:]
    for index in rules.indices {
      let group = rules[index].group
      let number = groups[group] ?? groups.count
      groups[group] = number
      rules[index].rank.group = number
    }
  }

  private mutating func report(_ diagnostic: Diagnostic, _ source: Int) {
    problems.append(Problem(source: source, diagnostic: diagnostic))
  }

  /// Takes over the former names of rules. What is wrong is said in the file that was read last.
  private mutating func adopt(
    _ former: [(name: RuleReader.Outcome.FormerName, source: Int)], _ origins: [String: Int]
  ) {
    // A rule that takes a name which the program's own rules had before.
    for (name, id) in formerNames.sorted(by: { $0.key < $1.key }) {
      guard let source = origins[name], let other = origins[id] else { continue }
      report(.formerNameInUse(Span(0, 0), name, of: id, file: sources[other].file.name), source)
    }
    for (found, source) in former {
      if let other = formerNames[found.name] {
        report(.formerNameTwice(found.span, found.name, of: found.id, other: other), source)
      } else if let other = origins[found.name] {
        report(.formerNameInUse(found.span, found.name, of: found.id, file: sources[other].file.name), source)
      } else {
        formerNames[found.name] = found.id
      }
    }
  }

  /// Takes over what was wrong with a rule's file and with what a policy sets for it.
  private mutating func note(_ read: RuleReader.Outcome, source: Int, policyFiles: Int) {
    problems += read.diagnostics.map { Problem(source: source, diagnostic: $0) }
    problems += read.policyDiagnostics.map { Problem(source: policyFiles + $0.file, diagnostic: $0.diagnostic) }
  }
}
