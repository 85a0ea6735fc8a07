import Authoring
import Linting
import Proposal
import SourceText
import YAML

/// What is known of one state of a document.
struct Analysis: Sendable {
  /// At most this many findings per document; further ones are only counted.
  static let findingLimit = 1_000

  /// The document as read; of one with mistakes of form, what could be read.
  let tree: Tree
  /// What each node of the tree means.
  let roles: [NodeRole]
  /// The facts of a document without mistakes of form.
  let facts: Facts
  /// Mistakes of form or meaning, and those in suppressions.
  let problems: [Diagnostic]
  /// What the rules found. Only the question is filled in: every keystroke makes the texts of all findings, and a hover
  /// tells of few.
  let findings: [FindingText]
  /// How many findings are not shown.
  let cutCount: Int
  /// Whether the document says that it is another of Shimon's files, such as a policy; nothing is said about it.
  let isForeign: Bool
  /// The rules that it was judged by; nil where they are wrong.
  let ruleSet: RuleSet?
  /// Whether facts can be looked up: there was no mistake of form.
  let isBound: Bool
  /// The language in which the document is written, judged by its keys; nil where it has none.
  let keyLanguage: Language?

  /// What the editor is told of a document, as judged.
  init(_ document: Document, _ proposal: inout LintedProposal, _ language: Language) {
    let result = proposal.result
    ruleSet = proposal.ruleSet
    let vocabulary = proposal.ruleSet.plan.vocabulary
    facts = proposal.facts
    if proposal.source == document.bytes {
      tree = proposal.facts.tree
    } else {
      // The linter hides pasted personal data; edits must not.
      var own = Tree()
      _ = own.read(document.bytes)
      tree = own
    }
    roles = tree.roles(vocabulary)
    keyLanguage = tree.keyLanguage(vocabulary)
    isForeign = FileOwner.saysAnother(tree, isReadable: !facts.instances.isEmpty)
    isBound = !facts.instances.isEmpty && !isForeign
    problems = isForeign ? [] : result.diagnostics
    findings =
      isForeign
      ? []
      : result.findings.prefix(Analysis.findingLimit).map { FindingText($0, in: &proposal, language, .question) }
    cutCount = isForeign ? 0 : result.findings.count - findings.count
  }

  /// A document whose rules are wrong: that is all that is said about it.
  init(withoutRules document: Document) {
    tree = Tree()
    roles = []
    facts = Facts()
    problems = [
      Diagnostic(
        "editor/wrong-rules", at: Span(0, 0), .wrongRules,
        help: LocalizedText(ja: "shimon lint を実行すると、誤りの場所が分かります。", en: "`shimon lint` shows where."))
    ]
    findings = []
    cutCount = 0
    isForeign = false
    ruleSet = nil
    isBound = false
    keyLanguage = nil
  }

  /// Whether the document may be changed as a whole without asking: it is a proposal, as far as can be told.
  var isOurs: Bool {
    guard let ruleSet else { return false }
    switch FileOwner(tree, isReadable: !facts.instances.isEmpty, ruleSet.plan.vocabulary) {
    case .proposal, .common, .unclear: return true
    case .another, .foreign: return false
    }
  }

  // MARK: Places

  /// The innermost node that holds a byte or ends just before it.
  func node(at offset: Int) -> Int? {
    var low = 0
    var high = tree.nodes.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tree.nodes[middle].span.start) <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    var node = low - 1
    while Int(tree.nodes[node].span.end) < offset {
      guard node > 0 else { return nil }
      node = Int(tree.nodes[node].parent)
    }
    return node
  }

  /// The findings whose place holds a byte.
  func findings(at offset: Int) -> [FindingText] {
    findings.filter { Int($0.finding.span.start) <= offset && offset <= Int($0.finding.span.end) }
  }
}
