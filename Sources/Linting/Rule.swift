import CEL
import SourceText

/// A rule as its file has it, with its conditions compiled.
public struct Rule: Sendable {
  /// A worked example, run as a test.
  public struct Example: Sendable {
    /// The node of the small proposal in the rule's file.
    public var proposal: Int
    /// The verdicts: one, or one for each entry.
    public var expected: [Verdict]
    /// Whether the verdict was written as one word for all entries.
    public var isUniform: Bool
    /// Where the expectation stands.
    public var span: Span
  }

  /// The path of its file without the ending: `deletion/certificate-contents`.
  public var id: String
  /// The file it was read from.
  public var source: Int
  /// What it is about, in a few words.
  public var title: LocalizedText
  /// How much it weighs when what is written breaks it.
  public var severity: Severity
  /// How much it weighs when the proposal does not say.
  public var unstatedSeverity: Severity
  /// Whether nothing is said where the proposal does not say, as a policy may want.
  public var isSilentWhenUnstated = false
  /// Whether the rule counts at all.
  var isOn = true
  /// What in a policy last set its weight.
  public internal(set) var setting: PolicyOrigin?
  /// The fields that lead to the list whose entries it judges; empty for the whole proposal.
  public var scope: [Int]
  /// Where it applies; nil for everywhere.
  public var when: Program?
  /// What must hold; nil for a rule that looks for pasted personal data.
  public var require: Program?
  /// What must not be found anywhere in the file.
  public var forbidden: [PersonalData.Kind]
  /// The conditions as written.
  public var conditions: (when: String?, require: String)
  /// What a board would ask.
  public var question: Template
  /// The harm.
  public var why: Template
  /// What to decide and write.
  public var fix: Template
  /// The questions of real boards behind it, by id.
  public var askedBy: [String]
  /// The articles and guidelines behind it.
  public var law: [String]
  /// The specification clause that settles it.
  public var clause: String?
  /// The examples.
  public var examples: [Example]
  /// The names of mutants that are declared to change nothing.
  var equivalentMutants: [String]

  /// The boards behind it, by the first part of the questions' ids, in order, each once.
  public var boards: [String] {
    var seen: [String] = []
    for id in askedBy {
      let board = String(id.prefix { $0 != "-" })
      if !seen.contains(board) { seen.append(board) }
    }
    return seen
  }
}
