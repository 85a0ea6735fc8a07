import Proposal
import SourceText

/// What can be written where the cursor stands.
struct CursorContext: Hashable {
  /// What the vocabulary or the grammar of suppressions expects.
  enum Expectation: Hashable {
    /// A key of a record; those that it has already are given by their fields.
    case key(record: Int, present: Set<Int>)
    /// One value of a field.
    case value(FieldPlace)
    /// An entry of a field's list, with its dash still to be written.
    case entry(FieldPlace)
    /// The id of a rule in a suppression.
    case suppressedRule
    /// The rest of a suppression: `reason`, `until`.
    case suppressionOption(hasReason: Bool, hasUntil: Bool)
  }

  var expectation: Expectation
  /// What the completion replaces; it holds the cursor.
  var span: Span
  /// What of it stands before the cursor.
  var typed: String
  /// Whether a space must come first, for the cursor stands right behind a colon.
  var needsSpace = false
  /// Whether a whole list stands here, which may also be said to be empty.
  var isListPlace = false
  /// Whether the colon of the key is there already.
  var hasColon = false
}
