import SourceText

/// A kind of record: the proposal itself, a hand-over, a copy at rest.
public struct RecordType: Sendable {
  /// The name in the vocabulary.
  public var name: String
  /// The name to show.
  public var label: LocalizedText
  /// What it describes, in a line.
  public var help: LocalizedText
  /// The fields, in the order of the vocabulary.
  public var fields: [Field]
  /// The fields that tell one entry of a list from another.
  public var identity: [Int]
  /// The field that a plain scalar in the record's place stands for.
  public var shorthand: Int?
  /// All keys in all languages, to the index of their field.
  public var keys: WordTable

  /// The index of the field of this name.
  public func field(named name: String) -> Int? { fields.firstIndex { $0.name == name } }
}
