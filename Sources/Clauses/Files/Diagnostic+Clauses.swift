import SourceText

/// What is wrong with a clause file.
extension Diagnostic {
  static func orderIsNoNumber(_ span: Span) -> Diagnostic {
    Diagnostic(
      "clause/order", at: span, LocalizedText(ja: "order には数を書いてください。", en: "`order` takes a whole number."))
  }

  static func baseIsNoTruth(_ span: Span) -> Diagnostic {
    Diagnostic(
      "clause/base", at: span, LocalizedText(ja: "base には yes か no を書いてください。", en: "`base` takes yes or no."))
  }

  static func noSuchClause(_ rule: String, _ clause: String, candidates: Set<String>) -> Diagnostic {
    let near = Spelling.nearest(to: clause, among: candidates.sorted())
    return Diagnostic(
      "rule/no-such-clause", at: Span(0, 0),
      LocalizedText(
        ja: "規則「\(rule)」の clause「\(clause)」がありません。", en: "The clause `\(clause)` of the rule `\(rule)` does not exist."),
      help: near.map(LocalizedText.didYouMean))
  }
}
