import Linting
import Proposal
import SourceText
import TestSupport
import Testing
import YAML

/// A typo of a Japanese keyboard, which the reader must report and `fix` must fix.
struct Typo: Sendable, CustomTestStringConvertible {
  let name: String
  /// Every place in a text where it can happen, with what is written then.
  let places: @Sendable (_ tree: Tree) -> [TextEdit]

  var testDescription: String { name }

  /// The text with the typo in one place or in all.
  func applied(to bytes: [UInt8], everywhere: Bool, _ dice: inout RandomSource) throws -> [UInt8]? {
    var tree = Tree()
    _ = tree.read(bytes)
    let places = places(tree)
    guard !places.isEmpty else { return nil }
    return try (everywhere ? places : [dice.pick(places)]).applied(to: bytes)
  }

  static let all = [
    Typo(name: "full-width colon") { colons($0, "：") { _ in true } },
    Typo(name: "full-width space behind the colon") { tree in colons(tree, ":　") { tree.nodes[$0].style != .absent } },
    Typo(name: "no space behind the colon") { tree in
      colons(tree, ":") { tree.nodes[$0].kind == .scalar && tree.nodes[$0].style == .plain }
    },
    Typo(name: "full-width dash") { dashes($0, "－ ") },
    Typo(name: "full-width dash and space") { dashes($0, "－　") },
    Typo(name: "full-width space behind the dash") { dashes($0, "-　") },
    Typo(name: "no space behind the dash") { dashes($0, "-") },
    Typo(name: "full-width indentation") { indentation($0) },
    Typo(name: "full-width number sign") { tree in
      tree.comments.filter { $0.ownLine }.map {
        TextEdit(span: Span(start: $0.span.start, end: $0.span.start + 1), text: "＃")
      }
    },
    Typo(name: "full-width digits") { digits($0) },
  ]

  /// The colons between keys and values in blocks, with the spaces behind them, where the value is one of `those`.
  private static func colons(_ tree: Tree, _ text: String, where those: (Int) -> Bool) -> [TextEdit] {
    tree.nodes.indices.filter { tree.nodes[$0].kind == .mapping && tree.nodes[$0].style == .block }.flatMap { mapping in
      tree.pairs(of: mapping).compactMap { key, value -> TextEdit? in
        let start = Int(tree.nodes[key].span.end)
        guard those(value), tree.source[start] == UInt8(ascii: ":") else { return nil }
        let spaces = tree.source[(start + 1)...].prefix { $0 == UInt8(ascii: " ") }
        let isLast = spaces.endIndex == tree.source.count || [10, 13, 35].contains(tree.source[spaces.endIndex])
        if isLast, text != "：" { return nil }
        return TextEdit(span: Span(start, isLast ? start + 1 : spaces.endIndex), text: text)
      }
    }
  }

  /// The dashes of lists in blocks, with the spaces behind them.
  private static func dashes(_ tree: Tree, _ text: String) -> [TextEdit] {
    tree.nodes.indices.filter { tree.nodes[$0].kind == .sequence && tree.nodes[$0].style == .block }.flatMap { list in
      tree.children(of: list).compactMap { item -> TextEdit? in
        let end = Int(tree.nodes[item].span.start)
        let spaces = tree.source[..<end].reversed().prefix { $0 == UInt8(ascii: " ") }.count
        guard tree.source[end - spaces - 1] == UInt8(ascii: "-") else { return nil }
        return TextEdit(span: Span(end - spaces - 1, end), text: text)
      }
    }
  }

  /// The spaces before a line's content, two for each full-width one.
  private static func indentation(_ tree: Tree) -> [TextEdit] {
    let lines = Lines(tree.source)
    return lines.lines.compactMap { line in
      let column = lines.column(line)
      guard line.takesLineAbove, column >= 2, column % 2 == 0, line.start + column < line.end else { return nil }
      return TextEdit(span: Span(line.start, line.start + column), text: String(repeating: "　", count: column / 2))
    }
  }

  /// The numbers, days and periods.
  private static func digits(_ tree: Tree) -> [TextEdit] {
    var facts = Facts()
    _ = facts.read(tree.source, by: Corpus.ruleSet.plan)
    return facts.instances.flatMap { instance -> [TextEdit] in
      let fields = Corpus.vocabulary.records[Int(instance.type)].fields
      return fields.indices.compactMap { number -> TextEdit? in
        let node = Int(facts.cellNodes[Int(instance.base) + number])
        guard node >= 0, [.integer, .date, .period, .deadline].contains(fields[number].type.element) else { return nil }
        let text = tree.text(of: node)
        let wide = String(
          String.UnicodeScalarView(
            text.unicodeScalars.map { scalar in
              ("0"..."9").contains(scalar) || scalar == "-" || scalar == "/"
                ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
            }))
        return wide == text ? nil : TextEdit(span: tree.nodes[node].span, text: wide)
      }
    }
  }
}
