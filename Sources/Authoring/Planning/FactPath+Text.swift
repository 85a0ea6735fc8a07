import Proposal

/// Paths as text, as findings and the page name them: `transfers[0].method`.
extension FactPath {
  /// The path that a text names; nil where the vocabulary has no such field.
  ///
  /// A list of records on the way needs the number of an entry, from 0; at the end none stands.
  package init?(_ text: String, _ vocabulary: Vocabulary) {
    var steps: [Step] = []
    var record: Int? = vocabulary.root
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      guard let holder = record else { return nil }
      let name = part.prefix { $0 != "[" }
      guard let field = vocabulary.records[holder].field(named: String(name)) else { return nil }
      var item: Int?
      if name.count < part.count {
        guard part.last == "]", let number = Int(part.dropFirst(name.count + 1).dropLast()), number >= 0 else {
          return nil
        }
        item = number
      }
      let type = vocabulary.records[holder].fields[field].type
      record = if case .record(let inner) = type.element { inner } else { nil }
      if item != nil, record == nil || !type.isList { return nil }
      // On the way a list is entered by number and a record without one.
      if let last = steps.last {
        let outer = vocabulary.records[last.record].fields[last.field].type
        if outer.isList, last.item == nil { return nil }
      }
      steps.append(Step(record: holder, field: field, item: item))
    }
    guard !steps.isEmpty else { return nil }
    self.init(steps)
  }

  /// The path as text.
  package func text(_ vocabulary: Vocabulary) -> String {
    var text = ""
    for step in steps {
      if !text.isEmpty { text += "." }
      text += vocabulary.records[step.record].fields[step.field].name
      if let item = step.item { text += "[\(item)]" }
    }
    return text
  }

  /// The path without the numbers of entries: what is asked of every entry alike.
  var key: FactPath {
    FactPath(steps.map { Step(record: $0.record, field: $0.field) })
  }
}
