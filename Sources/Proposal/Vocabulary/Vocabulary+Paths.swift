import SourceText

extension Vocabulary {
  /// What the fact is called that a condition names by `it.method` or `schedule.start`; nil where it names no field.
  ///
  /// - Parameter scope: the fields that lead from the proposal to the list of which `it` is an entry.
  package func label(ofPath path: Substring, scope: [Int]) -> LocalizedText? {
    var names = path.split(separator: ".", omittingEmptySubsequences: false)
    var record = root
    if names.first == "it" {
      names.removeFirst()
      for step in scope {
        guard let inner = self.record(of: records[record].fields[step]) else { return nil }
        record = inner
      }
    }
    for (place, name) in names.enumerated() {
      guard let number = records[record].field(named: String(name)) else { return nil }
      let field = records[record].fields[number]
      if place == names.count - 1 { return field.label }
      guard let inner = self.record(of: field) else { return nil }
      record = inner
    }
    return nil
  }

  private func record(of field: Field) -> Int? {
    if case .record(let inner) = field.type.element { inner } else { nil }
  }
}
