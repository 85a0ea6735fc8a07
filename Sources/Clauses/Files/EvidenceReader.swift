import Linting
import SourceText
import YAML

/// Reads the `evidence` of a clause file.
struct EvidenceReader {
  private let tree: Tree
  private let words: ClauseWords
  /// What was wrong so far.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ tree: Tree, words: ClauseWords) {
    self.tree = tree
    self.words = words
  }

  /// The points at these nodes; `place` is where to report about the whole.
  mutating func read(_ nodes: [Int], at place: Span, _ conditions: inout ConditionReader) -> [Evidence] {
    let points = nodes.compactMap { point($0, &conditions) }
    if diagnostics.isEmpty, !points.isEmpty, !points.contains(where: { $0.isEssential }) {
      diagnostics.append(.nothingEssential(place))
    }
    return points
  }

  private mutating func point(_ node: Int, _ conditions: inout ConditionReader) -> Evidence? {
    var reader = MappingReader(
      tree, at: node,
      keys: ["point", "essential", "says", "by", "within", "deadline", "when", "ja", "en", "turned", "not"])
    let name = reader.localized("point")
    let essential = reader.text("essential") ?? "no"
    if essential != "yes", essential != "no" { reader.report(.essentialIsNoTruth(reader.span("essential"))) }
    let force: Evidence.Force? = choice("says", of: .duty, &reader)
    let actor: Evidence.Actor? = choice("by", of: .contractor, &reader)
    let reach: Evidence.Reach? = choice("within", of: .sentence, &reader)
    let deadline = reader.text("deadline")
    if let deadline, Int(deadline).map({ $0 > 0 }) != true {
      reader.report(.deadlineIsNoNumber(reader.span("deadline")))
    }
    let when = reader.value("when").flatMap { conditions.condition($0) }
    var ways: [[Evidence.Group]] = []
    for language in Language.allCases {
      let nodes = reader.items(language.rawValue)
      if nodes.isEmpty { reader.report(.noWays(reader.span(language.rawValue))) }
      ways += nodes.compactMap { way($0, language, &reader) }
    }
    let turned = self.turned(&reader)
    let exclusions = self.exclusions(&reader)
    diagnostics += reader.diagnostics
    guard reader.diagnostics.isEmpty, let name, let force, let actor, let reach else { return nil }
    return Evidence(
      name: name, isEssential: essential == "yes", force: force, actor: actor, reach: reach,
      deadline: deadline.flatMap { Int($0) }, when: when,
      ways: ways, turned: turned, exclusions: exclusions)
  }

  /// The ways of `turned`, of both languages. A group that begins with `!` must not stand there.
  private func turned(_ reader: inout MappingReader) -> [(groups: [Evidence.Group], exclusions: [String])] {
    guard let node = reader.value("turned") else { return [] }
    var inner = MappingReader(tree, at: node, keys: ["ja", "en"])
    var ways: [(groups: [Evidence.Group], exclusions: [String])] = []
    for language in Language.allCases {
      for item in inner.items(language.rawValue) {
        guard let all = way(item, language, &inner) else { continue }
        let exclusions = all.compactMap { group -> [String]? in
          guard let first = group.words.first, first.hasPrefix("!") else { return nil }
          return [String(first.dropFirst())] + group.words.dropFirst()
        }
        let groups = all.filter { $0.words.first?.hasPrefix("!") != true }
        if !groups.isEmpty { ways.append((groups, exclusions.flatMap { $0 })) }
      }
    }
    for problem in inner.diagnostics { reader.report(problem) }
    return ways
  }

  /// The words of `not`, of both languages.
  private func exclusions(_ reader: inout MappingReader) -> [String] {
    guard let node = reader.value("not") else { return [] }
    var inner = MappingReader(tree, at: node, keys: ["ja", "en"])
    var words: [String] = []
    for language in Language.allCases {
      for item in inner.items(language.rawValue) { words += group(item, language, &inner)?.words ?? [] }
    }
    for problem in inner.diagnostics { reader.report(problem) }
    return words
  }

  /// One of the words of an enumeration.
  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of standard: Choice, _ reader: inout MappingReader
  ) -> Choice? where Choice.RawValue == String {
    guard let word = reader.text(key) else { return standard }
    if let choice = Choice(rawValue: word) { return choice }
    reader.report(.evidenceWord(reader.span(key), word, allowed: Choice.allCases.map { $0.rawValue }))
    return nil
  }

  /// The groups of one way; a lone text is a way of one group.
  private func way(_ node: Int, _ language: Language, _ reader: inout MappingReader) -> [Evidence.Group]? {
    let nodes = tree.nodes[node].kind == .sequence ? tree.children(of: node) : [node]
    if nodes.isEmpty { reader.report(.emptyGroup(tree.nodes[node].span)) }
    let groups = nodes.compactMap { group($0, language, &reader) }
    return groups.count == nodes.count && !groups.isEmpty ? groups : nil
  }

  private func group(_ node: Int, _ language: Language, _ reader: inout MappingReader) -> Evidence.Group? {
    guard let text = reader.scalar(node) else { return nil }
    let span = tree.nodes[node].span
    // 「^終了|満了」 may stand in the caption.
    var group = Evidence.Group(words: [], mayBeCaption: text.hasPrefix("^"))
    for part in text.drop(while: { $0 == "^" }).split(separator: "|", omittingEmptySubsequences: false) {
      let word = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      if word.isEmpty {
        reader.report(.emptyGroup(span))
        return nil
      }
      if word.hasPrefix("<"), word.hasSuffix(">") {
        let name = String(word.dropFirst().dropLast())
        guard let set = words.sets.first(where: { $0.name == name }) else {
          reader.report(.noSuchSet(span, name, known: words.sets.map { $0.name }))
          return nil
        }
        group.words += set.words[language]
      } else if Folding.plain(word).count < 2 {
        reader.report(.wordTooShort(span, word))
        return nil
      } else {
        group.words += ClauseWordsReader.forms(of: word)
      }
    }
    return group
  }
}
