import SourceText

/// What the lexer and parser say.
extension Diagnostic {
  static func syntax(_ code: String, _ span: Span, ja: String, en: String, help: LocalizedText? = nil) -> Diagnostic {
    Diagnostic("cel/" + code, at: span, LocalizedText(ja: ja, en: en), help: help)
  }

  static func unexpected(_ found: String, wanted: LocalizedText, at span: Span) -> Diagnostic {
    let isEnd = found.isEmpty
    return syntax(
      "syntax", span, ja: "\(wanted.ja)が要りますが、\(isEnd ? "式が終わっています" : "「\(found)」があります")",
      en: "expected \(wanted.en), found \(isEnd ? "the end of the expression" : "'\(found)'")")
  }

  static func bytesLiteral(_ span: Span) -> Diagnostic {
    syntax("unsupported", span, ja: "バイト列は使えません", en: "bytes literals are not part of the subset")
  }

  static func unsignedLiteral(_ span: Span) -> Diagnostic {
    syntax(
      "unsupported", span, ja: "符号なし整数は使えません", en: "unsigned integers are not part of the subset",
      help: LocalizedText(ja: "末尾の u を取ってください", en: "leave out the u"))
  }

  static func badNumber(_ span: Span) -> Diagnostic {
    syntax("number", span, ja: "数として読めません", en: "not a number")
  }

  static func numberRange(_ span: Span) -> Diagnostic {
    syntax("number", span, ja: "64ビットの整数に収まりません", en: "the number does not fit in 64 bits")
  }

  static func unclosedString(_ span: Span) -> Diagnostic {
    syntax("string", span, ja: "文字列が閉じていません", en: "the string is not closed")
  }

  static func badEscape(_ text: String, at span: Span) -> Diagnostic {
    syntax(
      "escape", span, ja: "「\(text)」というエスケープはありません", en: "'\(text)' is no escape sequence",
      help: LocalizedText(ja: "逆斜線そのものは \\\\ と書きます", en: "write \\\\ for a backslash, or use a raw string r'...'"))
  }

  static func badQuotedName(_ span: Span) -> Diagnostic {
    syntax(
      "quoted-name", span, ja: "` の間には英数字と _ . - / 空白だけを書けます",
      en: "between back quotes stand only letters, digits, '_', '.', '-', '/' and spaces")
  }

  static func strayCharacters(_ text: String, at span: Span) -> Diagnostic {
    let half = halfWidth(text)
    var result = syntax(
      "character", span, ja: "「\(text)」は文字列の外に書けません", en: "'\(text)' cannot stand outside a string",
      help: half.map { LocalizedText(ja: "半角で「\($0)」と書いてください", en: "write '\($0)'") }
        ?? single(text).map(LocalizedText.didYouMean))
    if let half { result.fix = Fix(replacing: span, by: half) }
    return result
  }

  static func reservedWord(_ word: String, at span: Span) -> Diagnostic {
    syntax("reserved", span, ja: "「\(word)」は予約語で、名前には使えません", en: "'\(word)' is a reserved word, not a name")
  }

  static func tooDeep(_ span: Span) -> Diagnostic {
    syntax("depth", span, ja: "式の入れ子が深すぎます", en: "the expression is nested too deeply")
  }

  static func tooLong(_ span: Span) -> Diagnostic {
    syntax(
      "length", span, ja: "式が長すぎます（上限は\(Parser.maximumByteCount)バイト）",
      en: "the expression is longer than \(Parser.maximumByteCount) bytes")
  }

  static func invalidUTF8(_ span: Span) -> Diagnostic {
    syntax("utf-8", span, ja: "UTF-8ではありません", en: "not UTF-8")
  }

  static func hasArgument(_ span: Span) -> Diagnostic {
    syntax(
      "has", span, ja: "has には has(x.項目) の形で項目を渡します", en: "has() takes a field selection",
      help: LocalizedText(ja: "has(it.method) のように書きます", en: "write it like has(it.method)"))
  }

  static func macroArguments(_ name: String, at span: Span) -> Diagnostic {
    syntax(
      "macro", span, ja: "マクロ \(name) の引数の数が違います", en: "wrong number of arguments for the macro \(name)",
      help: LocalizedText(ja: "list.\(name)(x, …) のように書きます", en: "write it like list.\(name)(x, ...)"))
  }

  static func macroVariable(_ span: Span) -> Diagnostic {
    syntax("macro", span, ja: "ここには変数の名前だけを書きます", en: "a macro's variable must be a simple name")
  }

  static func messageLiteral(_ span: Span) -> Diagnostic {
    syntax("unsupported", span, ja: "型名{…} の形は使えません", en: "message literals are not part of the subset")
  }

  /// The half-width form of a run of full-width ASCII, if it is one.
  private static func halfWidth(_ text: String) -> String? {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard 0xFF01...0xFF5E ~= scalar.value || scalar.value == 0x3000,
        let half = Unicode.Scalar(scalar.value == 0x3000 ? 0x20 : scalar.value - 0xFEE0)
      else { return nil }
      result.append(half)
    }
    return String(result)
  }

  private static func single(_ text: String) -> String? {
    switch text {
    case "=": "=="
    case "&": "&&"
    case "|": "||"
    default: nil
    }
  }
}
