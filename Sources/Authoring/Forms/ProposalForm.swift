import Linting
import SourceText

/// A proposal as a form to fill in: every field that can be written, with what is written there and what is asked of it.
package struct ProposalForm: Sendable {
  /// How much the answer matters.
  package enum Importance: Sendable {
    /// What every officer knows, from which the rest follows.
    case first
    /// A finding that is at least a warning waits for it or objects to it.
    case must
    /// A finding waits for it.
    case should
    /// Nothing asks for it.
    case may

    /// The word by which a page tells it.
    package var word: String {
      switch self {
      case .first: "first"
      case .must: "must"
      case .should: "should"
      case .may: "may"
      }
    }
  }

  /// What a finding asks of a field.
  package struct Demand: Sendable {
    /// The number of the finding, from 0; the lower the more dangerous.
    package var finding: Int
    /// How much it weighs.
    package var severity: Severity
    /// What the board would ask.
    package var question: String
    /// The harm.
    package var why: String
    /// What to write.
    package var fix: String
  }

  /// A field.
  package struct FormField: Sendable {
    /// The place: `transfers[0].method`.
    package var path: String
    /// The name to show.
    package var label: String
    /// The question that it answers, in plain words.
    package var ask: String
    /// What it says, in a line.
    package var help: String
    /// How it is to be answered.
    package var form: OpenQuestion.Form
    /// Whether several answers may be given.
    package var takesSeveral: Bool
    /// The words to choose from.
    package var choices: [OpenQuestion.Choice]
    /// Whether there being none is an answer.
    package var takesNone: Bool
    /// What it says.
    package var state: PlannedQuestion.State
    /// The words as they are written.
    package var words: [String]
    /// The line, from 1; 0 where nothing is written.
    package var line: Int
    /// How much it matters.
    package var importance: Importance
    /// What a finding asks of it.
    package var demand: Demand?
  }

  /// Records in a field: a section, or entries within an entry.
  package struct Section: Sendable {
    /// The place: `transfers`, `tasks[0].copies`.
    package var path: String
    /// The name to show.
    package var label: String
    /// What it says, in a line.
    package var help: String
    /// Whether it holds entries that can be added and removed; else one record.
    package var isList: Bool
    /// What it says as a whole.
    package var state: PlannedQuestion.State
    /// How much it matters as a whole.
    package var importance: Importance
    /// What a finding asks of it as a whole.
    package var demand: Demand?
    /// The field that names a new entry; nil where it is no list.
    package var newEntry: FormField?
    /// The records.
    package var entries: [Entry]
    /// How many further records there are, which the form has no room for.
    package var hiddenCount = 0
  }

  /// A record.
  package struct Entry: Sendable {
    /// The place: `transfers[0]`.
    package var path: String
    /// By what it is known; empty where nothing names it.
    package var name: String
    /// Its fields.
    package var fields: [FormField]
    /// Its own sections.
    package var sections: [Section]
  }

  /// The proposal itself.
  package var root: Entry
  /// How many questions that must be answered can still come at most, one asked of several entries counted once.
  package var remainingAtMost: Int
}
