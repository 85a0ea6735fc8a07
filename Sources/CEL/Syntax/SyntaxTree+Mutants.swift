import SourceText

/// A small change of an expression. A test that cannot tell it from the original tests nothing there.
package struct Mutant: Sendable {
  /// What was changed, in words that stay the same as long as the expression does: "drop `it.encrypted`".
  package let name: String
  /// The part of the expression that was changed.
  package let span: Span
  /// The changed expression. It is made when it is asked for: all of them together are too much of a long one.
  package var tree: SyntaxTree {
    var tree = original
    change(&tree)
    return tree
  }

  fileprivate let original: SyntaxTree
  fileprivate let change: @Sendable (inout SyntaxTree) -> Void
}

extension SyntaxTree {
  /// How many parts the expression has.
  package var partCount: Int { nodes.count }

  /// The expression with each operator swapped, each operand of `&&`, `||` and `!` dropped, and each literal changed.
  package var mutants: [Mutant] {
    var mutants: [Mutant] = []
    for index in nodes.indices {
      let node = nodes[index]
      switch node.expression {
      case .binary(let operation, let left, let right):
        if let swapped = operation.swapped {
          let name = "swap `\(operation.word)` for `\(swapped.word)` in `\(shown(node.span))`"
          mutants.append(mutant(name, at: index) { $0.nodes[index].expression = .binary(swapped, left, right) })
        }
        if operation == .and || operation == .or {
          for (dropped, kept) in [(left, right), (right, left)] {
            mutants.append(
              mutant("drop `\(shown(self.node(dropped).span))`", at: Int(dropped)) {
                $0.nodes[index] = $0.nodes[Int(kept)]
              })
          }
        }
      case .unary(.not, let operand):
        mutants.append(
          mutant("drop `!` in `\(shown(node.span))`", at: index) { $0.nodes[index] = $0.nodes[Int(operand)] })
      case .bool(let truth):
        mutants.append(changed(index) { $0.nodes[index].expression = .bool(!truth) })
      case .int(let number):
        mutants.append(changed(index) { $0.nodes[index].expression = .int(number &+ 1) })
      case .string:
        mutants.append(
          changed(index) { tree in
            let start = tree.text.count
            tree.text.append(contentsOf: "\u{1}no such word".utf8)
            tree.nodes[index].expression = .string(Span(start, tree.text.count))
          })
      default: break
      }
    }
    return mutants
  }

  private func shown(_ span: Span) -> String {
    String(decoding: source[span.range], as: UTF8.self).split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  private func changed(_ index: Int, _ change: @escaping @Sendable (inout SyntaxTree) -> Void) -> Mutant {
    mutant("change `\(shown(nodes[index].span))`", at: index, change)
  }

  private func mutant(
    _ name: String, at index: Int, _ change: @escaping @Sendable (inout SyntaxTree) -> Void
  ) -> Mutant {
    Mutant(name: name, span: nodes[index].span, original: self, change: change)
  }
}

extension Expression.Binary {
  /// The operator that is easily taken for this one.
  fileprivate var swapped: Expression.Binary? {
    switch self {
    case .and: .or
    case .or: .and
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .lessOrEqual
    case .lessOrEqual: .less
    case .greater: .greaterOrEqual
    case .greaterOrEqual: .greater
    case .add: .subtract
    case .subtract: .add
    case .contained, .multiply, .divide, .remainder: nil
    }
  }
}
