extension CheckedExpression {
  /// The fields that the expression names, by record type and number, each once and in order: whatever it is evaluated
  /// on, it reads no others.
  package func fields(root: Int) -> [[Int]] {
    var found: [[Int]] = []
    for index in tree.nodes.indices {
      let base: Type
      let number: Int
      switch (references[index], tree.nodes[index].expression) {
      case (.rootField(let field), _): (base, number) = (.record(root), field)
      case (.field(let field), .select(let inner, _, _)), (.field(let field), .presence(let inner, _)):
        (base, number) = (types[Int(inner)], field)
      default: continue
      }
      if case .record(let record) = base, !found.contains([record, number]) { found.append([record, number]) }
    }
    return found.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
  }
}
