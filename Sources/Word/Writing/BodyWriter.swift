import SourceText

/// Writes the blocks of a document as WordprocessingML. Elements stand in the order that the schema prescribes; Word
/// refuses files that have them otherwise.
struct BodyWriter {
  let language: Language
  var output = OutputBuffer()
  /// The pictures in the order of the text; the first is `media/image1.emf`.
  private(set) var pictures: [[UInt8]] = []
  /// Whether the next paragraph begins a page. A break of its own would leave an empty line at the top.
  private(set) var beginsPage = false

  init(_ language: Language) { self.language = language }

  /// Writes the title and all blocks.
  mutating func write(_ blocks: [WordDocument.Block], title: String) {
    if !title.isEmpty { write(WordDocument.Paragraph(title), style: "Title") }
    for block in blocks { write(block) }
    if beginsPage || output.isEmpty { write(WordDocument.Paragraph([])) }
  }

  private mutating func write(_ block: WordDocument.Block) {
    switch block {
    case .heading(let level, let paragraph): write(paragraph, style: "Heading\(min(max(level, 1), 3))")
    case .paragraph(let paragraph): write(paragraph)
    case .listItem(let level, let paragraph):
      let number = min(max(level, 1), 3)
      write(paragraph, style: number == 1 ? "ListBullet" : "ListBullet\(number)")
    case .table(let table): write(table)
    case .picture(let picture): write(picture)
    case .article(let article): write(article)
    case .pageBreak: beginsPage = true
    }
  }

  /// Writes a paragraph in a style; nil for that of running text.
  mutating func write(_ paragraph: WordDocument.Paragraph, style: String? = nil) {
    open(style: style)
    for run in paragraph.runs { write(run) }
    output.append("</w:p>\n")
  }

  /// Begins a paragraph.
  mutating func open(style: String?) {
    output.append("<w:p>")
    guard style != nil || beginsPage else { return }
    output.append("<w:pPr>")
    if let style {
      output.append("<w:pStyle w:val=\"")
      output.append(text: style)
      output.append("\"/>")
    }
    if beginsPage { output.append("<w:pageBreakBefore/>") }
    output.append("</w:pPr>")
    beginsPage = false
  }

  private mutating func write(_ run: WordDocument.Run) {
    guard !run.text.isEmpty else { return }
    output.append("<w:r>")
    writeProperties(of: run)
    var isOpen = false
    var afterReturn = false
    for scalar in run.text.unicodeScalars {
      let isReturn = scalar == "\r"
      defer { afterReturn = isReturn }
      switch scalar {
      case "\n" where afterReturn: continue
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}":
        if isOpen { output.append("</w:t>") }
        isOpen = false
        output.append(scalar == "\t" ? "<w:tab/>" : "<w:br/>")
      default:
        if !isOpen { output.append("<w:t xml:space=\"preserve\">") }
        isOpen = true
        output.append(xml: scalar)
      }
    }
    if isOpen { output.append("</w:t>") }
    output.append("</w:r>")
  }

  private mutating func writeProperties(of run: WordDocument.Run) {
    guard language == .japanese || run.weight != .plain || run.role != nil else { return }
    output.append("<w:rPr>")
    // Quotation marks, circled numbers and the like are full-width signs in Japanese text.
    if language == .japanese { output.append("<w:rFonts w:hint=\"eastAsia\"/>") }
    switch run.weight {
    case .plain: break
    case .bold: output.append("<w:b/><w:bCs/>")
    case .quiet: if language == .english { output.append("<w:i/><w:iCs/>") }
    }
    if let color = run.role?.textColor ?? (run.weight == .quiet ? Palette.quiet : nil) {
      output.append("<w:color w:val=\"")
      output.append(text: color)
      output.append("\"/>")
    }
    output.append("</w:rPr>")
  }

  private mutating func write(_ article: WordDocument.Article) {
    let title = XMLText.line(article.title)
    if title.isEmpty {
      write(WordDocument.Paragraph([]), style: "ArticleHeading")
    } else {
      write(WordDocument.Paragraph(LocalizedText.articleTitle(title)[language]), style: "ArticleHeading")
    }
    for (index, paragraph) in article.paragraphs.enumerated() {
      write(paragraph.text, style: index == 0 ? "ArticleOpening" : "ArticleParagraph")
      for item in paragraph.items { write(item, style: index == 0 ? "ArticleOpeningItem" : "ArticleItem") }
    }
  }

  /// The number in a new picture's names.
  mutating func add(_ picture: WordDocument.Picture) -> Int {
    pictures.append(picture.emf)
    return pictures.count
  }
}
