import SourceText

/// What linting one file gave.
public struct FileResult: Sendable {
  /// Mistakes of form, then of meaning. With an error among them the file could not be read as a proposal.
  public var problems: [Diagnostic]
  /// What the rules found, in the order to show.
  public var findings: [Finding]

  /// A result.
  public init(problems: [Diagnostic], findings: [Finding]) {
    self.problems = problems
    self.findings = findings
  }

  /// Whether the file could be read as it was meant.
  public var isReadable: Bool { !problems.contains { $0.severity == .error } }
}
