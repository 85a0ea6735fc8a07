import Proposal
import SourceText

/// What is wrong with a suppression. The codes begin with `suppression/`.
extension Diagnostic {
  static func suppressionRemarksCut(count: Int, severity: Severity) -> Diagnostic {
    Diagnostic(
      "suppression/cut", at: Span(0, 0),
      LocalizedText(
        ja: "除外についての指摘は \(Linter.findingLimit) 件まで示しました。ほかに \(count) 件あります。",
        en: "Of what is wrong with the suppressions \(Linter.findingLimit) points are shown; there are \(count) more."),
      severity: severity)
  }

  static func suppressionForm(_ span: Span) -> Diagnostic {
    Diagnostic(
      "suppression/form", at: span,
      LocalizedText(ja: "除外の書き方が正しくないため、効きません。", en: "This suppression is not written right and has no effect."),
      help: LocalizedText(
        ja: "# shimon: 除外 規則の名前 理由=\"わけ\" 期限=2027-03-31 の形で書いてください（期限は省けます）。",
        en: "Write `# shimon: ignore RULE reason=\"why\" until=2027-03-31`; `until` may be left out."))
  }

  static func suppressionNearly(_ span: Span) -> Diagnostic {
    Diagnostic(
      "suppression/form", at: span,
      LocalizedText(
        ja: "除外のように見えますが、書き方が違うため、効きません。",
        en: "This looks like a suppression but is not written as one, and has no effect."),
      help: LocalizedText(
        ja: "半角で # shimon: 除外 規則の名前 理由=\"わけ\" と書いてください（# の前と後、単語の間は半角スペース）。除外でなければ、言葉を変えてください。",
        en: """
          Write `# shimon: ignore RULE reason="why"`, in half-width characters, with a space before the #. If it is meant \
          as a note, word it differently.
          """))
  }

  static func suppressionOfUnknownRule(_ span: Span, _ rule: String, candidates: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: rule, among: candidates)
    return Diagnostic(
      "suppression/unknown-rule", at: span,
      LocalizedText(
        ja: "規則「\(rule.excerpt)」はありません。この除外は効きません。", en: "There is no rule `\(rule.excerpt)`; nothing is suppressed."),
      help: near.map(LocalizedText.didYouMean), fix: near.map { Fix(replacing: span, by: $0) })
  }

  static func suppressionWithoutReason(_ span: Span) -> Diagnostic {
    Diagnostic(
      "suppression/no-reason", at: span,
      LocalizedText(
        ja: "除外には理由が要ります。理由がない（「未定」や「なし」も含む）ため、効きません。",
        en: "A suppression needs a reason; without one (or with a mere \"TBD\") it has no effect."),
      help: LocalizedText(
        ja: "reason=\"なぜ指摘のままでよいか\" を書き加えてください。報告書に載ります。",
        en: "Add reason=\"why the finding is accepted\"; reports show it."))
  }

  static func suppressionDay(_ span: Span, _ text: String) -> Diagnostic {
    Diagnostic(
      "suppression/day", at: span,
      LocalizedText(ja: "期限「\(text.excerpt)」を日付として読めません。", en: "`\(text.excerpt)` cannot be read as a date."),
      help: LocalizedText(ja: "until=2027-03-31 の形で書いてください。", en: "Write until=2027-03-31."))
  }

  static func suppressionOfNothing(_ span: Span) -> Diagnostic {
    Diagnostic(
      "suppression/nothing-here", at: span,
      LocalizedText(ja: "この除外が指す記載がありません。", en: "There is no entry that this suppression could hold for."),
      help: LocalizedText(
        ja: "対象の項目のすぐ上の行か、その行の末尾に書いてください。", en: "Write it on the line above the entry or at its end."))
  }

  static func suppressionForbidden(_ span: Span, rule: String, isAnyAllowed: Bool) -> Diagnostic {
    Diagnostic(
      "suppression/forbidden", at: span,
      isAnyAllowed
        ? LocalizedText(
          ja: "方針により、「\(rule)」の指摘は提案書では除外できません。",
          en: "The policy does not let proposals suppress findings of `\(rule)`.")
        : LocalizedText(
          ja: "方針により、提案書では指摘を除外できません。", en: "The policy does not let proposals suppress findings."),
      help: LocalizedText(
        ja: "指摘に答えるか、方針を管理する部署に相談してください。", en: "Answer the finding, or ask whoever keeps the policy."))
  }

  static func suppressionExpired(_ span: Span, rule: String, until: CalendarDay) -> Diagnostic {
    Diagnostic(
      "suppression/expired", at: span,
      LocalizedText(
        ja: "「\(rule)」の除外は \(until) で期限が切れました。指摘は再び示しています。",
        en: "The suppression of `\(rule)` expired on \(until); its findings are shown again."), severity: .warning,
      help: LocalizedText(
        ja: "期限を延ばすなら理由も見直し、要らなければこの行を消してください。", en: "Review the reason and extend it, or delete the comment."))
  }

  static func suppressionExpiring(_ span: Span, rule: String, until: CalendarDay, days: Int) -> Diagnostic {
    Diagnostic(
      "suppression/expiring", at: span,
      LocalizedText(
        ja: "「\(rule)」の除外は、あと \(days) 日（\(until) まで）で期限が切れます。",
        en: "The suppression of `\(rule)` expires in \(days) days, on \(until)."), severity: .warning,
      help: LocalizedText(
        ja: "期限までに指摘に答えるか、理由を見直して延ばしてください。",
        en: "Answer the finding by then, or review the reason and extend it."))
  }

  static func suppressionUnused(_ span: Span, rule: String) -> Diagnostic {
    Diagnostic(
      "suppression/unused", at: span,
      LocalizedText(
        ja: "ここには「\(rule)」の指摘がないため、この除外は要りません。",
        en: "There is no finding of `\(rule)` here to suppress."), severity: .warning,
      help: LocalizedText(ja: "この行を消してください。", en: "Delete the comment."))
  }
}
