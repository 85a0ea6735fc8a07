import SourceText
import YAML

/// Slips of the hand that YAML reads as text.
extension Tree {
  /// The mends of a plain text whose lines are fields without a proper colon: `名称：氏名`, `名称:氏名`. None where its
  /// first line does not begin with one of the keys.
  func colonMends(in node: Int, _ keys: WordTable) -> [TextEdit] {
    guard bytes(of: node).contains(where: { $0 == UInt8(ascii: ":") || $0 == 0xEF }) else { return [] }
    var mends: [TextEdit] = []
    for (number, line) in lines(of: node).enumerated() {
      if let mend = colonMend(line, keys) { mends.append(mend) } else if number == 0 { return [] }
    }
    return mends
  }

  private func colonMend(_ line: Range<Int>, _ keys: WordTable) -> TextEdit? {
    let wide = Array("：".utf8)
    guard
      let colon = line.first(where: {
        source[$0] == UInt8(ascii: ":") || source[$0..<line.upperBound].starts(with: wide)
      }),
      keys.find(source[line.lowerBound..<colon]) != nil
    else { return nil }
    var end = colon + (source[colon] == UInt8(ascii: ":") ? 1 : wide.count)
    while source[end..<line.upperBound].starts(with: "\u{3000}".utf8) { end += 3 }
    // Behind a colon with its space these would say what kind of value follows.
    if end < line.upperBound, "|>&*!%@`".utf8.contains(source[end]) { return nil }
    return TextEdit(span: Span(colon, end), text: ": ")
  }

  /// The mends of a plain text whose lines are items of a list without a space behind the dash: `-名簿`. None where its
  /// first line is not.
  func dashMends(in node: Int) -> [TextEdit] {
    guard bytes(of: node).first == UInt8(ascii: "-") else { return [] }
    var mends: [TextEdit] = []
    for (number, line) in lines(of: node).enumerated() {
      let behind = line.lowerBound + 1
      if source[line.lowerBound] == UInt8(ascii: "-"), behind < line.upperBound, source[behind] > 0x39 {
        mends.append(TextEdit(span: Span(behind, behind), text: " "))
      } else if number == 0 {
        return []
      }
    }
    return mends
  }

  /// Whether a value stands on the line of its key, where neither a list nor fields could.
  func isOnKeyLine(_ node: Int) -> Bool {
    source[..<Int(nodes[node].span.start)].last { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
      == UInt8(ascii: ":")
  }

  /// The lines of a plain scalar without the white space around them.
  private func lines(of node: Int) -> [Range<Int>] {
    guard nodes[node].kind == .scalar, nodes[node].style == .plain else { return [] }
    return source[nodes[node].span.range].split(whereSeparator: { $0 == 10 || $0 == 13 }).compactMap { line in
      let start = line.firstIndex { $0 > 0x20 }
      let end = line.lastIndex { $0 > 0x20 }
      return start.flatMap { start in end.map { start..<$0 + 1 } }
    }
  }
}
