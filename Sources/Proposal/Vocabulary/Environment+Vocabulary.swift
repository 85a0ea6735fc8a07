import CEL

extension Environment {
  /// The names that a condition over a proposal may use.
  public init(_ vocabulary: Vocabulary) {
    self.init()
    records = vocabulary.records.map { record in
      CEL.RecordType(
        name: record.name,
        fields: record.fields.map { CEL.RecordType.Field(name: $0.name, type: Type($0.type)) })
    }
    choices = vocabulary.choices.map { choice in
      CEL.ChoiceType(
        name: choice.name, options: choice.options.map(\.name),
        groups: choice.groups.map { group in
          CEL.ChoiceType.Group(name: group.name, options: group.options.map { choice.options[$0].name })
        })
    }
    root = vocabulary.root
    wording = Wording(vague: vocabulary.vagueWords, concrete: vocabulary.concreteWords)
  }
}

extension Type {
  /// The type that a field has in conditions.
  public init(_ field: FieldType) {
    let element: Type =
      switch field.element {
      case .text, .name, .reference: .string
      case .yesNo: .bool
      case .integer: .int
      case .date: .timestamp
      case .period: .duration
      case .choice(let index): .choice(index)
      case .record(let index): .record(index)
      }
    self = field.isList ? .list(element) : element
  }
}
