import SourceText

/// A field of a record: a fact that a proposal can state.
public struct Field: Sendable {
  /// What only messages and editors need.
  struct Texts: Sendable {
    var japaneseKeys: [String]
    var englishKeys: [String]
    var help: LocalizedText
  }

  private let packedName: Packed
  private let packedLabel: Packed
  private let packedTexts: Packed
  /// What it holds.
  public internal(set) var type: FieldType

  init(name: String, label: LocalizedText, texts: Texts, type: FieldType) {
    packedName = Packed(name)
    packedLabel = Packed(label)
    packedTexts = Packed(texts)
    self.type = type
  }

  private var texts: Texts { packedTexts.value() }
  /// The name in conditions, which is the English key.
  public var name: String { packedName.value() }
  /// Calls `body` with the bytes of the name.
  public func withName<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result { packedName.withUTF8(body) }
  /// The name to show.
  public var label: LocalizedText { packedLabel.value() }
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
    packedName.pack(into: &packer)
    packedLabel.pack(into: &packer)
    packedTexts.pack(into: &packer)
  }

  /// Reads a field.
  public init(unpacking unpacker: inout Unpacker) {
    type = FieldType(unpacking: &unpacker)
    packedName = Packed(unpacking: &unpacker)
    packedLabel = Packed(unpacking: &unpacker)
    packedTexts = Packed(unpacking: &unpacker)
  }
}
