import SourceText

/// Why a text is no regular expression of the subset.
struct PatternError: Error, Sendable {
  /// The reasons.
  enum Reason: Sendable {
    case unclosedGroup, unopenedGroup, unclosedClass, badRange, nothingToRepeat, badRepetition, badEscape, badFlag
    case unsupported, tooLarge
  }

  var reason: Reason

  /// The reason in words.
  var message: LocalizedText {
    switch reason {
    case .unclosedGroup: LocalizedText(ja: "括弧が閉じていません", en: "missing )")
    case .unopenedGroup: LocalizedText(ja: "括弧が開いていません", en: "unexpected )")
    case .unclosedClass: LocalizedText(ja: "文字クラスが閉じていません", en: "missing ]")
    case .badRange: LocalizedText(ja: "文字の範囲が逆です", en: "bad character range")
    case .nothingToRepeat: LocalizedText(ja: "繰り返す対象がありません", en: "nothing to repeat")
    case .badRepetition: LocalizedText(ja: "繰り返しの数が正しくありません", en: "bad repetition")
    case .badEscape: LocalizedText(ja: "正しくないエスケープです", en: "bad escape")
    case .badFlag: LocalizedText(ja: "知らないフラグです", en: "unknown flag")
    case .unsupported: LocalizedText(ja: "この書き方は使えません", en: "not part of the subset")
    case .tooLarge: LocalizedText(ja: "展開すると大きすぎます", en: "too large when expanded")
    }
  }
}
