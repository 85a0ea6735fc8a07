import SourceText

/// What the binder says of typos that YAML reads as text.
extension Diagnostic {
  /// A word of the vocabulary in another form of its characters.
  static func characterForm(_ span: Span, _ word: String, _ meant: String, isSafe: Bool) -> Diagnostic {
    let difference = WordForm.difference(word)
    return Diagnostic(
      "proposal/character-form", at: span,
      LocalizedText(
        ja: "「\(meant)」の文字の形が違います（\(difference.ja)）。",
        en: "This is `\(meant)` in another form of its characters: \(difference.en)."),
      help: LocalizedText(ja: "「\(meant)」と書き直してください。", en: "Write `\(meant)` anew."),
      fix: Fix(replacing: span, by: meant, isSafe ? .safe : .needsConsent))
  }

  /// A comment that does not begin as one; `isOwnLine` where nothing stands before it on its line.
  static func commentInValue(
    _ span: Span, isWide: Bool, isOwnLine: Bool, isSafe: Bool, severity: Severity = .error
  ) -> Diagnostic {
    Diagnostic(
      isWide ? "proposal/full-width-hash" : "proposal/comment-space", at: span,
      isWide
        ? LocalizedText(
          ja: "「＃」が全角のため、注釈ではなく値の一部になっています。",
          en: "The # is full-width, so this is part of the value and no comment.")
        : LocalizedText(
          ja: "「#」の前が半角スペースでないため、注釈ではなく値の一部になっています。",
          en: "No half-width space stands before the #, so this is part of the value and no comment."),
      severity: severity,
      help: LocalizedText(
        ja: "注釈なら「 # 」（前に半角スペース、半角の #）とし、値の一部なら全体を \" \" で囲んでください。",
        en: "Write a half-width space and # for a comment; put the whole in quotes if it is part of the value."),
      fix: Fix(replacing: span, by: isOwnLine ? "#" : " #", isSafe ? .safe : .needsConsent))
  }

  /// Items whose dash lacks its space or is another bullet, so that all of them are one text.
  static func itemsAsText(_ span: Span, _ bullet: Bullet, sign: String, edits: [TextEdit], isSafe: Bool) -> Diagnostic {
    let isDash = sign == "-"
    return Diagnostic(
      isDash ? "proposal/no-dash-space" : "proposal/bullets", at: span,
      isDash
        ? LocalizedText(
          ja: "「-」の後に空白がないため、一覧ではなく一つの文章になっています。", en: "The dash has no space, so this is one text and no list.")
        : LocalizedText(
          ja: "項目が半角の「-」でなく「\(sign)」で始まっているため、一覧ではなく一つの文章になっています。",
          en: "The items begin with \(sign) and no dash, so this is one text and no list."),
      help: isDash
        ? LocalizedText(ja: "「- 内容」のように半角スペースを一つ入れてください。", en: "Write `- item` with a space.")
        : LocalizedText(
          ja: "「\(sign)」を半角の「- 」に替え、一つずつ「- 内容」と書いてください。", en: "Put `- ` in the place of each \(sign): `- item`."),
      fix: edits.isEmpty ? nil : Fix(edits, isSafe ? .safe : .needsConsent))
  }

  /// Several items in one text.
  static func itemsInOneText(
    _ span: Span, sign: String, hasBullets: Bool, fix: Fix?, severity: Severity
  ) -> Diagnostic {
    let how = separated(by: sign, hasBullets)
    return Diagnostic(
      "proposal/items-in-one-text", at: span,
      LocalizedText(
        ja: "\(how.ja)、一覧ではなく一つの項目になっています。", en: "The items are \(how.en), so this is one item and no list."),
      severity: severity,
      help: LocalizedText(
        ja: "[氏名, 住所] のように半角の括弧と「,」で並べるか、一つずつ「- 」で始めてください。一つの項目なら全体を \" \" で囲みます。",
        en:
          "Write [a, b] with half-width brackets and commas, or begin each with `- `; put it in quotes if it is one item."
      ),
      fix: fix)
  }

  /// Several names in the one of an entry.
  static func namesInOneEntry(_ span: Span, sign: String, hasBullets: Bool, fix: Fix?) -> Diagnostic {
    let how = separated(by: sign, hasBullets)
    return Diagnostic(
      "proposal/items-in-one-text", at: span,
      LocalizedText(
        ja: "\(how.ja)、いくつもの名前が一件の名前になっています。", en: "The names are \(how.en), so this is one entry with one name."),
      severity: .warning,
      help: LocalizedText(
        ja: "一件ずつ「- 」で分けて書いてください。一つの名前なら全体を \" \" で囲みます。",
        en: "Write an entry for each; put it in quotes if it is one name."),
      fix: fix)
  }

  /// A choice with a mark or number before it, which may say that it is chosen, or stand for a dash.
  static func signBeforeChoice(_ span: Span, sign: String, word: String) -> Diagnostic {
    Diagnostic(
      "proposal/sign-before-choice", at: span,
      LocalizedText(
        ja: "選択肢「\(word)」の前に「\(sign)」があるため、選択肢として読めません。",
        en: "The \(sign) before it keeps `\(word)` from being read."),
      help: LocalizedText(
        ja: "選んだものなら、印を取って「\(word)」とだけ書いてください。", en: "If it is what is chosen, write `\(word)` alone."),
      fix: Fix(replacing: span, by: word, .needsConsent))
  }

  /// Several choices in a field that takes one.
  static func choicesInOneValue(_ span: Span, _ type: ChoiceType) -> Diagnostic {
    Diagnostic(
      "proposal/choices-in-one-value", at: span,
      LocalizedText(
        ja: "「\(type.label.ja)」は一つだけですが、二つ以上の値が並んでいます。",
        en: "Several values stand here; there is only one \(type.label.en)."),
      help: LocalizedText(ja: "当てはまるものを一つだけ書いてください。", en: "Write the one that holds."))
  }

  /// Items with marks of what is chosen and what is not.
  static func itemsMarked(_ span: Span, sign: String, chosen: [String], fix: Fix?) -> Diagnostic {
    Diagnostic(
      "proposal/marked-items", at: span,
      LocalizedText(
        ja: "選んだかどうかの印（「\(sign)」など）は読めません。選ばないものまで値になります。",
        en: "Marks of what is chosen (such as \(sign)) are not read: what is not chosen would be part of the value."),
      help: chosen.isEmpty
        ? LocalizedText(ja: "選んだものだけを、印を付けずに書いてください。", en: "Write only what is chosen, without marks.")
        : LocalizedText(
          ja: "選んだもの（\(chosen.joined(separator: "、").excerpt)）だけを、印を付けずに書いてください。",
          en: "Write only what is chosen, without marks: \(chosen.joined(separator: ", ").excerpt)."),
      fix: fix)
  }

  /// How items in one text are told apart.
  private static func separated(by sign: String, _ hasBullets: Bool) -> LocalizedText {
    if hasBullets { return LocalizedText(ja: "「\(sign)」などの印で並べてあるため", en: "told apart by \(sign)") }
    switch sign {
    case "\n": return LocalizedText(ja: "改行で区切られているため", en: "separated by line breaks")
    case "　": return LocalizedText(ja: "全角スペースで区切られているため", en: "separated by full-width spaces")
    case _ where sign.allSatisfy { $0.isWhitespace }:
      return LocalizedText(ja: "空白で区切られているため", en: "separated by spaces")
    default: return LocalizedText(ja: "「\(sign)」で区切られているため", en: "separated by \(sign)")
    }
  }
}
