import CEL
import SourceText

/// The settings that hold for a whole policy, or for the proposals of some paths.
public struct PolicySection: Sendable {
  /// What becomes of findings about what a proposal does not say.
  public enum Unstated: String, Sendable, CaseIterable {
    /// They weigh what the rule says.
    case asWritten = "as-written"
    /// They weigh as much as what is wrong.
    case full
    /// They are not made.
    case off
  }

  /// What is set for one rule, or for all of a topic (`deletion/*`).
  public struct RuleSetting: Sendable {
    /// The rule's id, or a topic with `/*`.
    public var selector: String
    /// Whether the rule counts at all.
    public var isOn: Bool
    /// Its weight; nil for its own.
    public var severity: Severity?
    /// Its weight where something is not stated; nil for its own, or less where ``severity`` is less.
    public var unstatedSeverity: Severity?
    /// Whether nothing is said of what is not stated.
    public var isSilentWhenUnstated: Bool
    /// Where it is set.
    public var span: Span
  }

  /// The weight that a rule must have to count.
  public internal(set) var minimum: PolicySetting<Severity>?
  /// What becomes of findings about what is not stated.
  public internal(set) var unstated: PolicySetting<Unstated>?
  /// Settings for rules, in the order of the file.
  public internal(set) var rules: [RuleSetting] = []
  /// Parameters by rule and name.
  var parameters: [String: [String: PolicySetting<Constant>]] = [:]
  /// Where the parameters of each rule stand, in the order of the file.
  var parameterSpans: [(rule: String, span: Span)] = []
  /// The weight from which on a run fails; nil within for never.
  public internal(set) var failOn: PolicySetting<Severity?>?
}
