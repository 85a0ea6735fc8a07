import SourceText

/// A closed set of words for one kind of fact.
public struct ChoiceType: Sendable {
  /// One of the words.
  public struct Option: Sendable {
    /// The name in conditions, which is the first English word.
    public var name: String
    /// The Japanese words, the preferred one first.
    public var japaneseWords: [String]
    /// The English words, the name first.
    public var englishWords: [String]
    /// The word to show.
    public var label: LocalizedText
    /// What it means, where the word does not say it.
    public var help: LocalizedText?
  }

  /// Options that share a property, such as "tracked".
  public struct Group: Sendable {
    /// The name in conditions.
    public var name: String
    /// The name to show.
    public var label: LocalizedText
    /// Indices of the options.
    public var options: [Int]
  }

  /// What only messages and editors need.
  struct Texts: Sendable {
    var name: String
    var label: LocalizedText
    var groups: [Group]
  }

  private let texts: Deferred<Texts>
  private let deferredOptions: Deferred<[Option]>
  /// All words in all languages, to the index of their option.
  public let words: WordTable
  /// The option `other`, which takes an explanation in brackets.
  public let other: Int?

  init(texts: Texts, options: [Option], words: WordTable, other: Int?) {
    self.texts = Deferred(texts)
    deferredOptions = Deferred(options)
    self.words = words
    self.other = other
  }

  /// The name in the vocabulary.
  public var name: String { texts.value.name }
  /// The name to show.
  public var label: LocalizedText { texts.value.label }
  /// The options, in the order of the vocabulary.
  public var options: [Option] { deferredOptions.value }
  /// The groups, in the order of the vocabulary.
  public var groups: [Group] { texts.value.groups }
}

extension ChoiceType.Option: Packable {
  /// Appends the option.
  public func pack(into packer: inout Packer) {
    name.pack(into: &packer)
    japaneseWords.pack(into: &packer)
    englishWords.pack(into: &packer)
    label.pack(into: &packer)
    help.pack(into: &packer)
  }

  /// Reads an option.
  public init(unpacking unpacker: inout Unpacker) {
    name = String(unpacking: &unpacker)
    japaneseWords = Array(unpacking: &unpacker)
    englishWords = Array(unpacking: &unpacker)
    label = LocalizedText(unpacking: &unpacker)
    help = Optional(unpacking: &unpacker)
  }
}

extension ChoiceType.Group: Packable {
  /// Appends the group.
  public func pack(into packer: inout Packer) {
    name.pack(into: &packer)
    label.pack(into: &packer)
    options.pack(into: &packer)
  }

  /// Reads a group.
  public init(unpacking unpacker: inout Unpacker) {
    name = String(unpacking: &unpacker)
    label = LocalizedText(unpacking: &unpacker)
    options = Array(unpacking: &unpacker)
  }
}

extension ChoiceType.Texts: Packable {
  func pack(into packer: inout Packer) {
    name.pack(into: &packer)
    label.pack(into: &packer)
    groups.pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker) {
    name = String(unpacking: &unpacker)
    label = LocalizedText(unpacking: &unpacker)
    groups = Array(unpacking: &unpacker)
  }
}

extension ChoiceType: Packable {
  /// Appends the choice type.
  public func pack(into packer: inout Packer) {
    texts.pack(into: &packer)
    deferredOptions.pack(into: &packer)
    words.pack(into: &packer)
    other.pack(into: &packer)
  }

  /// Reads a choice type.
  public init(unpacking unpacker: inout Unpacker) {
    texts = Deferred(unpacking: &unpacker)
    deferredOptions = Deferred(unpacking: &unpacker)
    words = WordTable(unpacking: &unpacker)
    other = Optional(unpacking: &unpacker)
  }
}
