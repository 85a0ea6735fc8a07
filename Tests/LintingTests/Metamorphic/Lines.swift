import SourceText
import YAML

/// A document by its lines, with what may be put where without changing what it says.
struct Lines {
  /// A line, without its break.
  struct Line {
    var start: Int
    var end: Int
    /// Whether a line may be put above it. A comment there stands at the margin or at the column of this line.
    var takesLineAbove: Bool
    /// Whether a comment or blanks may be put at its end.
    var takesEnd: Bool
  }

  let bytes: [UInt8]
  private(set) var lines: [Line] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var tree = Tree()
    _ = tree.read(bytes)
    let scalars = tree.nodes.filter { $0.kind == .scalar && !$0.span.isEmpty }
    var start = bytes.starts(with: ByteOrderMark.bytes) ? ByteOrderMark.bytes.count : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
      lines.append(line(start, end, scalars))
      start = end
      if start < bytes.count { start += bytes[start...].starts(with: [13, 10]) ? 2 : 1 }
    }
  }

  private func line(_ start: Int, _ end: Int, _ scalars: [Node]) -> Line {
    let text = bytes[start..<end]
    let isBlank = text.allSatisfy { $0 == UInt8(ascii: " ") }
    let isComment = text.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "#")
    // A scalar over several lines keeps its lines to itself; behind the header of a block scalar a comment may stand.
    let isSplit = scalars.contains { Int($0.span.start) < start && start < Int($0.span.end) }
    let isHeader = scalars.contains {
      ($0.style == .literal || $0.style == .folded) && start <= Int($0.span.start) && Int($0.span.start) < end
    }
    let goesOn = scalars.contains { node in
      let isBlock = node.style == .literal || node.style == .folded
      return Int(node.span.start) < end && (isBlock ? end <= Int(node.span.end) : end < Int(node.span.end))
    }
    return Line(
      start: start, end: end, takesLineAbove: !isSplit && !isBlank,
      takesEnd: (!goesOn || isHeader) && !isBlank && !isComment)
  }

  /// The column of the first character of a line.
  func column(_ line: Line) -> Int { bytes[line.start..<line.end].prefix { $0 == UInt8(ascii: " ") }.count }

  /// The document with texts put in: for each line a text above it and one at its end.
  func inserting(
    above: (Line) -> String?, atEnd: (Line) -> String?, lineBreak: String = "\n"
  ) -> [UInt8] {
    var edits: [TextEdit] = []
    for line in lines {
      if line.takesLineAbove, let text = above(line) {
        edits.append(TextEdit(span: Span(line.start, line.start), text: text + lineBreak))
      }
      if line.takesEnd, let text = atEnd(line) { edits.append(TextEdit(span: Span(line.end, line.end), text: text)) }
    }
    return (try? edits.applied(to: bytes)) ?? []
  }
}
