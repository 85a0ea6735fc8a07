import SourceText

/// Why an evaluation came to no value. Errors are no part of the language: they only pass through it.
public struct EvaluationError: Error, Sendable, Hashable {
  /// The kinds of errors.
  public enum Code: UInt8, Sendable, CaseIterable {
    /// No function of this name takes values of these kinds.
    case noSuchOverload
    /// A record has no such field.
    case noSuchField
    /// A map has no such key.
    case noSuchKey
    /// A list has no element at this index.
    case indexOutOfRange
    /// Division by zero.
    case divisionByZero
    /// A result outside the range of its type.
    case overflow
    /// A text or number that cannot be converted.
    case invalidConversion
    /// A map with the same key twice.
    case duplicateKey
    /// A map key that is no int, bool or string.
    case invalidKey
    /// A name that nothing bears.
    case undeclared
    /// A pattern that is no regular expression of the subset.
    case invalidPattern
    /// A time zone that is not known.
    case unknownTimeZone
    /// More steps than allowed.
    case budgetExceeded
  }

  /// What went wrong.
  package var code: Code
  /// The part of the expression that failed.
  package var span: Span

  /// An error at a place.
  package init(code: Code, span: Span) {
    self.code = code
    self.span = span
  }

  /// The error in words.
  package var message: LocalizedText { code.message }
}

extension EvaluationError.Code {
  /// The error in words.
  package var message: LocalizedText {
    switch self {
    case .noSuchOverload:
      LocalizedText(ja: "この種類の値には使えない演算または関数です", en: "no such operator or function for values of these kinds")
    case .noSuchField: LocalizedText(ja: "その項目はありません", en: "no such field")
    case .noSuchKey: LocalizedText(ja: "そのキーはありません", en: "no such key")
    case .indexOutOfRange: LocalizedText(ja: "一覧の範囲外の番号です", en: "index out of range")
    case .divisionByZero: LocalizedText(ja: "ゼロで割っています", en: "division by zero")
    case .overflow: LocalizedText(ja: "結果が型の範囲を超えます", en: "the result is outside the range of its type")
    case .invalidConversion: LocalizedText(ja: "この値は変換できません", en: "the value cannot be converted")
    case .duplicateKey: LocalizedText(ja: "同じキーが二度あります", en: "the same key stands twice")
    case .invalidKey: LocalizedText(ja: "キーは整数、真偽値または文字列に限ります", en: "a key must be an int, a bool or a string")
    case .undeclared: LocalizedText(ja: "その名前のものはありません", en: "nothing bears this name")
    case .invalidPattern: LocalizedText(ja: "正規表現として読めません", en: "not a regular expression of the subset")
    case .unknownTimeZone: LocalizedText(ja: "知らない時間帯です", en: "unknown time zone")
    case .budgetExceeded: LocalizedText(ja: "評価の手数が上限を超えました", en: "the evaluation took more steps than allowed")
    }
  }
}
