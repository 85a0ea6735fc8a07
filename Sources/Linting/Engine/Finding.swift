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
