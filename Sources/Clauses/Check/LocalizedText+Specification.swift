import SourceText

/// Why a specification cannot be checked.
extension LocalizedText {
  static var specificationTooBig: LocalizedText {
    LocalizedText(
      ja: "ファイルが大きすぎます。読めるのは 16 MiB（16,777,216 バイト）までです。",
      en: "The file is too big; at most 16 MiB (16,777,216 bytes) are read.")
  }

  static var specificationIsOfficeFile: LocalizedText {
    LocalizedText(
      ja: "Word や Excel などのファイルのようで、文章として読めません。テキスト（UTF-8）として保存し直してください。",
      en: "This looks like a Word, Excel or similar file and cannot be read as text. Save it as plain text (UTF-8).")
  }

  static var specificationIsPDF: LocalizedText {
    LocalizedText(
      ja: "PDF ファイルです。文章をコピーして、テキスト（UTF-8）として保存してください。",
      en: "This is a PDF file. Copy its text and save that as plain text (UTF-8).")
  }

  static var specificationIsBinary: LocalizedText {
    LocalizedText(
      ja: "文章のファイルではありません（NUL バイトがあります）。Markdown かテキスト（UTF-8）を指定してください。",
      en: "This is no text file (it has NUL bytes). Name a Markdown or plain text file in UTF-8.")
  }

  static var specificationIsEmpty: LocalizedText {
    LocalizedText(ja: "中身がありません。", en: "The file is empty.")
  }

  static func specificationIsNotUTF8(looksLike encoding: String?) -> LocalizedText {
    guard let encoding else {
      return LocalizedText(
        ja: "UTF-8 として読めません。文字コードを UTF-8 にして保存し直してください。",
        en: "This is not valid UTF-8. Save the file again as UTF-8.")
    }
    return LocalizedText(
      ja:
        "UTF-8 ではありません。\(encoding) で保存されているようです。メモ帳で開き、「名前を付けて保存」の「エンコード」を UTF-8 にして保存し直してください（iconv なら iconv -f \(iconv(encoding)) -t UTF-8）。",
      en:
        "This is not UTF-8; it looks like \(encoding). Open it in Notepad and save it with the encoding UTF-8 (or convert it by iconv -f \(iconv(encoding)) -t UTF-8)."
    )
  }

  /// What iconv calls an encoding; Windows writes a wider Shift_JIS.
  private static func iconv(_ encoding: String) -> String { encoding == "Shift_JIS" ? "CP932" : encoding }
}
