import SourceText

/// A kind of record: the proposal itself, a hand-over, a copy at rest.
package struct RecordType: Sendable {
  /// What only messages and editors need.
  struct Texts: Sendable {
    var name: String
    var label: LocalizedText
    var help: LocalizedText
  }

  let packed: Packed
  /// The fields, in the order of the vocabulary.
  package internal(set) var fields: [Field]
  /// The fields that tell one entry of a list from another.
  package let identity: [Int]
  /// The field that a plain scalar in the record's place stands for.
  package let shorthand: Int?
  /// All keys in all languages, to the index of their field.
  package let keys: WordTable

  init(texts: Texts, fields: [Field], identity: [Int], shorthand: Int?, keys: WordTable) {
    packed = Packed(parts: texts)
    self.fields = fields
    self.identity = identity
    self.shorthand = shorthand
    self.keys = keys
  }

  /// The name in the vocabulary.
  package var name: String { packed.part(Texts.Part.name).value() }
  /// The name to show.
  package var label: LocalizedText { packed.part(Texts.Part.label).value() }
  /// What it describes, in a line.
  package var help: LocalizedText { packed.part(Texts.Part.help).value() }

  /// The index of the field of this name.
  package func field(named name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

/// What a field holds.
package struct FieldType: Sendable, Hashable {
  /// The kind of one value.
  package enum Element: Sendable, Hashable {
    /// Any text.
    case text
    /// Text that declares a data set by name.
    case name
    /// The name of a declared data set.
    case reference
    /// Yes or no.
    case yesNo
    /// A count.
    case integer
    /// A day.
    case date
    /// A length of time.
    case period
    /// A length of time that something takes at most, or within which it comes again.
    case deadline
    /// One of the options of a choice type, by its index in the vocabulary.
    case choice(Int)
    /// A record, by its index in the vocabulary.
    case record(Int)
  }

  /// The kind of the value or, in a list, of each item.
  package var element: Element
  /// Whether the field holds a list.
  package var isList: Bool

  /// A type.
  package init(_ element: Element, isList: Bool = false) {
    self.element = element
    self.isList = isList
  }
}

/// A field of a record: a fact that a proposal can state.
package struct Field: Sendable {
  /// What only messages and editors need.
  struct Texts: Sendable {
    var name: String
    var label: LocalizedText
    var japaneseKeys: [String]
    var englishKeys: [String]
    var help: LocalizedText
    var ask: LocalizedText?
  }

  let packed: Packed
  /// What it holds.
  package internal(set) var type: FieldType
  /// Whether 「なし」 and 「しない」 answer what it asks; of what, when and how they are no answer.
  package let isAnsweredByNone: Bool

  init(texts: Texts, type: FieldType, isAnsweredByNone: Bool) {
    packed = Packed(parts: texts)
    self.type = type
    self.isAnsweredByNone = isAnsweredByNone
  }

  /// The name in conditions, which is the English key.
  package var name: String { packed.part(Texts.Part.name).value() }
  /// Calls `body` with the bytes of the name.
  package func withName<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    packed.part(Texts.Part.name).withUTF8(body)
  }
  /// The name to show.
  package var label: LocalizedText { packed.part(Texts.Part.label).value() }
  /// The keys in Japanese, the preferred one first.
  package var japaneseKeys: [String] { packed.part(Texts.Part.japaneseKeys).value() }
  /// The one question in plain words that the field answers; one made of its label where the vocabulary has none.
  package var question: LocalizedText {
    let ask: LocalizedText? = packed.part(Texts.Part.ask).value()
    return ask ?? .neutralQuestion(label, type)
  }
  /// Whether the vocabulary has a question of its own for it.
  package var hasQuestion: Bool {
    let ask: LocalizedText? = packed.part(Texts.Part.ask).value()
    return ask != nil
  }
  /// The keys in English, the name first.
  package var englishKeys: [String] { packed.part(Texts.Part.englishKeys).value() }
  /// What the field says, in a line.
  package var help: LocalizedText { packed.part(Texts.Part.help).value() }
}

extension LocalizedText {
  /// The question for a field that has none of its own.
  static func neutralQuestion(_ label: LocalizedText, _ type: FieldType) -> LocalizedText {
    switch type.element {
    case .yesNo: LocalizedText(ja: "「\(label.ja)」は、はい・いいえのどちらですか。", en: "Yes or no: \(label.en)?")
    case .choice where type.isList:
      LocalizedText(ja: "「\(label.ja)」は、どれに当たりますか（すべて）。", en: "Which of these: \(label.en) (all that apply)?")
    case .choice: LocalizedText(ja: "「\(label.ja)」は、どれに当たりますか。", en: "Which of these: \(label.en)?")
    default: LocalizedText(ja: "「\(label.ja)」には何と書きますか。", en: "What is to be written as \(label.en)?")
    }
  }
}
