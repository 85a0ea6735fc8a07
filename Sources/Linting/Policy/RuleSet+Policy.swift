import SourceText

extension RuleSet {
  /// Sets weights, and reports settings for rules that do not exist.
  ///
  /// - Parameter first: the index among the rule set's sources of the policy's first file.
  mutating func apply(_ policy: Policy, from first: Int) {
    let ids = Set(rules.map { $0.id })
    let selectors = ids.union(rules.flatMap { $0.topicSelectors })
    func isRule(_ name: String) -> Bool { ids.contains(name) || formerNames[name] != nil }
    func isSelector(_ name: String) -> Bool { selectors.contains(name) || formerNames[name] != nil }
    // Many unknown names are not typos: stop suggesting.
    var suggestions = RuleSet.suggestionLimit
    func report(_ selector: String, _ span: Span, _ file: Int, among known: Set<String>) {
      let near = suggestions > 0 ? Spelling.nearest(to: selector, among: known.sorted()) : nil
      suggestions -= 1
      problems.append(Problem(source: first + file, diagnostic: .noSuchRule(span, selector, near: near)))
    }
    for layer in policy.layers {
      for (rule, span) in layer.section.parameterSpans where !isRule(rule) {
        report(rule, span, layer.file, among: ids)
      }
      for setting in layer.section.rules where !isSelector(setting.selector) {
        report(setting.selector, setting.span, layer.file, among: selectors)
      }
    }
    for entry in policy.neverSuppressed where !isSelector(entry.rule) {
      report(entry.rule, entry.origin.span, entry.origin.file, among: selectors)
    }
    let layers = policy.layers.map { WeighingLayer($0, formerNames) }
    for index in rules.indices { RuleSet.weigh(&rules[index], by: layers) }
    switchedOff = rules.filter { !$0.isOn }
    rules.removeAll { !$0.isOn }
    suppression = SuppressionPermission(policy, formerNames)
    problems.sort { ($0.source, $0.diagnostic.span.start) < ($1.source, $1.diagnostic.span.start) }
  }

  /// Suggestions are computed for at most this many unknown rule names.
  private static let suggestionLimit = 20

  /// A layer with the settings of its rules by their selector, as there may be thousands of both.
  private struct WeighingLayer {
    let layer: Policy.Layer
    private let bySelector: [String: [Int]]

    init(_ layer: Policy.Layer, _ formerNames: [String: String]) {
      self.layer = layer
      bySelector = Dictionary(grouping: layer.section.rules.indices) { index in
        let selector = layer.section.rules[index].selector
        return formerNames[selector] ?? selector
      }
    }

    /// The settings for a rule, in the order of the file. What is set for a rule holds for its details, but for those that
    /// the same file names.
    func settings(of rule: Rule) -> [PolicySection.RuleSetting] {
      let own = bySelector[rule.id] ?? bySelector[rule.family] ?? []
      let topics = rule.topicSelectors.flatMap { bySelector[$0] ?? [] }
      if topics.isEmpty { return own.map { layer.section.rules[$0] } }
      return (own + topics).sorted().map { layer.section.rules[$0] }
    }
  }

  private static func weigh(_ rule: inout Rule, by layers: [WeighingLayer]) {
    let ownUnstatedSeverity = rule.unstatedSeverity
    var isNamedOff = false
    var isFull = false
    // What was set for the unstated by itself.
    var unstatedSeverity: Severity?
    for weighing in layers {
      let layer = weighing.layer
      let section = layer.section
      if let minimum = section.minimum {
        rule.isOn = !isNamedOff && rule.severity >= minimum.value
        rule.setting = PolicyOrigin(file: layer.file, span: minimum.span)
      }
      if let unstated = section.unstated {
        rule.isSilentWhenUnstated = unstated.value == .off
        isFull = unstated.value == .full
        unstatedSeverity = nil
        rule.setting = PolicyOrigin(file: layer.file, span: unstated.span)
      }
      for setting in weighing.settings(of: rule) {
        rule.isOn = setting.isOn
        isNamedOff = !setting.isOn
        if let severity = setting.severity {
          rule.severity = severity
          unstatedSeverity = nil
        }
        if let severity = setting.unstatedSeverity { unstatedSeverity = severity }
        if setting.isSilentWhenUnstated || setting.unstatedSeverity != nil {
          rule.isSilentWhenUnstated = setting.isSilentWhenUnstated
        }
        rule.setting = PolicyOrigin(file: layer.file, span: setting.span)
      }
    }
    rule.unstatedSeverity =
      unstatedSeverity ?? (isFull ? rule.severity : min(ownUnstatedSeverity, rule.severity))
  }
}
