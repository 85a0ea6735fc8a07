import Foundation

extension Scenario {
  /// The text of a scenario file with what came out in place of what was expected.
  ///
  /// Only parts that the file has are rewritten, and only where they do not hold; lines `...` stay where the lines
  /// around them still stand.
  static func rewritten(_ text: String, _ outcome: Program.Outcome) -> String {
    var parts: [(name: String, lines: [String])] = []
    var lines = text.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    for line in lines {
      if line.hasPrefix("== ") {
        parts.append((String(line.dropFirst(3)), []))
      } else if !parts.isEmpty {
        parts[parts.count - 1].lines.append(line)
      }
    }
    if !parts.contains(where: { $0.name == "status" }), outcome.status != 0 {
      let place = parts.firstIndex { $0.name == "stdout" || $0.name == "stderr" } ?? parts.count
      parts.insert(("status", []), at: place)
    }
    for index in parts.indices {
      switch parts[index].name {
      case "status": parts[index].lines = ["\(outcome.status)"]
      case "stdout": parts[index].lines = rewritten(parts[index].lines, outcome.output)
      case "stderr": parts[index].lines = rewritten(parts[index].lines, outcome.errors)
      default: continue
      }
    }
    return parts.map { part in (["== " + part.name] + part.lines).map { $0 + "\n" }.joined() }.joined()
  }

  private static func rewritten(_ expected: [String], _ output: String) -> [String] {
    if matches(output, expected.map { $0 + "\n" }.joined()) { return expected }
    var actual = visible(output).components(separatedBy: "\n")
    if actual.last == "" { actual.removeLast() }
    guard expected.contains("...") else { return actual }
    // Between lines that both have, `...` keeps the place that it had among the lines before and behind it.
    var result: [String] = []
    var (left, right) = (0, 0)
    for (leftEnd, rightEnd) in commonLines(expected, actual) + [(expected.count, actual.count)] {
      let (wanted, found) = (expected[left..<leftEnd], actual[right..<rightEnd])
      if let first = wanted.firstIndex(of: "..."), let last = wanted.lastIndex(of: "...") {
        let before = min(first - left, found.count)
        let behind = min(leftEnd - last - 1, found.count - before)
        result += found.prefix(before) + ["..."] + found.suffix(behind)
      } else {
        result += found
      }
      if leftEnd < expected.count { result.append(expected[leftEnd]) }
      (left, right) = (leftEnd + 1, rightEnd + 1)
    }
    return result
  }

  /// The places of the lines that stand in both texts, in order.
  private static func commonLines(_ left: [String], _ right: [String]) -> [(Int, Int)] {
    let difference = right.difference(from: left)
    let removed = Set(
      difference.removals.map { change in
        if case .remove(let offset, _, _) = change { return offset }
        return -1
      })
    let inserted = Set(
      difference.insertions.map { change in
        if case .insert(let offset, _, _) = change { return offset }
        return -1
      })
    return Array(zip(left.indices.filter { !removed.contains($0) }, right.indices.filter { !inserted.contains($0) }))
  }
}
