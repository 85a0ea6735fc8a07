/// The names that an expression may use and what they mean.
///
/// A name is looked up among the variables of macros, then `it` and `params`, the fields of the root record, the choice
/// types (as `CHOICE.GROUP`) and the bindings.
public struct Environment: Sendable {
  /// The record types, by the index that ``Type/record(_:)`` and ``Value/aux`` name.
  public var records: [RecordType] = []
  /// The choice types, by the index that ``Type/choice(_:)`` names.
  public var choices: [ChoiceType] = []
  /// The record type whose fields are variables by their own names.
  public var root: Int?
  /// The type of `it`, where a rule runs for each entry of a list.
  public var it: Type?
  /// The value of `params`, a map, where the rule has parameters.
  public var parameters: Constant?
  /// Variables of type dyn; ``Memory/bindings`` holds their values in this order. Names may be dotted.
  public var bindings: [String] = []
  /// The words by which `vague` judges.
  public var wording = Wording()

  /// An environment of the standard functions alone.
  public init() {}
}
