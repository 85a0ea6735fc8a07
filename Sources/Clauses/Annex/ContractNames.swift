import Linting
import SourceText

/// What a contract calls its parties and papers, quoted in clauses as `{names.…}`. A policy may set other names.
public struct ContractNames: Sendable {
  private var names: [String: LocalizedText] = [
    "city": LocalizedText(ja: "市", en: "the City"),
    "contractor": LocalizedText(ja: "受託者", en: "the Contractor"),
    "ordinance": LocalizedText(
      ja: "個人情報の保護に関する法律（平成15年法律第57号）", en: "the Act on the Protection of Personal Information (Act No. 57 of 2003)"),
    "annex_title": LocalizedText(ja: "個人情報取扱特記事項", en: "Special terms on the handling of personal information"),
    "annex": LocalizedText(ja: "この特記事項", en: "these special terms"),
  ]

  /// The names used where nothing else is set, with those that a policy sets.
  public init(_ own: [String: LocalizedText] = [:]) {
    names.merge(own) { $1 }
  }

  /// What the whole annex is headed.
  func title(_ language: Language) -> String { names["annex_title"]?[language] ?? "" }

  /// All names in one language, as symbols of a text.
  func symbols(_ language: Language) -> [String: String] {
    Dictionary(uniqueKeysWithValues: names.map { ("names.\($0.key)", $0.value[language]) })
  }
}
