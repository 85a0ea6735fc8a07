import SourceText

extension Tree {
  /// A node as a document of its own, in brackets, every text in quotes.
  public func standaloneDocument(of node: Int) -> [UInt8] {
    var writer = JSONWriter()
    excerpt(node, &writer)
    return writer.output.bytes
  }

  private func excerpt(_ node: Int, _ writer: inout JSONWriter) {
    switch nodes[node].kind {
    case .scalar:
      if isEmptyScalar(node) { writer.null() } else { writer.string(utf8: bytes(of: node)) }
    case .sequence:
      writer.beginArray()
      for item in children(of: node) { excerpt(item, &writer) }
      writer.endArray()
    case .mapping:
      writer.beginObject()
      for pair in pairs(of: node) {
        writer.key(text(of: pair.key))
        excerpt(pair.value, &writer)
      }
      writer.endObject()
    }
  }
}
