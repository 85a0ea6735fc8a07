import SourceText

/// What linting one file gave.
public struct FileResult: Sendable {
  /// Mistakes of form, then of meaning. With an error among them the file could not be read as a proposal.
  public var problems: [Diagnostic]
  /// What is wrong with the suppressions in the file. They count like findings.
  public var remarks: [Diagnostic] = []
  /// What the rules found, in the order to show.
  public var findings: [Finding]
  /// What the rules found and the proposal's own suppressions accept.
  public var suppressed: [SuppressedFinding] = []
  /// What the rules found and a baseline accepts.
  public var baselined: [Finding] = []
  /// How many findings of the baseline are gone.
  public var fixed = 0

  /// A result.
  public init(problems: [Diagnostic], findings: [Finding]) {
    self.problems = problems
    self.findings = findings
  }

  /// Whether the file could be read as it was meant.
  public var isReadable: Bool { !problems.contains { $0.severity == .error } }

  /// Everything said about the file that is no finding of a rule.
  public var diagnostics: [Diagnostic] { problems + remarks }

  /// Whether nothing is to be said.
  public var isSilent: Bool {
    problems.isEmpty && remarks.isEmpty && findings.isEmpty && suppressed.isEmpty && baselined.isEmpty
  }
}
