import SourceText

extension RuleBook {
  /// Reads the policy that is the last of the sources.
  static func policy(in sources: [RuleSource], at index: Int?) -> (policy: Policy, problems: [Problem]) {
    guard let index else { return (Policy(), []) }
    let read = Policy.read(sources[index].file)
    return (read.policy, read.diagnostics.map { Problem(source: index, diagnostic: $0) })
  }

  /// Sets weights, and complains about settings for rules that there are none of.
  mutating func apply(_ policy: Policy, from source: Int) {
    let ids = rules.map(\.id)
    func complain(_ id: String, _ span: Span) {
      let near = Spelling.nearest(to: id, among: ids)
      problems.append(Problem(source: source, diagnostic: .noSuchRule(span, id, near: near)))
    }
    for (id, span) in policy.parameterSpans where !ids.contains(id) { complain(id, span) }
    for (id, setting) in policy.severities {
      guard let index = rules.firstIndex(where: { $0.id == id }) else {
        complain(id, setting.span)
        continue
      }
      if let severity = setting.value {
        rules[index].unstatedSeverity = min(rules[index].unstatedSeverity, severity)
        rules[index].severity = severity
      } else {
        rules.remove(at: index)
      }
    }
    problems.sort { ($0.source, $0.diagnostic.span.start) < ($1.source, $1.diagnostic.span.start) }
  }
}
