import SourceText
import Word

/// The annex as text to paste into a contract.
extension Annex {
  /// As Markdown; each article is traced to its rules in a comment.
  package var markdown: String {
    var text = "# \(Annex.escaped(title))\n\n"
    if !subject.isEmpty { text += (language == .japanese ? "件名: " : "Subject: ") + Annex.escaped(subject) + "\n\n" }
    for article in articles {
      text +=
        "## \(Annex.escaped(heading(article)))\n\n<!-- \(article.clause): \(article.rules.joined(separator: ", ")) -->\n\n"
      for (index, paragraph) in article.paragraphs.enumerated() {
        text += number(index) + Annex.escaped(paragraph.text) + "\n\n"
        for (place, item) in paragraph.items.enumerated() { text += "- (\(place + 1)) \(Annex.escaped(item))\n" }
        if !paragraph.items.isEmpty { text += "\n" }
      }
    }
    return text
  }

  /// As plain text; the rules follow in a list at the end.
  package var plainText: String {
    var text = "\(title)\n\n"
    if !subject.isEmpty { text += (language == .japanese ? "件名　" : "Subject: ") + subject + "\n\n" }
    for article in articles {
      text += heading(article) + "\n"
      for (index, paragraph) in article.paragraphs.enumerated() {
        text += number(index) + paragraph.text + "\n"
        for (place, item) in paragraph.items.enumerated() { text += "  (\(place + 1)) \(item)\n" }
      }
      text += "\n"
    }
    text += language == .japanese ? "（対応する規則）\n" : "(Rules answered)\n"
    for article in articles {
      text += "\(short(article)): \(article.rules.joined(separator: ", "))\n"
    }
    return text
  }

  func short(_ article: Article) -> String {
    language == .japanese ? "第\(article.number)条" : "Article \(article.number)"
  }

  private func heading(_ article: Article) -> String {
    language == .japanese ? "\(short(article))（\(article.title)）" : "\(short(article)) (\(article.title))"
  }

  /// The first paragraph has no number.
  private func number(_ index: Int) -> String {
    guard index > 0 else { return "" }
    return language == .japanese ? "\(index + 1)　" : "\(index + 1). "
  }

  /// Text that may quote a proposal, harmless in Markdown.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

/// The annex as a Word document to paste into a contract file.
extension Annex {
  /// The document. Word numbers its articles, paragraphs and items; the rules they answer follow in a table at the end.
  package var word: [UInt8] {
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
  package var wordArticle: WordDocument.Article {
    WordDocument.Article(
      title: title,
      paragraphs: paragraphs.map { paragraph in
        .init(.init(paragraph.text), items: paragraph.items.map { .init($0) })
      })
  }
}
