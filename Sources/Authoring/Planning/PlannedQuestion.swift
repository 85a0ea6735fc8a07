import Linting
import SourceText

/// One field of a proposal to ask for or to show in a form, with all that helps to answer.
package struct PlannedQuestion: Sendable {
  /// How much hangs on the answer.
  package enum Importance: UInt8, Sendable, Comparable {
    /// Every officer knows it, and what else matters hangs on it.
    case first
    /// An error or a warning stands behind it.
    case must
    /// It may be left out.
    case may

    package static func < (left: Importance, right: Importance) -> Bool { left.rawValue < right.rawValue }
  }

  /// What the proposal says of it.
  package enum State: UInt8, Sendable {
    case unstated, stated, none, undecided

    /// The word for programs.
    package var word: String {
      switch self {
      case .unstated: "unstated"
      case .stated: "stated"
      case .none: "none"
      case .undecided: "undecided"
      }
    }
  }

  /// The place of the fact: `transfers[0].method`. Of a list that is not written it is a field of its first entry.
  package var path: String
  /// The same without the numbers of entries: what is asked of every entry alike.
  package var key: String
  /// The entry it is about, by what it holds; empty for what stands in no list.
  package var card: String
  /// The question, which the answer to this very field answers.
  package var ask: String
  /// What the field says, in a line.
  package var help: String
  /// How it is to be answered.
  package var form: OpenQuestion.Form
  /// Whether several answers may be given.
  package var takesSeveral: Bool
  /// The words to choose from, or to be offered.
  package var choices: [OpenQuestion.Choice]
  /// What was said elsewhere of the same things, to be offered as the answer; nothing is taken unasked.
  package var suggestion: [String]
  /// What the proposal says.
  package var state: State
  /// How much hangs on the answer.
  package var importance: Importance
  /// The finding behind it, by its index in the findings of the proposal; ``QuestionPlan/why(_:in:)`` has its words.
  package var finding: Int?

  /// The same place for edits.
  var place: FactPath
  /// The list that it starts.
  var list: FactPath?
}
