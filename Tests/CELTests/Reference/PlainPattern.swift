/// A regular expression that is matched by trying one way after the other.
struct PlainPattern {
  indirect enum Node {
    case character((Unicode.Scalar) -> Bool)
    /// A condition on the place between two characters.
    case place((Unicode.Scalar?, Unicode.Scalar?) -> Bool)
    case sequence([Node])
    case either([Node])
    case repeated(Node, least: Int, most: Int?)
  }

  private var root = Node.sequence([])

  /// Nil where the text is no regular expression of the part that the generated expressions use.
  init?(_ text: [Unicode.Scalar]) {
    var rest = text[...]
    guard let root = Self.alternatives(&rest), rest.isEmpty else { return nil }
    self.root = root
  }

  func matches(_ text: [Unicode.Scalar]) -> Bool {
    (0...text.count).contains { Self.match(root, text, $0) { _ in true } }
  }

  /// Whether the node takes some part of the text from a place, and what follows can take the rest.
  private static func match(_ node: Node, _ text: [Unicode.Scalar], _ place: Int, _ next: (Int) -> Bool) -> Bool {
    switch node {
    case .character(let isMeant): return place < text.count && isMeant(text[place]) && next(place + 1)
    case .place(let holds):
      return holds(place > 0 ? text[place - 1] : nil, place < text.count ? text[place] : nil) && next(place)
    case .sequence(let nodes):
      guard let first = nodes.first else { return next(place) }
      return match(first, text, place) { match(.sequence(Array(nodes.dropFirst())), text, $0, next) }
    case .either(let nodes): return nodes.contains { match($0, text, place, next) }
    case .repeated(let node, let least, let most):
      if least == 0, next(place) { return true }
      if most == 0 { return false }
      let rest = Node.repeated(node, least: max(0, least - 1), most: most.map { $0 - 1 })
      // A turn that takes nothing helps only to reach the least count.
      return match(node, text, place) { ($0 > place || least > 0) && match(rest, text, $0, next) }
    }
  }
}
