import CEL
import SourceText
import YAML

/// Reads the rule of a file and its details, each by a reader of its own, and compiles their conditions.
struct RuleReader {
  static let keys = RuleKey.allCases.map { $0.rawValue }
  static let detailKeys = RuleKey.ofDetails.map { $0.rawValue }

  let tree: Tree
  let place: RulePlace
  var reader: MappingReader
  var conditions: ConditionReader
  /// What the rule may cite.
  private var acts = Acts()
  /// The places that it may take.
  private var grid = Grid()
  /// Parameters that a policy sets, and what is wrong with them.
  private var ownParameters: [String: (value: Constant, origin: PolicyOrigin)] = [:]
  private var policyDiagnostics: [(file: Int, diagnostic: Diagnostic)] = []

  /// What was read of a file.
  struct Outcome {
    /// A former name of a rule, and where it stands.
    typealias FormerName = (name: String, id: String, span: Span)

    /// The rule and its details; none where one of them cannot be used.
    var rules: [Rule] = []
    var formerNames: [FormerName] = []
    /// What is wrong with the file.
    var diagnostics: [Diagnostic] = []
    /// What is wrong with the parameters that a policy sets.
    var policyDiagnostics: [(file: Int, diagnostic: Diagnostic)] = []
  }

  /// Reads a rule and its details.
  static func read(
    _ source: RuleSource, id: String, number: Int, environment: Environment, acts: Acts, grid: Grid,
    pool: inout ConstantPool, policy: Policy
  ) -> Outcome {
    var tree = Tree()
    let problems = tree.read(source.file.bytes)
    guard problems.isEmpty else { return Outcome(diagnostics: problems) }
    // Everything in it, its id too, is printed sooner or later.
    let unsafe = (id.unicodeScalars.contains(where: { $0.isUnsafeToShow }) ? [.unsafeRuleID()] : []) + tree.unsafeTexts
    guard unsafe.isEmpty else { return Outcome(diagnostics: unsafe) }
    var outcome = Outcome()
    func read(_ place: RulePlace, in cell: Grid.Cell?) -> (details: [RulePlace], cell: Grid.Cell?) {
      var reader = RuleReader(tree, place, environment: environment, pool: pool)
      reader.acts = acts
      reader.grid = grid
      // The pool is moved there and back: shared, it would be copied for every rule.
      pool = ConstantPool()
      defer { pool = reader.conditions.pool }
      return reader.read(number: number, cell: cell, policy, into: &outcome)
    }
    let (details, cell) = read(RulePlace(file: id), in: nil)
    for detail in details { _ = read(detail, in: cell) }
    outcome.diagnostics.sort { $0.span.start < $1.span.start }
    if outcome.diagnostics.contains(where: { $0.severity == .error }) { outcome.rules = [] }
    return outcome
  }

  /// Reads one rule of the file; gives the details that it names, and its cell.
  private mutating func read(
    number: Int, cell inherited: Grid.Cell?, _ policy: Policy, into outcome: inout Outcome
  ) -> (details: [RulePlace], cell: Grid.Cell?) {
    let details = readDetails()
    let former = readFormerNames()
    ownParameters = policy.parameters(of: [place.id] + former.map { $0.name })
    let cell = readCell(inherited)
    if let rule = rule(number: number, cell, formerly: former.map { $0.name }) { outcome.rules.append(rule) }
    outcome.formerNames += former
    outcome.diagnostics += reader.diagnostics + conditions.diagnostics
    outcome.policyDiagnostics += policyDiagnostics
    return (details, cell)
  }

  /// The mutants of a sound rule; nil where they are too many to be tried.
  static func mutants(
    of source: RuleSource, rule: Rule, environment: Environment, pool: inout ConstantPool
  ) -> [RuleMutant]? {
    var tree = Tree()
    guard tree.read(source.file.bytes).isEmpty else { return [] }
    let place = RulePlace(of: rule)
    var reader = RuleReader(tree, place, environment: environment, pool: pool)
    pool = ConstantPool()
    defer { pool = reader.conditions.pool }
    _ = reader.readScope()
    reader.conditions.environment.parameters = reader.parameters()
    var mutants: [RuleMutant] = []
    if rule.when != nil, let node = reader.reader.value("when") {
      let span = tree.nodes[node].span
      mutants.append(RuleMutant(name: "when: removed", span: span, when: nil, require: rule.require))
      guard let changed = reader.conditions.mutants(of: node) else { return nil }
      for (mutant, program) in changed {
        let place = tree.place(of: mutant.span.range, in: node)
        mutants.append(
          RuleMutant(name: "when: \(mutant.name)", span: place, when: program, require: rule.require))
      }
    }
    if let node = reader.reader.value("require") {
      guard let changed = reader.conditions.mutants(of: node) else { return nil }
      for (mutant, program) in changed {
        let place = tree.place(of: mutant.span.range, in: node)
        mutants.append(
          RuleMutant(name: "require: \(mutant.name)", span: place, when: rule.when, require: program))
      }
    }
    return mutants
  }

  private init(_ tree: Tree, _ place: RulePlace, environment: Environment, pool: ConstantPool) {
    self.tree = tree
    self.place = place
    reader = MappingReader(tree, at: place.node, keys: place.isDetail ? RuleReader.detailKeys : RuleReader.keys)
    conditions = ConditionReader(tree, environment: environment, pool: pool)
  }

  private mutating func rule(number: Int, _ cell: Grid.Cell?, formerly: [String]) -> Rule? {
    guard tree.nodes[place.node].kind == .mapping else { return nil }
    let title = reader.localized("title")
    let severity = severity("severity", required: true)
    let unstated = self.severity("unstated", required: false)
    let scope = readScope()
    conditions.environment.parameters = parameters()
    let when = reader.value("when").flatMap { condition($0) }
    let awaits = when == nil ? [] : conditions.reads
    let forbidden = readForbidden()
    let asksForAwaited = readAwaited()
    let looksForMedia = readMentions()
    let hasNoCondition = !forbidden.isEmpty || asksForAwaited || looksForMedia
    let require = hasNoCondition ? nil : reader.required("require").flatMap { condition($0) }
    let reads = require == nil ? [] : conditions.reads
    let mayHaveWhen = looksForMedia || asksForAwaited
    if hasNoCondition, reader.value("require") != nil || !scope.isEmpty || reader.value("when") != nil && !mayHaveWhen {
      let key = asksForAwaited ? "awaited" : looksForMedia ? "mentions" : "forbid"
      reader.report(.forbidStandsAlone(reader.span(key)))
    }
    conditions.symbols = [Template.body, Template.capitalBody]
    if asksForAwaited { conditions.symbols.insert(Template.missing) }
    let question = template("question")
    let why = template("why")
    let fix = template("fix")
    let askedBy = reader.texts("asked_by")
    var citationReader = CitationReader(tree, acts: acts)
    let citations = citationReader.citations(reader.items("law"))
    for problem in citationReader.diagnostics { reader.report(problem) }
    let ground = readGround(citations, isAsked: !askedBy.isEmpty, isError: severity == .error || unstated == .error)
    let clause = reader.text("clause")
    let examples = readExamples()
    guard let title, let severity, let question, let why, let fix, require != nil || hasNoCondition else {
      return nil
    }
    return Rule(
      place: place, formerly: formerly, source: number, severity: severity,
      unstatedSeverity: unstated ?? min(severity, .warning), scope: scope, when: when, require: require,
      forbidden: forbidden, looksForMedia: looksForMedia, asksForAwaited: asksForAwaited,
      rank: Rule.Rank(cell, ground, in: grid),
      texts: Rule.Texts(
        title: title, cell: cell, question: question, why: why, fix: fix, askedBy: askedBy, ground: ground,
        citations: citations, clause: clause, when: reader.value("when").map { tree.text(of: $0) },
        require: reader.value("require").map { tree.text(of: $0) } ?? "", examples: examples,
        equivalentMutants: readEquivalentMutants(), awaits: awaits, reads: reads))
  }

  private mutating func severity(_ key: String, required: Bool) -> Severity? {
    guard let word = required ? reader.requiredText(key) : reader.text(key) else { return nil }
    if let severity = Severity(word: word) { return severity }
    reader.report(.notAWord(reader.span(key), word, allowed: Severity.allCases.map { $0.word }))
    return nil
  }

  // MARK: Families

  /// The details of the rule, by their names.
  private mutating func readDetails() -> [RulePlace] {
    guard !place.isDetail else { return [] }
    return reader.pairs("details").compactMap { pair in
      let name = tree.text(of: pair.key)
      if !RuleID.isPart(name) { reader.report(.detailName(tree.nodes[pair.key].span, name)) }
      return RulePlace(name, in: place.family, at: pair.value)
    }
  }

  /// The names that the rule had before.
  private mutating func readFormerNames() -> [Outcome.FormerName] {
    reader.items("formerly").compactMap { item in
      guard let name = reader.scalar(item) else { return nil }
      let span = tree.nodes[item].span
      guard RuleID.isID(name) else {
        reader.report(.notARuleName(span, name))
        return nil
      }
      return (name, place.id, span)
    }
  }

  /// The place in the grid, a detail's that of its rule where it says nothing; nil where none is stated.
  private mutating func readCell(_ inherited: Grid.Cell?) -> Grid.Cell? {
    guard reader.value("element") != nil || reader.value("aspect") != nil else { return inherited }
    let element = reader.value("element") == nil ? inherited?.element : nil
    let aspect = reader.value("aspect") == nil ? inherited?.aspect : nil
    return cell(element ?? line("element", of: grid.elements), aspect ?? line("aspect", of: grid.columns))
  }

  private func cell(_ element: String?, _ aspect: String?) -> Grid.Cell? {
    guard let element, let aspect else { return nil }
    return Grid.Cell(element: element, aspect: aspect)
  }

  /// A row or a column; any word is one where there is no grid.
  private mutating func line(_ key: String, of lines: [Grid.Line]) -> String? {
    guard let word = reader.requiredText(key) else { return nil }
    if lines.isEmpty || lines.contains(where: { $0.id == word }) { return word }
    reader.report(.notAWord(reader.span(key), word, allowed: lines.map { $0.id }))
    return nil
  }

  /// The ground as written, or what the sources amount to.
  private mutating func readGround(_ citations: [Citation], isAsked: Bool, isError: Bool) -> Ground {
    // What is wrong with a citation was said; that it is missing for the ground would be said for nothing.
    let isWhole = reader.items("law").count == citations.count
    guard let word = reader.text("ground") else {
      let derived = Ground(derivedFrom: citations, isAsked: isAsked)
      if derived == nil, isWhole { reader.report(.ruleWithoutSource(reader.place)) }
      return derived ?? .reasoning
    }
    guard let ground = Ground(rawValue: word) else {
      reader.report(.notAWord(reader.span("ground"), word, allowed: Ground.allCases.map { $0.rawValue }))
      return .reasoning
    }
    if isWhole, !ground.isBorne(by: citations, isAsked: isAsked, isError: isError) {
      reader.report(.groundDoesNotFit(reader.span("ground"), ground))
    }
    return ground
  }

  private mutating func readForbidden() -> [PersonalData.Kind] {
    reader.items("forbid").compactMap { item in
      guard let word = reader.scalar(item) else { return nil }
      if let kind = PersonalData.Kind(rawValue: word) { return kind }
      reader.report(.notAWord(tree.nodes[item].span, word, allowed: PersonalData.Kind.allCases.map { $0.rawValue }))
      return nil
    }
  }

  private mutating func readMentions() -> Bool {
    guard let word = reader.text("mentions") else { return false }
    if word != RuleKey.removableMedia {
      reader.report(.notAWord(reader.span("mentions"), word, allowed: [RuleKey.removableMedia]))
    }
    return word == RuleKey.removableMedia
  }

  private mutating func readAwaited() -> Bool {
    guard let word = reader.text("awaited") else { return false }
    if word != "yes" { reader.report(.notAWord(reader.span("awaited"), word, allowed: ["yes"])) }
    return word == "yes"
  }

  // MARK: Scope and parameters

  /// The list whose entries the rule judges; sets the type of `it`.
  private mutating func readScope() -> [Int] {
    guard let path = reader.text("for") else { return [] }
    return conditions.enter(path, at: reader.span("for"))
  }

  /// The rule's parameters, with those that a policy sets in place of its own.
  private mutating func parameters() -> Constant? {
    var values: [String: Constant] = [:]
    for pair in reader.pairs("params") {
      if let value = Constant(tree, pair.value) {
        values[tree.text(of: pair.key)] = value
      } else {
        reader.report(.parameterIsMapping(tree.nodes[pair.value].span))
      }
    }
    for (name, own) in ownParameters.sorted(by: { $0.key < $1.key }) {
      if let standard = values[name], standard.type.isSameKind(as: own.value.type) {
        values[name] = own.value
      } else {
        let diagnostic = Diagnostic.parameterDoesNotFit(own.origin.span, name, known: values.keys.sorted())
        policyDiagnostics.append((own.origin.file, diagnostic))
      }
    }
    return values.isEmpty ? nil : .tree(values)
  }

  // MARK: Texts

  private mutating func condition(_ node: Int) -> Program? {
    reader.scalar(node) == nil ? nil : conditions.condition(node)
  }

  private mutating func template(_ key: String) -> Template? {
    guard let text = reader.localized(key), let node = reader.value(key) else { return nil }
    return conditions.template(text, at: node)
  }

  // MARK: Examples

  private mutating func readExamples() -> [Rule.Example] {
    var result: [Rule.Example] = []
    for item in reader.items("examples") {
      var example = MappingReader(tree, at: item, keys: ["proposal", "expect"])
      let proposal = example.required("proposal")
      let expected = verdicts(&example)
      let isUniform = example.value("expect").map { tree.nodes[$0].kind == .scalar } ?? true
      let span = example.span("expect")
      for problem in example.diagnostics { reader.report(problem) }
      if let proposal, !expected.isEmpty {
        result.append(Rule.Example(proposal: proposal, expected: expected, isUniform: isUniform, span: span))
      }
    }
    if result.isEmpty { reader.report(.ruleWithoutExamples(reader.place)) }
    return result
  }

  /// Mutants that no example can kill, each with the reason.
  private mutating func readEquivalentMutants() -> [String] {
    reader.items("equivalent_mutants").compactMap { item in
      var entry = MappingReader(tree, at: item, keys: ["mutant", "reason"])
      let mutant = entry.requiredText("mutant")
      _ = entry.localized("reason")
      for problem in entry.diagnostics { reader.report(problem) }
      return mutant
    }
  }

  private func verdicts(_ example: inout MappingReader) -> [Verdict] {
    guard example.required("expect") != nil else { return [] }
    var result: [Verdict] = []
    for item in example.items("expect") {
      guard let word = example.scalar(item) else { continue }
      if let verdict = Verdict(word: word), verdict != .failed {
        result.append(verdict)
      } else {
        let allowed = Verdict.allCases.filter { $0 != .failed }.map { $0.word }
        example.report(.notAWord(tree.nodes[item].span, word, allowed: allowed))
      }
    }
    return result
  }
}

extension Type {
  /// Whether a parameter of this type can take the place of the other; an empty list fits every list.
  fileprivate func isSameKind(as other: Type) -> Bool {
    if case .list = self, case .list = other { return true }
    return self == other
  }
}
