import CEL
import SourceText

/// A policy as its file has it: what a municipality sets for itself.
package struct PolicyFile: Sendable {
  /// Settings for the proposals of some paths.
  package struct Override: Sendable {
    /// The paths, relative to the folder of the policy.
    package var paths: [PathPattern]
    /// The same as they are written.
    package var written: [PolicySetting<String>]
    /// The settings.
    package var section: PolicySection
  }

  /// The names of a policy that is found by itself, upwards from a proposal.
  package static let fileNames = [".shimon.yaml", ".shimon.yml"]

  /// The format of a policy file.
  package static let format = "shimon-policy/1"

  /// The key of what texts call the body itself.
  package static let bodyKey = "body"
  /// What a policy can name.
  package static let nameKeys = ["body", "city", "contractor", "ordinance", "annex", "annex_title"]

  /// The file.
  package let file: SourceFile
  /// The profiles and files that it builds upon, the first first.
  package internal(set) var extends: [PolicySetting<String>] = []
  /// Folders of further rules.
  package internal(set) var ruleFolders: [PolicySetting<String>] = []
  /// What contracts call the parties and papers.
  package internal(set) var names: [(key: String, setting: PolicySetting<LocalizedText>)] = []
  /// The language of messages.
  package internal(set) var language: PolicySetting<Language>?
  /// Who reads proposals and asks.
  package internal(set) var reader: PolicySetting<ProposalReader>?
  /// Whether proposals may suppress findings.
  package internal(set) var allowsSuppression: PolicySetting<Bool>?
  /// Rules whose findings no proposal may suppress.
  package internal(set) var neverSuppressed: [PolicySetting<String>] = []
  /// The settings for all proposals.
  package internal(set) var section = PolicySection()
  /// The settings for some.
  package internal(set) var overrides: [Override] = []

  init(_ file: SourceFile) { self.file = file }

  /// Reads a file. With problems among the diagnostics the policy must not be used: a setting would be missing.
  package static func read(_ file: SourceFile) -> (policy: PolicyFile, diagnostics: [Diagnostic]) {
    PolicyReader.read(file)
  }
}

/// The settings that hold for a whole policy, or for the proposals of some paths.
package struct PolicySection: Sendable {
  /// What becomes of findings about what a proposal does not say.
  package enum Unstated: String, Sendable, CaseIterable {
    /// They weigh what the rule says.
    case asWritten = "as-written"
    /// They weigh as much as what is wrong.
    case full
    /// They are not made.
    case off
  }

  /// What is set for one rule, or for all of a topic (`deletion/*`).
  package struct RuleSetting: Sendable {
    /// The rule's id, or a topic with `/*`.
    package var selector: String
    /// Whether the rule counts at all.
    package var isOn: Bool
    /// Its weight; nil for its own.
    package var severity: Severity?
    /// Its weight where something is not stated; nil for its own, or less where ``severity`` is less.
    package var unstatedSeverity: Severity?
    /// Whether nothing is said of what is not stated.
    package var isSilentWhenUnstated: Bool
    /// Where it is set.
    package var span: Span
  }

  /// The weight that a rule must have to count.
  package internal(set) var minimum: PolicySetting<Severity>?
  /// What becomes of findings about what is not stated.
  package internal(set) var unstated: PolicySetting<Unstated>?
  /// Settings for rules, in the order of the file.
  package internal(set) var rules: [RuleSetting] = []
  /// Parameters by rule and name.
  var parameters: [String: [String: PolicySetting<Constant>]] = [:]
  /// Where the parameters of each rule stand, in the order of the file.
  var parameterSpans: [(rule: String, span: Span)] = []
  /// The weight from which on a run fails; nil within for never.
  package internal(set) var failOn: PolicySetting<Severity?>?
}

/// A value that a policy sets, and where.
package struct PolicySetting<Value: Sendable>: Sendable {
  /// The value.
  package var value: Value
  /// The place in the policy file.
  package var span: Span
}

/// A place in one of the files of a policy.
package struct PolicyOrigin: Sendable {
  /// The file, as an index of ``Policy/files``.
  package var file: Int
  /// The place in it.
  package var span: Span
}
