import SourceText

/// The words of citations and grounds, in one place.
extension LocalizedText {
  /// How a kind of ground is called.
  package static func ground(_ ground: Ground) -> LocalizedText {
    switch ground {
    case .duty: LocalizedText(ja: "義務", en: "duty under law")
    case .guideline: LocalizedText(ja: "指針", en: "guideline")
    case .practice: LocalizedText(ja: "契約の通例", en: "contract practice")
    case .board: LocalizedText(ja: "審議会の例", en: "a board's example")
    case .reasoning: LocalizedText(ja: "一般的な考え方", en: "reasoning")
    }
  }

  /// What stands before the kind of ground.
  package static let groundLabel = LocalizedText(ja: "根拠の種類", en: "ground")

  /// The ground with what it rests on, on a line.
  package static func ground(of rule: Rule, _ language: Language) -> String {
    var citations: [String] = []
    var act = ""
    for citation in rule.citations {
      let place = citation.place[language]
      // The name of an act stands once before all its provisions.
      let isSame = citation.act == act && !place.isEmpty
      citations.append(isSame ? String(place.drop { $0 == " " || $0 == "," }) : citation.short[language] + place)
      act = citation.act
    }
    let name = ground(rule.ground)[language]
    guard !citations.isEmpty else { return name }
    return language == .japanese
      ? "\(name)（\(citations.joined(separator: "、"))）" : "\(name) (\(citations.joined(separator: "; ")))"
  }

  static let forMyNumberOnly = LocalizedText(ja: "（特定個人情報の場合）", en: " (for My Number data)")

  /// That a provision was not read at its source.
  static func remark(on citation: Citation) -> LocalizedText {
    switch citation.verification {
    case .secondary, .memory: LocalizedText(ja: "（原文未確認）", en: " (not checked at its source)")
    case .full, .excerpt, nil: LocalizedText(ja: "", en: "")
    }
  }

  /// A section of a guideline: 「別添1 2E d」, `Annex 1 2E d`.
  static func section(_ text: String) -> LocalizedText {
    let names = [
      ("別添", "Annex "), ("別紙", "Annex "), ("図表", "Table "), ("脚注", "Footnote "), ("対策基準", "Standard "), ("第", ""),
    ]
    for (ja, en) in names where text.hasPrefix(ja) {
      return LocalizedText(ja: text, en: en + text.dropFirst(ja.count))
    }
    return LocalizedText(ja: text, en: text)
  }
}

/// What is wrong with a citation or a ground.
extension Diagnostic {
  static func actTwice(_ span: Span, _ id: String) -> Diagnostic {
    Diagnostic(
      "acts/twice", at: span,
      LocalizedText(ja: "「\(id.excerpt)」は二度目です。", en: "`\(id.excerpt)` is there already."),
      help: LocalizedText(ja: "別の名を付けてください。", en: "Give it another name."))
  }

  static func citationIsText(_ span: Span) -> Diagnostic {
    Diagnostic(
      "rule/citation", at: span,
      LocalizedText(ja: "根拠の条文は、文字のままでは書けません。", en: "A citation is no longer plain text."),
      help: LocalizedText(
        ja: "- {act: appi, article: 66, paragraph: 1, words: …, verified: full} のように書いてください（act は acts.yaml の名）。",
        en: "Write `- {act: appi, article: 66, paragraph: 1, words: …, verified: full}`; `act` is a key of acts.yaml."))
  }

  static func unknownAct(_ span: Span, _ id: String, known: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: id, among: known)
    return Diagnostic(
      "rule/unknown-act", at: span,
      LocalizedText(ja: "acts.yaml に「\(id.excerpt)」はありません。", en: "`\(id.excerpt)` is not in acts.yaml."),
      help: near.map { LocalizedText.didYouMean($0) }
        ?? LocalizedText(
          ja: "規則のフォルダの acts.yaml に書き足してください。", en: "Add it to an acts.yaml in the folder of rules."),
      fix: near.map { Fix(replacing: span, by: $0) })
  }

  static func notANumber(_ span: Span, _ key: String, _ text: String) -> Diagnostic {
    Diagnostic(
      "rule/citation", at: span,
      LocalizedText(ja: "「\(text.excerpt)」は \(key) の番号として読めません。", en: "`\(text.excerpt)` is no number of \(key)."),
      help: LocalizedText(ja: "第29条の4は 29-4 と書きます。", en: "Article 29-4 is written `29-4`."))
  }

  static func provisionDoesNotFit(_ span: Span, isBinding: Bool) -> Diagnostic {
    Diagnostic(
      "rule/citation", at: span,
      isBinding
        ? LocalizedText(
          ja: "法令は article（条）、paragraph（項）、item（号）で引きます。",
          en: "An act is cited by `article`, `paragraph` and `item`.")
        : LocalizedText(ja: "法令でないものは section で引きます。", en: "What is no act is cited by `section`."))
  }

  static func wordsMissing(_ span: Span, _ act: String) -> Diagnostic {
    Diagnostic(
      "rule/citation", at: span,
      LocalizedText(ja: "words（その条文の語）がありません。", en: "`words`, a phrase of the provision, is missing."),
      help: LocalizedText(
        ja: "「\(act)」は全文が手元にあるので、求めを支える語をそのまま引いてください。",
        en: "The full text of `\(act)` is at hand: quote the words that carry the demand."))
  }

  static func groundDoesNotFit(_ span: Span, _ ground: Ground) -> Diagnostic {
    let text: LocalizedText =
      switch ground {
      case .duty: LocalizedText(ja: "duty（義務）には、法令の条文が要ります。", en: "A `duty` cites an act or an order.")
      case .guideline:
        LocalizedText(ja: "guideline（指針）には、指針か規格の箇所が要ります。", en: "A `guideline` cites a guideline or a standard.")
      case .board: LocalizedText(ja: "board（審議会の例）には、asked_by が要ります。", en: "`board` names a question in `asked_by`.")
      case .practice: LocalizedText(ja: "practice（契約の通例）には、出どころが要ります。", en: "`practice` needs a source.")
      case .reasoning:
        LocalizedText(
          ja: "reasoning（一般的な考え方）の規則は重大（error）にできず、asked_by も書けません。",
          en: "A rule of `reasoning` is never an error, and nobody asked it.")
      }
    return Diagnostic("rule/ground", at: span, text)
  }
}
