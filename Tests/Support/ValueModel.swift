import SourceText
import YAML

/// A document's values and nothing else.
package indirect enum ValueModel: Equatable, CustomStringConvertible {
  case nothing
  /// A scalar by its text. `isText` tells whether a YAML 1.2 reader takes it for a string; nil where it does not matter.
  case scalar(String, isText: Bool?)
  case list([ValueModel])
  case mapping([Pair])

  package struct Pair: Equatable {
    package var key: String
    package var value: ValueModel

    package init(key: String, value: ValueModel) {
      self.key = key
      self.value = value
    }
  }

  package init(_ tree: Tree) {
    self = tree.root.map { ValueModel(tree, $0) } ?? .nothing
  }

  private init(_ tree: Tree, _ node: Int) {
    switch tree.nodes[node].kind {
    case .scalar:
      let isText = tree.nodes[node].style != .plain || CoreSchema.resolve(tree.bytes(of: node)) == .string
      self = tree.isEmptyScalar(node) ? .nothing : .scalar(tree.text(of: node), isText: isText)
    case .sequence: self = .list(tree.children(of: node).map { ValueModel(tree, $0) })
    case .mapping:
      self = .mapping(tree.pairs(of: node).map { Pair(key: tree.text(of: $0.key), value: ValueModel(tree, $0.value)) })
    }
  }

  package init(_ value: EditValue) {
    switch value {
    case .nothing: self = .nothing
    case .text(let text): self = .scalar(text, isText: true)
    case .word(let word): self = .scalar(word, isText: nil)
    case .list(let items): self = .list(items.map { ValueModel($0) })
    case .mapping(let pairs): self = .mapping(pairs.map { Pair(key: $0.key, value: ValueModel($0.value)) })
    }
  }

  package static func == (left: ValueModel, right: ValueModel) -> Bool {
    switch (left, right) {
    case (.nothing, .nothing): true
    case (.scalar(let a, let x), .scalar(let b, let y)): a == b && (x == nil || y == nil || x == y)
    case (.list(let a), .list(let b)): a == b
    case (.mapping(let a), .mapping(let b)): a == b
    default: false
    }
  }

  package var children: [ValueModel] {
    get {
      switch self {
      case .list(let items): items
      case .mapping(let pairs): pairs.map(\.value)
      default: []
      }
    }
    set {
      switch self {
      case .list: self = .list(newValue)
      case .mapping(var pairs):
        for index in pairs.indices { pairs[index].value = newValue[index] }
        self = .mapping(pairs)
      default: break
      }
    }
  }

  /// Changes the value at a path of entry numbers.
  package mutating func change(at path: ArraySlice<Int>, _ body: (inout ValueModel) -> Void) {
    guard let first = path.first else { return body(&self) }
    var all = children
    all[first].change(at: path.dropFirst(), body)
    children = all
  }

  /// The same with the pairs of every mapping in the order of their keys.
  package var sorted: ValueModel {
    switch self {
    case .nothing, .scalar: self
    case .list(let items): .list(items.map(\.sorted))
    case .mapping(let pairs):
      .mapping(pairs.map { Pair(key: $0.key, value: $0.value.sorted) }.sorted { $0.key < $1.key })
    }
  }

  package var description: String {
    switch self {
    case .nothing: "∅"
    case .scalar(let text, let isText): "\(text.debugDescription)\(isText == false ? "?" : "")"
    case .list(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
    case .mapping(let pairs):
      "{" + pairs.map { "\($0.key.debugDescription): \($0.value)" }.joined(separator: ", ") + "}"
    }
  }
}

extension ValueModel {
  /// Puts a value at a path whose last entry may be one behind the end.
  package mutating func put(_ value: ValueModel, at path: ArraySlice<Int>) {
    guard let first = path.first else {
      self = value
      return
    }
    var all = children
    if first < all.count {
      all[first].put(value, at: path.dropFirst())
      children = all
    } else if case .list(let items) = self, case .list(let new) = value {
      self = .list(items + new)
    } else if case .mapping(let pairs) = self, case .mapping(let new) = value {
      self = .mapping(pairs + new)
    }
  }
}

extension ValueModel {
  package func renamed(_ rename: ([String], String) -> String?) -> ValueModel {
    switch self {
    case .nothing, .scalar: self
    case .list(let items): .list(items.map { $0.renamed(rename) })
    case .mapping(let pairs):
      .mapping(pairs.map { Pair(key: rename([], $0.key) ?? $0.key, value: $0.value.renamed(rename)) })
    }
  }
}
