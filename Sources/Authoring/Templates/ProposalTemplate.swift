import CEL
import Linting
import Proposal
import SourceText
import YAML

/// A new proposal: the sections that matter for its kind, each field with its help and choices as comments.
package struct ProposalTemplate: Sendable {
  /// What is known already.
  package struct Answers: Sendable {
    /// The kind, by its name in the vocabulary.
    package var kind: String
    /// The title.
    package var title = ""
    /// The department in charge.
    package var department = ""
    /// Whether the contractor is decided; nil where nobody said.
    package var isContractorDecided: Bool?
    /// Whether removable media are used; nil where nobody said.
    package var usesMedia: Bool?
    /// Whether a cloud or another system is used; nil where nobody said.
    package var usesCloud: Bool?

    /// Nothing but the kind.
    package init(kind: String) { self.kind = kind }
  }

  private let templates: TemplateSet
  private let plan: BindingPlan
  private let keys: Language
  private let comments: Language

  /// Proposals from templates, with keys in one language and comments in another or the same.
  package init(_ templates: TemplateSet, _ plan: BindingPlan, keys: Language, comments: Language) {
    self.templates = templates
    self.plan = plan
    self.keys = keys
    self.comments = comments
  }

  /// The kinds that there are templates for, with the words for them, in the vocabulary's order.
  package static func kinds(_ vocabulary: Vocabulary) -> [(name: String, label: LocalizedText)] {
    let root = vocabulary.records[vocabulary.root]
    guard let field = root.field(.kind), case .choice(let type) = root.fields[field].type.element else {
      return []
    }
    return vocabulary.choices[type].options.map {
      ($0.name, LocalizedText(ja: $0.word(.japanese), en: $0.name))
    }
  }

  /// The name of the kind that a word in any language means.
  package static func kind(_ word: String, _ vocabulary: Vocabulary) -> String? {
    let root = vocabulary.records[vocabulary.root]
    guard let field = root.field(.kind), case .choice(let type) = root.fields[field].type.element else {
      return nil
    }
    let choice = vocabulary.choices[type]
    return choice.words.find(Array(word.utf8)[...]).map { choice.options[$0].name }
  }

  /// The text, in canonical layout.
  package func text(_ answers: Answers) throws(EditError) -> [UInt8] {
    var outline = templates.kinds[answers.kind] ?? TemplateSet.ShownFields()
    show(.media, answers.usesMedia == true, in: &outline)
    show(.systems, answers.usesCloud == true, in: &outline)
    var writer = TemplateWriter(templates, plan.vocabulary, keys: keys, comments: comments)
    writer.head(answers.kind)
    writer.record(plan.vocabulary.root, outline)
    var bytes = Array(writer.text.utf8)
    for (path, value) in values(answers) { bytes = try set(path, to: value, in: bytes) }
    var tree = Tree()
    _ = tree.read(bytes)
    return try Layout(plan.vocabulary, keys: nil).format(tree)
  }

  /// Moves a section that is in use from the comments to what is to be filled in.
  private func show(_ name: KnownName.FieldName, _ isUsed: Bool, in outline: inout TemplateSet.ShownFields) {
    guard isUsed, let field = plan.vocabulary.records[plan.vocabulary.root].field(name),
      !outline.written.contains(field)
    else { return }
    outline.commented.removeAll { $0 == field }
    outline.written = (outline.written + [field]).sorted()
  }

  private func values(_ answers: Answers) -> [(path: FactPath, value: EditValue)] {
    var values: [(path: FactPath, value: EditValue)] = []
    func add(_ names: [KnownName.FieldName], _ value: EditValue?) {
      if let path = path(names), let value { values.append((path, value)) }
    }
    add([.format], .word(Vocabulary.format))
    add([.kind], word(answers.kind, for: [.kind]))
    add([.title], answers.title.isEmpty ? nil : .text(answers.title))
    add([.department], answers.department.isEmpty ? nil : .text(answers.department))
    if let isDecided = answers.isContractorDecided {
      let status: [KnownName.FieldName] = [.contractor, .status]
      let option: KnownName.ContractorStatus = isDecided ? .chosen : .notChosen
      add(status, word(option.rawValue, for: status))
    }
    if answers.usesMedia == false {
      add([.media, .use], word(KnownName.MediaPolicy.banned.rawValue, for: [.media, .use]))
    }
    return values
  }

  private func path(_ names: [KnownName.FieldName]) -> FactPath? {
    var steps: [FactPath.Step] = []
    var record = plan.vocabulary.root
    for name in names {
      guard let field = plan.vocabulary.records[record].field(name) else { return nil }
      steps.append(FactPath.Step(record: record, field: field))
      if case .record(let inner) = plan.vocabulary.records[record].fields[field].type.element { record = inner }
    }
    return FactPath(steps)
  }

  private func word(_ name: String, for names: [KnownName.FieldName]) -> EditValue? {
    guard let path = path(names), case .choice(let type) = path.field(plan.vocabulary).type.element,
      let option = plan.vocabulary.choices[type].options.first(where: { $0.name == name })
    else { return nil }
    return .word(option.word(keys))
  }

  private func set(_ path: FactPath, to value: EditValue, in bytes: [UInt8]) throws(EditError) -> [UInt8] {
    var facts = Facts()
    _ = facts.read(bytes, by: plan)
    let edits = try path.edits(setting: value, in: facts, plan.vocabulary, keys)
    return (try? edits.applied(to: bytes)) ?? bytes
  }
}

/// Writes the fields of a template line by line, without values.
struct TemplateWriter {
  /// Comment lines are broken at so many columns.
  private static let width = 96

  private(set) var text = ""
  private let templates: TemplateSet
  private let vocabulary: Vocabulary
  private let keys: Language
  private let language: Language

  init(_ templates: TemplateSet, _ vocabulary: Vocabulary, keys: Language, comments: Language) {
    self.templates = templates
    self.vocabulary = vocabulary
    self.keys = keys
    language = comments
  }

  /// The lines on top that say how to go on.
  mutating func head(_ kind: String) {
    let label = ProposalTemplate.kinds(vocabulary).first { $0.name == kind }?.label ?? LocalizedText(verbatim: kind)
    for line in LocalizedText.templateHead(label)[language].split(separator: "\n") { text += "# \(line)\n" }
    text += "\n"
  }

  /// All fields of an outline.
  mutating func record(_ record: Int, _ outline: TemplateSet.ShownFields) {
    for (number, field) in (outline.written + outline.commented).sorted().enumerated() {
      if number > 0, isSection(record, field) { text += "\n" }
      self.field(record, field, Place(isComment: outline.commented.contains(field)))
    }
  }

  /// Where a line stands.
  private struct Place {
    /// The columns of the key, or of the dash before it.
    var column = 0
    /// Where the `# ` of a comment stands, before its text's own columns.
    var commentColumn = 0
    /// Whether the line is a comment.
    var isComment = false
    /// Whether it begins an entry of a list.
    var hasDash = false

    var lead: String {
      let space = { (count: Int) in String(repeating: " ", count: count) }
      return isComment ? space(commentColumn) + "# " + space(column - commentColumn) : space(column)
    }

    /// The place of what is in the field.
    func inner(isList: Bool, isFirst: Bool) -> Place {
      var place = self
      place.column += (hasDash ? 2 : 0) + (isList && !isFirst ? 4 : 2)
      place.hasDash = isList && isFirst
      return place
    }
  }

  private func isSection(_ record: Int, _ field: Int) -> Bool {
    if case .record = vocabulary.records[record].fields[field].type.element { true } else { false }
  }

  /// A field with what is in it. Of one that is a comment, all lines are.
  private mutating func field(_ record: Int, _ field: Int, _ place: Place) {
    let found = vocabulary.records[record].fields[field]
    if !place.isComment { choices(found, place.lead) }
    text += "\(place.lead)\(place.hasDash ? "- " : "")\(found.key(keys)):  # \(help(found, place))\n"
    guard case .record(let inner) = found.type.element, let outline = templates.records[inner] else { return }
    for (number, part) in outline.written.enumerated() {
      self.field(inner, part, place.inner(isList: found.type.isList, isFirst: number == 0))
    }
    guard !place.isComment else { return }
    for part in outline.commented where !isSection(inner, part) {
      var place = place.inner(isList: found.type.isList, isFirst: false)
      (place.isComment, place.commentColumn) = (true, place.column)
      self.field(inner, part, place)
    }
  }

  /// What a field says, how it is written and, where it is a comment, what there is to choose from.
  private func help(_ field: Field, _ place: Place) -> String {
    let help = field.help[language]
    if place.isComment, case .choice(let type) = field.type.element {
      let words = vocabulary.choices[type].options.map { $0.word(keys) }
      return language == .japanese
        ? "\(help)（\(words.joined(separator: "、"))）" : "\(help) (\(words.joined(separator: ", ")))"
    }
    guard let example = LocalizedText.templateForm(field.type)?[language] else { return help }
    return language == .japanese ? "\(help)（\(example)）" : "\(help) (\(example))"
  }

  /// The words to choose from, as comment lines.
  private mutating func choices(_ field: Field, _ indent: String) {
    guard case .choice(let type) = field.type.element else { return }
    let words = vocabulary.choices[type].options.map { $0.word(keys) }
    let label = LocalizedText.templateChoices(field.key(keys), several: field.type.isList)[language]
    let separator = language == .japanese ? "、" : ", "
    var line = "\(indent)# \(label)"
    for (number, word) in words.enumerated() {
      let piece = word + (number + 1 < words.count ? separator : "")
      if number > 0, DisplayWidth.columns(of: line) + DisplayWidth.columns(of: piece) > TemplateWriter.width {
        text += AnswerWords.withoutSpacesAtEnd(line) + "\n"
        line = "\(indent)#   "
      }
      line += piece
    }
    text += AnswerWords.withoutSpacesAtEnd(line) + "\n"
  }
}
