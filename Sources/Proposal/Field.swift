import SourceText

/// A field of a record: a fact that a proposal can state.
public struct Field: Sendable {
  /// The name in conditions, which is the English key.
  public var name: String
  /// The keys in Japanese, the preferred one first.
  public var japaneseKeys: [String]
  /// The keys in English, the name first.
  public var englishKeys: [String]
  /// The name to show.
  public var label: LocalizedText
  /// What the field says, in a line.
  public var help: LocalizedText
  /// What it holds.
  public var type: FieldType
}
