import SourceText

/// What a ``MappingReader`` has to say.
extension Diagnostic {
  static func notAMapping(_ span: Span, keys: [String]) -> Diagnostic {
    Diagnostic(
      "format/not-a-mapping", at: span,
      LocalizedText(ja: "ここには「名前: 値」の並びが要ります。", en: "A mapping (`key: value`) is expected here."),
      help: keys.isEmpty ? nil : .allowedKeys(keys))
  }

  static func notAList(_ span: Span) -> Diagnostic {
    Diagnostic(
      "format/not-a-list", at: span, LocalizedText(ja: "ここには一覧（- …）が要ります。", en: "A list is expected here."))
  }

  static func notText(_ span: Span) -> Diagnostic {
    Diagnostic("format/not-text", at: span, LocalizedText(ja: "ここには文字の値が要ります。", en: "Text is expected here."))
  }

  static func missingKey(_ span: Span, key: String) -> Diagnostic {
    Diagnostic(
      "format/missing-key", at: span, LocalizedText(ja: "「\(key)」がありません。", en: "`\(key)` is missing."))
  }

  static func unknownKey(_ span: Span, key: String, allowed: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: key, among: allowed)
    return Diagnostic(
      "format/unknown-key", at: span,
      LocalizedText(ja: "「\(key.excerpt)」という名前はありません。", en: "There is no key `\(key.excerpt)`."),
      help: near.map(LocalizedText.didYouMean) ?? .allowedKeys(allowed),
      mends: near.map { [Mend(span: span, text: $0)] } ?? [])
  }
}

extension LocalizedText {
  fileprivate static func allowedKeys(_ keys: [String]) -> LocalizedText {
    let list = keys.joined(separator: ", ")
    return LocalizedText(ja: "使えるのは \(list) です。", en: "Allowed are \(list).")
  }
}
