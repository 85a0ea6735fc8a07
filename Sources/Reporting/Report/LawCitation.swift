import SourceText

/// An article or guideline behind a rule, with how far it was verified, as pages show it.
public enum LawCitation {
  /// The citation; one that was not read at its source says so.
  public static func shown(_ citation: String, _ language: Language) -> String {
    guard let mark = citation.firstRange(of: " (verified: "), citation.hasSuffix(")") else { return citation }
    let name = String(citation[..<mark.lowerBound])
    switch citation[mark.upperBound...].dropLast() {
    case "full", "excerpt": return name
    default: return name + LocalizedText(ja: "（原文未確認）", en: " (not checked at its source)")[language]
    }
  }
}
