import SourceText

@testable import CEL

/// One expression for both evaluators.
struct Duel {
  /// How they differ.
  struct Difference {
    var product: String
    var reference: String
  }

  let term: Term
  private let text: String
  private var program = Program()
  private var pool = Scene.constants
  /// What is wrong with the form of the text; there should be nothing.
  private(set) var diagnostic: String?
  /// What the checker says that every world must come to.
  private var constantCondition: Bool?
  /// Whether the checker knows all types and has nothing to say.
  private var isWellTyped = false

  init(_ term: Term) {
    self.term = term
    text = term.text
    let (tree, diagnostics) = Parser.parse(text)
    diagnostic = diagnostics.first?.message.en
    if diagnostic != nil { return }
    let (checked, findings) = Checker.check(tree, Vocabulary.environment, expecting: .bool)
    let codes = findings.filter { $0.span == tree.span }.map(\.code)
    isWellTyped =
      findings.allSatisfy { $0.code == "cel/result" || $0.code.hasSuffix("-holds") }
      && !checked.types.contains(where: \.holdsDyn)
    constantCondition = codes.contains("cel/always-holds") ? true : codes.contains("cel/never-holds") ? false : nil
    program = Compiler.compile(checked, Vocabulary.environment, into: &pool)
  }

  /// Lets both evaluate the expression in a scene: once for the value alone and once for the missing facts too.
  func difference(in scene: Scene, _ evaluator: inout Evaluator) -> Difference? {
    var reference = PlainEvaluator(root: scene.plainRoot, it: scene.plainIt)
    let expected = reference.value(term)
    if let diagnostic { return Difference(product: diagnostic, reference: expected.description(scene)) }
    if let constantCondition, case .bool(!constantCondition) = expected {
      return Difference(product: "always \(constantCondition)", reference: expected.description(scene))
    }
    if isWellTyped, expected.isMatterOfTypes, scene.it.kind == .record {
      return Difference(product: "well-typed", reference: expected.description(scene))
    }
    var memory = scene.memory
    memory.adopt(pool)
    let (root, it) = (scene.root, scene.it)
    let (value, found) = evaluator.value(of: program, memory: &memory, root: root, it: it, budget: .max) {
      ($0, expected.isSame(as: $0, in: $1) ? nil : Plain($0, $1).description(scene))
    }
    if let found { return Difference(product: found, reference: expected.description(scene)) }
    let explanation = evaluator.explain(program, memory: &memory, root: root, it: it, budget: .max)
    if value.isUndefined, (value.payload, value.flag) != (explanation.value.payload, explanation.value.flag) {
      return Difference(product: "an unknown or error of another place when explained", reference: "")
    }
    let missing = explanation.missing.map { Int($0) }
    // What an explanation points at is gone with it, but it must be of the same kind, and of the same size if it is text.
    let isSame = expected.isSameOutside(as: explanation.value)
    if isSame, missing == expected.missing { return doubt(explanation, in: scene, &evaluator) }
    let kind = isSame ? "" : "explained as \(explanation.value.kind), "
    return Difference(
      product: "\(kind)missing \(scene.names(of: missing))", reference: expected.description(scene))
  }
}

extension Duel {
  /// The facts that decided true or false must do so alone.
  private func doubt(_ explanation: Explanation, in scene: Scene, _ evaluator: inout Evaluator) -> Difference? {
    guard explanation.value.kind == .bool else { return nil }
    var memory = scene.memory(stating: explanation.deciding)
    memory.adopt(pool)
    let value = evaluator.run(program, memory: &memory, root: scene.root, it: scene.it, budget: .max)
    if (value.kind, value.payload) == (.bool, explanation.value.payload) { return nil }
    return Difference(
      product: "\(explanation.value.isTrue), decided by \(scene.names(of: explanation.deciding.map { Int($0) }))",
      reference: "\(value.kind) if nothing else is stated")
  }
}

extension Plain {
  /// Whether this is an error that knowing the types rules out.
  fileprivate var isMatterOfTypes: Bool {
    guard case .failure(let code) = self else { return false }
    return [.noSuchOverload, .noSuchField, .undeclared, .invalidKey].contains(code)
  }
}

extension Type {
  /// Whether something about the type is known only at evaluation.
  fileprivate var holdsDyn: Bool {
    switch self {
    case .dyn: true
    case .list(let element): element.holdsDyn
    case .map(let key, let value): key.holdsDyn || value.holdsDyn
    default: false
    }
  }
}

extension Scene {
  func names(of cells: [Int]) -> String { "[\(cells.map { names[$0] ?? "cell \($0)" }.joined(separator: ", "))]" }
}
