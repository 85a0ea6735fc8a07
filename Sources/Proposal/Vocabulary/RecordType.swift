import SourceText

/// A kind of record: the proposal itself, a hand-over, a copy at rest.
public struct RecordType: Sendable {
  /// What only messages and editors need.
  struct Texts: Sendable {
    var name: String
    var label: LocalizedText
    var help: LocalizedText
  }

  private let packedTexts: Packed
  /// The fields, in the order of the vocabulary.
  public internal(set) var fields: [Field]
  /// The fields that tell one entry of a list from another.
  public let identity: [Int]
  /// The field that a plain scalar in the record's place stands for.
  public let shorthand: Int?
  /// All keys in all languages, to the index of their field.
  public let keys: WordTable

  init(texts: Texts, fields: [Field], identity: [Int], shorthand: Int?, keys: WordTable) {
    packedTexts = Packed(texts)
    self.fields = fields
    self.identity = identity
    self.shorthand = shorthand
    self.keys = keys
  }

  private var texts: Texts { packedTexts.value() }
  /// The name in the vocabulary.
  public var name: String { texts.name }
  /// The name to show.
  public var label: LocalizedText { texts.label }
  /// What it describes, in a line.
  public var help: LocalizedText { texts.help }

  /// The index of the field of this name.
  public func field(named name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

extension RecordType.Texts: Packable {
  func pack(into packer: inout Packer) {
    name.pack(into: &packer)
    label.pack(into: &packer)
    help.pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker) {
    name = String(unpacking: &unpacker)
    label = LocalizedText(unpacking: &unpacker)
    help = LocalizedText(unpacking: &unpacker)
  }
}

extension RecordType: Packable {
  /// Appends the record type.
  public func pack(into packer: inout Packer) {
    packedTexts.pack(into: &packer)
    fields.pack(into: &packer)
    identity.pack(into: &packer)
    shorthand.pack(into: &packer)
    keys.pack(into: &packer)
  }

  /// Reads a record type.
  public init(unpacking unpacker: inout Unpacker) {
    packedTexts = Packed(unpacking: &unpacker)
    fields = Array(unpacking: &unpacker)
    identity = Array(unpacking: &unpacker)
    shorthand = Optional(unpacking: &unpacker)
    keys = WordTable(unpacking: &unpacker)
  }
}
