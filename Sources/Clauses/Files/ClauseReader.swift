import CEL
import Linting
import SourceText
import YAML

/// Reads one clause file.
struct ClauseReader {
  private var reader: MappingReader
  private var conditions: ConditionReader
  private let tree: Tree

  static func read(
    _ source: RuleSource, id: String, among ids: [String], words: ClauseWords, environment: Environment,
    acts: Acts, pool: inout ConstantPool
  ) -> (clause: Clause?, diagnostics: [Diagnostic]) {
    var tree = Tree()
    let problems = tree.read(source.file.bytes)
    guard problems.isEmpty else { return (nil, problems) }
    let unsafe = tree.unsafeTexts
    guard unsafe.isEmpty else { return (nil, unsafe) }
    var reader = ClauseReader(tree, environment: environment, pool: pool)
    let names = PolicyFile.nameKeys.map { "names.\($0)" } + ids.map { "article.\($0)" }
    reader.conditions.symbols = Set(["body", "Body"] + names)
    let clause = reader.clause(id, words, acts)
    pool = reader.conditions.pool
    let all = reader.reader.diagnostics + reader.conditions.diagnostics
    return (all.isEmpty ? clause : nil, all.sorted { $0.span.start < $1.span.start })
  }

  private init(_ tree: Tree, environment: Environment, pool: ConstantPool) {
    self.tree = tree
    reader = MappingReader(tree, at: 0, keys: ClauseReader.keys)
    conditions = ConditionReader(tree, environment: environment, pool: pool)
  }

  private static let keys = ["title", "order", "base", "when", "settles", "law", "paragraphs", "evidence"]

  private mutating func clause(_ id: String, _ words: ClauseWords, _ acts: Acts) -> Clause? {
    let title = reader.localized("title")
    let order = reader.requiredText("order")
    let base = reader.text("base") ?? "no"
    let when = reader.value("when").flatMap { conditions.condition($0) }
    let settles = reader.localized("settles")
    var citationReader = CitationReader(tree, acts: acts)
    let citations = citationReader.citations(reader.items("law"))
    for problem in citationReader.diagnostics { reader.report(problem) }
    let paragraphs = reader.items("paragraphs").compactMap { paragraph($0) }
    if paragraphs.isEmpty { _ = reader.required("paragraphs") }
    var evidenceReader = EvidenceReader(tree, words: words)
    let evidence = evidenceReader.read(reader.items("evidence"), at: reader.span("evidence"), &conditions)
    for problem in evidenceReader.diagnostics { reader.report(problem) }
    guard let number = order.flatMap({ Int($0) }) else {
      reader.report(.orderIsNoNumber(reader.span("order")))
      return nil
    }
    if base != "yes", base != "no" { reader.report(.baseIsNoTruth(reader.span("base"))) }
    guard let title, let settles else { return nil }
    return Clause(
      id: id, title: title, order: number, isBase: base == "yes", when: when, settles: settles,
      citations: citations, paragraphs: paragraphs, evidence: evidence)
  }

  private mutating func paragraph(_ node: Int) -> Clause.Paragraph? {
    var entry = MappingReader(tree, at: node, keys: ["ja", "en", "when", "items"])
    let when = entry.value("when").flatMap { conditions.condition($0) }
    let ja = entry.requiredText("ja")
    let en = entry.requiredText("en")
    let items = entry.items("items").compactMap { item -> Template? in
      var inner = MappingReader(tree, at: item, keys: ["ja", "en"])
      let ja = inner.requiredText("ja")
      let en = inner.requiredText("en")
      for problem in inner.diagnostics { reader.report(problem) }
      guard let ja, let en else { return nil }
      return conditions.template(LocalizedText(ja: ja, en: en), at: item)
    }
    for problem in entry.diagnostics { reader.report(problem) }
    guard let ja, let en else { return nil }
    return Clause.Paragraph(
      when: when, text: conditions.template(LocalizedText(ja: ja, en: en), at: node), items: items)
  }
}

/// Reads `clause-words.yaml`.
enum ClauseWordsReader {
  static func read(_ file: SourceFile) -> (words: ClauseWords, diagnostics: [Diagnostic]) {
    var words = ClauseWords()
    var tree = Tree()
    let problems = tree.read(file.bytes)
    guard problems.isEmpty else { return (words, problems) }
    var reader = MappingReader(
      tree, at: 0, keys: ["format", "same", "says", "sets", "introduces", "excuses", "parties", "modes"])
    for node in reader.items("same") {
      guard tree.nodes[node].kind == .sequence else {
        reader.report(.loneWord(tree.nodes[node].span))
        continue
      }
      let list = tree.children(of: node).compactMap { reader.scalar($0) }
      if list.count < 2 { reader.report(.loneWord(tree.nodes[node].span)) }
      words.same.append(list)
    }
    if let node = reader.required("says") {
      var says = MappingReader(tree, at: node, keys: ["ban", "duty"])
      words.ban = force("ban", &says)
      words.duty = force("duty", &says)
      for problem in says.diagnostics { reader.report(problem) }
    }
    for pair in reader.pairs("sets") {
      words.sets.append((tree.text(of: pair.key), list(tree, at: pair.value, &reader)))
    }
    if let node = reader.required("introduces") { words.introduces = list(tree, at: node, &reader) }
    if let node = reader.required("excuses") { words.excuses = list(tree, at: node, &reader) }
    if let node = reader.required("parties") {
      var parties = MappingReader(tree, at: node, keys: ["city", "contractor"])
      words.city = parties.items("city").compactMap { parties.scalar($0) }
      words.contractor = parties.items("contractor").compactMap { parties.scalar($0) }
      for problem in parties.diagnostics { reader.report(problem) }
    }
    if let node = reader.required("modes") {
      let names = EvidenceIndex.modes.map { $0.name }
      var modes = MappingReader(tree, at: node, keys: names)
      for name in names {
        if let list = modes.required(name) { words.modes[name] = self.list(tree, at: list, &modes) }
      }
      for problem in modes.diagnostics { reader.report(problem) }
    }
    return (words, reader.diagnostics.sorted { $0.span.start < $1.span.start })
  }

  private static func force(_ key: String, _ reader: inout MappingReader) -> ClauseWords.Force {
    var force = ClauseWords.Force()
    guard let node = reader.required(key) else { return force }
    var inner = MappingReader(reader.tree, at: node, keys: ["ja", "en", "lifted"])
    force.words = ClauseWords.List(ja: texts("ja", &inner), en: texts("en", &inner))
    if let lifted = inner.required("lifted") { force.lifted = list(reader.tree, at: lifted, &reader) }
    for problem in inner.diagnostics { reader.report(problem) }
    return force
  }

  private static func list(_ tree: Tree, at node: Int, _ reader: inout MappingReader) -> ClauseWords.List {
    var inner = MappingReader(tree, at: node, keys: ["ja", "en"])
    let result = ClauseWords.List(ja: texts("ja", &inner), en: texts("en", &inner))
    for problem in inner.diagnostics { reader.report(problem) }
    return result
  }

  private static func texts(_ key: String, _ reader: inout MappingReader) -> [String] {
    guard reader.required(key) != nil else { return [] }
    var result: [String] = []
    for item in reader.items(key) {
      guard let word = reader.scalar(item) else { continue }
      if Folding.plain(word).count < 2 {
        reader.report(.wordTooShort(reader.tree.nodes[item].span, word))
      } else {
        result += forms(of: word)
      }
    }
    return result
  }

  /// A word that ends in `~` stands for all ways in which a sentence or a stretch of it ends with it.
  static func forms(of word: String) -> [String] {
    guard word.hasSuffix("~") else { return [word] }
    let stem = word.dropLast()
    return ["。", "ものとする", "ものとし", "ものである", "こととする", "こととし", "こと。", "ことを確認する"].map { stem + $0 }
  }
}
