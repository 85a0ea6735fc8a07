import SourceText

/// Everything the reader has to say, in one place. Each message names what is wrong; its help says what to write.
extension Diagnostic {
  // MARK: The file

  static func fileTooBig(_ count: Int) -> Diagnostic {
    Diagnostic(
      "yaml/file-too-big", at: Span(0, 0),
      LocalizedText(
        ja: "ファイルが大きすぎます（\(count) バイト）。読めるのは 16 MiB（16,777,216 バイト）までです。",
        en: "The file is too big (\(count) bytes); at most 16 MiB (16,777,216 bytes) are read."),
      help: LocalizedText(ja: "案件ごとにファイルを分けてください。", en: "Split it into one file for each case."))
  }

  static func notUTF8(_ span: Span, looksLike encoding: String?) -> Diagnostic {
    let message =
      encoding.map {
        LocalizedText(ja: "UTF-8 ではありません。\($0) で保存されているようです。", en: "This is not UTF-8; it looks like \($0).")
      } ?? LocalizedText(ja: "UTF-8 として読めないバイトがあります。", en: "This byte is not valid UTF-8.")
    return Diagnostic(
      "yaml/not-utf8", at: span, message,
      help: LocalizedText(
        ja: "文字コードを UTF-8 にして保存し直してください（メモ帳では「名前を付けて保存」の「エンコード」で選べます）。",
        en: "Save the file again as UTF-8 (in Notepad: Save As, Encoding)."))
  }

  static func notText(_ kind: LocalizedText) -> Diagnostic {
    Diagnostic(
      "yaml/not-text", at: Span(0, 0),
      LocalizedText(ja: "文字だけのファイルではありません。\(kind.ja)です。", en: "This is no text file; it is \(kind.en)."),
      help: LocalizedText(
        ja: "内容を文字だけのファイル（UTF-8、.yaml）に書いてください。「shimon init」がひな形を作ります。",
        en: "Write its content in a text file (UTF-8, .yaml); `shimon init` makes one to fill in."))
  }

  static func forbiddenCharacter(_ span: Span, codePoint: UInt32) -> Diagnostic {
    let name =
      "U+" + String(repeating: "0", count: max(0, 4 - String(codePoint, radix: 16).count))
      + String(codePoint, radix: 16, uppercase: true)
    return Diagnostic(
      "yaml/forbidden-character", at: span,
      LocalizedText(ja: "使えない文字（制御文字など \(name)）が入っています。", en: "The character \(name) is not allowed here."),
      help: LocalizedText(
        ja: "この文字を消してください。他のソフトから貼り付けたときに混ざることがあります。",
        en: "Delete it; it often comes along when text is pasted."),
      // A mark of byte order inside the text shows nowhere and says nothing.
      fix: codePoint == 0xFEFF ? Fix(replacing: span, by: "", .safe) : nil)
  }

  static func emptyDocument(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/empty", at: span,
      LocalizedText(ja: "中身がありません。", en: "The file is empty."),
      help: LocalizedText(ja: "「件名: …」のように、項目名と内容を書いてください。", en: "Write fields and their values, such as `title: …`."))
  }

  static func tooManyMistakes(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/too-many", at: span,
      LocalizedText(ja: "誤りが多いため、ここから先は読んでいません。", en: "There are too many mistakes; the rest was not read."))
  }

  static func tooDeep(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/too-deep", at: span,
      LocalizedText(
        ja: "入れ子が深すぎます（\(Tree.maximumDepth) 段まで）。", en: "This is nested too deep (at most \(Tree.maximumDepth) levels)."
      ))
  }

  // MARK: Outside the subset

  static func directive(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/directive", at: span,
      LocalizedText(ja: "「%」で始まる指示行（ディレクティブ）は使えません。", en: "Directives (lines that begin with %) are not allowed."),
      help: LocalizedText(
        ja: "この行を消すか、文章なら行全体を \" \" で囲んでください。",
        en: "Delete the line, or put it in quotes if it is text."))
  }

  static func severalDocuments(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/several-documents", at: span,
      LocalizedText(ja: "一つのファイルに書けるのは一件だけです。", en: "A file holds one document."),
      help: LocalizedText(ja: "ここから先を別のファイルに分けてください。", en: "Move what follows to a file of its own."))
  }

  static func reserved(_ span: Span, character: UInt8) -> Diagnostic {
    let sign = String(UnicodeScalar(character))
    let what: (code: String, ja: String, en: String) =
      switch sign {
      case "&": ("anchor", "アンカー（&…）は使えません。", "Anchors (&…) are not allowed.")
      case "*": ("alias", "エイリアス（*…）は使えません。", "Aliases (*…) are not allowed.")
      case "!": ("tag", "タグ（!…）は使えません。", "Tags (!…) are not allowed.")
      default: ("reserved", "「\(sign)」で始まる値は、引用符なしでは書けません。", "A value cannot begin with \(sign) unless it is quoted.")
      }
    let help =
      sign == "*" || sign == "&"
      ? LocalizedText(
        ja: "同じ内容はもう一度書いてください。文章の一部なら \" \" で囲みます。", en: "Write the content again; if it is text, put it in quotes.")
      : LocalizedText(ja: "文章なら \" \" で囲んでください。", en: "If it is text, put it in quotes.")
    return Diagnostic("yaml/\(what.code)", at: span, LocalizedText(ja: what.ja, en: what.en), help: help)
  }

  static func explicitKey(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/explicit-key", at: span,
      LocalizedText(ja: "「? 」で始まる書き方（明示キー）は使えません。", en: "Explicit keys (`? `) are not allowed."),
      help: LocalizedText(ja: "「項目名: 内容」の形で書いてください。", en: "Write `key: value`."))
  }

  static func emptyKey(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/empty-key", at: span,
      LocalizedText(ja: "「:」の前に項目名がありません。", en: "There is no key before the colon."),
      help: LocalizedText(ja: "「項目名: 内容」の形で書いてください。", en: "Write `key: value`."))
  }

  static func complexKey(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/complex-key", at: span,
      LocalizedText(ja: "括弧でくくったものを項目名にはできません。", en: "A collection cannot be a key."),
      help: LocalizedText(ja: "項目名には文字だけを書いてください。", en: "Use plain text as the key."))
  }

  static func keySpansLines(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/key-spans-lines", at: span,
      LocalizedText(ja: "項目名が複数の行にわたっています。", en: "A key must stand on one line."))
  }

  static func keyTooLong(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/key-too-long", at: span,
      LocalizedText(ja: "項目名が長すぎます（1,024 バイトまで）。", en: "The key is too long (at most 1,024 bytes)."))
  }

  static func duplicateKey(_ span: Span, first: Span, name: String) -> Diagnostic {
    Diagnostic(
      "yaml/duplicate-key", at: span,
      LocalizedText(ja: "項目「\(name.excerpt)」が二度書かれています。", en: "The key \"\(name.excerpt)\" is written twice."),
      help: LocalizedText(ja: "どちらか一つにまとめてください。", en: "Keep one of them."),
      labels: [Label(span: first, message: LocalizedText(ja: "最初はここです", en: "first written here"))])
  }

  // MARK: Indentation and lines

  static func tabIndentation(_ at: Int) -> Diagnostic {
    let span = Span(at, at + 1)
    return Diagnostic(
      "yaml/tab", at: span,
      LocalizedText(ja: "字下げにタブが使われています。", en: "The line is indented with a tab."),
      help: LocalizedText(ja: "タブの代わりに半角スペースを使ってください。", en: "Use spaces instead."),
      fix: Fix(replacing: span, by: "  "))
  }

  static func indentation(_ span: Span, found: Int, expected: Int) -> Diagnostic {
    Diagnostic(
      "yaml/indentation", at: span,
      LocalizedText(
        ja: "字下げが前の行とそろっていません（\(found) 文字。この並びは \(expected) 文字）。",
        en: "The indentation does not match (\(found) spaces; this group stands at \(expected))."),
      help: LocalizedText(
        ja: "同じ並びの項目は、行頭の半角スペースの数をそろえてください。", en: "Give entries of one group the same number of spaces."))
  }

  static func contentBehindDocument(_ span: Span, isSequence: Bool) -> Diagnostic {
    Diagnostic(
      "yaml/indentation", at: span,
      LocalizedText(
        ja: isSequence ? "一覧（- …）の後に、一覧でない行があります。" : "この行は、前の行のどこにも続きません。",
        en: isSequence ? "A line that is no item follows a list." : "This line belongs to nothing before it."),
      help: LocalizedText(
        ja: "行頭の半角スペースの数と、項目名の後の「: 」を確かめてください。", en: "Check the indentation and the colon behind the key."))
  }

  static func blankLineTooWide(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/indentation", at: span,
      LocalizedText(
        ja: "文章の初めの空行に、本文の字下げより多くの空白があります。",
        en: "A blank line before the text has more spaces than the text's indentation."),
      help: LocalizedText(ja: "この行の空白を消してください。", en: "Delete the spaces of this line."),
      fix: Fix(replacing: span, by: "", .safe))
  }

  static func lastLineOfSpaces(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/last-line-of-spaces", at: span,
      LocalizedText(
        ja: "「|」や「>」の文章が、改行のない空白だけの行で終わっています。空行か文章の一部かが決まりません。",
        en: "The text ends in a line of spaces without a line break: a blank line, or part of the text?"),
      help: LocalizedText(ja: "この空白を消してください。", en: "Delete these spaces."), fix: Fix(replacing: span, by: ""))
  }

  static func textAtColumnZero(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/indentation", at: span,
      LocalizedText(ja: "「|」や「>」の文章が字下げされていません。", en: "The text of a block scalar is not indented."),
      help: LocalizedText(ja: "文章の各行を半角スペース一つ以上で字下げしてください。", en: "Indent each of its lines by at least one space."))
  }

  static func contentBehindValue(_ span: Span, isComment: Bool) -> Diagnostic {
    Diagnostic(
      isComment ? "yaml/comment-space" : "yaml/trailing-content", at: span,
      isComment
        ? LocalizedText(ja: "「#」の前に空白がないため、注釈になりません。", en: "A comment needs a space before its #.")
        : LocalizedText(ja: "値の後ろに余分な文字があります。", en: "Something stands behind the value."),
      help: isComment
        ? LocalizedText(ja: "「#」の前に半角スペースを入れてください。", en: "Put a space before the #.")
        : LocalizedText(ja: "文章なら全体を \" \" で囲んでください。", en: "If all of it is text, put the whole in quotes."),
      fix: isComment ? Fix(inserting: " ", at: Int(span.start), .safe) : nil)
  }

  // MARK: Keys and items

  static func missingColon(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/missing-colon", at: span,
      LocalizedText(ja: "「項目名: 内容」の形になっていません。", en: "This line is not of the form `key: value`."),
      help: LocalizedText(
        ja: "項目名の後に半角の「:」と空白を書いてください。前の行の続きなら、前の行の項目名より右に字下げします。",
        en:
          "Write a colon and a space behind the key. If the line continues the one before, indent it deeper than its key."
      ))
  }

  static func itemAmongKeys(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/item-among-keys", at: span,
      LocalizedText(ja: "項目（名前: 内容）の並びの中に、一覧の「- 」があります。", en: "A list item stands among keys."),
      help: LocalizedText(
        ja: "一覧は、それを持つ項目名の下に書いてください。", en: "Put the list below the key that it belongs to."))
  }

  static func sequenceOnKeyLine(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/item-on-key-line", at: span,
      LocalizedText(ja: "項目名と同じ行に一覧の「- 」は書けません。", en: "A list cannot start on the line of its key."),
      help: LocalizedText(ja: "次の行から「- 」で書き始めてください。", en: "Start the list on the next line."))
  }

  static func mappingOnKeyLine(_ span: Span, value: Span) -> Diagnostic {
    Diagnostic(
      "yaml/nested-on-key-line", at: span,
      LocalizedText(ja: "一行に「: 」が二つあります。", en: "There are two colons on one line."),
      help: LocalizedText(
        ja: "内容に「: 」を含むなら、内容全体を \" \" で囲んでください。細目なら次の行に字下げして書きます。",
        en: "Put the value in quotes if the colon is part of it; write nested fields on lines of their own."))
  }

  static func mappingInsideText(_ span: Span, isFirstLine: Bool) -> Diagnostic {
    Diagnostic(
      isFirstLine ? "yaml/nested-on-key-line" : "yaml/indentation", at: span,
      LocalizedText(
        ja: isFirstLine ? "一行に「: 」が二つあります。" : "前の行の文章の続きの中に「: 」があります。",
        en: isFirstLine
          ? "There are two colons on one line." : "A colon stands inside text that goes on from the line before."),
      help: LocalizedText(
        ja: isFirstLine ? "内容に「: 」を含むなら、内容全体を \" \" で囲んでください。" : "別の項目なら字下げを減らし、文章なら全体を \" \" で囲んでください。",
        en: isFirstLine
          ? "Put the value in quotes if the colon is part of it."
          : "Indent the line less if it is a field of its own; put the whole text in quotes if it is text."))
  }

  static func unexpected(_ span: Span, character: UInt8) -> Diagnostic {
    let sign = String(UnicodeScalar(character))
    return Diagnostic(
      "yaml/unexpected", at: span,
      LocalizedText(ja: "ここに「\(sign)」は書けません。", en: "\(sign) is not allowed here."),
      help: LocalizedText(ja: "文章の一部なら全体を \" \" で囲んでください。", en: "If it is part of text, put the whole in quotes."))
  }

  // MARK: Quotes and brackets

  static func unclosedQuote(_ span: Span, quote: UInt8) -> Diagnostic {
    let sign = String(UnicodeScalar(quote))
    return Diagnostic(
      "yaml/unclosed-quote", at: span,
      LocalizedText(ja: "この引用符（\(sign)）が閉じられていません。", en: "This quote (\(sign)) is not closed."),
      help: LocalizedText(ja: "文章の終わりに \(sign) を付けてください。", en: "Put \(sign) at the end of the text."))
  }

  static func quoteLeavesBlock(_ span: Span, line: Span, quote: UInt8) -> Diagnostic {
    var diagnostic = unclosedQuote(span, quote: quote)
    diagnostic.labels = [
      Label(
        span: line,
        message: LocalizedText(
          ja: "続きの行なら、項目名より右に字下げします",
          en: "a line that continues it must be indented deeper than its key"))
    ]
    return diagnostic
  }

  static func badEscape(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/escape", at: span,
      LocalizedText(ja: "「\\」の使い方が正しくありません。", en: "This escape is not known."),
      help: LocalizedText(
        ja: "\\ をそのまま書くなら「\\\\」とするか、' ' で囲んでください。", en: "Write \\\\ for a backslash, or use single quotes."))
  }

  static func unclosedBracket(_ span: Span, bracket: UInt8) -> Diagnostic {
    let sign = String(UnicodeScalar(bracket))
    return Diagnostic(
      "yaml/unclosed-bracket", at: span,
      LocalizedText(ja: "この括弧「\(sign)」が閉じられていません。", en: "This bracket \(sign) is not closed."),
      help: LocalizedText(
        ja: "終わりに「\(sign == "[" ? "]" : "}")」を付けてください。",
        en: "Close it with \(sign == "[" ? "]" : "}")."))
  }

  static func bracketLeavesBlock(_ span: Span, line: Span, bracket: UInt8) -> Diagnostic {
    var diagnostic = unclosedBracket(span, bracket: bracket)
    diagnostic.labels = [
      Label(
        span: line,
        message: LocalizedText(
          ja: "続きの行なら、項目名より右に字下げします",
          en: "a line that continues it must be indented deeper than its key"))
    ]
    return diagnostic
  }

  static func missingItem(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/missing-item", at: span,
      LocalizedText(ja: "「,」の前に値がありません。", en: "There is nothing before this comma."),
      help: LocalizedText(ja: "余分な「,」を消してください。", en: "Delete the comma."))
  }

  static func missingComma(_ span: Span) -> Diagnostic {
    Diagnostic(
      "yaml/missing-comma", at: span,
      LocalizedText(ja: "括弧の中の値の間に「,」がありません。", en: "A comma is missing between values in brackets."),
      help: LocalizedText(ja: "値と値の間に半角の「,」を入れてください。", en: "Put a comma between the values."))
  }
}
