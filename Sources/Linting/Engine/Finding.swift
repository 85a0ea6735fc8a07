import CEL
import SourceText

/// What a rule found in a proposal, with its places.
public struct Finding: Sendable {
  /// A fact that is not written.
  public struct MissingFact: Sendable {
    /// Its place in the document: `deletion[0].software`.
    public var path: String
    /// Its name.
    public var label: LocalizedText
    /// Whether it is marked as undecided rather than absent.
    public var isUndecided: Bool
    /// The cell that would hold it.
    public var cell: Int
  }

  /// A further place that led to the finding.
  public struct Reason: Sendable {
    /// Where.
    public var span: Span
    /// The name of the fact that stands there.
    public var label: LocalizedText
  }

  /// The rule, by its index in the book.
  public var rule: Int
  /// ``Verdict/violated``, ``Verdict/unstated`` or ``Verdict/failed``.
  public var verdict: Verdict
  /// How much it weighs.
  public var severity: Severity
  /// Where to look first.
  public var span: Span
  /// The place in the document of the fact or entry it is about.
  public var path: String
  /// The entry it is about, by name; empty for the whole proposal.
  public var subject: String
  /// The entry it is about, by its instance in the facts; -1 for the whole proposal.
  public var instance: Int
  /// The value of `it` at evaluation.
  public var it: Value
  /// The facts that would decide, where nothing decides.
  public var missing: [MissingFact]
  /// The facts that led to it.
  public var reasons: [Reason]
  /// Why the condition could not be evaluated, for ``Verdict/failed``.
  public var failure: LocalizedText?
  /// The identity that survives moved lines, reordered entries and changed wording of messages.
  public var fingerprint: UInt64
}

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
