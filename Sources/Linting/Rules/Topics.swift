import SourceText
import YAML

/// The topics of the rules, in the order to show, read from `Rules/topics.yaml`.
public struct Topics: Sendable {
  /// A topic.
  public struct Topic: Sendable {
    /// The folder of its rules.
    public var id: String
    /// The name to show.
    public var name: LocalizedText
  }

  /// The topics listed, in order.
  public private(set) var topics: [Topic] = []

  /// The topics listed and, behind them, those that only `rules` have, by name.
  public func all(of rules: [Rule]) -> [Topic] {
    let listed = Set(topics.map(\.id))
    let others = Set(rules.map(\.topic)).subtracting(listed).sorted()
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

extension Rule {
  /// The folder it stands in: the topic.
  public var topic: String { String(id.prefix { $0 != "/" }) }
}

extension Topics: Packable {
  /// Appends the topics.
  public func pack(into packer: inout Packer) { topics.pack(into: &packer) }

  /// Reads topics.
  public init(unpacking unpacker: inout Unpacker) { topics = Array(unpacking: &unpacker) }
}

extension Topics.Topic: Packable {
  /// Appends the topic.
  public func pack(into packer: inout Packer) {
    id.pack(into: &packer)
    name.pack(into: &packer)
  }

  /// Reads a topic.
  public init(unpacking unpacker: inout Unpacker) {
    id = String(unpacking: &unpacker)
    name = LocalizedText(unpacking: &unpacker)
  }
}
