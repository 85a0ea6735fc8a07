import SourceText

extension Tree {
  /// Writes the document as JSON, plain scalars resolved by the core schema (YAML 1.2.2 section 10.3).
  ///
  /// Infinities and not-a-number, which JSON lacks, are written as `{"$double": "Infinity"}`, `"-Infinity"`, `"NaN"`.
  package func writeJSON(to writer: inout JSONWriter) {
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

extension Tree {
  /// A node as a document of its own, in brackets, every text in quotes.
  package func standaloneDocument(of node: Int) -> [UInt8] {
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

extension Tree {
  /// Diagnostics about texts that a terminal might act on instead of showing them, for files whose texts are printed.
  /// Line breaks and tabs are none of those.
  package var unsafeTexts: [Diagnostic] {
    nodes.indices.compactMap { index in
      guard nodes[index].kind == .scalar else { return nil }
      let scalar = text(of: index).unicodeScalars.first { $0.isUnsafeToShow && !["\n", "\r", "\t"].contains($0) }
      return scalar.map { .unsafeText(nodes[index].span, $0) }
    }
  }
}

extension Diagnostic {
  fileprivate static func unsafeText(_ span: Span, _ scalar: Unicode.Scalar) -> Diagnostic {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Diagnostic(
      "format/unsafe-text", at: span,
      LocalizedText(
        ja: "画面の表示を変える文字（\(name)）が入っています。", en: "The text holds \(name), which changes how screens show text."),
      help: LocalizedText(ja: "この文字を消してください。", en: "Delete that character."))
  }
}
