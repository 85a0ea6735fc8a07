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

  /// The name in the vocabulary.
  public var name: String
  /// The name to show.
  public var label: LocalizedText
  /// The options, in the order of the vocabulary.
  public var options: [Option]
  /// The groups, in the order of the vocabulary.
  public var groups: [Group]
  /// All words in all languages, to the index of their option.
  public var words: WordTable
  /// The option `other`, which takes an explanation in brackets.
  public var other: Int?
}
