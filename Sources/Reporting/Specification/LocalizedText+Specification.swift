import Clauses
import SourceText

/// The words of the check of a specification.
extension LocalizedText {
  /// How a verdict on a clause is called.
  public static func verdict(_ verdict: SpecificationCheck.Verdict) -> LocalizedText {
    switch verdict {
    case .stated: LocalizedText(ja: "記載あり", en: "stated")
    case .partly: LocalizedText(ja: "一部のみ", en: "partly")
    case .lacking: LocalizedText(ja: "記載なし", en: "lacking")
    case .opposite: LocalizedText(ja: "逆の定め", en: "opposite")
    case .unchecked: LocalizedText(ja: "判定せず", en: "unchecked")
    }
  }

  /// The sign of a point's state.
  static func state(_ state: SpecificationCheck.Point.State) -> LocalizedText {
    switch state {
    case .stated: LocalizedText(ja: "○", en: "+")
    case .lacking: LocalizedText(ja: "×", en: "-")
    case .opposite: LocalizedText(ja: "▲", en: "!")
    }
  }

  static var essential: LocalizedText { LocalizedText(ja: "（必須）", en: " (essential)") }

  static func place(_ place: SpecificationCheck.Place) -> LocalizedText {
    let article = SafeText.line(place.article)
    return LocalizedText(
      ja: ": \(place.line)\(place.isParagraph ? "段落目" : "行目")" + (article.isEmpty ? "" : " \(article)"),
      en: ": \(place.isParagraph ? "paragraph" : "line") \(place.line)" + (article.isEmpty ? "" : ", \(article)"))
  }

  static func quoted(_ quote: String) -> LocalizedText { LocalizedText(ja: "「\(quote)」", en: "\"\(quote)\"") }

  static func specificationAskedBy(_ rules: String) -> LocalizedText {
    LocalizedText(ja: "この条を求める指摘: \(rules)", en: "asked for by: \(rules)")
  }

  static var specificationUnchecked: LocalizedText {
    LocalizedText(
      ja: "条文のファイルに根拠の語（evidence）がないため、判定していません。読んで確かめてください。",
      en: "The clause file has no evidence to look for; read the text yourself.")
  }

  static func specificationSummary(_ check: SpecificationCheck, of name: String) -> LocalizedText {
    func count(_ verdict: SpecificationCheck.Verdict) -> Int { check.count(verdict) }
    var ja =
      "\(name): 必要な条 \(check.results.count) のうち、記載あり \(count(.stated))、一部のみ \(count(.partly))、記載なし \(count(.lacking))、逆の定め \(count(.opposite))"
    var en =
      "\(name): of \(check.results.count) needed clauses, \(count(.stated)) stated, \(count(.partly)) partly, \(count(.lacking)) lacking, \(count(.opposite)) opposite"
    if count(.unchecked) > 0 {
      ja += "、判定せず \(count(.unchecked))"
      en += ", \(count(.unchecked)) unchecked"
    }
    return LocalizedText(ja: ja, en: en)
  }
}
