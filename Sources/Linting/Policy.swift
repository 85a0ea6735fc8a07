import CEL
import SourceText
import YAML

/// What a municipality sets for itself: parameters and weights of rules, and what its contracts call things.
public struct Policy: Sendable {
  /// A setting and where it stands.
  struct Setting<Value: Sendable>: Sendable {
    var value: Value
    var span: Span
  }

  /// The format of a policy file.
  static let format = "shimon-policy/1"

  /// What a policy can name.
  public static let nameKeys = ["city", "contractor", "ordinance", "annex", "annex_title"]

  /// What contracts call the parties and papers.
  public private(set) var names: [String: LocalizedText] = [:]
  /// Parameters by rule and name.
  private(set) var parameters: [String: [String: Setting<Constant>]] = [:]
  /// Where the parameters of each rule stand.
  private(set) var parameterSpans: [String: Span] = [:]
  /// The weight of rules; nil switches a rule off.
  private(set) var severities: [String: Setting<Severity?>] = [:]

  /// A policy that sets nothing.
  init() {}

  /// Reads a policy file.
  static func read(_ file: SourceFile) -> (policy: Policy, diagnostics: [Diagnostic]) {
    var tree = Tree()
    var policy = Policy()
    let problems = tree.read(file.bytes)
    guard problems.isEmpty else { return (policy, problems) }
    var root = MappingReader(tree, at: 0, keys: ["format", "names", "params", "rules"])
    if let format = root.requiredText("format"), format != Policy.format {
      root.report(.notAWord(root.span("format"), format, allowed: [Policy.format]))
    }
    policy.readNames(&root)
    policy.readParameters(&root)
    policy.readSeverities(&root)
    return (policy, root.diagnostics)
  }

  private mutating func readNames(_ root: inout MappingReader) {
    for pair in root.pairs("names") {
      let key = root.tree.text(of: pair.key)
      guard Policy.nameKeys.contains(key) else {
        root.report(.notAWord(root.tree.nodes[pair.key].span, key, allowed: Policy.nameKeys))
        continue
      }
      if root.tree.nodes[pair.value].kind == .scalar {
        names[key] = LocalizedText(verbatim: root.tree.text(of: pair.value))
        continue
      }
      var entry = MappingReader(root.tree, at: pair.value, keys: ["ja", "en"])
      if let ja = entry.requiredText("ja"), let en = entry.requiredText("en") {
        names[key] = LocalizedText(
          ja: ja,
          en: en)
      }
      for problem in entry.diagnostics { root.report(problem) }
    }
  }

  private mutating func readParameters(_ root: inout MappingReader) {
    for pair in root.pairs("params") {
      let rule = root.tree.text(of: pair.key)
      parameterSpans[rule] = root.tree.nodes[pair.key].span
      for entry in root.tree.pairs(of: pair.value) {
        guard let value = Constant(root.tree, entry.value) else {
          root.report(.parameterIsMapping(root.tree.nodes[entry.value].span))
          continue
        }
        parameters[rule, default: [:]][root.tree.text(of: entry.key)] = Setting(
          value: value, span: root.tree.nodes[entry.key].span)
      }
    }
  }

  private mutating func readSeverities(_ root: inout MappingReader) {
    for pair in root.pairs("rules") {
      guard let word = root.scalar(pair.value) else { continue }
      let allowed = ["off"] + Severity.allCases.map(\.word)
      if allowed.contains(word) {
        severities[root.tree.text(of: pair.key)] = Setting(
          value: Severity(word: word), span: root.tree.nodes[pair.key].span)
      } else {
        root.report(.notAWord(root.tree.nodes[pair.value].span, word, allowed: allowed))
      }
    }
  }
}

extension Constant {
  /// A text, number, truth or list of them; nil for a mapping.
  init?(_ tree: Tree, _ node: Int) {
    switch tree.nodes[node].kind {
    case .mapping: return nil
    case .sequence:
      let items = tree.children(of: node)
      let values = items.compactMap { Constant(tree, $0) }
      guard values.count == items.count else { return nil }
      self = .list(values)
    case .scalar:
      guard tree.nodes[node].style == .plain else {
        self = .string(tree.text(of: node))
        return
      }
      switch CoreSchema.resolve(tree.bytes(of: node)) {
      case .bool(let flag): self = .bool(flag)
      case .integer(let digits): self = Int64(digits).map(Constant.int) ?? .string(digits)
      case .double(let number): self = .double(number)
      default: self = .string(tree.text(of: node))
      }
    }
  }
}
