import Linting
import SourceText

/// The specification annex for one proposal: the articles it needs, numbered and filled in.
package struct Annex: Sendable {
  /// An article.
  package struct Article: Sendable {
    /// Its number, from 1.
    package var number: Int
    /// The clause that it was made from.
    package var clause: String
    /// The heading.
    package var title: String
    /// The paragraphs with their items.
    package var paragraphs: [(text: String, items: [String])]
    /// The rules that it answers for this proposal: those with findings, or all where there are none.
    package var rules: [String]
  }

  /// The articles in order.
  package let articles: [Article]
  /// The heading of the whole.
  package let title: String
  /// The language of the texts.
  package let language: Language
  /// The title of the proposal, where it has one.
  package let subject: String

  /// Composes the annex for a proposal.
  ///
  /// - Parameter onlyMissing: leave out what no finding asks for, also the base articles.
  package init(
    _ clauses: ClauseSet, _ proposal: inout LintedProposal, findings: [Finding], names: ContractNames,
    language: Language,
    onlyMissing: Bool
  ) {
    let chosen = clauses.needed(&proposal, findings: findings, onlyMissing: onlyMissing)
    var symbols = names.symbols(language, body: proposal.body)
    for (index, needed) in chosen.enumerated() {
      symbols["article.\(needed.clause.id)"] = language == .japanese ? "第\(index + 1)条" : "Article \(index + 1)"
    }
    var articles: [Article] = []
    for (index, needed) in chosen.enumerated() {
      let clause = needed.clause
      let paragraphs = clause.paragraphs.filter { $0.when.map { proposal.holds($0) } ?? true }
      articles.append(
        Article(
          number: index + 1, clause: clause.id, title: SafeText.line(clause.title[language]),
          paragraphs: paragraphs.map { paragraph in
            (
              Annex.fill(paragraph.text, &proposal, language, symbols),
              paragraph.items.map { Annex.fill($0, &proposal, language, symbols) }
            )
          }, rules: needed.askedBy.isEmpty ? clauses.rules(answeredBy: clause).map { $0.id } : needed.askedBy))
    }
    self.articles = articles
    self.language = language
    title = SafeText.line(names.title(language))
    subject = SafeText.line(proposal.title)
  }

  private static func fill(
    _ template: Template, _ proposal: inout LintedProposal, _ language: Language, _ symbols: [String: String]
  ) -> String {
    let text = proposal.text(
      template, language, unstated: language == .japanese ? "「　　」" : "[        ]", symbols: symbols)
    return language == .english ? withCapitals(text, symbols) : text
  }

  /// English names such as "the City" get their capital at the start of a sentence.
  private static func withCapitals(_ text: String, _ symbols: [String: String]) -> String {
    var result = text
    for (key, name) in symbols.sorted(by: { $0.key < $1.key }) where key.hasPrefix("names.") {
      let capital = name.prefix(1).uppercased() + name.dropFirst()
      if result.hasPrefix(name) { result = capital + result.dropFirst(name.count) }
      result = result.withEach(". \(name)", as: ". \(capital)")
    }
    return result
  }
}

/// What a contract calls its parties and papers, quoted in clauses as `{names.…}`. A policy may set other names.
package struct ContractNames: Sendable {
  private var names: [String: LocalizedText] = [
    "contractor": LocalizedText(ja: "受託者", en: "the Contractor"),
    "ordinance": LocalizedText(
      ja: "個人情報の保護に関する法律（平成15年法律第57号）", en: "the Act on the Protection of Personal Information (Act No. 57 of 2003)"),
    "annex_title": LocalizedText(ja: "個人情報取扱特記事項", en: "Special terms on the handling of personal information"),
    "annex": LocalizedText(ja: "この特記事項", en: "these special terms"),
  ]

  /// The names used where nothing else is set, with those that a policy sets.
  package init(_ own: [String: LocalizedText] = [:]) {
    for (key, name) in own { names[key] = name }
  }

  /// What the whole annex is headed.
  func title(_ language: Language) -> String { names["annex_title"]?[language] ?? "" }

  /// All names in one language, as symbols of a text. The body goes by what it is where a policy gives it no name.
  func symbols(_ language: Language, body: LocalizedText) -> [String: String] {
    let capital = body.en.prefix(1).uppercased() + body.en.dropFirst()
    let standing = [("body", body), ("city", LocalizedText(ja: body.ja, en: "the \(capital)"))]
    let all = names.map { ($0.key, $0.value) } + standing
    return Dictionary(first: all.map { ("names.\($0.0)", $0.1[language]) })
  }
}
