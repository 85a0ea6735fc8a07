/// The keys of one mapping that is being read, to find a second one of the same text.
///
/// A handful is searched for in the tree itself; more go into a hash table, so that a million keys stay linear.
struct KeySet {
  private static let small: UInt32 = 16

  let mapping: Int
  private var count: UInt32 = 0
  private var table: [UInt64: [UInt32]] = [:]

  init(mapping: Int) { self.mapping = mapping }

  /// Adds the last node of the tree, a key; gives the earlier key of the same text, if there is one.
  mutating func insertLast(of tree: Tree) -> Int? {
    let node = tree.nodes.count - 1
    let hash = tree.nodes[node].keyHash
    count += 1
    guard count > KeySet.small else { return walk(tree, until: node) { KeySet.same($0, node, in: tree) } }
    if table.isEmpty {
      _ = walk(tree, until: node) { other in
        table[tree.nodes[other].keyHash, default: []].append(UInt32(other))
        return false
      }
    }
    for other in table[hash, default: []] where KeySet.same(Int(other), node, in: tree) { return Int(other) }
    table[hash, default: []].append(UInt32(node))
    return nil
  }

  @inline(__always)
  private func walk(_ tree: Tree, until node: Int, _ isFound: (Int) -> Bool) -> Int? {
    var key = mapping + 1
    while key < node {
      if isFound(key) { return key }
      key = tree.next(after: key + 1)
    }
    return nil
  }

  @inline(__always)
  private static func same(_ left: Int, _ right: Int, in tree: Tree) -> Bool {
    tree.nodes[left].keyHash == tree.nodes[right].keyHash && tree.bytes(of: left) == tree.bytes(of: right)
  }
}
