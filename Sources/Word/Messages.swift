import SourceText

/// What this module says to people, in one place.
extension LocalizedText {
  static var zipNotAnArchive: LocalizedText {
    LocalizedText(ja: "ZIP形式のファイルではありません。", en: "This is not a ZIP archive.")
  }

  static var zipTruncated: LocalizedText {
    LocalizedText(ja: "ファイルが途中で切れています。もう一度入手してください。", en: "The file is cut off. Get it once more.")
  }

  static var zipDamaged: LocalizedText {
    LocalizedText(ja: "ファイルが壊れています。もう一度入手してください。", en: "The file is damaged. Get it once more.")
  }

  static var zipEncrypted: LocalizedText {
    LocalizedText(
      ja: "ファイルが暗号化されています。パスワードを外して保存し直してください。",
      en: "The file is encrypted. Save it without a password.")
  }

  static var zip64: LocalizedText {
    LocalizedText(ja: "ZIP64形式には対応していません。", en: "ZIP64 archives are not supported.")
  }

  static func zipMethod(_ method: Int) -> LocalizedText {
    LocalizedText(
      ja: "圧縮方式（番号\(method)）には対応していません。", en: "Compression method \(method) is not supported.")
  }

  static var zipChecksum: LocalizedText {
    LocalizedText(
      ja: "検査値（CRC-32）が合いません。ファイルが壊れています。", en: "The checksum (CRC-32) does not match: the file is damaged.")
  }

  static func zipTooLarge(_ mebibytes: Int) -> LocalizedText {
    LocalizedText(
      ja: "展開すると\(mebibytes)MiBを超える部分があります。", en: "A part of it unpacks to more than \(mebibytes) MiB.")
  }

  static var zipDuplicateName: LocalizedText {
    LocalizedText(ja: "同じ名前の部分が二つあります。", en: "Two parts of it have the same name.")
  }

  static var zipMissing: LocalizedText {
    LocalizedText(ja: "必要な部分がありません。", en: "A part that must be there is missing.")
  }

  static var xmlMalformed: LocalizedText {
    LocalizedText(ja: "文書のXMLが正しくありません。", en: "The document's XML is not well-formed.")
  }

  static var xmlTruncated: LocalizedText {
    LocalizedText(ja: "文書のXMLが途中で切れています。", en: "The document's XML is cut off.")
  }

  static var xmlEncoding: LocalizedText {
    LocalizedText(ja: "文書のXMLの文字コードがUTF-8ではありません。", en: "The document's XML is not in UTF-8.")
  }

  static var xmlDocumentType: LocalizedText {
    LocalizedText(
      ja: "文書のXMLに文書型宣言（DTD）があります。安全のため読みません。",
      en: "The document's XML has a document type declaration (DTD), which is refused for safety.")
  }

  static var xmlTooComplex: LocalizedText {
    LocalizedText(
      ja: "文書のXMLの入れ子、属性又は段落が多すぎます。",
      en: "The document's XML has too much nesting, or too many attributes or paragraphs.")
  }

  static var wordLegacyFormat: LocalizedText {
    LocalizedText(
      ja: "古い形式（.doc）か、パスワードのかかった文書です。パスワードを外し、.docx 形式で保存し直してください。",
      en: "This is a document in the old format (.doc) or one with a password. Save it as .docx without a password.")
  }

  static func wordUnreadable(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(ja: "Word文書（.docx）として読めません。\(reason.ja)", en: "This cannot be read as a Word document. \(reason.en)")
  }

  static var wordOther: LocalizedText {
    LocalizedText(
      ja: "Wordの文書（.docx）ではありません。", en: "This is not a Word document (.docx).")
  }

  static func articleTitle(_ title: String) -> LocalizedText {
    LocalizedText(ja: "（\(title)）", en: "(\(title))")
  }

  static var articleHeadingStyle: LocalizedText { LocalizedText(ja: "条", en: "Article Heading") }
  static var articleOpeningStyle: LocalizedText { LocalizedText(ja: "第1項", en: "Article Opening") }
  static var articleOpeningItemStyle: LocalizedText { LocalizedText(ja: "第1項の号", en: "Article Opening Item") }
  static var articleParagraphStyle: LocalizedText { LocalizedText(ja: "項", en: "Article Paragraph") }
  static var articleItemStyle: LocalizedText { LocalizedText(ja: "号", en: "Article Item") }
}

extension Language {
  /// The language as documents name it (BCP 47).
  var wordTag: String {
    switch self {
    case .japanese: "ja-JP"
    case .english: "en-US"
    }
  }
}
