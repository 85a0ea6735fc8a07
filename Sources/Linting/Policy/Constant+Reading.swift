import CEL
import YAML

extension Constant {
  /// A text, number, truth or list of them; nil for a mapping.
  init?(_ tree: Tree, _ node: Int) {
    switch tree.nodes[node].kind {
    case .mapping: return nil
    case .sequence:
      let items = tree.children(of: node)
      let values = items.compactMap { Constant(tree, $0) }
      guard values.count == items.count else { return nil }
      self = .list(values)
    case .scalar:
      guard tree.nodes[node].style == .plain else {
        self = .string(tree.text(of: node))
        return
      }
      switch CoreSchema.resolve(tree.bytes(of: node)) {
      case .bool(let flag): self = .bool(flag)
      case .integer(let digits): self = Int64(digits).map(Constant.int) ?? .string(digits)
      case .double(let number): self = .double(number)
      default: self = .string(tree.text(of: node))
      }
    }
  }

  /// The value as a policy has it.
  var text: String {
    switch self {
    case .list(let items): "[\(items.map(\.text).joined(separator: ", "))]"
    case .string(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): String(number)
    case .double(let number): String(number)
    default: "…"
    }
  }
}
