import SourceText

/// A policy as its file has it: what a municipality sets for itself.
public struct PolicyFile: Sendable {
  /// Settings for the proposals of some paths.
  public struct Override: Sendable {
    /// The paths, relative to the folder of the policy.
    public var paths: [PathPattern]
    /// The settings.
    public var section: PolicySection
  }

  /// The format of a policy file.
  public static let format = "shimon-policy/1"

  /// What a policy can name.
  public static let nameKeys = ["city", "contractor", "ordinance", "annex", "annex_title"]

  /// The file.
  public let file: SourceFile
  /// The profiles and files that it builds upon, the first first.
  public internal(set) var extends: [PolicySetting<String>] = []
  /// Folders of further rules.
  public internal(set) var ruleFolders: [PolicySetting<String>] = []
  /// What contracts call the parties and papers.
  public internal(set) var names: [(key: String, setting: PolicySetting<LocalizedText>)] = []
  /// The language of messages.
  public internal(set) var language: PolicySetting<Language>?
  /// Whether proposals may suppress findings.
  public internal(set) var allowsSuppression: PolicySetting<Bool>?
  /// Rules whose findings no proposal may suppress.
  public internal(set) var neverSuppressed: [PolicySetting<String>] = []
  /// The settings for all proposals.
  public internal(set) var section = PolicySection()
  /// The settings for some.
  public internal(set) var overrides: [Override] = []

  init(_ file: SourceFile) { self.file = file }

  /// Reads a file. With problems among the diagnostics the policy must not be used: a setting would be missing.
  public static func read(_ file: SourceFile) -> (policy: PolicyFile, diagnostics: [Diagnostic]) {
    PolicyReader.read(file)
  }
}
