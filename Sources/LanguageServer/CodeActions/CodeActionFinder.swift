import Authoring
import CEL
import Linting
import Proposal
import SourceText
import YAML

/// Changes for what the rules found.
extension CodeActionFinder {
  // MARK: Suppression

  /// A comment that suppresses the finding, and none of its neighbours. Its reason is left for the officer to write;
  /// without one it has no effect.
  func suppression(of found: FindingText) -> CodeAction? {
    guard found.finding.verdict != .failed else { return nil }
    let editor = TreeEditor(keepingSuppressionsIn: analysis.tree)
    for entry in entries(of: found.finding) {
      guard let edits = try? editor.insertComment("shimon: ignore \(found.rule) reason=\"\"", holdingFor: entry) else {
        continue
      }
      return CodeAction(title: LocalizedText.suppress(found.rule)[language], edits: edits)
    }
    return nil
  }

  /// The entries that a suppression of a finding may hold for, the narrowest first, none wider than what the rule
  /// judged.
  private func entries(of finding: Finding) -> [Int] {
    let tree = analysis.tree
    let record = finding.instance < 0 ? 0 : Int(analysis.facts.instances[finding.instance].node)
    guard record >= 0, let place = analysis.node(at: Int(finding.span.start)) else { return [] }
    var result: [Int] = []
    var node = finding.span.start == tree.nodes[record].span.start ? record : place
    while node > record {
      result.append(entry(of: node))
      node = Int(tree.nodes[node].parent)
    }
    return result + [entry(of: record)]
  }

  /// The item of a list, or the key, which stands just before its value.
  private func entry(of node: Int) -> Int {
    let nodes = analysis.tree.nodes
    guard node > 0, nodes[Int(nodes[node].parent)].kind == .mapping, nodes[node].keyHash == 0 else { return node }
    return node - 1
  }

  // MARK: Missing facts

  /// The facts that a finding misses, written as undecided below the question; and, where one fact with few choices is
  /// missing, each of them.
  func insertions(for found: FindingText) -> [CodeAction] {
    // Of a date whose month is written only the day is missing, which nothing can be written beside.
    let cells = found.finding.missing.filter { !$0.isUndecided }.map(\.cell)
      .filter { analysis.facts.memory.cells[$0].kind != .span }
    let paths = cells.compactMap { FactPath(cell: $0, in: analysis.facts, ruleSet.plan) }
    guard !cells.isEmpty, paths.count == cells.count else { return [] }
    let target = CodeAction.Target(code: found.rule, span: found.finding.span)
    var actions: [CodeAction] = []
    if let edits = inserting(nil, at: paths, below: found.question) {
      actions.append(
        CodeAction(
          title: LocalizedText.insertMissing(cells.compactMap { key(of: $0) })[language], edits: edits, fixes: [target])
      )
    }
    guard cells.count == 1, let place = place(of: cells[0]), let key = key(of: cells[0]) else { return actions }
    for word in words(for: place) {
      guard let edits = inserting(word, at: paths, below: nil) else { continue }
      actions.append(
        CodeAction(title: LocalizedText.insertChoice(key, word)[language], edits: edits, fixes: [target]))
    }
    return actions
  }

  /// The field that a cell holds.
  private func place(of cell: Int) -> FieldPlace? {
    guard let index = analysis.facts.instance(of: cell) else { return nil }
    let instance = analysis.facts.instances[index]
    return FieldPlace(record: Int(instance.type), field: cell - Int(instance.base))
  }

  private func key(of cell: Int) -> String? { place(of: cell).map { vocabulary.field($0).key(keyLanguage) } }

  /// The edit that writes facts one after the other, as `shimon fix --stubs` writes them.
  private func inserting(_ word: String?, at paths: [FactPath], below question: String?) -> [TextEdit]? {
    var writer = FactWriter(ruleSet, language: language)
    var bytes = document.bytes
    for path in paths {
      guard let written = try? writer.write(word, at: path, below: question, in: bytes) else { return nil }
      bytes = written
    }
    return [TextEdit.between(document.bytes, bytes)]
  }
}

extension TextEdit {
  /// The smallest single edit that makes one text of another, cut at whole characters.
  static func between(_ old: [UInt8], _ new: [UInt8]) -> TextEdit {
    let shorter = min(old.count, new.count)
    var start = 0
    while start < shorter, old[start] == new[start] { start += 1 }
    while start > 0, start < old.count && isContinuation(old[start]) || start < new.count && isContinuation(new[start])
    {
      start -= 1
    }
    var tail = 0
    while tail < shorter - start, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    while tail > 0, isContinuation(old[old.count - tail]) || isContinuation(new[new.count - tail]) { tail -= 1 }
    return TextEdit(
      span: Span(start, old.count - tail), text: String(decoding: new[start..<new.count - tail], as: UTF8.self))
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

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
  let ruleSet: RuleSet
  let settings: ClientSettings
  let vocabulary: Vocabulary
  /// The language in which keys and choices are written: that of the file.
  let keyLanguage: Language

  init(_ document: Document, _ analysis: Analysis, _ ruleSet: RuleSet, _ settings: ClientSettings) {
    self.document = document
    self.analysis = analysis
    self.ruleSet = ruleSet
    self.settings = settings
    vocabulary = ruleSet.plan.vocabulary
    keyLanguage = analysis.keyLanguage ?? settings.language
  }

  var language: Language { settings.language }

  /// The changes for what was found at a stretch of the document, and those for the whole of it.
  ///
  /// - Parameter isMeant: whether the editor asks about the diagnostic of this code at this place.
  func actions(touching span: Span, isMeant: (_ code: String, _ span: Span) -> Bool) -> [CodeAction] {
    let problems = analysis.problems.filter { touches($0.span, span) && isMeant($0.code, $0.span) }
    let findings = analysis.findings.filter { touches($0.finding.span, span) && isMeant($0.rule, $0.finding.span) }
    var actions = problems.flatMap { fixes(of: $0) + choices(for: $0) }
    if isSound {
      let findings = findings.prefix(CodeActionFinder.findingLimit)
      actions += findings.flatMap { insertions(for: $0) }
      actions += findings.compactMap { suppression(of: $0) }
    }
    return actions + [fixAll].compactMap { $0 }
  }

  /// Whether facts can be written into the document without fear: it reads as a proposal.
  private var isSound: Bool {
    analysis.isBound && document.bytes.count <= CodeActionFinder.byteLimit
      && !analysis.problems.contains { $0.severity == .error && $0.code.hasPrefix("yaml/") }
  }

  private func touches(_ left: Span, _ right: Span) -> Bool { left.start <= right.end && right.start <= left.end }

  // MARK: Mistakes

  private func fixes(of problem: Diagnostic) -> [CodeAction] {
    guard let fix = problem.fix else { return [] }
    let word = fix.edits.count == 1 ? fix.edits[0].text : ""
    let isWord = word.contains { $0.isLetter || $0.isNumber }
    let title = isWord ? LocalizedText.replaceBy(word) : problem.help ?? .fix
    return [
      CodeAction(
        title: title[language], edits: fix.edits,
        fixes: [CodeAction.Target(code: problem.code, span: problem.span)],
        isPreferred: fix.safety == .safe)
    ]
  }

  /// The words to choose from, in place of one that is none of them.
  private func choices(for problem: Diagnostic) -> [CodeAction] {
    guard ["proposal/unknown-choice", "proposal/not-yes-or-no"].contains(problem.code),
      let node = analysis.node(at: Int(problem.span.start)), case .value(let place) = analysis.roles[node]
    else { return [] }
    let given = Set((problem.fix?.edits ?? []).map(\.text))
    return words(for: place).filter { !given.contains($0) }.map { word in
      CodeAction(
        title: LocalizedText.replaceBy(word)[language], edits: [TextEdit(span: problem.span, text: word)],
        fixes: [CodeAction.Target(code: problem.code, span: problem.span)])
    }
  }

  /// The words of a field with few choices; of others none.
  func words(for place: FieldPlace) -> [String] {
    switch vocabulary.field(place).type.element {
    case .yesNo: return [LocalizedText.yes[keyLanguage], LocalizedText.no[keyLanguage]]
    case .choice(let type):
      let options = vocabulary.choices[type].options
      return options.count <= CodeActionFinder.choiceLimit ? options.map { $0.word(keyLanguage) } : []
    default: return []
    }
  }

  /// All safe fixes of the document at once, leaving out those that touch an earlier one.
  private var fixAll: CodeAction? {
    var edits: [TextEdit] = []
    var targets: [CodeAction.Target] = []
    for problem in analysis.problems {
      guard let fix = problem.fix, fix.safety == .safe,
        fix.edits.allSatisfy({ edit in edits.allSatisfy { !overlaps($0.span, edit.span) } })
      else { continue }
      edits += fix.edits
      targets.append(CodeAction.Target(code: problem.code, span: problem.span))
    }
    guard !edits.isEmpty else { return nil }
    return CodeAction(title: LocalizedText.fixAll[language], kind: .fixAll, edits: edits, fixes: targets)
  }

  private func overlaps(_ left: Span, _ right: Span) -> Bool {
    left == right || (left.start < right.end && right.start < left.end)
  }
}
