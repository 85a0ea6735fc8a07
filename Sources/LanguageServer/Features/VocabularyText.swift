import Proposal
import SourceText

/// What the vocabulary says of fields and choices, as text for people.
struct VocabularyText {
  /// So many choices or fields are named.
  static let shownCount = 40

  let vocabulary: Vocabulary
  let language: Language

  /// A field: what it says, what it holds, and what can be chosen.
  func write(_ field: Field, to text: inout MarkupText) {
    text.heading(field.label[language], code: field.name)
    text.paragraph(field.help[language])
    text.note(LocalizedText.kind[language], vocabulary.describe(field.type)[language])
    switch field.type.element {
    case .choice(let index):
      let choice = vocabulary.choices[index]
      if !field.type.isList { text.paragraph(LocalizedText.chooseOne[language]) }
      text.list(choice.options.prefix(VocabularyText.shownCount).map { ($0.label[language], $0.help?[language] ?? "") })
    case .record(let index):
      let fields = vocabulary.records[index].fields.prefix(VocabularyText.shownCount)
      text.list(fields.map { ($0.label[language], $0.label == $0.help ? "" : $0.help[language]) })
    default: break
    }
  }

  /// A choice: what it means, where the word does not say it, and the groups it belongs to.
  func write(_ option: Int, of type: Int, to text: inout MarkupText) {
    let choice = vocabulary.choices[type]
    text.heading(choice.options[option].label[language], code: choice.options[option].name)
    if let help = choice.options[option].help { text.paragraph(help[language]) }
    let groups = choice.groups.filter { $0.options.contains(option) }.map { $0.label[language] }
    if !groups.isEmpty { text.paragraph(LocalizedText.labelled(.belongsTo, groups, language)) }
  }
}
