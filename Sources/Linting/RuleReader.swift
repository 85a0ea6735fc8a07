import CEL
import SourceText
import YAML

/// Reads one rule file and compiles its conditions.
struct RuleReader {
  static let keys = [
    "title", "severity", "unstated", "for", "when", "require", "forbid", "params", "question", "why", "fix", "asked_by", "law",
    "clause", "examples", "equivalent_mutants",
  ]

  let tree: Tree
  let vocabularyEnvironment: Environment
  var pool: ConstantPool
  var reader: MappingReader
  var environment: Environment
  var diagnostics: [Diagnostic] = []

  /// Reads the rule; nil, with diagnostics, where it cannot be used.
  static func read(
    _ source: RuleSource, id: String, number: Int, environment: Environment, pool: inout ConstantPool
  ) -> (rule: Rule?, diagnostics: [Diagnostic]) {
    var tree = Tree()
    let problems = tree.read(source.file.bytes)
    guard problems.isEmpty else { return (nil, problems) }
    var reader = RuleReader(tree, environment: environment, pool: pool)
    let rule = reader.rule(id: id, number: number)
    pool = reader.pool
    let all = reader.reader.diagnostics + reader.diagnostics
    return (all.contains { $0.severity == .error } ? nil : rule, all.sorted { $0.span.start < $1.span.start })
  }

  /// The mutants of a sound rule.
  static func mutants(
    of source: RuleSource, rule: Rule, environment: Environment, pool: inout ConstantPool
  ) -> [RuleMutant] {
    var tree = Tree()
    guard tree.read(source.file.bytes).isEmpty else { return [] }
    var reader = RuleReader(tree, environment: environment, pool: pool)
    _ = reader.readScope()
    reader.environment.parameters = reader.parameters()
    var mutants: [RuleMutant] = []
    if rule.when != nil, let node = reader.reader.value("when") {
      let span = tree.nodes[node].span
      mutants.append(RuleMutant(name: "when: removed", span: span, when: nil, require: rule.require))
      for (mutant, program) in reader.programs(ofMutantsOf: node) {
        let place = tree.place(of: mutant.span.range, in: node)
        mutants.append(
          RuleMutant(name: "when: \(mutant.name)", span: place, when: program, require: rule.require))
      }
    }
    if let node = reader.reader.value("require") {
      for (mutant, program) in reader.programs(ofMutantsOf: node) {
        let place = tree.place(of: mutant.span.range, in: node)
        mutants.append(
          RuleMutant(name: "require: \(mutant.name)", span: place, when: rule.when, require: program))
      }
    }
    pool = reader.pool
    return mutants
  }

  /// Mutants are compiled unchecked: a literal that was changed fits no choice any more.
  private mutating func programs(ofMutantsOf node: Int) -> [(mutant: Mutant, program: Program)] {
    Parser.parse(tree.text(of: node)).tree.mutants.map { mutant in
      (mutant, Compiler.compile(Checker.check(mutant.tree, environment).checked, environment, into: &pool))
    }
  }

  private init(_ tree: Tree, environment: Environment, pool: ConstantPool) {
    self.tree = tree
    self.vocabularyEnvironment = environment
    self.environment = environment
    self.pool = pool
    reader = MappingReader(tree, at: 0, keys: RuleReader.keys)
  }

  private mutating func rule(id: String, number: Int) -> Rule? {
    guard tree.nodes[0].kind == .mapping else { return nil }
    let title = reader.localized("title")
    let severity = severity("severity", required: true)
    let unstated = self.severity("unstated", required: false)
    let scope = readScope()
    environment.parameters = parameters()
    let when = reader.value("when").flatMap { condition($0) }
    let forbidden = readForbidden()
    let require = forbidden.isEmpty ? reader.required("require").flatMap { condition($0) } : nil
    if !forbidden.isEmpty, reader.value("require") != nil || reader.value("when") != nil || !scope.isEmpty {
      reader.report(.forbidStandsAlone(reader.span("forbid")))
    }
    let question = template("question")
    let why = template("why")
    let fix = template("fix")
    let askedBy = reader.texts("asked_by")
    let law = reader.texts("law")
    if askedBy.isEmpty, law.isEmpty { reader.report(.ruleWithoutSource(reader.place)) }
    let clause = reader.text("clause")
    let examples = readExamples()
    guard let title, let severity, let question, let why, let fix, require != nil || !forbidden.isEmpty else {
      return nil
    }
    return Rule(
      id: id, source: number, title: title, severity: severity, unstatedSeverity: unstated ?? min(severity, .warning),
      scope: scope, when: when, require: require, forbidden: forbidden,
      conditions: (
        reader.value("when").map { tree.text(of: $0) }, reader.value("require").map { tree.text(of: $0) } ?? ""
      ),
      question: question, why: why, fix: fix, askedBy: askedBy, law: law, clause: clause, examples: examples,
      equivalentMutants: readEquivalentMutants())
  }

  private mutating func severity(_ key: String, required: Bool) -> Severity? {
    guard let word = required ? reader.requiredText(key) : reader.text(key) else { return nil }
    if let severity = Severity(word: word) { return severity }
    reader.report(.notAWord(reader.span(key), word, allowed: Severity.allCases.map(\.word)))
    return nil
  }

  private mutating func readForbidden() -> [PersonalData.Kind] {
    reader.items("forbid").compactMap { item in
      guard let word = reader.scalar(item) else { return nil }
      if let kind = PersonalData.Kind(rawValue: word) { return kind }
      reader.report(.notAWord(tree.nodes[item].span, word, allowed: PersonalData.Kind.allCases.map(\.rawValue)))
      return nil
    }
  }

  // MARK: Scope and parameters

  /// The list whose entries the rule judges; sets the type of `it`.
  private mutating func readScope() -> [Int] {
    guard let text = reader.text("for"), let root = environment.root else { return [] }
    var record = root
    var steps: [Int] = []
    var isList = false
    for name in text.split(separator: ".", omittingEmptySubsequences: false) {
      let type = environment.records[record]
      guard let index = type.index(of: String(name)) else {
        reader.report(.unknownScope(reader.span("for"), String(name), candidates: type.fields.map(\.name)))
        return []
      }
      steps.append(index)
      switch type.fields[index].type {
      case .list(.record(let inner)): (record, isList) = (inner, true)
      case .record(let inner): (record, isList) = (inner, false)
      default:
        reader.report(.scopeIsNoList(reader.span("for"), text))
        return []
      }
    }
    guard isList else {
      reader.report(.scopeIsNoList(reader.span("for"), text))
      return []
    }
    environment.it = .record(record)
    return steps
  }

  private mutating func parameters() -> Constant? {
    guard reader.value("params") != nil else { return nil }
    var values: [String: Constant] = [:]
    for pair in reader.pairs("params") { values[tree.text(of: pair.key)] = constant(pair.value) }
    return .tree(values)
  }

  private mutating func constant(_ node: Int) -> Constant {
    switch tree.nodes[node].kind {
    case .sequence: return .list(tree.children(of: node).map { constant($0) })
    case .mapping:
      reader.report(.parameterIsMapping(tree.nodes[node].span))
      return .list([])
    case .scalar:
      guard tree.nodes[node].style == .plain else { return .string(tree.text(of: node)) }
      switch CoreSchema.resolve(tree.bytes(of: node)) {
      case .bool(let flag): return .bool(flag)
      case .integer(let digits): return Int64(digits).map(Constant.int) ?? .string(digits)
      case .double(let number): return .double(number)
      default: return .string(tree.text(of: node))
      }
    }
  }

  // MARK: Expressions

  private mutating func condition(_ node: Int) -> Program? {
    guard let text = reader.scalar(node) else { return nil }
    return compile(text, at: node, offset: 0, expecting: .bool)?.program
  }

  /// Compiles an expression that stands `offset` bytes into the value of a scalar.
  private mutating func compile(
    _ text: String, at node: Int, offset: Int, expecting: Type?
  ) -> (program: Program, type: Type)? {
    let (syntax, mistakes) = Parser.parse(text)
    guard mistakes.isEmpty else {
      report(mistakes, at: node, offset: offset)
      return nil
    }
    let (checked, problems) = Checker.check(syntax, environment, expecting: expecting)
    guard problems.isEmpty else {
      report(problems, at: node, offset: offset)
      return nil
    }
    return (Compiler.compile(checked, environment, into: &pool), checked.type)
  }

  /// Moves the spans of an expression to its place in the rule file.
  private mutating func report(_ problems: [Diagnostic], at node: Int, offset: Int) {
    for problem in problems {
      var moved = problem
      func move(_ span: Span) -> Span { tree.place(of: Int(span.start) + offset..<Int(span.end) + offset, in: node) }
      moved.span = move(problem.span)
      moved.labels = problem.labels.map { Diagnostic.Label(span: move($0.span), message: $0.message) }
      moved.mends = problem.mends.map { Diagnostic.Mend(span: move($0.span), text: $0.text) }
      diagnostics.append(moved)
    }
  }

  private mutating func template(_ key: String) -> Template? {
    guard let text = reader.localized(key), let node = reader.value(key) else { return nil }
    var template = Template(text)
    if let ja = tree.value(of: "ja", in: node) { template.ja = segments(ja) }
    if let en = tree.value(of: "en", in: node) { template.en = segments(en) }
    return template
  }

  private mutating func segments(_ node: Int) -> [Template.Segment] {
    let bytes = Array(tree.bytes(of: node))
    var result: [Template.Segment] = []
    var start = 0
    while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")) {
      guard let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")) else {
        diagnostics.append(.unclosedPlaceholder(tree.place(of: open..<open + 1, in: node)))
        break
      }
      if open > start { result.append(.text(String(decoding: bytes[start..<open], as: UTF8.self))) }
      let inner = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
      if let compiled = compile(inner, at: node, offset: open + 1, expecting: nil) {
        result.append(.value(compiled.program, compiled.type))
      }
      start = close + 1
    }
    if start < bytes.count { result.append(.text(String(decoding: bytes[start...], as: UTF8.self))) }
    return result
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
        let allowed = Verdict.allCases.filter { $0 != .failed }.map(\.word)
        example.report(.notAWord(tree.nodes[item].span, word, allowed: allowed))
      }
    }
    return result
  }
}
