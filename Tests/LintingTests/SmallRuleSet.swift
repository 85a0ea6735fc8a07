import BuiltinRuleSet
import Linting
import SourceText

/// Books of a few rules over the real vocabulary.
enum SmallRuleSet {
  static let vocabulary = RuleSource.builtin.filter { source in
    ["vocabulary.yaml", "boards.yaml", Acts.path].contains(source.path)
  }

  /// A rule with conditions of the test's own.
  static func rule(
    for scope: String? = nil, when: String? = nil, require: String, fix: String = "書いてください。", more: String = ""
  ) -> String {
    """
    title: {ja: 題, en: Title}
    severity: error
    \(scope.map { "for: \($0)" } ?? "")
    \(when.map { "when: \($0)" } ?? "")
    require: \(require)
    question: {ja: どうしますか。, en: How?}
    why: {ja: 危ないから。, en: Danger.}
    fix: {ja: "\(fix)", en: "\(fix)"}
    asked_by: [meguro-3-q1]
    \(more)
    examples:
      - proposal: {title: x}
        expect: undetermined
    """
  }

  static func ruleSet(_ rules: [(path: String, text: String)]) -> RuleSet {
    RuleSet(
      loading: vocabulary + rules.map { RuleSource(path: $0.path, file: SourceFile(name: $0.path, text: $0.text)) })
  }

  static func ruleSet(_ rule: String) -> RuleSet { ruleSet([("topic/rule.yaml", rule)]) }
}
