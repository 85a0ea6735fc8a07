import SourceText

extension Tree {
  /// Complaints about texts that a terminal might act on instead of showing them, for files whose texts are printed.
  /// Line breaks and tabs are none of those.
  public var unsafeTexts: [Diagnostic] {
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
