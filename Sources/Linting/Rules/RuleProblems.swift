import SourceText

/// What is wrong with a rule file, beyond its conditions.
extension Diagnostic {
  static func findingsCut(rule: Rule, count: Int) -> Diagnostic {
    Diagnostic(
      "lint/findings-cut", at: Span(0, 0),
      LocalizedText(
        ja: "規則「\(rule.id)」の指摘は \(Linter.findingLimit) 件まで示しました。ほかに \(count) 件あります。",
        en: "Of the rule `\(rule.id)` \(Linter.findingLimit) findings are shown; there are \(count) more."),
      severity: .warning)
  }

  static func unsafeRuleID() -> Diagnostic {
    Diagnostic(
      "rule/unsafe-name", at: Span(0, 0),
      LocalizedText(
        ja: "ファイルの名前に、画面の表示を変える文字が入っています。", en: "The file's name holds characters that change how screens show text."),
      help: LocalizedText(ja: "名前を付け直してください。", en: "Rename it."))
  }

  static func notAWord(_ span: Span, _ word: String, allowed: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: word, among: allowed)
    let list = allowed.joined(separator: ", ")
    return Diagnostic(
      "rule/unknown-word", at: span,
      LocalizedText(ja: "「\(word.excerpt)」は使えません。", en: "`\(word.excerpt)` is not allowed here."),
      help: near.map(LocalizedText.didYouMean)
        ?? LocalizedText(ja: "使えるのは \(list) です。", en: "Allowed are \(list)."),
      fix: near.map { Fix(replacing: span, by: $0) })
  }

  static func numberOutOfRange(_ span: Span, _ text: String, _ range: ClosedRange<Int>) -> Diagnostic {
    Diagnostic(
      "rule/number", at: span,
      LocalizedText(
        ja: "「\(text.excerpt)」は、\(range.lowerBound)から\(range.upperBound)までの整数ではありません。",
        en: "`\(text.excerpt)` is no whole number from \(range.lowerBound) to \(range.upperBound)."))
  }

  static func unknownScope(_ span: Span, _ name: String, candidates: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: name, among: candidates)
    return Diagnostic(
      "rule/unknown-field", at: span,
      LocalizedText(ja: "「\(name.excerpt)」という項目はありません。", en: "There is no field `\(name.excerpt)`."),
      help: near.map(LocalizedText.didYouMean),
      fix: near.map { Fix(replacing: span, by: $0) })
  }

  static func scopeIsNoList(_ span: Span, _ text: String) -> Diagnostic {
    Diagnostic(
      "rule/not-a-list", at: span,
      LocalizedText(ja: "「\(text.excerpt)」は一覧ではないので、一件ごとに判定できません。", en: "`\(text.excerpt)` is no list of records."),
      help: LocalizedText(ja: "for を取れば、提案書全体について一度だけ判定します。", en: "Leave `for` out to judge the proposal as a whole."))
  }

  static func parameterIsMapping(_ span: Span) -> Diagnostic {
    Diagnostic(
      "rule/parameter", at: span,
      LocalizedText(
        ja: "params に書けるのは、文字、数、はい／いいえ、その一覧です。",
        en: "A parameter is text, a number, yes or no, or a list of them."))
  }

  static func ruleWithoutSource(_ span: Span) -> Diagnostic {
    Diagnostic(
      "rule/no-source", at: span,
      LocalizedText(ja: "根拠がありません。", en: "The rule has no source."),
      help: LocalizedText(
        ja: "asked_by（審議会の質問）か law（法令・ガイドライン）を書くか、ground: reasoning としてください。",
        en: "Name the question (asked_by) or the law behind it, or say `ground: reasoning`."))
  }

  static func ruleWithoutExamples(_ span: Span) -> Diagnostic {
    Diagnostic(
      "rule/no-examples", at: span, LocalizedText(ja: "例（examples）がありません。", en: "The rule has no examples."),
      help: LocalizedText(
        ja: "違反、記載なし、適合の例を書いてください。例は試験として実行されます。",
        en: "Give examples that violate, leave open and satisfy it; they are run as tests."))
  }

  static func parameterDoesNotFit(_ span: Span, _ name: String, known: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: name, among: known)
    let exists = known.contains(name)
    return Diagnostic(
      "policy/parameter", at: span,
      exists
        ? LocalizedText(ja: "「\(name.excerpt)」の値の種類が規則と違います。", en: "`\(name.excerpt)` is of another type in the rule.")
        : LocalizedText(ja: "規則に「\(name.excerpt)」というパラメータはありません。", en: "The rule has no parameter `\(name.excerpt)`."),
      help: exists ? nil : near.map(LocalizedText.didYouMean))
  }

  static func noSuchRule(_ span: Span, _ id: String, near: String?) -> Diagnostic {
    Diagnostic(
      "policy/unknown-rule", at: span,
      LocalizedText(ja: "規則「\(id.excerpt)」はありません。", en: "There is no rule `\(id.excerpt)`."),
      help: near.map(LocalizedText.didYouMean))
  }

  static func forbidStandsAlone(_ span: Span) -> Diagnostic {
    Diagnostic(
      "rule/forbid", at: span,
      LocalizedText(
        ja: "forbid のある規則に、for、when、require は書けません（awaited と mentions には when だけ書けます）。",
        en: "A rule with `forbid` takes no `for`, `when` or `require`, one with `awaited` or `mentions` only `when`."))
  }

  static func unclosedPlaceholder(_ span: Span) -> Diagnostic {
    Diagnostic(
      "rule/placeholder", at: span,
      LocalizedText(ja: "「{」が閉じられていません。", en: "This placeholder is not closed."),
      help: LocalizedText(ja: "「{it.method}」のように書いてください。", en: "Write it like {it.method}."))
  }

  static func ruleTwice(_ span: Span, _ id: String, other: String) -> Diagnostic {
    Diagnostic(
      "rule/twice", at: span,
      LocalizedText(
        ja: "規則「\(id)」が二つあります（もう一つは \(other)）。",
        en: "There are two rules `\(id)` (the other is \(other))."),
      help: LocalizedText(ja: "どちらかのファイル名を変えてください。", en: "Rename one of the files."))
  }

  static func detailName(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      "rule/detail-name", at: span,
      LocalizedText(ja: "細目の名前「\(name.excerpt)」は使えません。", en: "A detail cannot be called `\(name.excerpt)`."),
      help: LocalizedText(
        ja: "半角の小文字、数字、ハイフンで書いてください（例: pickup-log）。",
        en: "Use lower-case letters, digits and hyphens, such as pickup-log."))
  }

  static func notARuleName(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      "rule/former-name", at: span,
      LocalizedText(ja: "「\(name.excerpt)」は規則の名前ではありません。", en: "`\(name.excerpt)` is no name of a rule."),
      help: LocalizedText(
        ja: "以前の名前を TOPIC/NAME の形で一つずつ書いてください。",
        en: "Write each former name in full, in the form TOPIC/NAME."))
  }

  /// A former name that is still the id of a rule.
  static func formerNameInUse(_ span: Span, _ name: String, of id: String, file: String) -> Diagnostic {
    Diagnostic(
      "rule/former-name", at: span,
      LocalizedText(
        ja: "「\(name)」は規則「\(id)」の以前の名前ですが、その名前の規則がまだあります（\(file)）。",
        en: "`\(name)` is a former name of the rule `\(id)`, but there is still a rule of that name (\(file))."),
      help: LocalizedText(
        ja: "その規則を消すか名前を変えてください。別の規則なら、formerly から除いてください。",
        en: "Delete or rename that rule; where it is another one, take the name out of `formerly`."))
  }

  /// A former name that two rules claim.
  static func formerNameTwice(_ span: Span, _ name: String, of id: String, other: String) -> Diagnostic {
    Diagnostic(
      "rule/former-name", at: span,
      LocalizedText(
        ja: "「\(name)」は、規則「\(id)」と「\(other)」の両方で以前の名前になっています。",
        en: "`\(name)` is a former name of both `\(id)` and `\(other)`."),
      help: LocalizedText(
        ja: "引き継ぐ規則を一つにしてください。", en: "Only one rule can take over from it."))
  }

  static func exampleUnreadable(_ span: Span, _ problem: Diagnostic) -> Diagnostic {
    Diagnostic(
      "rule/example", at: span,
      LocalizedText(
        ja: "例の提案書に誤りがあります: \(problem.message.ja)",
        en: "The example's proposal is wrong: \(problem.message.en)"),
      help: problem.help)
  }

  static func noVocabulary() -> Diagnostic {
    Diagnostic(
      "rule/no-vocabulary", at: Span(0, 0),
      LocalizedText(ja: "語彙（vocabulary.yaml）がありません。", en: "There is no vocabulary (vocabulary.yaml)."))
  }
}
