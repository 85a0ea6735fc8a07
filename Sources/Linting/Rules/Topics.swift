import SourceText
import YAML

/// The topics of the rules, in the order to show, read from `Rules/topics.yaml`.
package struct Topics: Sendable {
  /// A topic.
  package struct Topic: Sendable {
    /// The folder of its rules.
    package var id: String
    /// The name to show.
    package var name: LocalizedText
  }

  /// The topics listed, in order.
  package internal(set) var topics: [Topic] = []

  /// The topics listed and, behind them, those that only `rules` have, by name.
  package func all(of rules: [Rule]) -> [Topic] {
    let listed = Set(topics.map { $0.id })
    let others = Set(rules.map { $0.topic }).subtracting(listed).sorted()
    return topics + others.map { Topic(id: $0, name: LocalizedText(verbatim: $0)) }
  }

  static func read(_ file: SourceFile) -> (topics: Topics, diagnostics: [Diagnostic]) {
    var tree = Tree()
    let problems = tree.read(file.bytes)
    guard problems.isEmpty else { return (Topics(), problems) }
    var root = MappingReader(tree, at: 0, keys: ["format", "topics"])
    var result = Topics()
    for pair in root.pairs("topics") {
      var entry = MappingReader(tree, at: pair.value, keys: ["ja", "en"])
      if let ja = entry.requiredText("ja"), let en = entry.requiredText("en") {
        result.topics.append(Topic(id: tree.text(of: pair.key), name: LocalizedText(ja: ja, en: en)))
      }
      for problem in entry.diagnostics { root.report(problem) }
    }
    return (result, root.diagnostics)
  }
}
