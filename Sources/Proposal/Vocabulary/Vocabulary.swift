import CEL
import SourceText

/// What a proposal can say: records, fields, types, choices and groups of choices, in both languages.
///
/// Read from `Rules/vocabulary.yaml` by ``VocabularyReader``. Everything that must know the fields of a proposal takes
/// them from here: the binder, the checker of conditions, help texts, completion.
package struct Vocabulary: Sendable {
  /// The name of the record that a proposal file is.
  package static let rootName = KnownName.Record.proposal.rawValue
  /// What a proposal's own `format` field says.
  package static let format = "shimon/1"
  /// The keys of that field.
  package static let formatKeys = [KnownName.FieldName.format.rawValue, "形式", "書式"]

  /// All record types.
  package internal(set) var records: [RecordType] = []
  /// All choice types.
  package internal(set) var choices: [ChoiceType] = []
  /// The index of the record that a proposal file is.
  package internal(set) var root = 0
  /// The sorts of bodies that write proposals, those with the longest names first.
  package internal(set) var bodies: [PublicBody] = []
  /// The fields that matter most, by their paths, the most important first.
  package internal(set) var essentials: [String] = []
  /// The fields that are asked for first, by their paths, in order: what every officer knows, and on which hangs what else
  /// matters.
  package internal(set) var first: [String] = []
  /// Words that promise without saying how, such as 適切に.
  package internal(set) var vagueWords: [String] = []
  /// Words that name a means, such as 施錠, and make a vague text concrete.
  package internal(set) var concreteWords: [String] = []
  /// How removable media are called in texts.
  package internal(set) var mediaWords = MediaWords()

  /// A vocabulary without words.
  package init() {}

  /// The index of the record of this name.
  package func record(named name: String) -> Int? { records.firstIndex { $0.name == name } }

  /// The index of the choice type of this name.
  package func choice(named name: String) -> Int? { choices.firstIndex { $0.name == name } }

  /// Whether a path, such as `transfers.to`, leads to a field.
  func hasField(at path: String) -> Bool { fields(at: path) != nil }

  /// The fields that a path leads through, from the proposal on, each by its record and number.
  package func fields(at path: String) -> [(record: Int, field: Int)]? {
    var record: Int? = root
    var found: [(record: Int, field: Int)] = []
    for name in path.split(separator: ".") {
      guard let holder = record, let field = records[holder].field(named: String(name)) else { return nil }
      found.append((holder, field))
      record = if case .record(let inner) = records[holder].fields[field].type.element { inner } else { nil }
    }
    return found.isEmpty ? nil : found
  }

  /// A field type as people read it.
  package func describe(_ type: FieldType) -> LocalizedText {
    let element: LocalizedText =
      switch type.element {
      case .text: LocalizedText(ja: "文章", en: "text")
      case .name: LocalizedText(ja: "名前", en: "a name")
      case .reference: LocalizedText(ja: "「個人情報の項目」や「生じる写し」の名前", en: "the name of a declared data set")
      case .yesNo: LocalizedText(ja: "はい／いいえ", en: "yes or no")
      case .integer: LocalizedText(ja: "数", en: "a whole number")
      case .date: LocalizedText(ja: "日付", en: "a date")
      case .period: LocalizedText(ja: "期間", en: "a length of time")
      case .deadline: LocalizedText(ja: "期限", en: "a limit of time")
      case .choice(let index): choices[index].label
      case .record(let index): records[index].label
      }
    guard type.isList else { return element }
    return LocalizedText(ja: "\(element.ja)の一覧", en: "a list of \(element.en)")
  }
}

extension Environment {
  /// The names that a condition over a proposal may use.
  package init(_ vocabulary: Vocabulary) {
    self.init()
    records = vocabulary.records.map { record in
      Environment.Record(
        name: record.name,
        fields: record.fields.map { Environment.Record.FieldDeclaration(name: $0.name, type: Type($0.type)) })
    }
    choices = vocabulary.choices.map { choice in
      Environment.Choice(
        name: choice.name, options: choice.options.map { $0.name },
        groups: choice.groups.map { group in
          Environment.Choice.Group(name: group.name, options: group.options.map { choice.options[$0].name })
        })
    }
    root = vocabulary.root
    rootName = Vocabulary.rootName
    wording = Wording(vague: vocabulary.vagueWords, concrete: vocabulary.concreteWords)
  }
}

extension Type {
  /// The type that a field has in conditions.
  package init(_ field: FieldType) {
    let element: Type =
      switch field.element {
      case .text, .name, .reference: .string
      case .yesNo: .bool
      case .integer: .int
      case .date: .timestamp
      case .period, .deadline: .duration
      case .choice(let index): .choice(index)
      case .record(let index): .record(index)
      }
    self = field.isList ? .list(element) : element
  }
}
