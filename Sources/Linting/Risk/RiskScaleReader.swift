import CEL
import SourceText
import YAML

/// Reads `risk.yaml` and compiles its conditions.
struct RiskScaleReader {
  private let tree: Tree
  private let grid: Grid
  private let environment: Environment
  private var conditions: ConditionReader
  private var diagnostics: [Diagnostic] = []

  /// Reads the scale; what is wrong is told at its place.
  static func read(
    _ file: SourceFile, grid: Grid, environment: Environment, pool: inout ConstantPool
  ) -> (scale: RiskScale, diagnostics: [Diagnostic]) {
    var tree = Tree()
    let problems = tree.read(file.bytes) + tree.unsafeTexts
    guard problems.isEmpty else { return (RiskScale(), problems) }
    var reader = RiskScaleReader(tree, grid: grid, environment: environment, pool: pool)
    // The pool is moved there and back: shared, it would be copied.
    pool = ConstantPool()
    let scale = reader.scale()
    pool = reader.conditions.pool
    let all = reader.diagnostics + reader.conditions.diagnostics
    return (scale, all.sorted { $0.span.start < $1.span.start })
  }

  private init(_ tree: Tree, grid: Grid, environment: Environment, pool: ConstantPool) {
    self.tree = tree
    self.grid = grid
    self.environment = environment
    conditions = ConditionReader(tree, environment: environment, pool: pool)
  }

  private mutating func scale() -> RiskScale {
    var result = RiskScale()
    var root = MappingReader(tree, at: 0, keys: ["format", "weights", "harm", "exposure"])
    result.coherenceColumn = grid.columns.firstIndex { $0.id == Grid.coherence } ?? -1
    if let node = root.required("weights") { result.weights = weights(node) }
    if let node = root.required("harm") {
      var harm = MappingReader(tree, at: node, keys: ["base", "classes", "people"])
      result.harm = percent("base", &harm)
      result.classes = harm.items("classes").compactMap { factor($0) }
      result.people = harm.items("people").compactMap { step($0) }.sorted { $0.from > $1.from }
      diagnostics += harm.diagnostics
    }
    if let node = root.required("exposure") {
      var exposure = MappingReader(tree, at: node, keys: ["base", "factors"])
      result.exposure = percent("base", &exposure)
      result.exposures = exposure.items("factors").compactMap { factor($0) }
      diagnostics += exposure.diagnostics
    }
    diagnostics += root.diagnostics
    return result
  }

  private mutating func weights(_ node: Int) -> RiskScale.Weights {
    var result = RiskScale.Weights()
    let keys = ["severity", "certainty", "ground", "aspect", "again", "repeated"]
    var reader = MappingReader(tree, at: node, keys: keys)
    result.severity = percents("severity", Severity.allCases.map { $0.word }, &reader)
    let certainty = percents("certainty", ["contradicted", "violated", "unstated"], &reader)
    (result.contradicted, result.violated, result.unstated) = (certainty[0], certainty[1], certainty[2])
    result.ground = percents("ground", Ground.allCases.map { $0.rawValue }, &reader)
    result.aspect = percents("aspect", grid.columns.map { $0.id }, &reader)
    result.again = percent("again", &reader)
    result.repeated = percent("repeated", &reader)
    diagnostics += reader.diagnostics
    return result
  }

  /// A number of a hundred for each of `words`, all of which must be there.
  private mutating func percents(_ key: String, _ words: [String], _ reader: inout MappingReader) -> [Int] {
    guard let node = reader.required(key) else { return words.map { _ in 100 } }
    var inner = MappingReader(tree, at: node, keys: words)
    let result = words.map { percent($0, &inner) }
    diagnostics += inner.diagnostics
    return result
  }

  private func percent(_ key: String, _ reader: inout MappingReader) -> Int {
    number(key, in: 0...100, &reader) ?? 100
  }

  private func number(_ key: String, in range: ClosedRange<Int>, _ reader: inout MappingReader) -> Int? {
    guard let text = reader.requiredText(key) else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    reader.report(.numberOutOfRange(reader.span(key), text, range))
    return nil
  }

  private mutating func step(_ node: Int) -> RiskScale.Step? {
    var reader = MappingReader(tree, at: node, keys: ["from", "points"])
    let from = number("from", in: 1...Int(Int32.max), &reader)
    let points = number("points", in: 0...100, &reader)
    diagnostics += reader.diagnostics
    guard let from, let points else { return nil }
    return RiskScale.Step(from: from, points: points)
  }

  private mutating func factor(_ node: Int) -> RiskScale.Factor? {
    var reader = MappingReader(
      tree, at: node, keys: ["id", "elements", "for", "when", "points", "reason", "source"])
    defer { diagnostics += reader.diagnostics }
    let id = reader.requiredText("id")
    var elements: [Int] = []
    for word in reader.texts("elements") {
      if let index = grid.elements.firstIndex(where: { $0.id == word }) {
        elements.append(index)
      } else {
        reader.report(.notAWord(reader.span("elements"), word, allowed: grid.elements.map { $0.id }))
      }
    }
    conditions.environment = environment
    var scope: [Int] = []
    if let path = reader.text("for") { scope = conditions.enter(path, at: reader.span("for")) }
    let when = reader.required("when").flatMap { node in
      reader.scalar(node) == nil ? nil : conditions.condition(node)
    }
    let points = number("points", in: 0...100, &reader)
    let reason = reader.localized("reason")
    let source = reader.localized("source")
    guard let id, let when, let points, let reason, let source else { return nil }
    return RiskScale.Factor(
      id: id, elements: elements, scope: scope, when: when, points: points,
      texts: Packed([reason, source].map { Packed($0) }))
  }
}
