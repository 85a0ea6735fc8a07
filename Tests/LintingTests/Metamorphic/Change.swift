import Authoring
import Linting
import SourceText
import TestSupport
import Testing

/// A change of a proposal that must change no verdict.
struct Change: Sendable, CustomTestStringConvertible {
  /// A proposal after a change.
  struct Outcome {
    var bytes: [UInt8]
    /// Where the entries of lists stood before; see ``Draft/origins(_:)``.
    var origins: [String: [Int]] = [:]
  }

  let name: String
  /// Rules to which the change means something, by id.
  var exempt: Set<String> = []
  /// Whether findings keep their fingerprints.
  var keepsFingerprints = true
  let apply: @Sendable (Specimen, inout RandomSource) throws -> Outcome

  var testDescription: String { name }

  /// A change of what is written, in lines.
  private static func draft(_ name: String, _ change: @escaping @Sendable (Draft, inout RandomSource) -> Draft)
    -> Change
  {
    Change(name: name) { specimen, dice in
      let draft = change(specimen.draft, &dice)
      return Outcome(bytes: DraftWriter(.lines).bytes(draft), origins: draft.origins(Corpus.vocabulary))
    }
  }

  /// A change of how it is written.
  private static func style(_ name: String, _ style: DraftWriter.Style) -> Change {
    Change(name: name) { Outcome(bytes: DraftWriter(style, RandomSource(seed: $1.next())).bytes($0.draft)) }
  }

  private static func text(
    _ name: String, _ change: @escaping @Sendable ([UInt8], inout RandomSource) throws -> [UInt8]
  )
    -> Change
  {
    Change(name: name) { Outcome(bytes: try change($0.text, &$1)) }
  }

  /// Rules that look for words in the names themselves, by id, and in which.
  static let readingNames = [
    "media/ban-or-reason/mentioned": "entries: a medium that is named",
    "access/logs-kept/look-ups": "tasks: looking somebody up",
    "wording/abbreviations-in-items": "items: an abbreviation that nobody explains",
    "access/user-credentials/reset": "systems: a site, portal or application has users of its own",
    "access/user-credentials": "systems: a site, portal or application has users of its own",
    "cloud/hosting/in-words": "systems: an abbreviation or a word in katakana that nobody explains",
    "data-items/pasted-personal-data": "a name may hold somebody's number or address",
    "data-items/sensitive-items/professional-secrecy": "items: lending, counselling, family registers and the like",
    "data-subjects/registration/proofs": "items: certificates and other proofs",
    "data-items/sensitive-items/special-by-nature": "items: health, crime and the like",
    "data-items/sensitive-items/tax-secrecy": "items: taxes and income",
    "data-items/columns/recordings": "items: pictures and sound",
    "data-items/need/unused": "items and steps: a step named after the item that it uses",
    "data-items/volunteered-information": "steps: consultations bring up what nobody asked for",
    "data-subjects/leavers/duration": "steps: support and consultation go on for a time",
    "data-subjects/in-danger": "items: addresses",
    "data-subjects/only-those-needed": "groups: everybody",
    "data-subjects/who-explains/minors": "groups: children",
    "deletion/those-who-drop-out": "groups: applicants and others who pass through",
    "cloud/hosting/not-listed": "systems: named elsewhere in a text",
    "cloud/hosting/without-use": "systems: named in a step",
    "data-items/agents-and-numbers": "steps: checking numbers",
    "data-items/agents-and-numbers/agents": "steps and groups: agents",
    "procedure/paper-or-system": "steps: systems and machines",
    "procedure/when-it-does-not-agree": "steps: comparing and checking",
    "procedure/entry-errors": "steps: typing, matching, reckoning",
    "procedure/step-in-words": "steps: broad words such as support",
    "purpose/secondary-uses-declared/machine-learning": "steps and systems: machine learning",
    "responsibility/decision-by-city": "steps: examining and deciding",
    "procedure/step-in-words/abbreviations": "steps: an abbreviation that nobody explains",
  ]

  /// Rules that a system whose name begins with that of a national one says nothing to, for it is not the body's own.
  static let readingNationalNames = [
    "access/limited-staff/between-users",
    "access/limited-staff/system",
    "access/logs-kept",
    "access/staff-login",
    "access/user-credentials",
    "access/user-credentials/reset",
    "cloud/hosting",
    "cloud/hosting/operator",
    "deletion/device-disposal/replaced",
    "network/connections",
    "network/encrypted-line",
    "network/intrusion-prevention",
    "procedure/pilot/before-start",
    "procedure/security-review",
    "storage/backup/system",
  ]

  /// Rules that go by the end of a name, which a longer name has no more, likewise.
  static let readingEnds = [
    "cloud/hosting/without-use": "systems: a remark quotes the whole name",
    "cloud/hosting/in-words": "systems: a name in katakana throughout",
    "data-items/columns": "items: the last word says that it is a register or a record",
    "procedure/step-in-words": "steps: the last word is a broad one",
  ]

  static let all: [Change] =
    [
      draft("written anew") { draft, _ in draft },
      draft("keys in another order") { Reordering.keys($0, &$1) },
      draft("entries in another order") { Reordering.lists($0, &$1) },
      draft("Japanese keys and words") { Respelling(.japanese, $1).apply($0) },
      draft("English keys and words") { Respelling(.english, $1).apply($0) },
      draft("any keys and words") { Respelling(nil, RandomSource(seed: $1.next())).apply($0) },
      draft("spelled out") { draft, _ in Shorthand.spelledOut(draft) },
      draft("abbreviated") { draft, _ in Shorthand.abbreviated(draft) },
    ] + styles + texts + [renamed("names extended", .extended), renamed("names replaced", .opaque), together]

  private static let styles = [
    style("in brackets", DraftWriter.Style(shape: .brackets)),
    style("in brackets over lines", DraftWriter.Style(shape: .bracketsOverLines)),
    style("as JSON", DraftWriter.Style(shape: .brackets, quoting: .double)),
    style("lists at the column of their keys", DraftWriter.Style(listStep: 0)),
    style("wide indentation", DraftWriter.Style(step: 5, listStep: 3)),
    style("in single quotes", DraftWriter.Style(quoting: .single)),
    style("in double quotes", DraftWriter.Style(quoting: .double)),
    style("texts in blocks", DraftWriter.Style(quoting: .block)),
    style("in any way", DraftWriter.Style(shape: .any, quoting: .any)),
  ]

  private static let texts = [
    text("comments", TextChange.comments),
    Change(name: "comments everywhere") {
      let style = DraftWriter.Style(shape: .any, quoting: .any)
      return Outcome(bytes: TextChange.comments(DraftWriter(style, RandomSource(seed: $1.next())).bytes($0.draft), &$1))
    },
    text("CRLF") { bytes, _ in TextChange.carriageReturns(bytes) },
    text("byte order mark") { bytes, _ in TextChange.withMark(bytes) },
    text("blanks") { TextChange.blanks($0, &$1) },
    text("no final line break") { bytes, _ in TextChange.withoutLastBreak(bytes) },
    text("canonical form") { bytes, _ in try ProposalFormatter(Corpus.ruleSet, keys: nil).format(bytes) },
    text("canonical form in Japanese") { bytes, _ in
      try ProposalFormatter(Corpus.ruleSet, keys: .japanese).format(bytes)
    },
    text("canonical form in English") { bytes, _ in try ProposalFormatter(Corpus.ruleSet, keys: .english).format(bytes)
    },
  ]

  private static func renamed(_ name: String, _ renaming: Renaming) -> Change {
    var change = draft(name) { draft, _ in renaming.apply(draft) }
    change.exempt = Set(readingEnds.keys).union(readingNationalNames)
    if renaming.isOpaque { change.exempt.formUnion(readingNames.keys) }
    change.keepsFingerprints = false
    return change
  }

  /// All at once.
  private static let together = Change(name: "everything together") { specimen, dice in
    let respelled = Respelling(nil, RandomSource(seed: dice.next())).apply(specimen.draft)
    let draft = Reordering.lists(Reordering.keys(respelled, &dice), &dice)
    let style = DraftWriter.Style(
      shape: .any, quoting: .any, step: dice.pick([2, 3, 4]), listStep: dice.pick([0, 1, 2]))
    let bytes = TextChange.comments(DraftWriter(style, RandomSource(seed: dice.next())).bytes(draft), &dice)
    return Outcome(
      bytes: TextChange.withMark(TextChange.carriageReturns(TextChange.blanks(bytes, &dice))),
      origins: draft.origins(Corpus.vocabulary))
  }
}
