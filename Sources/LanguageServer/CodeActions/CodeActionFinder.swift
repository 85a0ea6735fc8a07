import Linting
import Proposal
import SourceText
import YAML

/// Finds the changes that help at a place.
struct CodeActionFinder {
  /// A list of choices longer than this is left to completion.
  static let choiceLimit = 12
  /// So many findings at one place are answered.
  private static let findingLimit = 20
  /// In larger documents nothing is inserted: each edit is tried on the whole text before it is offered.
  private static let byteLimit = 512 * 1024

  let document: Document
  let analysis: Analysis
  let book: RuleBook
  let settings: ClientSettings
  let vocabulary: Vocabulary
  /// The language in which keys and choices are written: that of the file.
  let keyLanguage: Language

  init(_ document: Document, _ analysis: Analysis, _ book: RuleBook, _ settings: ClientSettings) {
    self.document = document
    self.analysis = analysis
    self.book = book
    self.settings = settings
    vocabulary = book.plan.vocabulary
    keyLanguage = analysis.keyLanguage ?? settings.language
  }

  var language: Language { settings.language }

  /// The changes for what was found at a stretch of the document, and those for the whole of it.
  ///
  /// - Parameter isMeant: whether the editor asks about the diagnostic of this code at this place.
  func actions(touching span: Span, isMeant: (_ code: String, _ span: Span) -> Bool) -> [CodeAction] {
    let problems = analysis.problems.filter { touches($0.span, span) && isMeant($0.code, $0.span) }
    let findings = analysis.findings.filter { touches($0.finding.span, span) && isMeant($0.rule, $0.finding.span) }
    var actions = problems.flatMap { mends(of: $0) + choices(for: $0) }
    if isSound {
      let findings = findings.prefix(CodeActionFinder.findingLimit)
      actions += findings.flatMap { insertions(for: $0) }
      actions += findings.compactMap { suppression(of: $0) }
    }
    return actions + [mendAll].compactMap { $0 }
  }

  /// Whether facts can be written into the document without fear: it reads as a proposal.
  private var isSound: Bool {
    analysis.isBound && document.bytes.count <= CodeActionFinder.byteLimit
      && !analysis.problems.contains { $0.severity == .error && $0.code.hasPrefix("yaml/") }
  }

  private func touches(_ left: Span, _ right: Span) -> Bool { left.start <= right.end && right.start <= left.end }

  // MARK: Mistakes

  private func mends(of problem: Diagnostic) -> [CodeAction] {
    guard !problem.mends.isEmpty else { return [] }
    let word = problem.mends.count == 1 ? problem.mends[0].text : ""
    let isWord = word.contains { $0.isLetter || $0.isNumber }
    let title = isWord ? LocalizedText.replaceBy(word) : problem.help ?? .mend
    return [
      CodeAction(
        title: title[language], edits: problem.mends,
        mends: [CodeAction.Target(code: problem.code, span: problem.span)],
        isPreferred: true)
    ]
  }

  /// The words to choose from, in place of one that is none of them.
  private func choices(for problem: Diagnostic) -> [CodeAction] {
    guard ["proposal/unknown-choice", "proposal/not-yes-or-no"].contains(problem.code),
      let node = analysis.node(at: Int(problem.span.start)), case .value(let place) = analysis.roles[node]
    else { return [] }
    let given = Set(problem.mends.map(\.text))
    return words(for: place).filter { !given.contains($0) }.map { word in
      CodeAction(
        title: LocalizedText.replaceBy(word)[language], edits: [TextEdit(span: problem.span, text: word)],
        mends: [CodeAction.Target(code: problem.code, span: problem.span)])
    }
  }

  /// The words of a field with few choices; of others none.
  func words(for place: FieldPlace) -> [String] {
    switch vocabulary.field(place).type.element {
    case .yesNo: return [LocalizedText.yes[keyLanguage], LocalizedText.no[keyLanguage]]
    case .choice(let type):
      let options = vocabulary.choices[type].options
      return options.count <= CodeActionFinder.choiceLimit ? options.map { $0.word(in: keyLanguage) } : []
    default: return []
    }
  }

  /// All mends of the document at once, leaving out those that touch an earlier one.
  private var mendAll: CodeAction? {
    var edits: [TextEdit] = []
    var targets: [CodeAction.Target] = []
    for problem in analysis.problems where !problem.mends.isEmpty {
      guard problem.mends.allSatisfy({ mend in edits.allSatisfy { !overlaps($0.span, mend.span) } }) else { continue }
      edits += problem.mends
      targets.append(CodeAction.Target(code: problem.code, span: problem.span))
    }
    guard !edits.isEmpty else { return nil }
    return CodeAction(title: LocalizedText.mendAll[language], kind: .fixAll, edits: edits, mends: targets)
  }

  private func overlaps(_ left: Span, _ right: Span) -> Bool {
    left == right || (left.start < right.end && right.start < left.end)
  }
}
