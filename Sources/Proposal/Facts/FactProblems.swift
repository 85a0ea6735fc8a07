import SourceText

/// What does not fit the vocabulary in a proposal.
extension Diagnostic {
  /// Whether it says that a file holds no fields at all.
  package var isNoProposal: Bool { code == "proposal/not-a-proposal" }

  static func notAProposal(_ span: Span, hasFullWidthColon: Bool, edits: [TextEdit]) -> Diagnostic {
    Diagnostic(
      "proposal/not-a-proposal", at: span,
      LocalizedText(
        ja: "提案書として読めません。「項目名: 内容」の並びが要ります。",
        en: "This is not a proposal: fields (`key: value`) are expected."),
      help: hasFullWidthColon
        ? LocalizedText(
          ja: "全角の「：」を、半角の「:」と空白にしてください。",
          en: "Write a half-width colon and a space for the full-width colon.")
        : LocalizedText(ja: "例: 「件名: ○○業務の委託」のように書き始めてください。", en: "Begin with a line such as `title: …`."),
      fix: edits.isEmpty ? nil : Fix(edits, .safe))
  }

  static func fieldsWithoutColon(_ span: Span, edits: [TextEdit]) -> Diagnostic {
    Diagnostic(
      "proposal/no-colon", at: span,
      LocalizedText(
        ja: "項目名の後に半角の「:」と空白がないため、全体が一つの文章になっています。", en: "The key has no colon and space, so all of this is one text."),
      help: LocalizedText(ja: "「項目名: 内容」のように書いてください。", en: "Write `key: value`."),
      fix: edits.isEmpty ? nil : Fix(edits, .safe))
  }

  static func tooManyMistakes(_ span: Span) -> Diagnostic {
    Diagnostic(
      "proposal/too-many", at: span,
      LocalizedText(ja: "誤りが多いため、ここから先の誤りは示していません。", en: "There are too many mistakes; further ones are not shown."))
  }

  static func unknownField(
    _ span: Span, word: String, record: RecordType, meant: Suggestion?, elsewhere: [LocalizedText]
  ) -> Diagnostic {
    let help: LocalizedText
    if let meant {
      help = .didYouMean(meant.word)
    } else if !elsewhere.isEmpty {
      help = LocalizedText(
        ja: "これは\(elsewhere.prefix(3).map { "「\($0.ja)」" }.joined())の項目です。書く場所を確かめてください。",
        en: "It is a field of \(elsewhere.prefix(3).map { $0.en }.joined(separator: ", ")); check where it belongs.")
    } else {
      help = LocalizedText(
        ja: "ここに書けるのは \(record.fields.map { $0.label.ja }.joined(separator: "、")) です。",
        en: "Fields allowed here: \(record.fields.map { $0.name }.joined(separator: ", ")).")
    }
    return Diagnostic(
      "proposal/unknown-field", at: span,
      LocalizedText(
        ja: "「\(record.label.ja)」に「\(word.excerpt)」という項目はありません。",
        en: "`\(word.excerpt)` is no field of \(record.label.en)."),
      help: help, fix: meant.map { Fix(replacing: span, by: $0.word, $0.safety) })
  }

  static func fieldTwice(_ span: Span, first: Span, label: LocalizedText) -> Diagnostic {
    Diagnostic(
      "proposal/field-twice", at: span,
      LocalizedText(ja: "「\(label.ja)」が別の呼び方で二度書かれています。", en: "`\(label.en)` is written twice under different names."),
      help: LocalizedText(ja: "どちらか一つにまとめてください。", en: "Keep one of them."),
      labels: [Label(span: first, message: LocalizedText(ja: "最初はここです", en: "first written here"))])
  }

  static func unknownChoice(_ span: Span, word: String, type: ChoiceType, meant: Suggestion?) -> Diagnostic {
    let list = LocalizedText(
      ja: "選べるのは \(type.options.map { $0.label.ja }.joined(separator: "、")) です。",
      en: "Choose one of: \(type.options.map { $0.name }.joined(separator: ", ")).")
    return Diagnostic(
      "proposal/unknown-choice", at: span,
      LocalizedText(
        ja: "「\(type.label.ja)」に「\(word.excerpt)」という選択肢はありません。", en: "`\(word.excerpt)` is no \(type.label.en)."),
      help: meant.map { .didYouMean($0.word) } ?? list,
      fix: meant.map { Fix(replacing: span, by: $0.word, $0.safety) })
  }

  static func anotherBody(_ span: Span, _ word: String, own: LocalizedText, other: LocalizedText) -> Diagnostic {
    Diagnostic(
      "proposal/another-body", at: span,
      LocalizedText(
        ja: "「\(word.excerpt)」は、\(own.ja)の提案書では誰のことか分かりません。\(own.ja)自身として読みました。",
        en: "`\(word.excerpt)` is not clear in the paper of a \(own.en); it was read as the \(own.en) itself."),
      severity: .warning,
      help: LocalizedText(
        ja: "\(own.ja)なら「\(own.ja)」、ほかの\(other.ja)なら「他の市区町村」と書いてください。",
        en: "Write `\(own.en)` for the body itself, `other municipality` for another one."))
  }

  static func recordExpected(_ span: Span, _ record: RecordType) -> Diagnostic {
    Diagnostic(
      "proposal/record-expected", at: span,
      LocalizedText(
        ja: "「\(record.label.ja)」は、次の行に字下げして細目を書きます。",
        en: "The fields of \(record.label.en) go on lines of their own."),
      help: LocalizedText(
        ja: "書けるのは \(record.fields.map { $0.label.ja }.joined(separator: "、")) です。",
        en: "Fields: \(record.fields.map { $0.name }.joined(separator: ", "))."))
  }

  static func listNotExpected(_ span: Span, _ label: LocalizedText) -> Diagnostic {
    Diagnostic(
      "proposal/list-not-expected", at: span,
      LocalizedText(ja: "「\(label.ja)」は一つだけです。一覧にはできません。", en: "There is only one \(label.en); it cannot be a list."),
      help: LocalizedText(ja: "「- 」を取り、細目を直接書いてください。", en: "Take the dashes away and write its fields."))
  }

  static func listExpected(_ span: Span, isRecord: Bool, edits: [TextEdit]) -> Diagnostic {
    Diagnostic(
      "proposal/list-expected", at: span,
      LocalizedText(ja: "ここは一覧です。", en: "A list is expected here."),
      help: isRecord
        ? LocalizedText(ja: "一件ごとに先頭の行を「- 」で始めてください。", en: "Begin the first line of each entry with `- `.")
        : LocalizedText(ja: "一つずつ「- 」で始めるか、[ , ] で並べてください。", en: "Begin each item with `- `, or write [a, b]."),
      fix: edits.isEmpty ? nil : Fix(edits, .safe))
  }

  static func emptyItem(_ span: Span) -> Diagnostic {
    Diagnostic(
      "proposal/empty-item", at: span,
      LocalizedText(ja: "一覧の中に、何も書かれていない行があります。", en: "An item of the list is empty."),
      help: LocalizedText(ja: "内容を書くか、「- 」を消してください。", en: "Write it or delete the dash."))
  }

  static func scalarExpected(_ span: Span, _ type: LocalizedText) -> Diagnostic {
    Diagnostic(
      "proposal/value-expected", at: span,
      LocalizedText(ja: "ここには一つの値（\(type.ja)）を書きます。", en: "One value is expected here: \(type.en)."))
  }

  static func notYesOrNo(_ span: Span, _ word: String, fix: String?) -> Diagnostic {
    Diagnostic(
      "proposal/not-yes-or-no", at: span,
      LocalizedText(ja: "「\(word.excerpt)」は「はい／いいえ」で答えになっていません。", en: "`\(word.excerpt)` is neither yes nor no."),
      help: LocalizedText(
        ja: "はい・いいえ・有・無・あり・なしのどれかで書いてください。まだなら「未定」とします。",
        en: "Write yes or no (or `undecided`)."),
      fix: fix.map { Fix(replacing: span, by: $0, .safe) })
  }

  static func notANumber(_ span: Span, _ word: String, half: String?) -> Diagnostic {
    unreadable(
      "not-a-number", span, word, as: LocalizedText(ja: "数", en: "a whole number"), half: half,
      example: LocalizedText(ja: "半角の数字で書いてください（例: 1,100件）。", en: "Write digits, such as 1100."))
  }

  static func notADate(_ span: Span, _ word: String, half: String?, mistake: DateMistake?) -> Diagnostic {
    unreadable(
      "not-a-date", span, word, as: LocalizedText(ja: "日付", en: "a date"), half: half,
      example: mistake?.help
        ?? LocalizedText(
          ja: "「2026-04-01」「令和8年4月1日」のように書いてください。日が分からなければ「令和8年4月」「2026年度」でも構いません。",
          en: "Write a day such as 2026-04-01, or 2026-04 or 2026年度 where the day is not known."))
  }

  static func notAPeriod(_ span: Span, _ word: String, half: String?) -> Diagnostic {
    unreadable(
      "not-a-period", span, word, as: LocalizedText(ja: "期間", en: "a length of time"), half: half,
      example: LocalizedText(
        ja: "「5年」「3か月」「90日」「24時間」のように書いてください。",
        en: "Write it like 5 years, 3 months, 90 days, 24 hours."))
  }

  static func monthOrMonths(_ span: Span, _ word: String, _ standard: String) -> Diagnostic {
    let number = standard.dropLast()
    return Diagnostic(
      "proposal/not-a-period", at: span,
      LocalizedText(
        ja: "「\(word.excerpt)」が、\(number)か月間なのか、暦の\(number)月なのか分かりません。",
        en: "`\(word.excerpt)` may be \(number) months or a month of the calendar."),
      help: LocalizedText(
        ja: "期間なら「\(number)か月」と書いてください。暦の月なら、ここには期間に直して書き、月は日付の項目に書いてください。",
        en: "Write `\(number) months` for a length of time; a month of the calendar belongs in a field for dates."))
  }

  static func notALimit(_ span: Span, _ word: String) -> Diagnostic {
    unreadable(
      "not-a-period", span, word, as: LocalizedText(ja: "期限", en: "a limit of time"), half: nil,
      example: LocalizedText(
        ja: "「以上」「約」では、いつまでかが決まりません。「30日以内」「90日ごと」のように、最も長い場合を書いてください。",
        en: "A minimum or an approximate time sets no limit. Write the longest it may take, such as within 30 days."))
  }

  /// A value that is not of its field's kind; with a fix where only its characters are full-width.
  private static func unreadable(
    _ code: String, _ span: Span, _ word: String, as kind: LocalizedText, half: String?, example: LocalizedText
  ) -> Diagnostic {
    Diagnostic(
      "proposal/\(code)", at: span,
      LocalizedText(ja: "「\(word.excerpt)」は\(kind.ja)として読めません。", en: "`\(word.excerpt)` is not \(kind.en)."),
      help: half.map { LocalizedText(ja: "半角の数字で「\($0)」と書いてください。", en: "Write `\($0)` in half-width digits.") }
        ?? example,
      fix: half.map { Fix(replacing: span, by: $0, .safe) })
  }
}
