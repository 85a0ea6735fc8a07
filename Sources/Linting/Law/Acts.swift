import Proposal
import SourceText
import YAML

/// An act, guideline or other text that rules and clauses cite.
package struct Act: Sendable {
  /// What it is worth as a source.
  package enum Kind: String, Sendable, CaseIterable {
    /// What parliament or a city council passed, or a ministry ordered: it binds.
    case act
    case order
    case ordinance
    /// What an authority or a body of standards advises.
    case guideline
    case standard
    /// What others wrote into their contracts and rules.
    case example
    /// A report of what went wrong.
    case `case`

    /// Whether it lays duties on somebody.
    package var isBinding: Bool {
      switch self {
      case .act, .order, .ordinance: true
      case .guideline, .standard, .example, .case: false
      }
    }

    /// Whether it says what a careful body does.
    package var isAdvice: Bool { self == .guideline || self == .standard }
  }

  /// The key by which citations name it.
  package var id: String
  package var title: LocalizedText
  /// The name for narrow places.
  package var short: LocalizedText
  package var kind: Kind
  /// Whether its full text is at hand, so that citations must quote it.
  package var hasText: Bool
  /// The day whose wording is quoted; nil where no text is, or where only its month is known.
  package var asOf: CalendarDay?
}

/// The texts that may be cited, read from `acts.yaml` of all rule folders.
package struct Acts: Sendable {
  /// The path of the file below a rule folder.
  package static let path = "acts.yaml"

  /// All of them, in the order of the files.
  package internal(set) var acts: [Act] = []

  /// No acts.
  package init() {}

  /// The day of the law by which is judged: the earliest of the acts whose wording is quoted.
  package var day: CalendarDay? {
    acts.filter { $0.kind == .act }.compactMap { $0.asOf }.min { $0.description < $1.description }
  }

  /// The act of a key.
  package func act(_ id: String) -> Act? { acts.first { $0.id == id } }

  /// Adds the acts of a file; one that is there already is reported.
  mutating func add(_ file: SourceFile) -> [Diagnostic] {
    var tree = Tree()
    let problems = tree.read(file.bytes)
    guard problems.isEmpty else { return problems }
    let unsafe = tree.unsafeTexts
    guard unsafe.isEmpty else { return unsafe }
    var root = MappingReader(tree, at: 0, keys: ["format", "acts"])
    for pair in root.pairs("acts") {
      let id = tree.text(of: pair.key)
      if act(id) != nil { root.report(.actTwice(tree.nodes[pair.key].span, id)) }
      var entry = MappingReader(tree, at: pair.value, keys: ["title", "short", "kind", "text", "as_of"])
      let title = entry.localized("title")
      let short = entry.localized("short")
      let word = entry.requiredText("kind")
      let kind = word.flatMap { Act.Kind(rawValue: $0) }
      if let word, kind == nil {
        entry.report(.notAWord(entry.span("kind"), word, allowed: Act.Kind.allCases.map { $0.rawValue }))
      }
      let text = entry.text("text")
      let asOf = entry.text("as_of").flatMap { CalendarDay(parsing: $0) }
      for problem in entry.diagnostics { root.report(problem) }
      if let title, let short, let kind {
        acts.append(Act(id: id, title: title, short: short, kind: kind, hasText: text != nil, asOf: asOf))
      }
    }
    return root.diagnostics
  }
}
