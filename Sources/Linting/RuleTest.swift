import SourceText
import YAML

/// Runs the examples that stand in the rules themselves.
public struct RuleTest: Sendable {
  /// An example that does not come out as its rule says.
  public struct Failure: Sendable {
    /// The rule, by its index in the book.
    public var rule: Int
    /// What is wrong, with its place in the rule's file.
    public var diagnostic: Diagnostic
  }

  /// How many rules and examples were run.
  public private(set) var ruleCount = 0
  /// How many examples were run.
  public private(set) var exampleCount = 0
  /// What came out wrong.
  public private(set) var failures: [Failure] = []

  /// Runs the examples of all rules for whose index `include` is true.
  public init(_ book: RuleBook, include: (Int) -> Bool = { _ in true }) {
    var engine = Engine(book)
    var tree = Tree()
    for (index, rule) in book.rules.enumerated() where include(index) {
      ruleCount += 1
      _ = tree.read(book.sources[rule.source].file.bytes)
      for example in rule.examples {
        exampleCount += 1
        if let diagnostic = RuleTest.run(example, of: index, in: tree, &engine) {
          failures.append(Failure(rule: index, diagnostic: diagnostic))
        }
      }
    }
  }

  private static func run(
    _ example: Rule.Example, of rule: Int, in tree: Tree, _ engine: inout Engine
  ) -> Diagnostic? {
    let outcome = engine.verdicts(ofRule: rule, on: tree.standaloneDocument(of: example.proposal))
    if let problem = outcome.problems.first { return .exampleUnreadable(tree.nodes[example.proposal].span, problem) }
    let matches =
      example.isUniform
      ? !outcome.verdicts.isEmpty && outcome.verdicts.allSatisfy { $0 == example.expected.first }
      : outcome.verdicts == example.expected
    return matches ? nil : .exampleFails(example.span, found: outcome.verdicts)
  }
}

extension Diagnostic {
  fileprivate static func exampleFails(_ span: Span, found: [Verdict]) -> Diagnostic {
    let words = found.map(\.word).joined(separator: ", ")
    return Diagnostic(
      "rule/example-fails", at: span,
      LocalizedText(ja: "この例の判定は \(words) でした。", en: "This example came out as \(words)."))
  }
}
