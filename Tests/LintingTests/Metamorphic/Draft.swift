import Proposal
import YAML

/// A proposal taken apart: what it says, without how it is written.
indirect enum Draft: Hashable, Sendable {
  /// An entry of a list.
  struct Item: Hashable, Sendable {
    /// Its place in the list that was read.
    var origin: Int
    var value: Draft
  }

  /// A field of a record.
  struct Pair: Hashable, Sendable {
    var field: Int
    var key: String
    var value: Draft
  }

  /// A value that is left out.
  case nothing
  /// A text, also one that stands for a list or a record.
  case word(String)
  case list([Item])
  /// A record of a type of the vocabulary.
  case record(type: Int, [Pair])
}

extension Draft {
  /// The draft of a document; nil where it does not fit the vocabulary.
  init?(_ tree: Tree, node: Int = 0, _ vocabulary: Vocabulary) {
    self.init(tree, node, FieldType(.record(vocabulary.root)), vocabulary)
  }

  private init?(_ tree: Tree, _ node: Int, _ type: FieldType, _ vocabulary: Vocabulary) {
    switch tree.nodes[node].kind {
    case .scalar:
      self = tree.isEmptyScalar(node) ? .nothing : .word(tree.text(of: node))
    case .sequence:
      guard type.isList else { return nil }
      var items: [Item] = []
      for child in tree.children(of: node) {
        guard let value = Draft(tree, child, FieldType(type.element), vocabulary) else { return nil }
        items.append(Item(origin: items.count, value: value))
      }
      self = .list(items)
    case .mapping:
      guard case .record(let record) = type.element, !type.isList else { return nil }
      var pairs: [Pair] = []
      for pair in tree.pairs(of: node) {
        guard let field = vocabulary.records[record].keys.find(tree.bytes(of: pair.key)),
          let value = Draft(tree, pair.value, vocabulary.records[record].fields[field].type, vocabulary)
        else { return nil }
        pairs.append(Pair(field: field, key: tree.text(of: pair.key), value: value))
      }
      self = .record(type: record, pairs)
    }
  }

  /// The same with every value of the document given to `change` with the type of its field, the inner ones first.
  func mapped(
    as type: FieldType, _ vocabulary: Vocabulary, _ change: (Draft, FieldType) -> Draft
  ) -> Draft {
    switch self {
    case .nothing, .word: change(self, type)
    case .list(let items):
      change(
        .list(
          items.map {
            Item(origin: $0.origin, value: $0.value.mapped(as: FieldType(type.element), vocabulary, change))
          }), type)
    case .record(let record, let pairs):
      change(
        .record(
          type: record,
          pairs.map { pair in
            let type = vocabulary.records[record].fields[pair.field].type
            return Pair(field: pair.field, key: pair.key, value: pair.value.mapped(as: type, vocabulary, change))
          }), type)
    }
  }

  /// The places in the lists that were read, for each list by its path here: `tasks[1].produces`.
  func origins(_ vocabulary: Vocabulary) -> [String: [Int]] {
    var result: [String: [Int]] = [:]
    collectOrigins(at: "", vocabulary, &result)
    return result
  }

  private func collectOrigins(at path: String, _ vocabulary: Vocabulary, _ result: inout [String: [Int]]) {
    switch self {
    case .nothing, .word: break
    case .list(let items):
      result[path] = items.map(\.origin)
      for (index, item) in items.enumerated() {
        item.value.collectOrigins(at: "\(path)[\(index)]", vocabulary, &result)
      }
    case .record(let type, let pairs):
      for pair in pairs {
        let name = vocabulary.records[type].fields[pair.field].name
        pair.value.collectOrigins(at: path.isEmpty ? name : "\(path).\(name)", vocabulary, &result)
      }
    }
  }
}
