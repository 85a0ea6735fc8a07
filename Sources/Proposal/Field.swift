import SourceText

/// A field of a record: a fact that a proposal can state.
public struct Field: Sendable {
  /// What only messages and editors need.
  struct Texts: Sendable {
    var japaneseKeys: [String]
    var englishKeys: [String]
    var help: LocalizedText
  }

  private let deferredName: Deferred<String>
  private let deferredLabel: Deferred<LocalizedText>
  private let texts: Deferred<Texts>
  /// What it holds.
  public internal(set) var type: FieldType

  init(name: String, label: LocalizedText, texts: Texts, type: FieldType) {
    deferredName = Deferred(name)
    deferredLabel = Deferred(label)
    self.texts = Deferred(texts)
    self.type = type
  }

  /// The name in conditions, which is the English key.
  public var name: String { deferredName.value }
  /// The name to show.
  public var label: LocalizedText { deferredLabel.value }
  /// The keys in Japanese, the preferred one first.
  public var japaneseKeys: [String] { texts.value.japaneseKeys }
  /// The keys in English, the name first.
  public var englishKeys: [String] { texts.value.englishKeys }
  /// What the field says, in a line.
  public var help: LocalizedText { texts.value.help }
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
    deferredName.pack(into: &packer)
    deferredLabel.pack(into: &packer)
    texts.pack(into: &packer)
  }

  /// Reads a field.
  public init(unpacking unpacker: inout Unpacker) {
    type = FieldType(unpacking: &unpacker)
    deferredName = Deferred(unpacking: &unpacker)
    deferredLabel = Deferred(unpacking: &unpacker)
    texts = Deferred(unpacking: &unpacker)
  }
}
