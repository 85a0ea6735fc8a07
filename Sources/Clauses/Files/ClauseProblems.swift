import SourceText

/// What is wrong with the evidence of a clause file, or with the shared words.
extension Diagnostic {
  static func evidenceWord(_ span: Span, _ word: String, allowed: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: word, among: allowed)
    let list = allowed.joined(separator: ", ")
    return Diagnostic(
      "clause/unknown-word", at: span,
      LocalizedText(ja: "「\(word)」は使えません。", en: "`\(word)` is not allowed here."),
      help: near.map(LocalizedText.didYouMean)
        ?? LocalizedText(ja: "使えるのは \(list) です。", en: "Allowed are \(list)."),
      fix: near.map { Fix(replacing: span, by: $0) })
  }

  static func noSuchSet(_ span: Span, _ name: String, known: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: name, among: known)
    let list = known.joined(separator: ", ")
    return Diagnostic(
      "clause/no-such-words", at: span,
      LocalizedText(ja: "語の一覧「<\(name)>」がありません。", en: "There is no list of words `<\(name)>`."),
      help: near.map { LocalizedText.didYouMean("<\($0)>") }
        ?? LocalizedText(
          ja: "clause-words.yaml の sets にあるのは \(list) です。", en: "`sets` of clause-words.yaml has \(list)."))
  }

  static func emptyGroup(_ span: Span) -> Diagnostic {
    Diagnostic(
      "clause/empty-group", at: span,
      LocalizedText(ja: "語のない組があります。", en: "This group has no words."),
      help: LocalizedText(
        ja: "組には語を一つ以上書き、どれか一つでよい語は「|」で区切ってください。",
        en: "Give at least one word; separate words of which one is enough by `|`."))
  }

  static func wordTooShort(_ span: Span, _ word: String) -> Diagnostic {
    Diagnostic(
      "clause/short-word", at: span,
      LocalizedText(ja: "「\(word)」は短すぎて、根拠になりません。", en: "`\(word)` is too short to prove anything."),
      help: LocalizedText(ja: "二文字以上の語を書いてください。", en: "Write a word of at least two characters."))
  }

  static func noWays(_ span: Span) -> Diagnostic {
    Diagnostic(
      "clause/no-words", at: span,
      LocalizedText(ja: "根拠になる語（ja、en）がありません。", en: "The point has no words (ja, en)."),
      help: LocalizedText(
        ja: "日本語と英語の語の組を、それぞれ一つ以上書いてください。", en: "Give at least one line of groups in each language."))
  }

  static func nothingEssential(_ span: Span) -> Diagnostic {
    Diagnostic(
      "clause/nothing-essential", at: span,
      LocalizedText(ja: "欠かせない点（essential: yes）がありません。", en: "No point is essential."),
      help: LocalizedText(
        ja: "それがなければ「記載なし」とする点に essential: yes を付けてください。",
        en: "Mark the point without which the clause is lacking by `essential: yes`."))
  }

  static func deadlineIsNoNumber(_ span: Span) -> Diagnostic {
    Diagnostic(
      "clause/deadline", at: span,
      LocalizedText(ja: "deadline が日数ではありません。", en: "`deadline` is no number of days."),
      help: LocalizedText(
        ja: "遅くとも何日以内にすべきかを、1 以上の整数で書いてください。", en: "Write within how many days it must be done: an integer from 1."))
  }

  static func essentialIsNoTruth(_ span: Span) -> Diagnostic {
    Diagnostic(
      "clause/essential", at: span,
      LocalizedText(ja: "essential には yes か no を書いてください。", en: "`essential` takes yes or no."))
  }

  static func loneWord(_ span: Span) -> Diagnostic {
    Diagnostic(
      "clause/lone-word", at: span,
      LocalizedText(ja: "同じ意味の語は二つ以上要ります。", en: "Words that mean the same are at least two."))
  }

  static func noClauseWords() -> Diagnostic {
    Diagnostic(
      "clause/no-shared-words", at: Span(0, 0),
      LocalizedText(
        ja: "語の一覧（clause-words.yaml）がありません。", en: "There is no list of shared words (clause-words.yaml)."))
  }
}

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
