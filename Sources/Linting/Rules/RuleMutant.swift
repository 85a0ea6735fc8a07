import CEL
import SourceText

/// A rule with one small change of its conditions.
struct RuleMutant {
  /// What was changed: "require: drop `it.encrypted`", "when: removed".
  var name: String
  /// The changed part in the rule's file.
  var span: Span
  /// The conditions with the change.
  var when: Program?
  var require: Program?
}
