import SourceText

extension RuleBook {
  /// Sets weights, and complains about settings for rules that there are none of.
  ///
  /// - Parameter first: the index among the book's sources of the policy's first file.
  mutating func apply(_ policy: Policy, from first: Int) {
    let ids = Set(rules.map(\.id))
    let selectors = ids.union(rules.map { $0.topic + "/*" })
    func complain(_ selector: String, _ span: Span, _ file: Int, among known: Set<String>) {
      let near = Spelling.nearest(to: selector, among: known.sorted())
      problems.append(Problem(source: first + file, diagnostic: .noSuchRule(span, selector, near: near)))
    }
    for layer in policy.layers {
      for (rule, span) in layer.section.parameterSpans where !ids.contains(rule) {
        complain(rule, span, layer.file, among: ids)
      }
      for setting in layer.section.rules where !selectors.contains(setting.selector) {
        complain(setting.selector, setting.span, layer.file, among: selectors)
      }
    }
    for entry in policy.neverSuppressed where !selectors.contains(entry.rule) {
      complain(entry.rule, entry.origin.span, entry.origin.file, among: selectors)
    }
    for index in rules.indices { weigh(&rules[index], by: policy) }
    switchedOff = rules.filter { !$0.isOn }
    rules.removeAll { !$0.isOn }
    suppression = SuppressionPermission(policy)
    problems.sort { ($0.source, $0.diagnostic.span.start) < ($1.source, $1.diagnostic.span.start) }
  }

  private func weigh(_ rule: inout Rule, by policy: Policy) {
    let own = rule
    var isNamedOff = false
    var isFull = false
    // What was set for the unstated by itself.
    var unstatedSeverity: Severity?
    for layer in policy.layers {
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
      for setting in section.rules where setting.selector == rule.id || setting.selector == rule.topic + "/*" {
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
      unstatedSeverity ?? (isFull ? rule.severity : min(own.unstatedSeverity, rule.severity))
  }
}
