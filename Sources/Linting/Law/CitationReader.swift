import SourceText
import YAML

/// Reads the list `law` of a rule or clause.
package struct CitationReader {
  static let keys = [
    "act", "article", "paragraph", "item", "proviso", "section", "words", "note", "applies", "verified",
  ]
  /// What `applies` may say.
  static let myNumber = "my-number"

  private let tree: Tree
  private let acts: Acts
  /// What is wrong.
  package private(set) var diagnostics: [Diagnostic] = []

  /// Reads within a document.
  package init(_ tree: Tree, acts: Acts) {
    self.tree = tree
    self.acts = acts
  }

  /// The citations at the nodes; one that cannot be read is reported and left out.
  package mutating func citations(_ nodes: [Int]) -> [Citation] {
    var result: [Citation] = []
    for node in nodes {
      if let citation = citation(node) { result.append(citation) }
    }
    return result
  }

  private mutating func citation(_ node: Int) -> Citation? {
    guard tree.nodes[node].kind == .mapping else {
      diagnostics.append(.citationIsText(tree.nodes[node].span))
      return nil
    }
    var entry = MappingReader(tree, at: node, keys: CitationReader.keys)
    let citation = citation(&entry)
    diagnostics += entry.diagnostics
    return entry.diagnostics.isEmpty ? citation : nil
  }

  private func citation(_ entry: inout MappingReader) -> Citation? {
    guard let id = entry.requiredText("act") else { return nil }
    guard let act = acts.act(id) else {
      entry.report(.unknownAct(entry.span("act"), id, known: acts.acts.map { $0.id }))
      return nil
    }
    var provision = Provision()
    provision.article = number("article", &entry)
    provision.paragraph = number("paragraph", &entry)
    provision.item = number("item", &entry)
    provision.isProviso = word("proviso", "yes", &entry)
    provision.section = entry.text("section")
    provision.note = note(&entry)
    provision.isForMyNumber = word("applies", CitationReader.myNumber, &entry)
    let isWhole = provision.article == nil
    // A city's own ordinance may be named as a whole.
    if act.kind.isBinding ? provision.section != nil || isWhole && act.kind != .ordinance : !isWhole {
      entry.report(.provisionDoesNotFit(entry.place, isBinding: act.kind.isBinding))
    }
    if isWhole, provision.paragraph != nil || provision.item != nil { _ = entry.required("article") }
    let words = entry.text("words")
    if act.hasText, words == nil { entry.report(.wordsMissing(entry.place, id)) }
    var verification: Citation.Verification?
    if let word = entry.text("verified") {
      verification = Citation.Verification(rawValue: word)
      if verification == nil {
        let allowed = Citation.Verification.allCases.map { $0.rawValue }
        entry.report(.notAWord(entry.span("verified"), word, allowed: allowed))
      }
    }
    let place = provision.text(withNote: true)
    return Citation(
      act: id, kind: act.kind, text: LocalizedText(ja: act.title.ja + place.ja, en: act.title.en + place.en),
      short: act.short, place: provision.text(withNote: false), words: words, isForMyNumber: provision.isForMyNumber,
      verification: verification)
  }

  /// A number with its branches: `29-4`.
  private func number(_ key: String, _ entry: inout MappingReader) -> String? {
    guard let text = entry.text(key) else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isSound = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.count <= 4 && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
    if !isSound { entry.report(.notANumber(entry.span(key), key, text)) }
    return text
  }

  private func word(_ key: String, _ allowed: String, _ entry: inout MappingReader) -> Bool {
    guard let text = entry.text(key) else { return false }
    if text != allowed { entry.report(.notAWord(entry.span(key), text, allowed: [allowed])) }
    return true
  }

  /// A note in both languages, or one that is the same in both.
  private func note(_ entry: inout MappingReader) -> LocalizedText? {
    guard let node = entry.value("note") else { return nil }
    if tree.nodes[node].kind == .mapping { return entry.localized("note") }
    return entry.text("note").map { LocalizedText(verbatim: $0) }
  }
}

extension Ground {
  /// What a rule that does not say rests on.
  init?(derivedFrom citations: [Citation], isAsked: Bool) {
    if citations.contains(where: { $0.kind.isBinding }) {
      self = .duty
    } else if citations.contains(where: { $0.kind.isAdvice }) {
      self = .guideline
    } else if !citations.isEmpty {
      self = .practice
    } else if isAsked {
      self = .board
    } else {
      return nil
    }
  }

  /// Whether a rule with these sources may claim it.
  func isBorne(by citations: [Citation], isAsked: Bool, isError: Bool) -> Bool {
    switch self {
    case .duty: citations.contains { $0.kind.isBinding }
    case .guideline: citations.contains { $0.kind.isAdvice }
    case .practice: !citations.isEmpty || isAsked
    case .board: isAsked
    case .reasoning: !isAsked && !isError
    }
  }
}
