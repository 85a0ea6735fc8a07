import SourceText

/// A document read from the strict YAML subset, as flat arrays over the bytes it was read from.
///
/// Nodes stand in document order: a collection, then what is in it; in a mapping each key is followed by its value.
/// Nothing of the source is lost: every node and comment knows its bytes, and what lies between them is white space
/// and punctuation. Reading again into the same tree reuses its memory.
public struct Tree: Sendable {
  /// Collections may lie this deep in one another.
  package static let maximumDepth = 64

  /// All nodes in document order; empty if nothing could be read.
  public internal(set) var nodes: [Node] = []
  /// All comments in order.
  package internal(set) var comments: [Comment] = []
  /// The text of scalars whose value differs from what stands in the source.
  package internal(set) var decoded: [UInt8] = []
  /// The places in ``decoded`` of the spaces that a line break between two Japanese characters became, in order: YAML
  /// wants a space there, and nobody who reads Japanese does.
  package internal(set) var joints: [UInt32] = []
  /// The bytes that were read.
  package internal(set) var source: [UInt8] = []

  /// An empty tree.
  package init() {}

  /// The root, if the document has one.
  package var root: Int? { nodes.isEmpty ? nil : 0 }

  /// The value of a scalar as bytes.
  package func bytes(of node: Int) -> ArraySlice<UInt8> {
    let node = nodes[node]
    return node.isDecoded ? decoded[node.text.range] : source[node.text.range]
  }

  /// The value of a scalar as text.
  package func text(of node: Int) -> String {
    String(decoding: bytes(of: node), as: UTF8.self)
  }

  /// The node behind `node` in the same collection, or the collection's end.
  @inlinable
  public func next(after node: Int) -> Int { Int(nodes[node].next) }

  /// Whether the node is a scalar that was left out, or is plain and null in the core schema.
  package func isEmptyScalar(_ node: Int) -> Bool {
    let found = nodes[node]
    guard found.kind == .scalar else { return false }
    return found.style == .absent || (found.style == .plain && CoreSchema.isNull(bytes(of: node)))
  }

  /// The value of a key in a mapping, by the key's text.
  package func value(of key: String, in mapping: Int) -> Int? {
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
  package func children(of collection: Int) -> [Int] {
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
  package func pairs(of mapping: Int) -> [(key: Int, value: Int)] {
    guard nodes[mapping].kind == .mapping else { return [] }
    let flat = children(of: mapping)
    return stride(from: 0, to: flat.count - 1, by: 2).map { (flat[$0], flat[$0 + 1]) }
  }
}

/// One node of a ``Tree``: a mapping, a sequence or a scalar.
public struct Node: Sendable, BitwiseCopyable {
  /// What a node is.
  package enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// Keys, each followed by its value.
    case mapping
    /// Values in order.
    case sequence
    /// Text, or nothing.
    case scalar
  }

  /// How a node is written.
  package enum Style: UInt8, Sendable, BitwiseCopyable {
    /// A collection by indentation.
    case block
    /// A collection in brackets.
    case flow
    /// A scalar without quotes.
    case plain
    /// A scalar in `'`.
    case singleQuoted
    /// A scalar in `"`.
    case doubleQuoted
    /// A block scalar that begins with `|`.
    case literal
    /// A block scalar that begins with `>`.
    case folded
    /// A scalar that is not written at all: the value of `key:`.
    case absent
  }

  /// What the node is.
  package var kind: Kind
  /// How it is written.
  package var style: Style
  /// Whether ``text`` lies in ``Tree/decoded`` instead of the source.
  package var isDecoded: Bool
  /// How deep the node lies; the root is 0.
  package var depth: UInt8
  /// Where the node stands, with quotes and brackets.
  package var span: Span
  /// The value of a scalar: a range of the source or of ``Tree/decoded``.
  package var text: Span
  /// The index of the first node that is not below this one.
  public var next: UInt32
  /// The index of the collection this node stands in; the root is its own parent.
  package var parent: UInt32
  /// The number of pairs of a mapping or of items of a sequence.
  package var count: UInt32
  /// For a key: a hash of its text.
  package var keyHash: UInt64
}

extension Tree {
  /// For files of at least this size, node storage is reserved up front.
  private static let bigFile = 1 << 18
  /// Documents have fewer nodes than one for so many bytes, nearly always.
  private static let bytesPerNode = 8

  /// Reads a document in place of what the tree held.
  ///
  /// - Returns: every mistake found, in order of place. Where one of them is an error, the document is refused: the
  ///   tree may hold what could be understood, but must not be taken for the document.
  package mutating func read(_ bytes: [UInt8]) -> [Diagnostic] {
    nodes.removeAll(keepingCapacity: true)
    comments.removeAll(keepingCapacity: true)
    decoded.removeAll(keepingCapacity: true)
    joints.removeAll(keepingCapacity: true)
    source = bytes
    let problems = SourceValidator.problems(in: bytes)
    guard problems.isEmpty else { return problems }
    // Growing step by step touches twice the memory, which is what a big file's time goes into; room that is not used
    // costs nothing.
    if bytes.count > Tree.bigFile { nodes.reserveCapacity(bytes.count / Tree.bytesPerNode) }
    var taken = Tree()
    swap(&taken, &self)
    let diagnostics = bytes.withUnsafeBufferPointer { buffer in
      var reader = Reader(buffer, tree: taken)
      // The reader owns the arrays now; a second reference would make its first append copy them.
      taken = Tree()
      reader.readDocument()
      swap(&taken, &reader.tree)
      return reader.sortedDiagnostics
    }
    swap(&taken, &self)
    return diagnostics
  }
}

/// A scalar that was read but not yet put in the tree: it may turn out to be a key.
struct Scalar {
  var style: Node.Style
  var isDecoded = false
  var spansLines = false
  var span: Span
  var text: Span
}

/// A comment, from its `#` to the end of the line.
package struct Comment: Sendable, BitwiseCopyable {
  /// Where it stands.
  package var span: Span
  /// Whether it has the line to itself.
  package var ownLine: Bool
}
