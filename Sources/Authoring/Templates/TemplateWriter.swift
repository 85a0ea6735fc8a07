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
    guard case .record(let inner) = found.type.element, let outline = book.records[inner] else { return }
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
