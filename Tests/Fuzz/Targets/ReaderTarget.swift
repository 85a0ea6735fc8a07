import SourceText
import TestSupport
import YAML

/// The YAML reader: whatever comes in is a document or has a reason, places are sound, reading twice is reading once.
struct ReaderTarget: FuzzTarget {
  static let name = "yaml"
  private var tree = Tree()

  mutating func problem(with bytes: [UInt8]) -> String? {
    let diagnostics = tree.read(bytes)
    let soundness = Soundness(bytes)
    if let problem = soundness.problem(with: diagnostics) { return problem }
    if diagnostics != diagnostics.sorted(by: { $0.span.start < $1.span.start }) { return "diagnostics out of order" }
    var fresh = Tree()
    if fresh.read(bytes) != diagnostics { return "a tree that is used again says something else" }
    if let problem = problem(withStructure: diagnostics) { return problem }
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    if tree.root == nil, !diagnostics.contains(where: { $0.code == "yaml/empty" }) { return "nothing, without a word" }
    return problem(withNodes: soundness) ?? problem(withBlockScalars: bytes) ?? problem(withJSON: fresh)
  }

  /// A tree can be walked even where the document has mistakes: an editor works on it.
  private func problem(withStructure diagnostics: [Diagnostic]) -> String? {
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      guard Int(node.next) > index, Int(node.next) <= tree.nodes.count else {
        return "node \(index): next \(node.next)"
      }
      if node.kind == .scalar, Int(node.next) != index + 1 { return "node \(index): a scalar with children" }
      if Int(node.parent) >= max(index, 1) { return "node \(index): parent \(node.parent)" }
      let children = tree.children(of: index).count
      let wanted = node.kind == .mapping ? 2 * Int(node.count) : Int(node.count)
      if node.kind != .scalar, children != wanted { return "node \(index): \(children) children, count \(node.count)" }
    }
    return nil
  }

  private func problem(withNodes soundness: Soundness) -> String? {
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      if let problem = soundness.problem(with: node.span) { return "node \(index): \(problem)" }
      let parent = tree.nodes[Int(node.parent)]
      if index > 0, node.span.start < parent.span.start || node.span.end > parent.span.end {
        return "node \(index) reaches out of its parent"
      }
      if node.next > parent.next { return "node \(index): next \(node.next)" }
      if node.kind == .scalar, String(validating: tree.bytes(of: index), as: UTF8.self) == nil {
        return "node \(index): a value that is not UTF-8"
      }
    }
    for comment in tree.comments {
      if let problem = soundness.problem(with: comment.span) { return "comment: \(problem)" }
    }
    return nil
  }

  /// A second reader of block scalars must find the same text, or refuse.
  private func problem(withBlockScalars bytes: [UInt8]) -> String? {
    for (index, node) in tree.nodes.enumerated() where node.style == .literal || node.style == .folded {
      let parent = index == 0 ? -1 : column(of: tree.nodes[Int(node.parent)])
      let expected = try? BlockScalarReference.read(bytes[Int(node.span.start)...], parent: parent)
      guard let expected, expected.elementsEqual(tree.bytes(of: index)) else {
        return
          "node \(index): a second reader finds \(expected.map { String(decoding: $0, as: UTF8.self) } ?? "nothing")"
      }
    }
    return nil
  }

  private func column(of node: Node) -> Int {
    var line = Int(node.span.start)
    while line > 0, tree.source[line - 1] != 10, tree.source[line - 1] != 13 { line -= 1 }
    let hasMark = line == 0 && tree.source.starts(with: ByteOrderMark.bytes)
    return Int(node.span.start) - line - (hasMark ? ByteOrderMark.bytes.count : 0)
  }

  private func problem(withJSON fresh: Tree) -> String? {
    var (used, new) = (JSONWriter(), JSONWriter())
    tree.writeJSON(to: &used)
    fresh.writeJSON(to: &new)
    if used.output.bytes != new.output.bytes { return "a tree that is used again holds something else" }
    do throws(JSONError) { _ = try JSONReader.read(new.output.bytes) } catch { return "no JSON: \(error)" }
    return nil
  }

  static func seeds(_ project: ProjectFiles) -> [[UInt8]] { project.proposals + project.rules }
}
