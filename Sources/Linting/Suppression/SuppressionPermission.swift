/// Whether proposals may suppress findings, by the policy.
public struct SuppressionPermission: Sendable {
  /// Whether they may at all.
  public private(set) var isAllowed = true
  /// Rules, or topics with `/*`, whose findings they may not.
  private var never: Set<String> = []

  /// Everything is allowed.
  init() {}

  /// What a policy says.
  init(_ policy: Policy) {
    isAllowed = policy.allowsSuppression?.value ?? true
    never = Set(policy.neverSuppressed.map(\.rule))
  }

  /// Whether findings of a rule may be suppressed.
  func allows(_ rule: String) -> Bool {
    let topic = rule.prefix { $0 != "/" }
    return isAllowed && !never.contains(rule) && !never.contains("\(topic)/*")
  }
}
