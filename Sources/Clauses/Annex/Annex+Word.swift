import SourceText
import Word

/// The annex as a Word document to paste into a contract file.
extension Annex {
  /// The document. Word numbers its articles, paragraphs and items; the rules they answer follow in a table at the end.
  public var word: [UInt8] {
    var document = WordDocument(language: language, title: title)
    if !subject.isEmpty {
      document.blocks.append(.paragraph(.init((language == .japanese ? "件名　" : "Subject: ") + subject)))
    }
    for article in articles { document.blocks.append(.article(article.wordArticle)) }
    let rows = articles.map { article -> [WordDocument.Cell] in
      [.init(short(article)), .init(article.title), .init(article.rules.joined(separator: ", "))]
    }
    let isJapanese = language == .japanese
    document.blocks.append(.pageBreak)
    document.blocks.append(.heading(1, .init(isJapanese ? "対応する規則" : "Rules answered")))
    document.blocks.append(
      .table(
        .init(
          widths: [1, 3, 5],
          header: (isJapanese ? ["条", "題", "規則"] : ["Article", "Heading", "Rules"]).map { .init($0) }, rows: rows)))
    return document.bytes()
  }
}

extension Annex.Article {
  /// The article for a Word document, which numbers it by itself.
  public var wordArticle: WordDocument.Article {
    WordDocument.Article(
      title: title,
      paragraphs: paragraphs.map { paragraph in
        .init(.init(paragraph.text), items: paragraph.items.map { .init($0) })
      })
  }
}
