import CEL
import SourceText

/// What a rule found in a proposal, with its places.
package struct Finding: Sendable {
  /// A fact that is not written.
  package struct MissingFact: Sendable {
    /// Its place in the document: `deletion[0].software`.
    package var path: String
    /// Its name.
    package var label: LocalizedText
    /// Whether it is marked as undecided rather than absent.
    package var isUndecided: Bool
    /// The cell that would hold it.
    package var cell: Int
  }

  /// A further place that led to the finding.
  package struct Reason: Sendable {
    /// Where.
    package var span: Span
    /// The name of the fact that stands there.
    package var label: LocalizedText
  }

  /// The rule, by its index in the rule set.
  package var rule: Int
  /// ``Verdict/violated``, ``Verdict/unstated`` or ``Verdict/failed``.
  package var verdict: Verdict
  /// How much it weighs.
  package var severity: Severity
  /// Where to look first.
  package var span: Span
  /// The place in the document of the fact or entry it is about.
  package var path: String
  /// The entry it is about, by name; empty for the whole proposal.
  package var subject: String
  /// The entry it is about, by its instance in the facts; -1 for the whole proposal.
  package var instance: Int
  /// The value of `it` at evaluation.
  package var it: Value
  /// The facts that would decide, where nothing decides.
  package var missing: [MissingFact]
  /// The facts that led to it.
  package var reasons: [Reason]
  /// Why the condition could not be evaluated, for ``Verdict/failed``.
  package var failure: LocalizedText?
  /// How much it matters, and why.
  package var risk = Risk()
  /// The identity that survives moved lines, reordered entries and changed wording of messages.
  package var fingerprint: UInt64 = 0
  /// The same under the former names of its rule, where a baseline may hold them.
  package var formerFingerprints: [UInt64] = []

  /// All by which it may be known.
  package var fingerprints: [UInt64] { [fingerprint] + formerFingerprints }
}

/// What linting one file gave.
package struct FileResult: Sendable {
  /// Mistakes of form, then of meaning. With an error among them the file could not be read as a proposal.
  package var problems: [Diagnostic]
  /// What is wrong with the suppressions in the file. They count like findings.
  package var remarks: [Diagnostic] = []
  /// What the rules found, in the order to show.
  package var findings: [Finding]
  /// What the rules found and the proposal's own suppressions accept.
  package var suppressed: [SuppressedFinding] = []
  /// What the rules found and a baseline accepts.
  package var baselined: [Finding] = []
  /// The rules that wait for facts for which no finding on show asks.
  package var waiting: [WaitingRule] = []
  /// How many findings of the baseline are gone.
  package var fixed = 0

  /// A result.
  package init(problems: [Diagnostic], findings: [Finding]) {
    self.problems = problems
    self.findings = findings
  }

  /// Whether the file could be read as it was meant.
  package var isReadable: Bool { !problems.contains { $0.severity == .error } }

  /// Everything said about the file that is no finding of a rule.
  package var diagnostics: [Diagnostic] { problems + remarks }

  /// Whether nothing is to be said.
  package var isSilent: Bool {
    problems.isEmpty && remarks.isEmpty && findings.isEmpty && suppressed.isEmpty && baselined.isEmpty
      && waiting.isEmpty
  }
}

extension LocalizedText {
  /// The name of a date of which the month or year is written, and the day is wanted.
  static func exactDay(_ label: LocalizedText) -> LocalizedText {
    LocalizedText(ja: "\(label.ja)（年月日まで）", en: "\(label.en) (to the day)")
  }
}
