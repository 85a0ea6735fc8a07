import SourceText

/// A kind of record: the proposal itself, a hand-over, a copy at rest.
package struct RecordType: Sendable {
  /// What only messages and editors need.
  struct Texts: Sendable {
    var name: String
    var label: LocalizedText
    var help: LocalizedText
  }

  private let packedTexts: Packed
  /// The fields, in the order of the vocabulary.
  package internal(set) var fields: [Field]
  /// The fields that tell one entry of a list from another.
  package let identity: [Int]
  /// The field that a plain scalar in the record's place stands for.
  package let shorthand: Int?
  /// All keys in all languages, to the index of their field.
  package let keys: WordTable

  init(texts: Texts, fields: [Field], identity: [Int], shorthand: Int?, keys: WordTable) {
    packedTexts = Packed(texts)
    self.fields = fields
    self.identity = identity
    self.shorthand = shorthand
    self.keys = keys
  }

  private var texts: Texts { packedTexts.value() }
  /// The name in the vocabulary.
  package var name: String { texts.name }
  /// The name to show.
  package var label: LocalizedText { texts.label }
  /// What it describes, in a line.
  package var help: LocalizedText { texts.help }

  /// The index of the field of this name.
  package func field(named name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

extension RecordType.Texts: Packable {
  func pack(into packer: inout Packer) {
    name.pack(into: &packer)
    label.pack(into: &packer)
    help.pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker) {
    name = String(unpacking: &unpacker)
    label = LocalizedText(unpacking: &unpacker)
    help = LocalizedText(unpacking: &unpacker)
  }
}

extension RecordType: Packable {
  /// Appends the record type.
  package func pack(into packer: inout Packer) {
    packedTexts.pack(into: &packer)
    fields.pack(into: &packer)
    identity.pack(into: &packer)
    shorthand.pack(into: &packer)
    keys.pack(into: &packer)
  }

  /// Reads a record type.
  package init(unpacking unpacker: inout Unpacker) {
    packedTexts = Packed(unpacking: &unpacker)
    fields = Array(unpacking: &unpacker)
    identity = Array(unpacking: &unpacker)
    shorthand = Optional(unpacking: &unpacker)
    keys = WordTable(unpacking: &unpacker)
  }
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

extension FieldType: Packable {
  /// Appends the type.
  package func pack(into packer: inout Packer) {
    isList.pack(into: &packer)
    switch element {
    case .text: packer.append(0)
    case .name: packer.append(1)
    case .reference: packer.append(2)
    case .yesNo: packer.append(3)
    case .integer: packer.append(4)
    case .date: packer.append(5)
    case .period: packer.append(6)
    case .deadline: packer.append(7)
    case .choice(let index): packer.append(9 + 2 * index)
    case .record(let index): packer.append(8 + 2 * index)
    }
  }

  /// Reads a type.
  package init(unpacking unpacker: inout Unpacker) {
    let isList = Bool(unpacking: &unpacker)
    let code = Int(unpacker.number())
    let element: Element =
      switch code {
      case 0: .text
      case 1: .name
      case 2: .reference
      case 3: .yesNo
      case 4: .integer
      case 5: .date
      case 6: .period
      case 7: .deadline
      default: code & 1 == 1 ? .choice((code - 9) / 2) : .record((code - 8) / 2)
      }
    self.init(element, isList: isList)
  }
}

/// A field of a record: a fact that a proposal can state.
package struct Field: Sendable {
  /// What only messages and editors need.
  struct Texts: Sendable {
    var japaneseKeys: [String]
    var englishKeys: [String]
    var help: LocalizedText
  }

  /// The name, the label, and the rest.
  private let packed: Packed
  /// What it holds.
  package internal(set) var type: FieldType

  init(name: String, label: LocalizedText, texts: Texts, type: FieldType) {
    packed = Packed { parts in
      parts.append(passable: name)
      parts.append(passable: label)
      parts.append(passable: texts)
    }
    self.type = type
  }

  private var texts: Texts { packed.part(2).value() }
  /// The name in conditions, which is the English key.
  package var name: String { packed.part(0).value() }
  /// Calls `body` with the bytes of the name.
  package func withName<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    packed.part(0).withUTF8(body)
  }
  /// The name to show.
  package var label: LocalizedText { packed.part(1).value() }
  /// The keys in Japanese, the preferred one first.
  package var japaneseKeys: [String] { texts.japaneseKeys }
  /// The keys in English, the name first.
  package var englishKeys: [String] { texts.englishKeys }
  /// What the field says, in a line.
  package var help: LocalizedText { texts.help }
}

extension Field.Texts: Packable {
  func pack(into packer: inout Packer) {
    japaneseKeys.pack(into: &packer)
    englishKeys.pack(into: &packer)
    help.pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker) {
    japaneseKeys = Array(unpacking: &unpacker)
    englishKeys = Array(unpacking: &unpacker)
    help = LocalizedText(unpacking: &unpacker)
  }
}

extension Field: Packable {
  /// Appends the field.
  package func pack(into packer: inout Packer) {
    type.pack(into: &packer)
    packed.pack(into: &packer)
  }

  /// Reads a field.
  package init(unpacking unpacker: inout Unpacker) {
    type = FieldType(unpacking: &unpacker)
    packed = Packed(unpacking: &unpacker)
  }
}
