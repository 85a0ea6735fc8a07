import SourceText

/// A document read from the strict YAML subset, as flat arrays over the bytes it was read from.
///
/// Nodes stand in document order: a collection, then what is in it; in a mapping each key is followed by its value.
/// Nothing of the source is lost: every node and comment knows its bytes, and what lies between them is white space
/// and punctuation. Reading again into the same tree reuses its memory.
public struct Tree: Sendable {
  /// Collections may lie this deep in one another.
  public static let maximumDepth = 64

  /// All nodes in document order; empty if nothing could be read.
  public internal(set) var nodes: [Node] = []
  /// All comments in order.
  public internal(set) var comments: [Comment] = []
  /// The text of scalars whose value differs from what stands in the source.
  public internal(set) var decoded: [UInt8] = []
  /// The bytes that were read.
  public internal(set) var source: [UInt8] = []

  /// An empty tree.
  public init() {}

  /// The root, if the document has one.
  public var root: Int? { nodes.isEmpty ? nil : 0 }

  /// The value of a scalar as bytes.
  public func bytes(of node: Int) -> ArraySlice<UInt8> {
    let node = nodes[node]
    return node.isDecoded ? decoded[node.text.range] : source[node.text.range]
  }

  /// The value of a scalar as text.
  public func text(of node: Int) -> String {
    String(decoding: bytes(of: node), as: UTF8.self)
  }

  /// The node behind `node` in the same collection, or the collection's end.
  @inlinable
  public func next(after node: Int) -> Int { Int(nodes[node].next) }

  /// Whether the node is a scalar that was left out, or is plain and null in the core schema.
  public func isEmptyScalar(_ node: Int) -> Bool {
    let found = nodes[node]
    guard found.kind == .scalar else { return false }
    return found.style == .absent || (found.style == .plain && CoreSchema.isNull(bytes(of: node)))
  }

  /// The value of a key in a mapping, by the key's text.
  public func value(of key: String, in mapping: Int) -> Int? {
    guard nodes[mapping].kind == .mapping else { return nil }
    var index = mapping + 1
    let end = next(after: mapping)
    while index < end {
      let value = next(after: index)
      if bytes(of: index).elementsEqual(key.utf8) { return value }
      index = next(after: value)
    }
    return nil
  }

  /// The items of a sequence, or the values of a mapping's pairs with their keys.
  public func children(of collection: Int) -> [Int] {
    guard nodes[collection].kind != .scalar else { return [] }
    var result: [Int] = []
    var index = collection + 1
    let end = next(after: collection)
    while index < end {
      result.append(index)
      index = next(after: index)
    }
    return result
  }

  /// The pairs of a mapping.
  public func pairs(of mapping: Int) -> [(key: Int, value: Int)] {
    guard nodes[mapping].kind == .mapping else { return [] }
    let flat = children(of: mapping)
    return stride(from: 0, to: flat.count - 1, by: 2).map { (flat[$0], flat[$0 + 1]) }
  }
}
