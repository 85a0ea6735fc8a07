import Proposal
import SourceText
import YAML

extension Layout {
  /// The canonical layout of a proposal: keys in the order of the vocabulary, in a language or, for nil, as they are
  /// written. Keys that the vocabulary does not know stay behind the key that they follow.
  public init(_ vocabulary: Vocabulary, keys: Language?) {
    self.init(
      rank: { path, key in vocabulary.record(at: path).flatMap { vocabulary.records[$0].field(key: key) } },
      rename: { path, key in
        guard let keys, let record = vocabulary.record(at: path), let field = vocabulary.records[record].field(key: key)
        else { return nil }
        return vocabulary.records[record].fields[field].key(keys)
      })
  }
}

extension Vocabulary {
  /// The record that the keys of a path lead to, from the proposal itself; nil where a key leads nowhere.
  func record(at path: [String]) -> Int? {
    var record = root
    for key in path {
      guard let field = records[record].field(key: key),
        case .record(let inner) = records[record].fields[field].type.element
      else { return nil }
      record = inner
    }
    return record
  }
}

extension RecordType {
  /// The field that a key in any language names.
  func field(key: String) -> Int? { keys.find(Array(key.utf8)[...]) }
}
