import Proposal

/// Writes out what a word alone stands for, and back.
enum Shorthand {
  private static var vocabulary: Vocabulary { Corpus.vocabulary }

  /// Lists in place of a lone item, records in place of a lone word.
  static func spelledOut(_ draft: Draft) -> Draft {
    draft.mapped(as: Corpus.root, vocabulary) { value, type in
      guard case .word(let word) = value, !isSpecial(word, type) else { return value }
      if type.isList {
        return .list([Draft.Item(origin: 0, value: record(value, FieldType(type.element)))])
      }
      return record(value, type)
    }
  }

  /// A lone item in place of its list, a lone word in place of its record.
  static func abbreviated(_ draft: Draft) -> Draft {
    draft.mapped(as: Corpus.root, vocabulary) { value, type in
      switch value {
      case .list(let items):
        guard items.count == 1, case .word(let word) = items[0].value, !isSpecial(word, type) else { return value }
        return items[0].value
      case .record(let record, let pairs):
        guard pairs.count == 1, pairs[0].field == vocabulary.records[record].shorthand,
          case .word(let word) = pairs[0].value, !isSpecial(word, type)
        else { return value }
        return pairs[0].value
      case .nothing, .word: return value
      }
    }
  }

  private static func record(_ value: Draft, _ type: FieldType) -> Draft {
    guard case .record(let record) = type.element, let shorthand = vocabulary.records[record].shorthand else {
      return value
    }
    let field = vocabulary.records[record].fields[shorthand]
    return .record(type: record, [Draft.Pair(field: shorthand, key: field.name, value: value)])
  }

  /// Words that say something of the whole list or record: that there is none, or that it is open.
  private static func isSpecial(_ word: String, _ type: FieldType) -> Bool {
    let bytes = Array(word.utf8)[...]
    if ScalarWords.isUndecided(bytes) { return true }
    guard ScalarWords.isNone(bytes) else { return false }
    // In a list of choices, and where a record begins with a choice, it may be one of them.
    return type.isList || word.isEmpty
  }
}
