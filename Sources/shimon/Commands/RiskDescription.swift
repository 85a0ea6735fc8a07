import Linting
import SourceText

/// The scale by which findings are put in order, as a page of text: `shimon explain risk`.
struct RiskDescription {
  /// The word that asks for it in place of a rule.
  static let word = "risk"

  let text: String

  init(_ scale: RiskScale, _ grid: Grid, _ language: Language) {
    var lines: [String] = []
    func section(_ title: LocalizedText, _ body: [String]) {
      guard !body.isEmpty else { return }
      lines.append((language == .japanese ? "■ " : "") + title[language])
      lines += body.map { "  \($0)" } + [""]
    }
    func share(_ name: LocalizedText, _ percent: Int) -> String { "\(name[language]): \(percent)" }
    func factor(_ factor: RiskScale.Factor) -> [String] {
      let elements = factor.elements.map { grid.elements[$0].name[language] }
      let names = elements.joined(separator: LocalizedText.comma[language])
      let about = elements.isEmpty ? LocalizedText(verbatim: "") : LocalizedText(ja: "（\(names)）", en: " (\(names))")
      return ["+\(factor.points) \(factor.reason[language])\(about[language])", "    \(factor.source[language])"]
    }
    lines.append(
      LocalizedText(
        ja: "危険度（0〜100）＝ 重さ × 確かさ × 根拠 × 問いの種類 × 害の大きさ × さらされ方（それぞれ百分率）",
        en:
          "Risk (0 to 100) = weight × certainty × ground × kind of question × harm × exposure, each a part of a hundred"
      )[language])
    lines.append("")
    let weights = scale.weights
    section(
      LocalizedText(ja: "重さ", en: "Weight"),
      Severity.allCases.reversed().map { share(.severity($0), weights.severity[Int($0.rawValue)]) })
    section(
      LocalizedText(ja: "確かさ", en: "Certainty"),
      [
        share(LocalizedText(ja: "記載どうしの食い違い", en: "at odds with itself"), weights.contradicted),
        share(.verdict(.violated), weights.violated), share(.verdict(.unstated), weights.unstated),
      ])
    section(
      LocalizedText(ja: "根拠の種類", en: "Ground"),
      zip(Ground.allCases, weights.ground).map { share(.ground($0), $1) })
    section(
      LocalizedText(ja: "問いの種類", en: "Kind of question"),
      zip(grid.columns, weights.aspect).map { share($0.name, $1) })
    section(
      LocalizedText(
        ja: "害の大きさ（\(scale.harm)から。情報の区分は最も重いもの）", en: "Harm (from \(scale.harm); of the classes the worst)"),
      scale.classes.flatMap(factor)
        + scale.people.map { step in
          LocalizedText(ja: "+\(step.points) \(step.from)人以上", en: "+\(step.points) \(step.from) people or more")[
            language]
        })
    section(
      LocalizedText(ja: "さらされ方（\(scale.exposure)から。足し合わせる）", en: "Exposure (from \(scale.exposure), added up)"),
      scale.exposures.flatMap(factor))
    section(
      LocalizedText(ja: "順序", en: "Order"),
      [
        LocalizedText(
          ja: "同じ問いが先にあるごとに\(weights.again)％に、同じことについての問いが先にあるごとに\(weights.repeated)％に減らして並べる。",
          en: """
            Each finding of the same rule that stands before leaves \(weights.again) percent of the risk, each about the \
            same thing \(weights.repeated) percent.
            """)[
            language]
      ])
    text = lines.joined(separator: "\n")
  }
}
