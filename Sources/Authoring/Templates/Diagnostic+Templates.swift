import SourceText

/// What is wrong in `Rules/templates.yaml`.
extension Diagnostic {
  static func unknownTemplateFormat(_ span: Span, found: String) -> Diagnostic {
    Diagnostic(
      "templates/format", at: span,
      LocalizedText(ja: "形式「\(found)」は読めません。", en: "The format `\(found)` is not known."),
      help: LocalizedText(ja: "「shimon-templates/1」と書いてください。", en: "Write `shimon-templates/1`."))
  }

  static func unknownTemplateWord(_ span: Span, _ word: String, candidates: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: word, among: candidates)
    return Diagnostic(
      "templates/unknown-word", at: span,
      LocalizedText(ja: "「\(word)」は語彙にありません。", en: "`\(word)` is not in the vocabulary."),
      help: near.map(LocalizedText.didYouMean), mends: near.map { [Mend(span: span, text: $0)] } ?? [])
  }

  static func templateFieldTwice(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      "templates/field-twice", at: span,
      LocalizedText(ja: "「\(name)」が write と comment の両方にあります。", en: "`\(name)` stands in write and in comment."))
  }

  static func templateLacks(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      "templates/lacking", at: span,
      LocalizedText(ja: "「\(name)」のひな形がありません。", en: "There is no template for `\(name)`."))
  }
}
