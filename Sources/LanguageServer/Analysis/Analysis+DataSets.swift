import Proposal
import SourceText
import YAML

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
