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

  /// Words by which the body that writes the proposal is meant: its name or what it is (府, 区) with one of some ends.
  package struct Own: Sendable, Hashable {
    /// The option that they stand for.
    var option: Int
    /// What may stand behind the name: nothing, 職員.
    var ends: [String]
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
  /// Words for the body itself.
  let own: [Own]
  /// Whether every option takes an explanation in brackets: 「市（税務課）」.
  package let isExplained: Bool

  init(texts: Texts, words: WordTable, other: Int?, own: [Own] = [], isExplained: Bool = false) {
    packed = Packed(parts: texts)
    self.words = words
    self.other = other
    self.own = own
    self.isExplained = isExplained
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
