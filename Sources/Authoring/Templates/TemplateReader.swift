import Linting
import Proposal
import SourceText
import YAML

/// Reads and checks `Rules/templates.yaml`.
struct TemplateReader {
  private(set) var templates = TemplateSet()
  private(set) var diagnostics: [Diagnostic] = []
  private let tree: Tree
  private let vocabulary: Vocabulary

  init(_ tree: Tree, _ vocabulary: Vocabulary) {
    self.tree = tree
    self.vocabulary = vocabulary
  }

  mutating func read() {
    var root = MappingReader(tree, at: 0, keys: ["format", "kinds", "records"])
    if let format = root.requiredText("format"), format != "shimon-templates/1" {
      root.report(.unknownTemplateFormat(root.span("format"), found: format))
    }
    let kinds = root.pairs("kinds")
    let records = root.pairs("records")
    diagnostics += root.diagnostics
    readKinds(kinds, place: root.place)
    for pair in records {
      let name = tree.text(of: pair.key)
      guard let record = vocabulary.record(named: name), record != vocabulary.root else {
        let known = vocabulary.records.indices.filter { $0 != vocabulary.root }.map { vocabulary.records[$0].name }
        diagnostics.append(.unknownTemplateWord(tree.nodes[pair.key].span, name, candidates: known))
        continue
      }
      templates.add(record: record, outline(of: record, at: pair.value))
    }
    checkRecords(place: root.place)
  }

  /// Every kind of consultation must have its template.
  private mutating func readKinds(_ pairs: [(key: Int, value: Int)], place: Span) {
    let root = vocabulary.records[vocabulary.root]
    guard let field = root.field(.kind),
      case .choice(let type) = root.fields[field].type.element
    else { return }
    let names = vocabulary.choices[type].options.map { $0.name }
    for pair in pairs {
      let name = tree.text(of: pair.key)
      if !names.contains(name) {
        diagnostics.append(.unknownTemplateWord(tree.nodes[pair.key].span, name, candidates: names))
      }
      templates.add(kind: name, outline(of: vocabulary.root, at: pair.value))
    }
    for name in names where templates.kinds[name] == nil { diagnostics.append(.templateLacks(place, name)) }
  }

  private mutating func outline(of record: Int, at node: Int) -> TemplateSet.ShownFields {
    var reader = MappingReader(tree, at: node, keys: ["write", "comment"])
    var outline = TemplateSet.ShownFields()
    outline.written = fields("write", of: record, &reader)
    outline.commented = fields("comment", of: record, &reader)
    for field in outline.commented where outline.written.contains(field) {
      reader.report(.templateFieldTwice(reader.span("comment"), vocabulary.records[record].fields[field].name))
    }
    if outline.written.isEmpty { _ = reader.required("write") }
    diagnostics += reader.diagnostics
    return outline
  }

  private func fields(_ key: String, of record: Int, _ reader: inout MappingReader) -> [Int] {
    var fields: Set<Int> = []
    for item in reader.items(key) {
      let name = tree.text(of: item)
      if let field = vocabulary.records[record].field(named: name) {
        fields.insert(field)
      } else {
        let known = vocabulary.records[record].fields.map { $0.name }
        reader.report(.unknownTemplateWord(tree.nodes[item].span, name, candidates: known))
      }
    }
    return fields.sorted()
  }

  /// Every record that some template shows must have its lists.
  private mutating func checkRecords(place: Span) {
    var open = templates.kinds.values.flatMap { inner(of: vocabulary.root, $0) }
    var seen: Set<Int> = []
    while let record = open.popLast() {
      guard seen.insert(record).inserted else { continue }
      if let outline = templates.records[record] { open += inner(of: record, outline) }
    }
    for record in seen.sorted() where templates.records[record] == nil {
      diagnostics.append(.templateLacks(place, vocabulary.records[record].name))
    }
  }

  private func inner(of record: Int, _ outline: TemplateSet.ShownFields) -> [Int] {
    (outline.written + outline.commented).compactMap { field in
      guard case .record(let inner) = vocabulary.records[record].fields[field].type.element else { return nil }
      return inner
    }
  }
}

/// What a new proposal of each kind shows, read from `Rules/templates.yaml`.
package struct TemplateSet: Sendable {
  /// The path of the file below a rule folder.
  package static let path = "templates.yaml"

  /// Which fields of a record a template shows, each in the vocabulary's order.
  struct ShownFields: Sendable {
    /// Fields to fill in.
    var written: [Int] = []
    /// Fields shown as comments.
    var commented: [Int] = []
  }

  /// The outline of the proposal itself, by the name of its kind.
  private(set) var kinds: [String: ShownFields] = [:]
  /// The outlines of records, by the record's index.
  private(set) var records: [Int: ShownFields] = [:]

  /// Templates that show everything.
  package init() {}

  /// The fields of a record to fill in; all, where there is no template for it.
  func fields(of record: Int) -> [Int] { records[record]?.written ?? [] }

  /// Reads the templates among the files of a rule folder; they are whole only if no diagnostic came.
  package static func read(
    _ sources: [RuleSource], _ vocabulary: Vocabulary
  ) -> (templates: TemplateSet, diagnostics: [Diagnostic]) {
    guard let source = sources.first(where: { $0.path == path }) else { return (TemplateSet(), []) }
    return read(source.file.bytes, vocabulary)
  }

  static func read(_ bytes: [UInt8], _ vocabulary: Vocabulary) -> (templates: TemplateSet, diagnostics: [Diagnostic]) {
    var tree = Tree()
    let problems = tree.read(bytes)
    guard problems.isEmpty else { return (TemplateSet(), problems) }
    var reader = TemplateReader(tree, vocabulary)
    reader.read()
    return (reader.templates, reader.diagnostics)
  }

  mutating func add(kind: String, _ outline: ShownFields) { kinds[kind] = outline }
  mutating func add(record: Int, _ outline: ShownFields) { records[record] = outline }
}

/// What is wrong in `Rules/templates.yaml`.
extension Diagnostic {
  static func unknownTemplateFormat(_ span: Span, found: String) -> Diagnostic {
    Diagnostic(
      "templates/format", at: span,
      LocalizedText(ja: "形式「\(found)」は読めません。", en: "The format `\(found)` is not known."),
      help: LocalizedText(ja: "「shimon-templates/1」と書いてください。", en: "Write `shimon-templates/1`."))
  }

  static func unknownTemplateWord(_ span: Span, _ word: String, candidates: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: word, among: candidates)
    return Diagnostic(
      "templates/unknown-word", at: span,
      LocalizedText(ja: "「\(word)」は語彙にありません。", en: "`\(word)` is not in the vocabulary."),
      help: near.map(LocalizedText.didYouMean), fix: near.map { Fix(replacing: span, by: $0) })
  }

  static func templateFieldTwice(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      "templates/field-twice", at: span,
      LocalizedText(ja: "「\(name)」が write と comment の両方にあります。", en: "`\(name)` stands in write and in comment."))
  }

  static func templateLacks(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      "templates/lacking", at: span,
      LocalizedText(ja: "「\(name)」のひな形がありません。", en: "There is no template for `\(name)`."))
  }
}
