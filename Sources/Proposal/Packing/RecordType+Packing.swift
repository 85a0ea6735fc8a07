import SourceText

/// How the records of a vocabulary are written into the program that is being built.
extension RecordType: Packable {
  /// Appends the record type.
  package func pack(into packer: inout Packer) {
    packed.pack(into: &packer)
    fields.pack(into: &packer)
    identity.pack(into: &packer)
    shorthand.pack(into: &packer)
    keys.pack(into: &packer)
  }

  /// Reads a record type.
  package init(unpacking unpacker: inout Unpacker) {
    packed = Packed(unpacking: &unpacker)
    fields = Array(unpacking: &unpacker)
    identity = Array(unpacking: &unpacker)
    shorthand = Optional(unpacking: &unpacker)
    keys = WordTable(unpacking: &unpacker)
  }
}

extension RecordType.Texts: PackableParts {
  enum Part: Int, CaseIterable { case name, label, help }

  func pack(_ part: Part, into packer: inout Packer) {
    switch part {
    case .name: name.pack(into: &packer)
    case .label: label.pack(into: &packer)
    case .help: help.pack(into: &packer)
    }
  }
}

extension Field: Packable {
  /// Appends the field.
  package func pack(into packer: inout Packer) {
    type.pack(into: &packer)
    isAnsweredByNone.pack(into: &packer)
    packed.pack(into: &packer)
  }

  /// Reads a field.
  package init(unpacking unpacker: inout Unpacker) {
    type = FieldType(unpacking: &unpacker)
    isAnsweredByNone = Bool(unpacking: &unpacker)
    packed = Packed(unpacking: &unpacker)
  }
}

extension Field.Texts: PackableParts {
  enum Part: Int, CaseIterable { case name, label, japaneseKeys, englishKeys, help, ask }

  func pack(_ part: Part, into packer: inout Packer) {
    switch part {
    case .name: name.pack(into: &packer)
    case .label: label.pack(into: &packer)
    case .japaneseKeys: japaneseKeys.pack(into: &packer)
    case .englishKeys: englishKeys.pack(into: &packer)
    case .help: help.pack(into: &packer)
    case .ask: ask.pack(into: &packer)
    }
  }
}

extension FieldType: Packable {
  private enum Form: UInt8 { case text, name, reference, yesNo, integer, date, period, deadline, choice, record }

  private var form: Form {
    switch element {
    case .text: .text
    case .name: .name
    case .reference: .reference
    case .yesNo: .yesNo
    case .integer: .integer
    case .date: .date
    case .period: .period
    case .deadline: .deadline
    case .choice: .choice
    case .record: .record
    }
  }

  /// Appends the type.
  package func pack(into packer: inout Packer) {
    isList.pack(into: &packer)
    packer.append(form.rawValue)
    switch element {
    case .choice(let index), .record(let index): packer.append(index)
    case .text, .name, .reference, .yesNo, .integer, .date, .period, .deadline: break
    }
  }

  /// Reads a type.
  package init(unpacking unpacker: inout Unpacker) {
    let isList = Bool(unpacking: &unpacker)
    let element: Element =
      switch Form(rawValue: UInt8(unpacking: &unpacker)) ?? .text {
      case .text: .text
      case .name: .name
      case .reference: .reference
      case .yesNo: .yesNo
      case .integer: .integer
      case .date: .date
      case .period: .period
      case .deadline: .deadline
      case .choice: .choice(Int(unpacker.number()))
      case .record: .record(Int(unpacker.number()))
      }
    self.init(element, isList: isList)
  }
}

extension ChoiceType: Packable {
  /// Appends the choice type.
  package func pack(into packer: inout Packer) {
    packed.pack(into: &packer)
    words.pack(into: &packer)
    other.pack(into: &packer)
    own.pack(into: &packer)
    isExplained.pack(into: &packer)
  }

  /// Reads a choice type.
  package init(unpacking unpacker: inout Unpacker) {
    packed = Packed(unpacking: &unpacker)
    words = WordTable(unpacking: &unpacker)
    other = Optional(unpacking: &unpacker)
    own = Array(unpacking: &unpacker)
    isExplained = Bool(unpacking: &unpacker)
  }
}

extension ChoiceType.Own: Packable {
  /// Appends the words.
  package func pack(into packer: inout Packer) {
    packer.append(option)
    ends.pack(into: &packer)
  }

  /// Reads the words.
  package init(unpacking unpacker: inout Unpacker) {
    option = Int(unpacker.number())
    ends = Array(unpacking: &unpacker)
  }
}

extension ChoiceType.Texts: PackableParts {
  enum Part: Int, CaseIterable { case name, label, groups, options }

  func pack(_ part: Part, into packer: inout Packer) {
    switch part {
    case .name: name.pack(into: &packer)
    case .label: label.pack(into: &packer)
    case .groups: groups.pack(into: &packer)
    case .options: options.pack(into: &packer)
    }
  }
}

/// An option is packed by itself, so that the label of one is read without those before it.
extension ChoiceType.Option: PackableParts, Packable {
  package enum Part: Int, CaseIterable { case name, japaneseWords, englishWords, label, help }

  package func pack(_ part: Part, into packer: inout Packer) {
    switch part {
    case .name: name.pack(into: &packer)
    case .japaneseWords: japaneseWords.pack(into: &packer)
    case .englishWords: englishWords.pack(into: &packer)
    case .label: label.pack(into: &packer)
    case .help: help.pack(into: &packer)
    }
  }

  /// Appends the option.
  package func pack(into packer: inout Packer) { Packed(parts: self).pack(into: &packer) }

  /// Reads an option.
  package init(unpacking unpacker: inout Unpacker) {
    let packed = Packed(unpacking: &unpacker)
    name = packed.part(Part.name).value()
    japaneseWords = packed.part(Part.japaneseWords).value()
    englishWords = packed.part(Part.englishWords).value()
    label = packed.part(Part.label).value()
    help = packed.part(Part.help).value()
  }
}

extension ChoiceType.Group: Packable {
  /// Appends the group.
  package func pack(into packer: inout Packer) {
    name.pack(into: &packer)
    label.pack(into: &packer)
    options.pack(into: &packer)
  }

  /// Reads a group.
  package init(unpacking unpacker: inout Unpacker) {
    name = String(unpacking: &unpacker)
    label = LocalizedText(unpacking: &unpacker)
    options = Array(unpacking: &unpacker)
  }
}
