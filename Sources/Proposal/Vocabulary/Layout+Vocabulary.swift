import YAML

extension Layout {
  /// The canonical layout of a proposal: keys in the order of the vocabulary; keys that it does not know stay behind the
  /// key that they follow.
  public init(_ vocabulary: Vocabulary) {
    self.init(rank: { path, key in
      guard let record = vocabulary.record(at: path) else { return nil }
      return vocabulary.records[record].keys.find(Array(key.utf8)[...])
    })
  }
}

extension Vocabulary {
  /// The record type of the mapping at a path of keys, in either language, from the root; entries of lists are left out.
  func record(at path: [String]) -> Int? {
    var record = root
    for key in path {
      guard let field = records[record].keys.find(Array(key.utf8)[...]),
        case .record(let inner) = records[record].fields[field].type.element
      else { return nil }
      record = inner
    }
    return record
  }
}
