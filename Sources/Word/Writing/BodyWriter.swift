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

extension BodyWriter {
  /// Word refuses tables with more columns.
  private static let maximumColumns = 63

  mutating func write(_ table: WordDocument.Table) {
    let rows = (table.header.isEmpty ? [] : [table.header]) + table.rows
    let columns = min(max(rows.map { $0.count }.max() ?? 0, table.widths.count), Self.maximumColumns)
    guard columns > 0, !rows.isEmpty else { return }
    let widths = Self.widths(table.widths, count: columns)
    // A table cannot begin a page by itself.
    if beginsPage { write(WordDocument.Paragraph([]), style: "TableEnd") }
    output.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"")
    output.append(integer: PageGeometry.textWidth)
    output.append("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0")
    output.append(table.header.isEmpty ? "60" : "62")
    output.append("0\" w:firstRow=\"")
    output.append(table.header.isEmpty ? "0" : "1")
    output.append(
      "\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr>")
    output.append("<w:tblGrid>")
    for width in widths {
      output.append("<w:gridCol w:w=\"")
      output.append(integer: width)
      output.append("\"/>")
    }
    output.append("</w:tblGrid>\n")
    for (index, row) in rows.enumerated() {
      write(row, widths, isHeader: index == 0 && !table.header.isEmpty)
    }
    output.append("</w:tbl>\n")
    // Without a paragraph between them, Word makes two tables one.
    write(WordDocument.Paragraph([]), style: "TableEnd")
  }

  private mutating func write(_ row: [WordDocument.Cell], _ widths: [Int], isHeader: Bool) {
    output.append("<w:tr><w:trPr><w:cantSplit/>")
    if isHeader { output.append("<w:tblHeader/>") }
    output.append("</w:trPr>")
    for (column, width) in widths.enumerated() {
      output.append("<w:tc><w:tcPr><w:tcW w:w=\"")
      output.append(integer: width)
      output.append("\" w:type=\"dxa\"/>")
      let cell = column < row.count ? row[column] : WordDocument.Cell([])
      if let color = cell.shading?.shading ?? (isHeader ? Palette.headerShading : nil) {
        output.append("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"")
        output.append(text: color)
        output.append("\"/>")
      }
      output.append("</w:tcPr>")
      var paragraphs = cell.paragraphs
      // The last column takes what is behind it rather than losing it.
      if column == widths.count - 1 { paragraphs += row.dropFirst(widths.count).flatMap({ $0.paragraphs }) }
      if paragraphs.isEmpty { paragraphs = [WordDocument.Paragraph([])] }
      for paragraph in paragraphs { write(paragraph, style: isHeader ? "TableHeading" : "TableText") }
      output.append("</w:tc>")
    }
    output.append("</w:tr>\n")
  }

  /// The widths of the columns in twentieths of a point; together they are the width of the text.
  private static func widths(_ parts: [Int], count: Int) -> [Int] {
    let parts = (0..<count).map { $0 < parts.count && parts[$0] > 0 ? min(parts[$0], 1000) : 1 }
    let total = parts.reduce(0, +)
    var used = 0
    var before = 0
    return parts.map { part in
      used += part
      let end = PageGeometry.textWidth * used / total
      defer { before = end }
      return max(end - before, 1)
    }
  }
}

extension BodyWriter {
  mutating func write(_ picture: WordDocument.Picture) {
    let number = add(picture)
    let size = Self.size(picture)
    open(style: "Picture")
    output.append("<w:r><w:drawing>")
    output.append("<wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">")
    writeExtent("<wp:extent", size)
    output.append("<wp:docPr id=\"")
    output.append(integer: number)
    output.append("\" name=\"Picture ")
    output.append(integer: number)
    output.append("\" descr=\"")
    output.append(xml: picture.alternative)
    output.append("\"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>")
    output.append("<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">")
    output.append("<pic:pic><pic:nvPicPr><pic:cNvPr id=\"")
    output.append(integer: number)
    output.append("\" name=\"image")
    output.append(integer: number)
    output.append(".emf\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"")
    output.append(text: PackageParts.pictureID(number))
    output.append("\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>")
    output.append("<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>")
    writeExtent("<a:ext", size)
    output.append("</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>")
    output.append("</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>\n")
  }

  private mutating func writeExtent(_ start: StaticString, _ size: (width: Int, height: Int)) {
    output.append(start)
    output.append(" cx=\"")
    output.append(integer: size.width)
    output.append("\" cy=\"")
    output.append(integer: size.height)
    output.append("\"/>")
  }

  /// The size on the page in English metric units, of which a point has 12,700. A size that is none counts as a point.
  private static func size(_ picture: WordDocument.Picture) -> (width: Int, height: Int) {
    func sane(_ length: Double) -> Double { length.isFinite ? min(max(length, 1), 1_000_000) : 1 }
    let (width, height) = (sane(picture.width), sane(picture.height))
    // The lines around the picture take some of the height.
    let most = (width: Double(PageGeometry.textWidth) / 20, height: Double(PageGeometry.textHeight) / 20 - 40)
    let scale = min(1, most.width / width, most.height / height)
    func units(_ length: Double) -> Int { max(1, Int((length * scale * 12_700).rounded())) }
    return (units(width), units(height))
  }
}
