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
  }

  /// The texts, and the options.
  private let packed: Packed
  /// All words in all languages, to the index of their option.
  package let words: WordTable
  /// The option `other`, which takes an explanation in brackets.
  package let other: Int?

  init(texts: Texts, options: [Option], words: WordTable, other: Int?) {
    packed = Packed { parts in
      parts.append(passable: texts)
      parts.append(passable: options)
    }
    self.words = words
    self.other = other
  }

  private var texts: Texts { packed.part(0).value() }
  /// The name in the vocabulary.
  package var name: String { texts.name }
  /// The name to show.
  package var label: LocalizedText { texts.label }
  /// The options, in the order of the vocabulary.
  package var options: [Option] { packed.part(1).value() }
  /// The word to show for an option, by its index.
  package func label(ofOption index: Int) -> LocalizedText {
    packed.part(1).withUnpacker { unpacker in
      // The number of options; then two parts of each.
      _ = unpacker.number()
      for _ in 0..<2 * index { _ = unpacker.bytes() }
      return Packed(unpacking: &unpacker).value()
    }
  }

  /// The groups, in the order of the vocabulary.
  package var groups: [Group] { texts.groups }
}

extension ChoiceType.Option: Packable {
  /// Appends the option.
  package func pack(into packer: inout Packer) {
    packer.append(passable: label)
    packer.append(passable: [[name], japaneseWords, englishWords, help.map { [$0.ja, $0.en] } ?? []])
  }

  /// Reads an option.
  package init(unpacking unpacker: inout Unpacker) {
    label = Packed(unpacking: &unpacker).value()
    let words: [[String]] = Packed(unpacking: &unpacker).value()
    name = words[0][0]
    japaneseWords = words[1]
    englishWords = words[2]
    help = words[3].isEmpty ? nil : LocalizedText(ja: words[3][0], en: words[3][1])
  }
}

extension ChoiceType.Group: Packable {
  /// Appends the group.
  package func pack(into packer: inout Packer) {
    name.pack(into: &packer)
    label.pack(into: &packer)
    options.pack(into: &packer)
  }

  /// Reads a group.
  package init(unpacking unpacker: inout Unpacker) {
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
  package func pack(into packer: inout Packer) {
    packed.pack(into: &packer)
    words.pack(into: &packer)
    other.pack(into: &packer)
  }

  /// Reads a choice type.
  package init(unpacking unpacker: inout Unpacker) {
    packed = Packed(unpacking: &unpacker)
    words = WordTable(unpacking: &unpacker)
    other = Optional(unpacking: &unpacker)
  }
}
