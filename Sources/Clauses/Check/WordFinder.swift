/// Finds all of many words in one pass over a text (Aho and Corasick, 1975).
struct WordFinder: Sendable {
  /// A word found.
  struct Hit {
    /// Which.
    var word: Int
    /// Its characters in the text.
    var range: Range<Int>
  }

  private let trie: WordTrie
  /// Where to go on when a character does not fit: the node of the longest ending that begins a word.
  private var fallback: [Int32]
  /// The nearest node along the fallbacks at which a word ends; -1 for none.
  private var shorter: [Int32]
  private let lengths: [Int]

  /// A finder of these words, which must differ from each other.
  init(_ words: [[UInt32]]) {
    trie = WordTrie(words)
    lengths = words.map { $0.count }
    fallback = Array(repeating: 0, count: trie.words.count)
    shorter = Array(repeating: -1, count: trie.words.count)
    link()
  }

  /// Fallbacks need those of shorter beginnings first.
  private mutating func link() {
    var depth = Array(repeating: 0, count: trie.words.count)
    for edge in trie.order { depth[Int(edge.next)] = depth[Int(edge.node)] + 1 }
    for edge in trie.order.sorted(by: { depth[Int($0.next)] < depth[Int($1.next)] }) where edge.node != 0 {
      var node = fallback[Int(edge.node)]
      while node != 0, trie.edges[WordTrie.key(node, edge.scalar)] == nil { node = fallback[Int(node)] }
      let target = trie.edges[WordTrie.key(node, edge.scalar)] ?? 0
      fallback[Int(edge.next)] = target
      shorter[Int(edge.next)] = trie.words[Int(target)] >= 0 ? target : shorter[Int(target)]
    }
  }

  /// Calls `body` for every word in `text`, by the end. A word of Latin letters begins where a word of the text does.
  func scan(_ text: [UInt32], _ body: (Hit) -> Void) {
    var node: Int32 = 0
    for (index, scalar) in text.enumerated() {
      while true {
        if let next = trie.edges[WordTrie.key(node, scalar)] {
          node = next
          break
        }
        if node == 0 { break }
        node = fallback[Int(node)]
      }
      var match = trie.words[Int(node)] >= 0 ? node : shorter[Int(node)]
      while match > 0 {
        let word = Int(trie.words[Int(match)])
        let start = index + 1 - lengths[word]
        let isInside = start > 0 && WordFinder.isLatin(text[start]) && WordFinder.isLatin(text[start - 1])
        if !isInside { body(Hit(word: word, range: start..<index + 1)) }
        match = shorter[Int(match)]
      }
    }
  }

  private static func isLatin(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar) }
}

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
