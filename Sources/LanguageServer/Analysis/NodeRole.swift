import Proposal
import SourceText
import YAML

/// What a node of a document means in the vocabulary.
enum NodeRole: Hashable, Sendable {
  /// Nothing that the vocabulary knows.
  case none
  /// The key of a field.
  case key(FieldPlace)
  /// A single value of a field, also as an item of its list.
  case value(FieldPlace)
  /// The list of a field.
  case list(FieldPlace)
  /// A record, by its type.
  case record(Int)
}

/// A field of a record type.
struct FieldPlace: Hashable, Sendable {
  /// The record type, by its index in the vocabulary.
  var record: Int
  /// The field, by its index in the record type.
  var field: Int
}

extension Vocabulary {
  /// The field at a place.
  func field(_ place: FieldPlace) -> Field { records[place.record].fields[place.field] }

  /// The field that a scalar in place of a record stands for.
  func shorthand(of record: Int) -> FieldPlace? {
    records[record].shorthand.map { FieldPlace(record: record, field: $0) }
  }
}

extension Tree {
  /// The role of every node. It needs no sound document: what could be read is told as far as it goes.
  func roles(_ vocabulary: Vocabulary) -> [NodeRole] {
    var roles = Array(repeating: NodeRole.none, count: nodes.count)
    // Parents stand before their children, so each node finds what is expected of it.
    var expected: [Int: NodeRole] = root == nil ? [:] : [0: .record(vocabulary.root)]
    for node in nodes.indices {
      guard let role = expected.removeValue(forKey: node) else { continue }
      switch (role, nodes[node].kind) {
      case (.record(let type), .mapping):
        roles[node] = role
        for pair in pairs(of: node) {
          guard let field = vocabulary.records[type].keys.find(bytes(of: pair.key)) else { continue }
          let place = FieldPlace(record: type, field: field)
          roles[pair.key] = .key(place)
          expected[pair.value] = vocabulary.expectation(at: place)
        }
      case (.record(let type), .scalar):
        roles[node] = vocabulary.shorthand(of: type).map(NodeRole.value) ?? .none
      case (.list(let place), .sequence):
        roles[node] = role
        for item in children(of: node) { expected[item] = vocabulary.expectation(inListAt: place) }
      case (.list(let place), .scalar):
        roles[node] = vocabulary.roleOfScalar(in: place)
      case (.value, .scalar): roles[node] = role
      default: break
      }
    }
    return roles
  }
}

extension Vocabulary {
  /// What the value of a field should be.
  func expectation(at place: FieldPlace) -> NodeRole {
    field(place).type.isList ? .list(place) : expectation(inListAt: place)
  }

  /// What an item of a field's list should be.
  func expectation(inListAt place: FieldPlace) -> NodeRole {
    if case .record(let type) = field(place).type.element { return .record(type) }
    return .value(place)
  }

  /// What a single text in the place of a list means.
  fileprivate func roleOfScalar(in place: FieldPlace) -> NodeRole {
    guard case .record(let type) = field(place).type.element else { return .value(place) }
    return shorthand(of: type).map(NodeRole.value) ?? .none
  }
}

/// Data sets: declared under one name, then followed by it.
extension Analysis {
  /// A place where a data set is named.
  struct Mention: Hashable, Sendable {
    /// The scalar.
    var node: Int
    /// Whether it declares the name.
    var isDeclaration: Bool
  }

  /// All places that name the data set which is named at `node`; empty where none is.
  func mentions(ofNameAt node: Int, _ vocabulary: Vocabulary) -> [Mention] {
    guard mention(node, vocabulary) != nil else { return [] }
    let name = Analysis.trimmed(tree.text(of: node))
    guard !name.isEmpty else { return [] }
    return tree.nodes.indices.compactMap { other in
      guard let mention = mention(other, vocabulary), Analysis.trimmed(tree.text(of: other)) == name else {
        return nil
      }
      return mention
    }
  }

  /// The names of all declared data sets, in order, each once.
  func dataSetNames(_ vocabulary: Vocabulary) -> [String] {
    var seen = Set<String>()
    return tree.nodes.indices.compactMap { node in
      guard let mention = mention(node, vocabulary), mention.isDeclaration else { return nil }
      let name = Analysis.trimmed(tree.text(of: node))
      return !name.isEmpty && seen.insert(name).inserted ? name : nil
    }
  }

  private func mention(_ node: Int, _ vocabulary: Vocabulary) -> Mention? {
    guard case .value(let place) = roles[node], tree.nodes[node].kind == .scalar else { return nil }
    switch vocabulary.field(place).type.element {
    case .name: return Mention(node: node, isDeclaration: true)
    case .reference: return Mention(node: node, isDeclaration: false)
    default: return nil
    }
  }

  private static func trimmed(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(text[first...last])
  }
}
