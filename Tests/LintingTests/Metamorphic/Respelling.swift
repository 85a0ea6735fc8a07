import SourceText
import TestSupport

@testable import Proposal

/// Says the same in other words of the vocabulary.
struct Respelling {
  /// The language to write in; nil for any word, also of the other language.
  let language: Language?
  private var dice: RandomSource

  init(_ language: Language?, _ dice: RandomSource) {
    self.language = language
    self.dice = dice
  }

  private var vocabulary: Vocabulary { Corpus.vocabulary }

  func apply(_ draft: Draft) -> Draft {
    var respelling = self
    return respelling.value(draft, Corpus.root)
  }

  private mutating func value(_ draft: Draft, _ type: FieldType) -> Draft {
    switch draft {
    case .nothing: return .nothing
    case .word(let word): return self.word(word, type)
    case .list(let items):
      if items.isEmpty, language == nil, dice.oneIn(2) { return .word(noneWord(type.element)) }
      return .list(items.map { Draft.Item(origin: $0.origin, value: value($0.value, FieldType(type.element))) })
    case .record(let record, let pairs):
      return .record(
        type: record,
        pairs.map { pair in
          let field = vocabulary.records[record].fields[pair.field]
          return Draft.Pair(field: pair.field, key: key(field), value: value(pair.value, field.type))
        })
    }
  }

  private mutating func key(_ field: Field) -> String { choose(field.japaneseKeys, field.englishKeys) }

  private mutating func choose(_ japanese: [String], _ english: [String]) -> String {
    switch language {
    case .japanese: japanese.first ?? english[0]
    case .english: english.first ?? japanese[0]
    case nil: dice.pick(japanese + english)
    }
  }

  private mutating func word(_ text: String, _ type: FieldType) -> Draft {
    let word = trimmed(text)
    let bytes = Array(word.utf8)[...]
    if ScalarWords.isUndecided(bytes) {
      return .word(choose(["未定", "検討中", "調整中"], ["undecided", "TBD", "tbd", "Undecided"]))
    }
    if type.isList {
      guard ScalarWords.isNone(bytes), !isChoice(word, type.element) else {
        return self.word(text, FieldType(type.element))
      }
      return language == nil && dice.oneIn(2) ? .list([]) : .word(noneWord(type.element))
    }
    switch type.element {
    case .record(let record):
      guard let shorthand = vocabulary.records[record].shorthand else { return .word(text) }
      return self.word(text, vocabulary.records[record].fields[shorthand].type)
    case .choice(let choice): return .word(option(word, vocabulary.choices[choice]) ?? text)
    case .yesNo: return .word(truth(word) ?? text)
    case .text, .name, .reference: return .word(ScalarWords.isNone(bytes) ? noneWord(type.element) : text)
    case .integer, .date, .period, .deadline:
      return .word(language == nil ? Amounts.same(as: word, type.element, &dice) : text)
    }
  }

  private func isChoice(_ word: String, _ element: FieldType.Element) -> Bool {
    guard case .choice(let choice) = element else { return false }
    return vocabulary.choices[choice].words.find(Array(word.utf8)[...]) != nil
  }

  /// A word for nothing that is no option of the choice.
  private mutating func noneWord(_ element: FieldType.Element) -> String {
    let japanese = ["なし", "無し", "該当なし", "無"].filter { !isChoice($0, element) }
    let english = ["none", "None"].filter { !isChoice($0, element) }
    return choose(japanese, english)
  }

  private mutating func option(_ word: String, _ choice: ChoiceType) -> String? {
    if let index = choice.words.find(Array(word.utf8)[...]) {
      return choose(choice.options[index].japaneseWords, choice.options[index].englishWords)
    }
    // `その他（庁内便）`
    guard let other = choice.other, let bracket = word.firstIndex(where: { "（(".contains($0) }) else { return nil }
    return choose(choice.options[other].japaneseWords, choice.options[other].englishWords) + word[bracket...]
  }

  private mutating func truth(_ word: String) -> String? {
    switch ScalarWords.truth(Array(word.utf8)[...]) {
    case true?: choose(["はい", "有", "あり", "有り"], ["yes", "true", "Yes", "TRUE"])
    case false?: choose(["いいえ", "無", "なし", "無し"], ["no", "false", "No", "FALSE"])
    case nil: nil
    }
  }

  private func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first.value <= 0x20 || first.value == 0x3000 { scalars.removeFirst() }
    while let last = scalars.last, last.value <= 0x20 || last.value == 0x3000 { scalars.removeLast() }
    return String(scalars)
  }
}
