/// Words as a tree of characters.
struct WordTrie: Sendable {
  /// The next node for a node and a character.
  private(set) var edges: [UInt64: Int32] = [:]
  /// The word that ends at each node; -1 for none. Of equal words the first counts.
  private(set) var words: [Int32] = [-1]
  /// The edges in the order in which they were made: node, character, next node.
  private(set) var order: [(node: Int32, scalar: UInt32, next: Int32)] = []

  init(_ list: [[UInt32]]) {
    for (index, word) in list.enumerated() where !word.isEmpty {
      var node: Int32 = 0
      for scalar in word {
        let key = WordTrie.key(node, scalar)
        if let next = edges[key] {
          node = next
        } else {
          let next = Int32(words.count)
          edges[key] = next
          words.append(-1)
          order.append((node, scalar, next))
          node = next
        }
      }
      if words[Int(node)] < 0 { words[Int(node)] = Int32(index) }
    }
  }

  static func key(_ node: Int32, _ scalar: UInt32) -> UInt64 { UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar) }

  /// The longest word that begins at `index`.
  func longest(in text: [UInt32], at index: Int) -> (word: Int, length: Int)? {
    var node: Int32 = 0
    var best: (Int, Int)?
    var place = index
    while place < text.count, let next = edges[WordTrie.key(node, text[place])] {
      node = next
      place += 1
      if words[Int(node)] >= 0 { best = (Int(words[Int(node)]), place - index) }
    }
    return best
  }
}
