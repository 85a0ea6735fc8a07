import CEL
import SourceText
import YAML

/// A rule as its file has it, with its conditions compiled.
package struct Rule: Sendable {
  /// A worked example, run as a test.
  package struct Example: Sendable {
    /// The node of the small proposal in the rule's file.
    package var proposal: Int
    /// The verdicts: one, or one for each entry.
    package var expected: [Verdict]
    /// Whether the verdict was written as one word for all entries.
    package var isUniform: Bool
    /// Where the expectation stands.
    package var span: Span
  }

  /// What only explanations, reports and tests need.
  struct Background: Sendable {
    var when: String?
    var require: String
    var examples: [Example]
    var equivalentMutants: [String]
  }

  /// What stands behind a rule, and what settles it.
  struct Grounds: Sendable {
    var askedBy: [String]
    var ground: Ground
    var citations: [Citation]
    var clause: String?
  }

  /// The path of its file without the ending: `deletion/certificate-contents`.
  package let id: String
  /// The file it was read from.
  package let source: Int
  /// How much it weighs when what is written breaks it.
  package var severity: Severity
  /// How much it weighs when the proposal does not say.
  package var unstatedSeverity: Severity
  /// Whether nothing is said where the proposal does not say, as a policy may want.
  package var isSilentWhenUnstated = false
  /// Whether the rule counts at all.
  var isOn = true
  /// What in a policy last set its weight.
  package internal(set) var setting: PolicyOrigin?
  /// The fields that lead to the list whose entries it judges; empty for the whole proposal.
  package let scope: [Int]
  /// Where it applies; nil for everywhere.
  package var when: Program?
  /// What must hold; nil for a rule that looks for pasted personal data.
  package var require: Program?
  /// What must not be found anywhere in the file.
  package let forbidden: [PersonalData.Kind]
  /// Whether it reports of removable media that texts name, in place of a requirement.
  package let looksForMedia: Bool
  /// Whether it asks for the facts that other rules wait for and that no other finding asks for.
  package let asksForAwaited: Bool
  /// The hash of the id, with which fingerprints begin.
  let idHash: UInt64
  /// How many boards stand behind it.
  let boardCount: Int
  /// The title, the boards, the grounds, the background and the three templates.
  private let packed: Packed

  init(
    id: String, source: Int, title: LocalizedText, severity: Severity, unstatedSeverity: Severity, scope: [Int],
    when: Program?, require: Program?, forbidden: [PersonalData.Kind], looksForMedia: Bool, asksForAwaited: Bool,
    question: Template, why: Template, fix: Template, grounds: Grounds, background: Background
  ) {
    self.id = id
    self.source = source
    self.severity = severity
    self.unstatedSeverity = unstatedSeverity
    self.scope = scope
    self.when = when
    self.require = require
    self.forbidden = forbidden
    self.looksForMedia = looksForMedia
    self.asksForAwaited = asksForAwaited
    idHash = ByteHash.of(id.utf8)
    let boards = Rule.boards(of: grounds.askedBy)
    boardCount = boards.count
    packed = Packed(parts: [title, boards, grounds, background, question, why, fix])
  }

  private var grounds: Grounds { packed.part(2).value() }
  private var background: Background { packed.part(3).value() }
  /// What it is about, in a few words.
  package var title: LocalizedText { packed.part(0).value() }
  /// What a board would ask.
  package var question: Template { packed.part(4).value() }
  /// The harm.
  package var why: Template { packed.part(5).value() }
  /// What to decide and write.
  package var fix: Template { packed.part(6).value() }
  /// The conditions as written.
  package var conditions: (when: String?, require: String) { (background.when, background.require) }
  /// The questions of real boards behind it, by id.
  package var askedBy: [String] { grounds.askedBy }
  /// What kind of ground it has.
  package var ground: Ground { grounds.ground }
  /// The articles and guidelines behind it.
  package var citations: [Citation] { grounds.citations }
  /// The same as lines to show.
  package func law(_ language: Language) -> [String] { citations.map { $0.line(language) } }
  /// The specification clause that settles it.
  package var clause: String? { grounds.clause }
  /// The examples.
  package var examples: [Example] { background.examples }
  /// The names of mutants that are declared to change nothing.
  var equivalentMutants: [String] { background.equivalentMutants }
  /// The boards behind it, by the first part of the questions' ids, in order, each once.
  package var boards: [String] { packed.part(1).value() }

  private static func boards(of questions: [String]) -> [String] {
    var seen: [String] = []
    for id in questions {
      let board = String(decoding: id.utf8.prefix { $0 != UInt8(ascii: "-") }, as: UTF8.self)
      if !seen.contains(board) { seen.append(board) }
    }
    return seen
  }
}

extension Rule: Packable {
  /// Appends the rule, as it is without a policy.
  package func pack(into packer: inout Packer) {
    id.pack(into: &packer)
    packer.append(source)
    packer.append(severity.rawValue)
    packer.append(unstatedSeverity.rawValue)
    scope.pack(into: &packer)
    when.pack(into: &packer)
    require.pack(into: &packer)
    packer.append(forbidden.count)
    for kind in forbidden { kind.rawValue.pack(into: &packer) }
    looksForMedia.pack(into: &packer)
    asksForAwaited.pack(into: &packer)
    packer.append(idHash)
    packer.append(boardCount)
    packed.pack(into: &packer)
  }

  /// Reads a rule.
  package init(unpacking unpacker: inout Unpacker) {
    id = String(unpacking: &unpacker)
    source = Int(unpacker.number())
    severity = Severity(unpacking: &unpacker)
    unstatedSeverity = Severity(unpacking: &unpacker)
    scope = Array(unpacking: &unpacker)
    when = Optional(unpacking: &unpacker)
    require = Optional(unpacking: &unpacker)
    var forbidden: [PersonalData.Kind] = []
    for _ in 0..<unpacker.number() {
      if let kind = PersonalData.Kind(rawValue: String(unpacking: &unpacker)) { forbidden.append(kind) }
    }
    self.forbidden = forbidden
    looksForMedia = Bool(unpacking: &unpacker)
    asksForAwaited = Bool(unpacking: &unpacker)
    idHash = unpacker.number()
    boardCount = Int(unpacker.number())
    packed = Packed(unpacking: &unpacker)
  }
}

extension Rule.Background: Packable {
  func pack(into packer: inout Packer) {
    when.pack(into: &packer)
    require.pack(into: &packer)
    examples.pack(into: &packer)
    equivalentMutants.pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker) {
    when = Optional(unpacking: &unpacker)
    require = String(unpacking: &unpacker)
    examples = Array(unpacking: &unpacker)
    equivalentMutants = Array(unpacking: &unpacker)
  }
}

extension Rule.Grounds: Packable {
  func pack(into packer: inout Packer) {
    askedBy.pack(into: &packer)
    ground.rawValue.pack(into: &packer)
    citations.pack(into: &packer)
    clause.pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker) {
    askedBy = Array(unpacking: &unpacker)
    ground = Ground(rawValue: String(unpacking: &unpacker)) ?? .reasoning
    citations = Array(unpacking: &unpacker)
    clause = Optional(unpacking: &unpacker)
  }
}

extension Rule.Example: Packable {
  /// Appends the example.
  package func pack(into packer: inout Packer) {
    packer.append(proposal)
    expected.map(\.rawValue).pack(into: &packer)
    isUniform.pack(into: &packer)
    span.pack(into: &packer)
  }

  /// Reads an example.
  package init(unpacking unpacker: inout Unpacker) {
    proposal = Int(unpacker.number())
    expected = [UInt8](unpacking: &unpacker).compactMap { Verdict(rawValue: $0) }
    isUniform = Bool(unpacking: &unpacker)
    span = Span(unpacking: &unpacker)
  }
}

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
  package private(set) var topics: [Topic] = []

  /// The topics listed and, behind them, those that only `rules` have, by name.
  package func all(of rules: [Rule]) -> [Topic] {
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
  package var topic: String { String(id.prefix { $0 != "/" }) }
}

extension Topics: Packable {
  /// Appends the topics.
  package func pack(into packer: inout Packer) { topics.pack(into: &packer) }

  /// Reads topics.
  package init(unpacking unpacker: inout Unpacker) { topics = Array(unpacking: &unpacker) }
}

extension Topics.Topic: Packable {
  /// Appends the topic.
  package func pack(into packer: inout Packer) {
    id.pack(into: &packer)
    name.pack(into: &packer)
  }

  /// Reads a topic.
  package init(unpacking unpacker: inout Unpacker) {
    id = String(unpacking: &unpacker)
    name = LocalizedText(unpacking: &unpacker)
  }
}

/// The boards whose minutes stand behind the rules, read from `Rules/boards.yaml`.
package struct Boards: Sendable {
  /// A board.
  package struct Board: Sendable {
    /// The first part of its questions' ids.
    package var id: String
    /// The municipality.
    package var name: LocalizedText
  }

  /// All boards, in the order of the file.
  package internal(set) var boards: [Board] = []

  /// The name of a board; its id where it is not listed.
  package func name(of id: String) -> LocalizedText {
    boards.first { $0.id == id }?.name ?? LocalizedText(verbatim: id)
  }

  static func read(_ file: SourceFile) -> (boards: Boards, diagnostics: [Diagnostic]) {
    var tree = Tree()
    let problems = tree.read(file.bytes)
    guard problems.isEmpty else { return (Boards(), problems) }
    var root = MappingReader(tree, at: 0, keys: ["format", "boards"])
    var result = Boards()
    for pair in root.pairs("boards") {
      var entry = MappingReader(tree, at: pair.value, keys: ["ja", "en", "body", "minutes"])
      let id = tree.text(of: pair.key)
      let name = LocalizedText(ja: entry.requiredText("ja") ?? id, en: entry.requiredText("en") ?? id)
      for problem in entry.diagnostics { root.report(problem) }
      result.boards.append(Board(id: id, name: name))
    }
    return (result, root.diagnostics)
  }
}

extension Boards: Packable {
  /// Appends the boards.
  package func pack(into packer: inout Packer) { boards.pack(into: &packer) }

  /// Reads boards.
  package init(unpacking unpacker: inout Unpacker) { boards = Array(unpacking: &unpacker) }
}

extension Boards.Board: Packable {
  /// Appends the board.
  package func pack(into packer: inout Packer) {
    id.pack(into: &packer)
    name.pack(into: &packer)
  }

  /// Reads a board.
  package init(unpacking unpacker: inout Unpacker) {
    id = String(unpacking: &unpacker)
    name = LocalizedText(unpacking: &unpacker)
  }
}

/// A question that a real board asked, or a measure that it accepted, from `Rules/board-questions.yaml`.
package struct BoardQuestion: Sendable {
  /// The id, which begins with the board's.
  package var id: String
  /// What it says, in a line of the project's own words.
  package var text: LocalizedText
  /// What the department promised, where it promised something.
  package var promised: LocalizedText?
  /// The rules that raise it.
  package var rules: [String]
  /// Why no rule does.
  package var reason: LocalizedText?

  /// The path of the file below a rule folder.
  package static let path = "board-questions.yaml"

  /// Reads the questions among the files of a rule folder.
  package static func read(_ sources: [RuleSource]) -> (questions: [BoardQuestion], diagnostics: [Diagnostic]) {
    guard let source = sources.first(where: { $0.path == path }) else { return ([], []) }
    var tree = Tree()
    let problems = tree.read(source.file.bytes)
    guard problems.isEmpty else { return ([], problems) }
    var root = MappingReader(tree, at: 0, keys: ["format", "questions"])
    var questions: [BoardQuestion] = []
    for item in root.items("questions") {
      var entry = MappingReader(
        tree, at: item, keys: ["id", "board", "meeting", "topic", "ja", "en", "promised", "rules", "reason"])
      let id = entry.requiredText("id")
      let ja = entry.requiredText("ja")
      let en = entry.requiredText("en")
      for key in ["board", "meeting", "topic"] { _ = entry.required(key) }
      let question = BoardQuestion(
        id: id ?? "", text: LocalizedText(ja: ja ?? "", en: en ?? ""),
        promised: entry.localized("promised", required: false), rules: entry.texts("rules"),
        reason: entry.localized("reason", required: false))
      for problem in entry.diagnostics { root.report(problem) }
      questions.append(question)
    }
    return (questions, root.diagnostics)
  }
}
