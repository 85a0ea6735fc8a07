import SourceText

/// What the reader says of typos: characters that a Japanese keyboard, Word or a web page put in the place of others.
extension Diagnostic {
  static func missingSpace(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/missing-space", at: span,
      LocalizedText(ja: "「:」の後に空白がありません。", en: "There is no space behind the colon."),
      help: LocalizedText(ja: "「項目名: 内容」のように半角スペースを一つ入れてください。", en: "Write `key: value` with a space."),
      fix: Fix(inserting: " ", at: Int(span.end), .safe))
  }

  static func missingSpaceBehindDash(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/missing-space", at: span,
      LocalizedText(ja: "「-」の後に空白がありません。", en: "There is no space behind the dash."),
      help: LocalizedText(ja: "「- 内容」のように半角スペースを一つ入れてください。", en: "Write `- item` with a space."),
      fix: Fix(inserting: " ", at: Int(span.end), .safe))
  }

  // MARK: Colons and hashes

  /// `whole` holds the white space behind the colon as well, which the fix replaces with it.
  static func fullWidthColon(_ span: Span, whole: Span, atLineEnd: Bool) -> Diagnostic {
    Diagnostic(
      "yaml/full-width-colon", at: span,
      LocalizedText(ja: "「：」が全角です。", en: "The colon is full-width."),
      help: LocalizedText(ja: "半角の「:」と空白にしてください（項目名: 内容）。", en: "Write a half-width colon and a space (key: value)."),
      fix: Fix(replacing: whole, by: atLineEnd ? ":" : ": ", .safe))
  }

  /// `startsComment` where it can hardly be meant as text.
  static func fullWidthHash(
    _ span: Span, replacing whole: Span? = nil, by text: String = "#", startsComment: Bool
  ) -> Diagnostic {
    Diagnostic(
      "yaml/full-width-hash", at: span,
      LocalizedText(ja: "「＃」が全角のため、注釈になりません。", en: "The # of a comment is full-width."),
      help: LocalizedText(
        ja: "注釈なら半角の「#」にし、文章なら全体を \" \" で囲んでください。", en: "Write a half-width #, or put the text in quotes."),
      fix: Fix(replacing: whole ?? span, by: text, startsComment ? .safe : .needsConsent))
  }

  // MARK: Spaces

  /// White space that is none of YAML's, at `span`, before content. Each counts as many half-width spaces as it is wide
  /// where it indents; elsewhere one is enough, or none.
  static func oddSpace(_ span: Span, _ text: String, indents: Bool, needsSpace: Bool) -> Diagnostic {
    let odd = text.unicodeScalars.first { OddSpace.contains($0) } ?? "\u{3000}"
    let name = OddSpace.name(odd)
    let width = OddSpace.width(of: text)
    let isWide = odd.value == 0x3000
    return Diagnostic(
      isWide ? "yaml/full-width-space" : "yaml/odd-space", at: span,
      LocalizedText(
        ja: "内容の前に\(name.ja)があります。",
        en: "\(name.en.prefix(1).uppercased() + name.en.dropFirst()) stands before the content."),
      help: isWide
        ? LocalizedText(
          ja: "半角スペースにしてください（字下げは全角一つを半角二つに）。", en: "Use half-width spaces (two for each one of an indentation).")
        : LocalizedText(ja: "半角スペースにしてください。", en: "Use half-width spaces."),
      fix: Fix(
        replacing: span, by: indents ? String(repeating: " ", count: width) : needsSpace ? " " : "", .safe))
  }

  static func oddSpaceBehindColon(_ span: Span, _ text: String, atLineEnd: Bool) -> Diagnostic {
    let odd = text.unicodeScalars.first { OddSpace.contains($0) } ?? "\u{3000}"
    let name = OddSpace.name(odd)
    return Diagnostic(
      odd.value == 0x3000 ? "yaml/full-width-space" : "yaml/odd-space", at: span,
      LocalizedText(
        ja: "「:」の後が\(name.ja)です。",
        en: "\(name.en.prefix(1).uppercased() + name.en.dropFirst()) stands behind the colon."),
      help: LocalizedText(ja: "半角スペースにしてください。", en: "Use a half-width space."),
      fix: Fix(replacing: span, by: atLineEnd ? "" : " ", .safe))
  }

  /// Behind a value, at the end of the line or before a comment.
  static func oddSpaceBehindValue(_ span: Span, _ text: String, beforeComment: Bool) -> Diagnostic {
    let name = OddSpace.name(text.unicodeScalars.first { OddSpace.contains($0) } ?? "\u{3000}")
    return Diagnostic(
      beforeComment ? "yaml/comment-space" : "yaml/odd-space", at: span,
      beforeComment
        ? LocalizedText(
          ja: "「#」の前が\(name.ja)のため、注釈になりません。",
          en: "A comment needs a half-width space before its #; this is \(name.en).")
        : LocalizedText(ja: "値の後ろに\(name.ja)があります。", en: "Behind the value stands \(name.en)."),
      help: beforeComment
        ? LocalizedText(ja: "「#」の前を半角スペースにしてください。", en: "Put a half-width space before the #.")
        : LocalizedText(ja: "消してください。", en: "Delete it."),
      fix: Fix(replacing: span, by: beforeComment ? " " : "", .safe))
  }

  // MARK: Items of a list

  static func fullWidthDash(_ span: Span, hasWideSpace: Bool) -> Diagnostic {
    Diagnostic(
      "yaml/full-width-dash", at: span,
      LocalizedText(
        ja: hasWideSpace ? "一覧の「-」か、その後の空白が全角です。" : "一覧の「-」が全角です。",
        en: hasWideSpace
          ? "The dash of a list item or the space behind it is full-width." : "The dash of a list item is full-width."),
      help: LocalizedText(ja: "半角の「-」と半角スペースにしてください。", en: "Write a half-width dash and a space."),
      fix: Fix(replacing: span, by: hasWideSpace ? "- " : "-", .safe))
  }

  /// A bullet in place of `- `; the content behind it stands `indent` columns right of it.
  static func bullet(_ bullet: Bullet, at start: Int, _ text: String, indent: Int) -> Diagnostic {
    let span = Span(start, start + bullet.length)
    let pad = String(repeating: " ", count: max(indent - 1, 1))
    let fix = Fix(
      replacing: Span(start, start + bullet.whole), by: "-" + pad, bullet.isSure ? .safe : .needsConsent)
    guard bullet.kind == .dash else {
      return Diagnostic(
        "yaml/bullet", at: span,
        LocalizedText(ja: "一覧の項目が「-」でなく「\(text)」で始まっています。", en: "The list item begins with \(text) and no dash."),
        help: LocalizedText(ja: "「- 内容」のように半角の「-」と半角スペースで書いてください。", en: "Write `- item`."), fix: fix)
    }
    return Diagnostic(
      "yaml/full-width-dash", at: span,
      LocalizedText(
        ja: "一覧の「-」が全角（\(text)）か、後に空白がありません。",
        en: "The dash of a list item is full-width (\(text)) or lacks its space."),
      help: LocalizedText(ja: "半角の「-」と半角スペースにしてください。", en: "Write a half-width dash and a space."), fix: fix)
  }

  // MARK: Brackets

  static func fullWidthComma(_ span: Span, _ text: String) -> Diagnostic {
    Diagnostic(
      "yaml/full-width-comma", at: span,
      LocalizedText(ja: "括弧の中の区切りが「\(text)」です。", en: "Values in brackets are separated by \(text)."),
      help: LocalizedText(ja: "半角の「,」で区切ってください。", en: "Separate them by a half-width comma."),
      fix: Fix(replacing: span, by: ", ", .safe))
  }

  static func fullWidthBracket(_ span: Span, closing: UInt8) -> Diagnostic {
    let sign = String(UnicodeScalar(closing))
    return Diagnostic(
      "yaml/full-width-bracket", at: span,
      LocalizedText(ja: "閉じる括弧が全角です。", en: "The closing bracket is full-width."),
      help: LocalizedText(ja: "半角の「\(sign)」にしてください。", en: "Write a half-width \(sign)."),
      fix: Fix(replacing: span, by: sign, .safe))
  }

  /// Lines in brackets that stand no deeper than the key before them.
  static func flowIndentation(_ span: Span, edits: [TextEdit], closing: Bool) -> Diagnostic {
    Diagnostic(
      "yaml/flow-indentation", at: span,
      LocalizedText(
        ja: closing ? "閉じる括弧の行に字下げがありません。" : "括弧の中の行に字下げがありません。",
        en: closing ? "The closing bracket is not indented." : "The lines in the brackets are not indented."),
      help: LocalizedText(
        ja: "項目名より右に字下げしてください。", en: "Indent \(closing ? "it" : "them") deeper than the key."),
      fix: Fix(edits, .safe))
  }
}
