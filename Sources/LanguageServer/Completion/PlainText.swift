import SourceText
import YAML

/// A name as it can be written in a document.
enum PlainText {
  /// The text as it stands where every reader takes it for itself, also inside brackets; else in double quotes.
  static func written(_ text: String) -> String {
    var tree = Tree()
    let isPlain =
      tree.read(Array("k: [\(text), z]".utf8)).isEmpty && tree.nodes.count == 5
      && tree.nodes[3].style == .plain && tree.text(of: 3) == text
      && CoreSchema.resolve(tree.bytes(of: 3)) == .string
    guard !isPlain else { return text }
    var writer = JSONWriter()
    writer.string(text)
    return writer.output.text
  }
}
