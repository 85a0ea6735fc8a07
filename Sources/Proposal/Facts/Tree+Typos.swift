import SourceText
import YAML

/// Typos that YAML reads as text.
extension Tree {
  /// The fixes of a plain text whose lines are fields without a proper colon: `名称：氏名`, `名称:氏名`. None where its
  /// first line does not begin with one of the keys.
  func colonEdits(in node: Int, _ keys: WordTable) -> [TextEdit] {
    guard !isBlockScalar(node), bytes(of: node).contains(where: { $0 == UInt8(ascii: ":") || $0 == 0xEF }) else {
      return []
    }
    var fixes: [TextEdit] = []
    for (number, line) in lines(of: node).enumerated() {
      if let fix = colonEdit(line, keys) { fixes.append(fix) } else if number == 0 { return [] }
    }
    return fixes
  }

  private func colonEdit(_ line: Range<Int>, _ keys: WordTable) -> TextEdit? {
    let wide = Array("：".utf8)
    guard
      let colon = line.first(where: {
        source[$0] == UInt8(ascii: ":") || source[$0..<line.upperBound].starts(with: wide)
      }),
      keys.find(source[line.lowerBound..<colon]) != nil
    else { return nil }
    var end = colon + (source[colon] == UInt8(ascii: ":") ? 1 : wide.count)
    while end < line.upperBound {
      let odd = OddSpace.length(in: source, at: end)
      guard odd > 0 || source[end] == UInt8(ascii: " ") else { break }
      end += max(odd, 1)
    }
    // Behind a colon with its space these would say what kind of value follows.
    if end < line.upperBound, "|>&*!%@`".utf8.contains(source[end]) { return nil }
    return TextEdit(span: Span(colon, end), text: end < line.upperBound ? ": " : ":")
  }

  /// The lines of a plain text that begin with a bullet, with the bullet: `-名簿`, `・氏名`. None where its first line
  /// does not.
  func bulletLines(in node: Int) -> [(start: Int, bullet: Bullet)] {
    var found: [(start: Int, bullet: Bullet)] = []
    for (number, line) in lines(of: node).enumerated() {
      if let bullet = Bullet(in: source, at: line.lowerBound) {
        found.append((line.lowerBound, bullet))
      } else if number == 0 {
        return []
      }
    }
    return found
  }

  /// A comment inside a plain value, as it begins with a full-width hash or behind a space that is none of YAML's: the hash
  /// with the white space before it, the hash, and the text before them. On further lines only at their start.
  func commentTypo(in node: Int) -> (whole: Span, hash: Span, before: ArraySlice<UInt8>)? {
    let lines = isBlockScalar(node) ? [] : lines(of: node)
    guard let first = lines.first else { return nil }
    if lines.count > 1 {
      guard let hash = hash(at: lines[1].lowerBound) else { return nil }
      return (hash, hash, source[first])
    }
    for index in first.dropFirst() {
      guard let hash = hash(at: index) else { continue }
      var start = index
      while start > first.lowerBound {
        let odd = OddSpace.length(in: source[first], before: start)
        guard odd > 0 || source[start - 1] == UInt8(ascii: " ") else { break }
        start -= max(odd, 1)
      }
      // A half-width hash behind no space at all is part of a word: `C#`.
      if start > first.lowerBound, hash.count > 1 || start < index {
        return (Span(start, Int(hash.end)), hash, source[first.lowerBound..<start])
      }
    }
    return nil
  }

  private func hash(at index: Int) -> Span? {
    if source[index] == UInt8(ascii: "#") { return Span(index, index + 1) }
    return source[index] == 0xEF && source[index...].starts(with: "＃".utf8) ? Span(index, index + 3) : nil
  }

  /// Whether a value stands on the line of its key, where neither a list nor fields could.
  func isOnKeyLine(_ node: Int) -> Bool {
    source[..<Int(nodes[node].span.start)].last { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
      == UInt8(ascii: ":")
  }

  /// Whether a scalar is a block scalar (`|` or `>`).
  func isBlockScalar(_ node: Int) -> Bool { nodes[node].style == .literal || nodes[node].style == .folded }

  /// From behind the colon to the end of the header of a block scalar, without a comment.
  func blockHeader(of node: Int) -> Span {
    var start = Int(nodes[node].span.start)
    var end = start
    while end < source.count, source[end] > 0x20 { end += 1 }
    while start > 0, source[start - 1] == UInt8(ascii: " ") { start -= 1 }
    return Span(start, end)
  }

  /// The lines of a plain scalar, or of a block scalar behind its header, without the white space around them.
  func lines(of node: Int) -> [Range<Int>] {
    guard nodes[node].kind == .scalar else { return [] }
    var range = nodes[node].span.range
    if isBlockScalar(node) {
      guard let header = source[range].firstIndex(where: { $0 == 10 || $0 == 13 }) else { return [] }
      range = header..<range.upperBound
    } else if nodes[node].style != .plain {
      return []
    }
    return source[range].split(whereSeparator: { $0 == 10 || $0 == 13 }).compactMap { line in
      let start = line.firstIndex { $0 > 0x20 }
      let end = line.lastIndex { $0 > 0x20 }
      return start.flatMap { start in end.map { start..<$0 + 1 } }
    }
  }
}
