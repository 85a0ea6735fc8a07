import CEL
import SourceText

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

  /// What of a rule the order of findings goes by, as numbers.
  package struct Rank: Sendable {
    /// Its row of the grid; -1 where it has none.
    package var element: Int
    /// Its column of the grid; -1 where it has none.
    package var aspect: Int
    /// Its ground, in the order of ``Ground``.
    package var ground: Int
    /// The number of its group: of the rules whose findings stand together.
    package internal(set) var group = -1

    /// The rank of a rule that has no group yet.
    init(_ cell: Grid.Cell?, _ ground: Ground, in grid: Grid) {
      element = grid.elements.firstIndex { $0.id == cell?.element } ?? -1
      aspect = grid.columns.firstIndex { $0.id == cell?.aspect } ?? -1
      self.ground = Ground.allCases.firstIndex(of: ground) ?? 0
    }
  }

  /// What only findings, explanations, reports and tests need.
  struct Texts: Sendable {
    var title: LocalizedText
    var cell: Grid.Cell?
    var question: Template
    var why: Template
    var fix: Template
    var askedBy: [String]
    var ground: Ground
    var citations: [Citation]
    var clause: String?
    /// The conditions as written.
    var when: String?
    var require: String
    var examples: [Example]
    var equivalentMutants: [String]
    /// The fields that the conditions name.
    var awaits: [FieldRead]
    var reads: [FieldRead]

    var boards: [String] {
      var seen: [String] = []
      for id in askedBy {
        let board = String(decoding: id.utf8.prefix { $0 != UInt8(ascii: "-") }, as: UTF8.self)
        if !seen.contains(board) { seen.append(board) }
      }
      return seen
    }
  }

  /// The path of its file without the ending, `deletion/evidence`; of a detail its name follows.
  package let id: String
  /// The id of the rule that it is a detail of; its own where it is none. A rule and its details are a family.
  package let family: String
  /// The names it had before; files may still use them.
  package let formerly: [String]
  /// The file it was read from.
  package let source: Int
  /// The node in that file where it stands: the first, or that of a detail.
  let node: Int
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
  /// What of it the order of findings goes by.
  package internal(set) var rank: Rank
  /// Its ``Texts``.
  let packed: Packed

  init(
    place: RulePlace, formerly: [String], source: Int, severity: Severity, unstatedSeverity: Severity, scope: [Int],
    when: Program?, require: Program?, forbidden: [PersonalData.Kind], looksForMedia: Bool, asksForAwaited: Bool,
    rank: Rank, texts: Texts
  ) {
    id = place.id
    family = place.family
    node = place.node
    self.formerly = formerly
    self.source = source
    self.severity = severity
    self.unstatedSeverity = unstatedSeverity
    self.scope = scope
    self.when = when
    self.require = require
    self.forbidden = forbidden
    self.looksForMedia = looksForMedia
    self.asksForAwaited = asksForAwaited
    idHash = ByteHash.of(place.id.utf8)
    self.rank = rank
    packed = Packed(parts: texts)
  }

  /// What it is about, in a few words.
  package var title: LocalizedText { packed.part(Texts.Part.title).value() }
  /// Its place among the kinds of question.
  package var cell: Grid.Cell? { packed.part(Texts.Part.cell).value() }
  /// What a board would ask.
  package var question: Template { packed.part(Texts.Part.question).value() }
  /// The harm.
  package var why: Template { packed.part(Texts.Part.why).value() }
  /// What to decide and write.
  package var fix: Template { packed.part(Texts.Part.fix).value() }
  /// The conditions as written.
  package var conditions: (when: String?, require: String) {
    (packed.part(Texts.Part.when).value(), packed.part(Texts.Part.require).value())
  }
  /// The questions of real boards behind it, by id.
  package var askedBy: [String] { packed.part(Texts.Part.askedBy).value() }
  /// What kind of ground it has.
  package var ground: Ground { Ground(rawValue: packed.part(Texts.Part.ground).value()) ?? .reasoning }
  /// The articles and guidelines behind it.
  package var citations: [Citation] { packed.part(Texts.Part.citations).value() }
  /// The same as lines to show.
  package func law(_ language: Language) -> [String] { citations.map { $0.line(language) } }
  /// The specification clause that settles it.
  package var clause: String? { packed.part(Texts.Part.clause).value() }
  /// The examples.
  package var examples: [Example] { packed.part(Texts.Part.examples).value() }
  /// The names of mutants that are declared to change nothing.
  var equivalentMutants: [String] { packed.part(Texts.Part.equivalentMutants).value() }
  /// The boards behind it, by the first part of the questions' ids, in order, each once.
  package var boards: [String] { packed.part(Texts.Part.boards).value() }
  /// The fields that ``when`` names: it waits for no others.
  package var awaits: [FieldRead] { FieldRead.all(in: packed.part(Texts.Part.awaits).value()) }
  /// The fields that ``require`` names: it asks for no others.
  package var reads: [FieldRead] { FieldRead.all(in: packed.part(Texts.Part.reads).value()) }
}

/// A field that a condition names, whatever entry it is read of.
package struct FieldRead: Hashable, Sendable {
  /// The record type that has the field.
  package var record: Int
  /// Its number there.
  package var field: Int

  /// A field of a record type.
  package init(record: Int, field: Int) {
    self.record = record
    self.field = field
  }
}

extension Rule {
  /// The folder it stands in: the topic.
  package var topic: String { String(id.prefix { $0 != "/" }) }

  /// By what a policy speaks of its topic, and of those that it was in under former names.
  var topicSelectors: [String] {
    guard !formerly.isEmpty else { return [topic + "/*"] }
    return Set(([id] + formerly).map { RuleID.topicSelector(of: $0) }).sorted()
  }

  /// Whether it stands under `details` of another rule, its family's.
  package var isDetail: Bool { node != 0 }

  /// The group of rules whose findings are told together: all that ask for a section that is not written, else the rule
  /// with its details.
  package var group: String { cell?.aspect == Grid.unwritten && !asksForAwaited ? Grid.unwritten : family }

  /// Rules stand in the order of their ids, details behind their rule as its file has them.
  static func precedes(_ left: Rule, _ right: Rule) -> Bool { (left.family, left.node) < (right.family, right.node) }
}
