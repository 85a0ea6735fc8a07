import Proposal
import SourceText

/// Writes the fields of a template line by line, without values.
struct TemplateWriter {
  /// Comment lines are broken at so many columns.
  private static let width = 96

  private(set) var text = ""
  private let book: TemplateBook
  private let vocabulary: Vocabulary
  private let keys: Language
  private let language: Language

  init(_ book: TemplateBook, _ vocabulary: Vocabulary, keys: Language, comments: Language) {
    self.book = book
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
  mutating func record(_ record: Int, _ outline: TemplateBook.Outline) {
    for (number, field) in (outline.written + outline.commented).sorted().enumerated() {
      let isSection = isSection(record, field)
      if number > 0, isSection { text += "\n" }
      self.field(record, field, indent: "", isComment: outline.commented.contains(field))
    }
  }

  private func isSection(_ record: Int, _ field: Int) -> Bool {
    if case .record = vocabulary.records[record].fields[field].type.element { true } else { false }
  }

  /// A field with what is in it. Of one that is a comment, all lines are.
  private mutating func field(_ record: Int, _ field: Int, indent: String, isComment: Bool, dash: Bool = false) {
    let found = vocabulary.records[record].fields[field]
    let sign = isComment ? "# " : ""
    let lead = indent + (dash ? "  " : "")
    choices(found, indent: dash ? indent : lead, sign: sign)
    let key = found.key(keys)
    text += "\(indent)\(sign)\(dash ? "- " : "")\(key):  # \(help(found))\n"
    guard case .record(let inner) = found.type.element, let outline = book.records[inner] else { return }
    // What can be said in one word needs its further fields only then.
    let fields = outline.written
    for (number, part) in fields.enumerated() {
      self.field(
        inner, part, indent: lead + (found.type.isList && number > 0 ? "    " : "  "), isComment: isComment,
        dash: found.type.isList && number == 0)
    }
    guard !isComment else { return }
    for part in outline.commented where !isSection(inner, part) {
      self.field(inner, part, indent: lead + (found.type.isList ? "    " : "  "), isComment: true)
    }
  }

  private func help(_ field: Field) -> String {
    let help = field.help[language]
    guard let example = LocalizedText.templateForm(field.type)?[language] else { return help }
    return language == .japanese ? "\(help)（\(example)）" : "\(help) (\(example))"
  }

  /// The words to choose from, as comment lines.
  private mutating func choices(_ field: Field, indent: String, sign: String) {
    guard case .choice(let type) = field.type.element else { return }
    let words = vocabulary.choices[type].options.map { $0.word(keys) }
    let label = LocalizedText.templateChoices(field.key(keys), several: field.type.isList)[language]
    let separator = language == .japanese ? "、" : ", "
    var line = "\(indent)\(sign)# \(label)"
    for (number, word) in words.enumerated() {
      let piece = word + (number + 1 < words.count ? separator : "")
      if number > 0, DisplayWidth.columns(of: line) + DisplayWidth.columns(of: piece) > TemplateWriter.width {
        text += AnswerWords.withoutSpacesAtEnd(line) + "\n"
        line = "\(indent)\(sign)#   "
      }
      line += piece
    }
    text += AnswerWords.withoutSpacesAtEnd(line) + "\n"
  }
}
