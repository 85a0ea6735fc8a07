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
  static func commentInValue(_ span: Span, isWide: Bool, isOwnLine: Bool, isSafe: Bool) -> Diagnostic {
    Diagnostic(
      isWide ? "proposal/full-width-hash" : "proposal/comment-space", at: span,
      isWide
        ? LocalizedText(
          ja: "「＃」が全角のため、注釈ではなく値の一部になっています。",
          en: "The # is full-width, so this is part of the value and no comment.")
        : LocalizedText(
          ja: "「#」の前が半角スペースでないため、注釈ではなく値の一部になっています。",
          en: "No half-width space stands before the #, so this is part of the value and no comment."),
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
      help: LocalizedText(ja: "「- 内容」のように半角スペースを一つ入れてください。", en: "Write `- item` with a space."),
      fix: edits.isEmpty ? nil : Fix(edits, isSafe ? .safe : .needsConsent))
  }

  /// Several items in one text.
  static func itemsInOneText(_ span: Span, sign: String, fix: Fix?, severity: Severity) -> Diagnostic {
    Diagnostic(
      "proposal/items-in-one-text", at: span,
      LocalizedText(
        ja: "「\(sign)」で区切られているため、一覧ではなく一つの項目になっています。",
        en: "The items are separated by \(sign), so this is one item and no list."),
      severity: severity,
      help: LocalizedText(
        ja: "[氏名, 住所] のように半角の括弧と「,」で並べるか、一つずつ「- 」で始めてください。一つの項目なら全体を \" \" で囲みます。",
        en:
          "Write [a, b] with half-width brackets and commas, or begin each with `- `; put it in quotes if it is one item."
      ),
      fix: fix)
  }
}
