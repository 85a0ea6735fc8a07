import SourceText

/// What is wrong with a vocabulary file.
extension Diagnostic {
  static func unknownFormat(_ span: Span, found: String, known: String) -> Diagnostic {
    Diagnostic(
      "format/unknown-format", at: span,
      LocalizedText(ja: "書式「\(found.excerpt)」は分かりません。", en: "The format `\(found.excerpt)` is not known."),
      help: LocalizedText(ja: "「\(known)」と書いてください。", en: "Write `\(known)`."), mends: [Mend(span: span, text: known)])
  }

  static func vocabularyLacks(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      "vocabulary/missing", at: span, LocalizedText(ja: "「\(name)」がありません。", en: "`\(name)` is missing."))
  }

  static func unknownWord(_ span: Span, _ word: String, candidates: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: word, among: candidates)
    return Diagnostic(
      "vocabulary/unknown-name", at: span,
      LocalizedText(ja: "「\(word.excerpt)」という名前はありません。", en: "There is no `\(word.excerpt)`."),
      help: near.map(LocalizedText.didYouMean),
      mends: near.map { [Mend(span: span, text: $0)] } ?? [])
  }

  static func recordHoldsItself(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      "vocabulary/cycle", at: span,
      LocalizedText(ja: "レコード「\(name.excerpt)」が自分自身を含んでいます。", en: "The record `\(name.excerpt)` holds itself."),
      help: LocalizedText(ja: "一覧（list of …）にしてください。", en: "Make it a list."))
  }

  static func wordIsReserved(_ span: Span, _ word: String) -> Diagnostic {
    Diagnostic(
      "vocabulary/reserved-word", at: span,
      LocalizedText(
        ja: "「\(word.excerpt)」は「まだ決まっていない」を表す語なので、選択肢にできません。",
        en: "`\(word.excerpt)` means that a fact is still open and cannot be an option."))
  }

  static func wordTwice(_ span: Span, _ word: String) -> Diagnostic {
    Diagnostic(
      "vocabulary/word-twice", at: span,
      LocalizedText(ja: "「\(word.excerpt)」が二つの意味で使われています。", en: "`\(word.excerpt)` stands for two things."))
  }
}
