/// Block scalars read once more, line by line as YAML 1.2.2 section 8.1 puts it, to hold the reader against.
///
/// Slow and plain on purpose: it knows nothing of the reader's ways.
package struct BlockScalarReference {
  /// Why a block scalar is no YAML, or means different things to different readers.
  package struct Refusal: Error, Equatable {}

  /// One line: its spaces, the rest, and whether a break ends it.
  private struct Line {
    var spaces: Int
    var rest: [UInt8]
    var hasBreak: Bool
    var isBlank: Bool { rest.isEmpty }
  }

  /// The text of the block scalar whose header is at the start of `bytes`, below a collection at the column `parent`.
  package static func read(_ bytes: ArraySlice<UInt8>, parent: Int) throws(Refusal) -> [UInt8] {
    var lines = split(bytes)
    let header = lines.removeFirst().rest
    let isFolded = header.first == UInt8(ascii: ">")
    let indicators = header.dropFirst().prefix { $0 > 0x20 }
    let strips = indicators.contains(UInt8(ascii: "-"))
    let keeps = indicators.contains(UInt8(ascii: "+"))
    let indent: Int
    if let digit = indicators.first(where: { (0x31...0x39).contains($0) }) {
      indent = Int(digit) - 0x30 + max(parent, 0)
    } else {
      indent = try detected(lines, minimum: parent + 1)
    }
    var texts: [[UInt8]] = []
    // Whether a break ends the last line that is not blank.
    var endsInBreak = true
    for (number, line) in lines.enumerated() {
      let isLast = number + 1 == lines.count
      if isLast, !line.hasBreak, line.isBlank, line.spaces == 0 { break }
      let isWhite = line.rest.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if isLast, !line.hasBreak, isWhite {
        // A last line of spaces without a break: a blank line to some readers, none to others.
        if keeps { throw Refusal() }
        if line.spaces < indent || line.spaces == indent && line.isBlank { break }
        if !strips { throw Refusal() }
      }
      if line.isBlank, line.spaces <= indent {
        texts.append([])
      } else if line.spaces < indent {
        break
      } else {
        texts.append(Array(repeating: 0x20, count: line.spaces - indent) + line.rest)
        endsInBreak = line.hasBreak
      }
    }
    return joined(texts, isFolded: isFolded, strips: strips, keeps: keeps, endsInBreak: endsInBreak)
  }

  private static func detected(_ lines: [Line], minimum: Int) throws(Refusal) -> Int {
    var widest = 0
    for line in lines {
      if line.isBlank {
        widest = max(widest, line.spaces)
        continue
      }
      if line.rest.first == 0x09, line.spaces < max(minimum, 1) { throw Refusal() }
      if line.spaces < minimum { break }
      guard widest <= line.spaces else { throw Refusal() }
      return line.spaces
    }
    return max(minimum, widest, 1)
  }

  private static func joined(
    _ texts: [[UInt8]], isFolded: Bool, strips: Bool, keeps: Bool, endsInBreak: Bool
  ) -> [UInt8] {
    let content = texts.lastIndex { !$0.isEmpty }.map { Array(texts[...$0]) } ?? []
    let blanks = texts.count - content.count
    var result: [UInt8] = []
    var breaks = 0
    var last: [UInt8]?
    for text in content {
      if text.isEmpty {
        breaks += 1
        continue
      }
      let isMore = [0x20, 0x09].contains(text[0])
      if let last {
        let wasMore = [0x20, 0x09].contains(last[0])
        if !isFolded || isMore || wasMore {
          result += Array(repeating: 0x0A, count: breaks + 1)
        } else {
          result += breaks == 0 ? [0x20] : Array(repeating: 0x0A, count: breaks)
        }
      } else {
        result += Array(repeating: 0x0A, count: breaks)
      }
      breaks = 0
      last = text
      result += text
    }
    if strips { return result }
    // The break behind the last line of text, which the end of the file does not make up for.
    let hasLast = !content.isEmpty && endsInBreak
    if hasLast { result.append(0x0A) }
    if keeps { result += Array(repeating: 0x0A, count: blanks) }
    return result
  }

  private static func split(_ bytes: ArraySlice<UInt8>) -> [Line] {
    var lines: [Line] = []
    var line: [UInt8] = []
    var index = bytes.startIndex
    func made(_ hasBreak: Bool) -> Line {
      let spaces = line.prefix { $0 == 0x20 }.count
      // The header begins behind its key.
      let own = lines.isEmpty ? 0 : spaces
      return Line(spaces: own, rest: Array(line.dropFirst(own)), hasBreak: hasBreak)
    }
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
        lines.append(made(true))
        line = []
      } else {
        line.append(byte)
      }
    }
    lines.append(made(false))
    return lines
  }
}
