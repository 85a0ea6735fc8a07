import SourceText

/// A closed set of words for one kind of fact.
package struct ChoiceType: Sendable {
  /// One of the words.
  package struct Option: Sendable {
    /// The name in conditions, which is the first English word.
    package var name: String
    /// The Japanese words, the preferred one first.
    package var japaneseWords: [String]
    /// The English words, the name first.
    package var englishWords: [String]
    /// The word to show.
    package var label: LocalizedText
    /// What it means, where the word does not say it.
    package var help: LocalizedText?
  }

  /// Options that share a property, such as "tracked".
  package struct Group: Sendable {
    /// The name in conditions.
    package var name: String
    /// The name to show.
    package var label: LocalizedText
    /// Indices of the options.
    package var options: [Int]
  }

  /// What only messages and editors need.
  struct Texts: Sendable {
    var name: String
    var label: LocalizedText
    var groups: [Group]
    var options: [Option]
  }

  let packed: Packed
  /// All words in all languages, to the index of their option.
  package let words: WordTable
  /// The option `other`, which takes an explanation in brackets.
  package let other: Int?

  init(texts: Texts, words: WordTable, other: Int?) {
    packed = Packed(parts: texts)
    self.words = words
    self.other = other
  }

  /// The name in the vocabulary.
  package var name: String { packed.part(Texts.Part.name).value() }
  /// The name to show.
  package var label: LocalizedText { packed.part(Texts.Part.label).value() }
  /// The options, in the order of the vocabulary.
  package var options: [Option] { packed.part(Texts.Part.options).value() }
  /// The word to show for an option, by its index.
  package func label(ofOption index: Int) -> LocalizedText {
    packed.part(Texts.Part.options).element(index).part(Option.Part.label).value()
  }

  /// The groups, in the order of the vocabulary.
  package var groups: [Group] { packed.part(Texts.Part.groups).value() }
}
