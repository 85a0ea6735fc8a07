import SourceText

extension EditError {
  /// What to tell people.
  package var message: LocalizedText {
    switch self {
    case .notAMapping:
      LocalizedText(
        ja: "ここは「名前: 値」の並びではないため、項目を書き込めません。",
        en: "This is not a mapping (`key: value`); no field can be written into it.")
    case .notAList:
      LocalizedText(ja: "ここは一覧（- …）ではないため、書き足せません。", en: "This is not a list; no entry can be added to it.")
    case .notAnEntry:
      LocalizedText(ja: "項目でも一覧の一件でもないため、単独では変えられません。", en: "This is neither a field nor an entry of a list.")
    case .notAKey:
      LocalizedText(ja: "ここは項目名ではありません。", en: "This is not a key.")
    case .noSuchEntry(_, let index):
      LocalizedText(
        ja: "一覧に \(index + 1) 件目はなく、書き足せる次の件でもありません。",
        en: "The list has no entry number \(index + 1), nor is that the next one.")
    case .duplicateKey(let name):
      LocalizedText(ja: "項目「\(name)」が二度書かれることになります。", en: "The key `\(name)` would be written twice.")
    case .keyTooLong:
      LocalizedText(ja: "項目名が長すぎます（1,024 バイトまで）。", en: "The key is too long (at most 1,024 bytes).")
    case .noName:
      LocalizedText(ja: "書き込む場所が指定されていません。", en: "No place to write to was given.")
    case .commentThere:
      LocalizedText(ja: "この行には既に注釈があります。", en: "The line already has a comment.")
    case .noPlaceForComment:
      LocalizedText(ja: "文章の途中のため、ここには注釈を書けません。", en: "No comment can stand here, in the middle of a text.")
    case .badComment:
      LocalizedText(
        ja: "注釈に、改行などの使えない文字が入っています。", en: "The comment holds a line break or a control character.")
    case .unsafe:
      LocalizedText(
        ja: "この書き方のままでは、他の部分を変えずに書き換えられません。手で直してください。",
        en: "As this is written, it cannot be changed without changing something else; edit it by hand.")
    case .cannotLayOut:
      LocalizedText(
        ja: "内容を変えずに整形できない書き方があるため、整形しませんでした。",
        en: "The file was left as it is: its layout could not be changed without changing what it says.")
    }
  }
}

/// Why a document was not changed.
package enum EditError: Error, Hashable, Sendable {
  /// A key was to be found or added in something that is no mapping.
  case notAMapping(Span)
  /// An entry was to be found or added in something that is no list.
  case notAList(Span)
  /// The node is neither the key of a pair nor an entry of a list.
  case notAnEntry(Span)
  /// The node is no key.
  case notAKey(Span)
  /// The list has no entry of this number, nor does the next new one have it.
  case noSuchEntry(Span, index: Int)
  /// The mapping would hold the key twice.
  case duplicateKey(String)
  /// A key of more than 1,024 bytes.
  case keyTooLong
  /// The path or the list of names is empty.
  case noName
  /// A comment already stands at the end of the line.
  case commentThere(Span)
  /// No comment can stand there, for the line goes on inside a text.
  case noPlaceForComment(Span)
  /// The comment holds a control character, or a line break where it has but one line.
  case badComment
  /// The document is written in a way that this change cannot be made in without changing something else.
  case unsafe(Span)
  /// The canonical layout would not hold the same.
  case cannotLayOut

  /// The place that stands in the way, if there is one.
  package var span: Span? {
    switch self {
    case .notAMapping(let span), .notAList(let span), .notAnEntry(let span), .notAKey(let span),
      .noSuchEntry(let span, _), .commentThere(let span), .noPlaceForComment(let span), .unsafe(let span):
      span
    case .duplicateKey, .keyTooLong, .noName, .badComment, .cannotLayOut: nil
    }
  }
}
