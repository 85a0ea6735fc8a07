import Linting

/// A fact to be asked for, with all that helps to answer.
package struct OpenQuestion: Sendable {
  /// One of the words to choose from.
  package struct Choice: Sendable, Hashable {
    /// The word to show and write.
    package var word: String
    /// What it means, where the word does not say it.
    package var help: String?
  }

  /// How it is to be answered.
  package enum Form: UInt8, Sendable, Hashable {
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

    /// The word for programs.
    package var word: String {
      switch self {
      case .text: "text"
      case .names: "names"
      case .references: "references"
      case .yesNo: "yes-no"
      case .integer: "integer"
      case .date: "date"
      case .period: "period"
      case .choice: "choice"
      }
    }
  }

  /// What the plan says of it.
  package var planned: PlannedQuestion
  /// The finding behind it: why it is asked; nil for what is asked of every proposal.
  package var background: FindingText?
  /// Whether the question before rested on the same background.
  package var isFollowUp: Bool
  /// The place of the fact: 「消去・廃棄 1件目 › 方法」.
  package var place: String
  /// The entries that it is asked of at once, by what they hold; empty where it is asked of one.
  package var entries: [String] = []
  /// The section of which this is the first entry; its being none or undecided is a possible answer.
  package var newSection: String?
  /// Whether the fact is marked as undecided.
  package var isUndecided: Bool
  /// The places that the answer goes to.
  var paths: [FactPath]

  /// The question, which the answer to this very field answers.
  package var ask: String { planned.ask }
  /// What the field says, in a line.
  package var help: String { planned.help }
  /// How it is to be answered.
  package var form: Form { planned.form }
  /// Whether several answers may be given.
  package var takesSeveral: Bool { planned.takesSeveral }
  /// The words to choose from.
  package var choices: [Choice] { planned.choices }

  /// The place of the fact.
  var path: FactPath { planned.place }
  /// The list, where this is the first field of its first entry.
  var section: FactPath? { planned.list }
}
