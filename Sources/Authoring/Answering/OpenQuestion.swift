import Linting
import Proposal
import SourceText

/// A fact to be asked for, with all that helps to answer.
public struct OpenQuestion: Sendable {
  /// What a board would ask, and why.
  public struct Background: Sendable {
    /// How much the finding weighs.
    public var severity: Severity
    /// The rule's id.
    public var rule: String
    /// What the rule is about.
    public var title: String
    /// The entry it is about, by name; empty for the whole proposal.
    public var subject: String
    /// What a board would ask.
    public var question: String
    /// The harm.
    public var why: String
    /// What to decide and write.
    public var fix: String
    /// The boards that asked.
    public var boards: [String]
  }

  /// One of the words to choose from.
  public struct Choice: Sendable, Hashable {
    /// The word to show and write.
    public var word: String
    /// What it means, where the word does not say it.
    public var help: String?
  }

  /// How it is to be answered.
  public enum Form: Sendable, Hashable {
    /// With any text.
    case text
    /// With the names of new entries: commas stand between several.
    case names
    /// With the names of data sets; other names are taken as well.
    case references
    /// With yes or no.
    case yesNo
    /// With a whole number.
    case integer
    /// With a day.
    case date
    /// With a length of time.
    case period
    /// With words of the vocabulary.
    case choice
  }

  /// The question behind it.
  public var background: Background
  /// Whether the question before rested on the same background.
  public var isFollowUp: Bool
  /// The place of the fact: 「消去・廃棄 1件目 › 方法」.
  public var place: String
  /// What the field says, in a line.
  public var help: String
  /// How it is to be answered.
  public var form: Form
  /// Whether several answers may be given.
  public var takesSeveral: Bool
  /// The words to choose from.
  public var choices: [Choice]
  /// The section of which this is the first entry; its being none or undecided is a possible answer.
  public var newSection: String?
  /// Whether the fact is marked as undecided.
  public var isUndecided: Bool

  /// The place of the fact.
  var path: FactPath
  /// The list, where this is the first field of its first entry.
  var section: FactPath?
  /// Whether this names an entry that has no name yet.
  var startsEntry: Bool
}
