import SourceText

/// The parts of a document's package (ISO/IEC 29500-2) and how they refer to each other.
struct PackageParts {
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  /// The parts in the order in which they are written; readers expect the content types first.
  private(set) var entries: [ZipArchive.Entry] = []
  private let document: WordDocument
  private let title: String

  init(_ document: WordDocument) {
    self.document = document
    title = XMLText.line(document.title)
    var body = BodyWriter(document.language)
    body.write(document.blocks, title: title)

    add("[Content_Types].xml", contentTypes())
    add("_rels/.rels", packageRelationships())
    add("docProps/core.xml", coreProperties())
    add("word/document.xml", main(body.output))
    add("word/_rels/document.xml.rels", documentRelationships(pictureCount: body.pictures.count))
    add("word/styles.xml", StyleParts(document.language).styles())
    add("word/numbering.xml", NumberingPart(document.language).part())
    add("word/settings.xml", settings())
    add("word/fontTable.xml", StyleParts(document.language).fontTable())
    add("word/header1.xml", header())
    add("word/footer1.xml", footer())
    add("word/footer2.xml", footer())
    for (index, picture) in body.pictures.enumerated() {
      entries.append(ZipArchive.Entry(name: "word/media/image\(index + 1).emf", bytes: picture))
    }
  }

  /// The id under which the document refers to a picture.
  static func pictureID(_ number: Int) -> String { "rIdPicture\(number)" }

  private mutating func add(_ name: String, _ content: OutputBuffer) {
    var part = OutputBuffer()
    part.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
    part.append(bytes: content.bytes)
    entries.append(ZipArchive.Entry(name: name, bytes: part.bytes))
  }

  private func contentTypes() -> OutputBuffer {
    let types = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    let parts = [
      ("word/document.xml", types + "document.main+xml"), ("word/styles.xml", types + "styles+xml"),
      ("word/numbering.xml", types + "numbering+xml"), ("word/settings.xml", types + "settings+xml"),
      ("word/fontTable.xml", types + "fontTable+xml"), ("word/header1.xml", types + "header+xml"),
      ("word/footer1.xml", types + "footer+xml"), ("word/footer2.xml", types + "footer+xml"),
      ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]
    var output = OutputBuffer()
    output.append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
    output.append(
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
    output.append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
    output.append("<Default Extension=\"emf\" ContentType=\"image/x-emf\"/>")
    for (name, type) in parts {
      output.append(text: "<Override PartName=\"/\(name)\" ContentType=\"\(type)\"/>")
    }
    output.append("</Types>")
    return output
  }

  private func packageRelationships() -> OutputBuffer {
    relationships([
      ("rId1", Self.office + "/officeDocument", "word/document.xml"),
      (
        "rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml"
      ),
    ])
  }

  private func documentRelationships(pictureCount: Int) -> OutputBuffer {
    let parts = [
      ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml"),
      ("fontTable", "fontTable.xml"), ("header", "header1.xml"), ("footer", "footer1.xml"), ("footer", "footer2.xml"),
    ]
    var targets: [(id: String, type: String, target: String)] = parts.enumerated().map { number, part in
      (id: "rId\(number + 1)", type: "\(Self.office)/\(part.0)", target: part.1)
    }
    for number in 1..<pictureCount + 1 {
      targets.append((Self.pictureID(number), Self.office + "/image", "media/image\(number).emf"))
    }
    return relationships(targets)
  }

  private func relationships(_ targets: [(id: String, type: String, target: String)]) -> OutputBuffer {
    var output = OutputBuffer()
    output.append("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">")
    for (id, type, target) in targets {
      output.append(text: "<Relationship Id=\"\(id)\" Type=\"\(type)\" Target=\"\(target)\"/>")
    }
    output.append("</Relationships>")
    return output
  }

  private func coreProperties() -> OutputBuffer {
    var output = OutputBuffer()
    output.append("<cp:coreProperties")
    output.append(" xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"")
    output.append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>")
    output.append(xml: title)
    output.append("</dc:title><dc:language>")
    output.append(text: document.language.wordTag)
    output.append("</dc:language></cp:coreProperties>")
    return output
  }

  private func main(_ body: OutputBuffer) -> OutputBuffer {
    var output = OutputBuffer()
    output.append(text: "<w:document xmlns:w=\"\(Self.word)\" xmlns:r=\"\(Self.office)\"")
    output.append(" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"")
    output.append(" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"")
    output.append(" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>\n")
    output.append(bytes: body.bytes)
    output.append("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/>")
    output.append("<w:footerReference w:type=\"default\" r:id=\"rId6\"/>")
    output.append("<w:footerReference w:type=\"first\" r:id=\"rId7\"/>")
    output.append(text: "<w:pgSz w:w=\"\(PageGeometry.width)\" w:h=\"\(PageGeometry.height)\"/>")
    let margin = PageGeometry.margin
    output.append(
      text: "<w:pgMar w:top=\"\(margin)\" w:right=\"\(margin)\" w:bottom=\"\(margin)\" w:left=\"\(margin)\"")
    let distance = PageGeometry.headerDistance
    output.append(text: " w:header=\"\(distance)\" w:footer=\"\(distance)\" w:gutter=\"0\"/>")
    // The first page shows the title itself, so its header is empty.
    output.append("<w:cols w:space=\"425\"/><w:titlePg/></w:sectPr></w:body></w:document>")
    return output
  }

  private func settings() -> OutputBuffer {
    var output = OutputBuffer()
    output.append(text: "<w:settings xmlns:w=\"\(Self.word)\"><w:zoom w:percent=\"100\"/>")
    output.append("<w:defaultTabStop w:val=\"840\"/><w:characterSpacingControl w:val=\"compressPunctuation\"/>")
    // Mode 15 is that of Word 2013 and later; without it Word opens the file in compatibility mode.
    output.append("<w:compat><w:compatSetting w:name=\"compatibilityMode\"")
    output.append(" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>")
    output.append("<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"ja-JP\"/><w:decimalSymbol w:val=\".\"/>")
    output.append("<w:listSeparator w:val=\",\"/></w:settings>")
    return output
  }

  private func header() -> OutputBuffer {
    var body = BodyWriter(document.language)
    body.write(WordDocument.Paragraph(title), style: "Header")
    var output = OutputBuffer()
    output.append(text: "<w:hdr xmlns:w=\"\(Self.word)\">")
    output.append(bytes: body.output.bytes)
    output.append("</w:hdr>")
    return output
  }

  private func footer() -> OutputBuffer {
    var output = OutputBuffer()
    output.append(text: "<w:ftr xmlns:w=\"\(Self.word)\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>")
    output.append("<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
    output.append("<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>")
    output.append("<w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>")
    return output
  }
}

/// The numbering definitions of a document: bullets, and the articles of a contract with their paragraphs and items.
/// Each level is tied to a paragraph style, which is all that a paragraph needs to be numbered.
struct NumberingPart {
  static let bullets = 1
  static let articles = 2

  private let language: Language
  private var output = OutputBuffer()

  init(_ language: Language) { self.language = language }

  func part() -> OutputBuffer {
    var writer = self
    writer.write()
    return writer.output
  }

  private mutating func write() {
    output.append("<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\n")
    output.append("<w:abstractNum w:abstractNumId=\"1\"><w:nsid w:val=\"5A1E0001\"/>")
    output.append("<w:multiLevelType w:val=\"hybridMultilevel\"/>\n")
    for level in 0..<3 {
      let bullet = language == .japanese ? "・" : ["•", "–", "▪"][level]
      let style = level == 0 ? "ListBullet" : "ListBullet\(level + 1)"
      let step = language == .japanese ? 210 : 300
      // The Japanese dot is a character wide and needs no room behind it.
      let suffix = language == .japanese ? "nothing" : "tab"
      writeLevel(level, start: 1, format: "bullet", style, suffix, bullet, left: step * (level + 1), hanging: step)
    }
    output.append("</w:abstractNum>\n<w:abstractNum w:abstractNumId=\"2\"><w:nsid w:val=\"5A1E0002\"/>")
    output.append("<w:multiLevelType w:val=\"multilevel\"/>\n")
    // The items of the first paragraph, which has no number, have a level of their own above the numbered paragraphs:
    // below them they would count the missing number as given, and the next paragraph would be 3.
    switch language {
    case .japanese:
      // The ideographic space is part of the number: a character's width, as in typed contracts.
      writeLevel(0, start: 1, format: "decimal", "ArticleHeading", "nothing", "第%1条", left: 0, hanging: 0)
      writeLevel(1, start: 1, format: "decimal", "ArticleOpeningItem", "tab", "(%2)", left: 735, hanging: 525)
      writeLevel(2, start: 2, format: "decimal", "ArticleParagraph", "nothing", "%3　", left: 210, hanging: 210)
      writeLevel(3, start: 1, format: "decimal", "ArticleItem", "tab", "(%4)", left: 735, hanging: 525)
    case .english:
      writeLevel(0, start: 1, format: "decimal", "ArticleHeading", "space", "Article %1", left: 0, hanging: 0)
      writeLevel(1, start: 1, format: "decimal", "ArticleOpeningItem", "tab", "(%2)", left: 960, hanging: 540)
      writeLevel(2, start: 2, format: "decimal", "ArticleParagraph", "tab", "%3.", left: 420, hanging: 420)
      writeLevel(3, start: 1, format: "decimal", "ArticleItem", "tab", "(%4)", left: 960, hanging: 540)
    }
    output.append("</w:abstractNum>\n")
    for list in [Self.bullets, Self.articles] {
      output.append(text: "<w:num w:numId=\"\(list)\"><w:abstractNumId w:val=\"\(list)\"/></w:num>\n")
    }
    output.append("</w:numbering>")
  }

  private mutating func writeLevel(
    _ level: Int, start: Int, format: String, _ style: String, _ suffix: String, _ text: String, left: Int,
    hanging: Int
  ) {
    output.append(text: "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"\(start)\"/><w:numFmt w:val=\"\(format)\"/>")
    output.append(text: "<w:pStyle w:val=\"\(style)\"/><w:suff w:val=\"\(suffix)\"/><w:lvlText w:val=\"\(text)\"/>")
    output.append(text: "<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"\(left)\" w:hanging=\"\(hanging)\"/></w:pPr>")
    output.append("<w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr></w:lvl>\n")
  }
}
