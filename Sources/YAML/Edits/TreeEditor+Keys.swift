import SourceText

/// Other names for keys.
extension TreeEditor {
  /// Gives a key another text. It keeps its quotes only where it needs them.
  public func rename(_ key: Int, to name: String) throws(EditError) -> [TextEdit] {
    guard let (entry, mapping, _) = entry(of: key), entry.key == key else {
      throw .notAKey(tree.nodes.indices.contains(key) ? tree.nodes[key].span : Span(0, 0))
    }
    if let other = pair([name], in: mapping), other.key != key { throw .duplicateKey(name) }
    try checkKey(name)
    var expected = Outline(tree)
    expected.rename(key, to: name)
    let plain = [TextEdit(span: tree.nodes[key].span, text: ScalarWriter.text(name, in: .key))]
    if let edits = verified(plain, expected) { return edits }
    // `{"a":1}`: without the quotes there would be no key.
    let quoted = [TextEdit(span: tree.nodes[key].span, text: ScalarWriter.doubleQuoted(name))]
    guard let edits = verified(quoted, expected) else { throw .unsafe(tree.nodes[key].span) }
    return edits
  }
}
