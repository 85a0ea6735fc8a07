import SourceText

extension Tree {
  /// Writes the document as JSON, plain scalars resolved by the core schema (YAML 1.2.2 section 10.3).
  ///
  /// Infinities and not-a-number, which JSON lacks, are written as `{"$double": "Infinity"}`, `"-Infinity"`, `"NaN"`.
  public func writeJSON(to writer: inout JSONWriter) {
    if let root { write(root, to: &writer) } else { writer.null() }
  }

  private func write(_ node: Int, to writer: inout JSONWriter) {
    switch nodes[node].kind {
    case .scalar: writeScalar(node, to: &writer)
    case .sequence:
      writer.beginArray()
      for item in children(of: node) { write(item, to: &writer) }
      writer.endArray()
    case .mapping:
      writer.beginObject()
      for pair in pairs(of: node) {
        writer.key(text(of: pair.key))
        write(pair.value, to: &writer)
      }
      writer.endObject()
    }
  }

  private func writeScalar(_ node: Int, to writer: inout JSONWriter) {
    switch nodes[node].style {
    case .absent: writer.null()
    case .plain:
      switch CoreSchema.resolve(bytes(of: node)) {
      case .null: writer.null()
      case .bool(let flag): writer.bool(flag)
      case .integer(let digits): writer.literal(digits)
      case .double(let number): writer.double(number)
      case .string: writer.string(utf8: bytes(of: node))
      }
    default: writer.string(utf8: bytes(of: node))
    }
  }
}
