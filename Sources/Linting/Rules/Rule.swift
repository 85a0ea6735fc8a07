import CEL
import SourceText

/// A rule as its file has it, with its conditions compiled.
public struct Rule: Sendable {
  /// A worked example, run as a test.
  public struct Example: Sendable {
    /// The node of the small proposal in the rule's file.
    public var proposal: Int
    /// The verdicts: one, or one for each entry.
    public var expected: [Verdict]
    /// Whether the verdict was written as one word for all entries.
    public var isUniform: Bool
    /// Where the expectation stands.
    public var span: Span
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
    var law: [String]
    var clause: String?
  }

  /// The path of its file without the ending: `deletion/certificate-contents`.
  public let id: String
  /// The file it was read from.
  public let source: Int
  /// How much it weighs when what is written breaks it.
  public var severity: Severity
  /// How much it weighs when the proposal does not say.
  public var unstatedSeverity: Severity
  /// Whether nothing is said where the proposal does not say, as a policy may want.
  public var isSilentWhenUnstated = false
  /// Whether the rule counts at all.
  var isOn = true
  /// What in a policy last set its weight.
  public internal(set) var setting: PolicyOrigin?
  /// The fields that lead to the list whose entries it judges; empty for the whole proposal.
  public let scope: [Int]
  /// Where it applies; nil for everywhere.
  public var when: Program?
  /// What must hold; nil for a rule that looks for pasted personal data.
  public var require: Program?
  /// What must not be found anywhere in the file.
  public let forbidden: [PersonalData.Kind]
  /// The hash of the id, with which fingerprints begin.
  let idHash: UInt64
  /// How many boards stand behind it.
  let boardCount: Int
  /// The title, the boards, the grounds, the background and the three templates.
  private let packed: Packed

  init(
    id: String, source: Int, title: LocalizedText, severity: Severity, unstatedSeverity: Severity, scope: [Int],
    when: Program?, require: Program?, forbidden: [PersonalData.Kind], question: Template, why: Template,
    fix: Template, grounds: Grounds, background: Background
  ) {
    self.id = id
    self.source = source
    self.severity = severity
    self.unstatedSeverity = unstatedSeverity
    self.scope = scope
    self.when = when
    self.require = require
    self.forbidden = forbidden
    idHash = ByteHash.of(id.utf8)
    let boards = Rule.boards(of: grounds.askedBy)
    boardCount = boards.count
    packed = Packed(parts: [title, boards, grounds, background, question, why, fix])
  }

  private var grounds: Grounds { packed.part(2).value() }
  private var background: Background { packed.part(3).value() }
  /// What it is about, in a few words.
  public var title: LocalizedText { packed.part(0).value() }
  /// What a board would ask.
  public var question: Template { packed.part(4).value() }
  /// The harm.
  public var why: Template { packed.part(5).value() }
  /// What to decide and write.
  public var fix: Template { packed.part(6).value() }
  /// The conditions as written.
  public var conditions: (when: String?, require: String) { (background.when, background.require) }
  /// The questions of real boards behind it, by id.
  public var askedBy: [String] { grounds.askedBy }
  /// The articles and guidelines behind it.
  public var law: [String] { grounds.law }
  /// The specification clause that settles it.
  public var clause: String? { grounds.clause }
  /// The examples.
  public var examples: [Example] { background.examples }
  /// The names of mutants that are declared to change nothing.
  var equivalentMutants: [String] { background.equivalentMutants }
  /// The boards behind it, by the first part of the questions' ids, in order, each once.
  public var boards: [String] { packed.part(1).value() }

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
  public func pack(into packer: inout Packer) {
    id.pack(into: &packer)
    packer.append(source)
    packer.append(severity.rawValue)
    packer.append(unstatedSeverity.rawValue)
    scope.pack(into: &packer)
    when.pack(into: &packer)
    require.pack(into: &packer)
    packer.append(forbidden.count)
    for kind in forbidden { kind.rawValue.pack(into: &packer) }
    packer.append(idHash)
    packer.append(boardCount)
    packed.pack(into: &packer)
  }

  /// Reads a rule.
  public init(unpacking unpacker: inout Unpacker) {
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
    law.pack(into: &packer)
    clause.pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker) {
    askedBy = Array(unpacking: &unpacker)
    law = Array(unpacking: &unpacker)
    clause = Optional(unpacking: &unpacker)
  }
}

extension Rule.Example: Packable {
  /// Appends the example.
  public func pack(into packer: inout Packer) {
    packer.append(proposal)
    expected.map(\.rawValue).pack(into: &packer)
    isUniform.pack(into: &packer)
    span.pack(into: &packer)
  }

  /// Reads an example.
  public init(unpacking unpacker: inout Unpacker) {
    proposal = Int(unpacker.number())
    expected = [UInt8](unpacking: &unpacker).compactMap { Verdict(rawValue: $0) }
    isUniform = Bool(unpacking: &unpacker)
    span = Span(unpacking: &unpacker)
  }
}
