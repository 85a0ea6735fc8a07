import SourceText
import YAML

/// Reads `clause-words.yaml`.
enum ClauseWordsReader {
  static func read(_ file: SourceFile) -> (words: ClauseWords, diagnostics: [Diagnostic]) {
    var words = ClauseWords()
    var tree = Tree()
    let problems = tree.read(file.bytes)
    guard problems.isEmpty else { return (words, problems) }
    var reader = MappingReader(tree, at: 0, keys: ["format", "same", "says", "sets", "introduces", "excuses"])
    for node in reader.items("same") {
      guard tree.nodes[node].kind == .sequence else {
        reader.report(.loneWord(tree.nodes[node].span))
        continue
      }
      let list = tree.children(of: node).compactMap { reader.scalar($0) }
      if list.count < 2 { reader.report(.loneWord(tree.nodes[node].span)) }
      words.same.append(list)
    }
    if let node = reader.required("says") {
      var says = MappingReader(tree, at: node, keys: ["ban", "duty"])
      words.ban = force("ban", &says)
      words.duty = force("duty", &says)
      for problem in says.diagnostics { reader.report(problem) }
    }
    for pair in reader.pairs("sets") {
      words.sets.append((tree.text(of: pair.key), list(tree, at: pair.value, &reader)))
    }
    if let node = reader.required("introduces") { words.introduces = list(tree, at: node, &reader) }
    if let node = reader.required("excuses") { words.excuses = list(tree, at: node, &reader) }
    return (words, reader.diagnostics.sorted { $0.span.start < $1.span.start })
  }

  private static func force(_ key: String, _ reader: inout MappingReader) -> ClauseWords.Force {
    var force = ClauseWords.Force()
    guard let node = reader.required(key) else { return force }
    var inner = MappingReader(reader.tree, at: node, keys: ["ja", "en", "lifted"])
    force.words = ClauseWords.List(ja: texts("ja", &inner), en: texts("en", &inner))
    if let lifted = inner.required("lifted") { force.lifted = list(reader.tree, at: lifted, &reader) }
    for problem in inner.diagnostics { reader.report(problem) }
    return force
  }

  private static func list(_ tree: Tree, at node: Int, _ reader: inout MappingReader) -> ClauseWords.List {
    var inner = MappingReader(tree, at: node, keys: ["ja", "en"])
    let result = ClauseWords.List(ja: texts("ja", &inner), en: texts("en", &inner))
    for problem in inner.diagnostics { reader.report(problem) }
    return result
  }

  private static func texts(_ key: String, _ reader: inout MappingReader) -> [String] {
    guard reader.required(key) != nil else { return [] }
    var result: [String] = []
    for item in reader.items(key) {
      guard let word = reader.scalar(item) else { continue }
      if Folding.plain(word).count < 2 {
        reader.report(.wordTooShort(reader.tree.nodes[item].span, word))
      } else {
        result.append(word)
      }
    }
    return result
  }
}
