import SourceText
import YAML

extension Layout {
  /// What is wrong with `once`, the text that this layout gave a document: it must hold the same values and comments, and
  /// laid out again stay as it is.
  package func problem(_ tree: Tree, _ once: [UInt8]) -> String? {
    var after = Tree()
    let problems = after.read(once).filter { $0.code != "yaml/empty" }
    if !problems.isEmpty { return "cannot be read: \(problems.map(\.code))" }
    func comments(_ tree: Tree) -> [String] {
      tree.comments.map { comment in
        let text = String(decoding: tree.source[comment.span.range], as: UTF8.self)
        return String(text.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
      }.sorted()
    }
    if comments(tree) != comments(after) { return "comments \(comments(tree)) became \(comments(after))" }
    let isPlain = rename([], "件名") == nil
    let expected = isPlain ? ValueModel(tree) : ValueModel(tree).renamed(rename).sorted
    let found = isPlain ? ValueModel(after) : ValueModel(after).sorted
    if expected != found { return "expected \(expected)\nfound    \(found)" }
    guard let twice = try? format(after) else { return "cannot be laid out twice" }
    if twice != once { return "changes again:\n\(String(decoding: twice, as: UTF8.self).debugDescription)" }
    let text = String(decoding: once, as: UTF8.self)
    if !once.isEmpty, let last = text.unicodeScalars.last, last != "\n", last != "\r", last != "\u{FEFF}" {
      return "no final newline"
    }
    return nil
  }
}
