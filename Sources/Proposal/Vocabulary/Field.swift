import SourceText

/// A field of a record: a fact that a proposal can state.
public struct Field: Sendable {
  /// What only messages and editors need.
  struct Texts: Sendable {
    var japaneseKeys: [String]
    var englishKeys: [String]
    var help: LocalizedText
  }

  /// The name, the label, and the rest.
  private let packed: Packed
  /// What it holds.
  public internal(set) var type: FieldType

  init(name: String, label: LocalizedText, texts: Texts, type: FieldType) {
    packed = Packed(parts: [name, label, texts])
    self.type = type
  }

  private var texts: Texts { packed.part(2).value() }
  /// The name in conditions, which is the English key.
  public var name: String { packed.part(0).value() }
  /// Calls `body` with the bytes of the name.
  public func withName<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    packed.part(0).withUTF8(body)
  }
  /// The name to show.
  public var label: LocalizedText { packed.part(1).value() }
  /// The keys in Japanese, the preferred one first.
  public var japaneseKeys: [String] { texts.japaneseKeys }
  /// The keys in English, the name first.
  public var englishKeys: [String] { texts.englishKeys }
  /// What the field says, in a line.
  public var help: LocalizedText { texts.help }
}

extension Field.Texts: Packable {
  func pack(into packer: inout Packer) {
    japaneseKeys.pack(into: &packer)
    englishKeys.pack(into: &packer)
    help.pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker) {
    japaneseKeys = Array(unpacking: &unpacker)
    englishKeys = Array(unpacking: &unpacker)
    help = LocalizedText(unpacking: &unpacker)
  }
}

extension Field: Packable {
  /// Appends the field.
  public func pack(into packer: inout Packer) {
    type.pack(into: &packer)
    packed.pack(into: &packer)
  }

  /// Reads a field.
  public init(unpacking unpacker: inout Unpacker) {
    type = FieldType(unpacking: &unpacker)
    packed = Packed(unpacking: &unpacker)
  }
}
