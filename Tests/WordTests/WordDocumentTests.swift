import SourceText
import Testing

@testable import Word

struct WordDocumentTests {
  private typealias Document = WordDocument

  private func part(_ name: String, of document: WordDocument) throws -> String {
    String(decoding: try ZipArchive(reading: document.bytes()).bytes(of: name), as: UTF8.self)
  }

  private func body(_ blocks: [WordDocument.Block], _ language: Language = .japanese) throws -> String {
    try part("word/document.xml", of: WordDocument(language: language, title: "", blocks: blocks))
  }

  private func lines(_ blocks: [WordDocument.Block], _ language: Language = .japanese) throws -> [String] {
    try WordText(docx: WordDocument(language: language, title: "", blocks: blocks).bytes()).paragraphs.map(\.text)
  }

  /// A document with everything in it.
  private func full(_ language: Language) -> WordDocument {
    let article = Document.Article(
      title: "目的",
      paragraphs: [
        Document.Article.Paragraph(Document.Paragraph("一項"), items: [Document.Paragraph("号")]),
        Document.Article.Paragraph(Document.Paragraph("二項"), items: [Document.Paragraph("号")]),
      ])
    let table = Document.Table(
      widths: [1, 3], header: [Document.Cell("見出し"), Document.Cell("b")],
      rows: [[Document.Cell("c", shading: .error), Document.Cell([])]])
    return WordDocument(
      language: language, title: "題名 <&>\"'\n二行目",
      blocks: [
        .heading(1, Document.Paragraph("大見出し")), .listItem(2, Document.Paragraph("項目")), .table(table),
        .picture(Document.Picture(emf: [1, 2, 3], width: 100, height: 50, alternative: "図\"<")),
        .paragraph(Document.Paragraph([Document.Run("太字", .bold, role: .warning), Document.Run("控え", .quiet)])),
        .pageBreak, .article(article),
      ])
  }

  @Test(arguments: Language.allCases)
  func everyPartIsWellFormedAndReferredTo(_ language: Language) throws {
    let bytes = full(language).bytes()
    #expect(bytes == full(language).bytes())
    let archive = try ZipArchive(reading: bytes)
    #expect(archive.names.first == "[Content_Types].xml")
    for name in archive.names where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
      var reader = try XMLReader(try archive.bytes(of: name))
      var hasEnded = false
      while !hasEnded { if case .finished = try reader.next() { hasEnded = true } }
    }
    #expect(try archive.bytes(of: "word/media/image1.emf") == [1, 2, 3])
    let references = try part("word/_rels/document.xml.rels", of: full(language))
    for name in archive.names where name.hasPrefix("word/") && !name.contains("document.xml") {
      #expect(references.contains("Target=\"\(name.dropFirst("word/".count))\""))
    }
  }

  @Test func neitherTimeNorAuthorIsNamed() throws {
    let core = try part("docProps/core.xml", of: full(.japanese))
    #expect(core.contains("<dc:title>題名 &lt;&amp;&gt;&quot;' 二行目</dc:title><dc:language>ja-JP</dc:language>"))
    #expect(!core.contains("creator"))
    #expect(!core.contains("dcterms"))
  }

  @Test func whatIsWrittenIsRead() throws {
    let paragraphs = try WordText(docx: full(.japanese).bytes()).paragraphs
    #expect(
      paragraphs.map(\.text) == [
        "題名 <&>\"' 二行目", "大見出し", "・項目", "見出し", "b", "c", "", "", "", "太字控え", "第1条（目的）", "一項", "(1)\t号", "2　二項",
        "(1)\t号",
      ])
    #expect(paragraphs.map(\.heading) == [nil, 1] + [Int?](repeating: nil, count: 8) + [2, nil, nil, nil, nil])
    let english = try WordText(docx: full(.english).bytes()).paragraphs.map(\.text)
    #expect(english.suffix(5) == ["Article 1 (目的)", "一項", "(1)\t号", "2.\t二項", "(1)\t号"])
    #expect(english.contains("–\t項目"))
  }

  @Test func articlesAreNumberedThroughAndItemsStartAgain() throws {
    func article(_ paragraphs: [Int]) -> WordDocument.Block {
      .article(
        Document.Article(
          title: "",
          paragraphs: paragraphs.map { count in
            let items = (0..<count).map { _ in Document.Paragraph("i") }
            return Document.Article.Paragraph(Document.Paragraph("p"), items: items)
          }))
    }
    let blocks = [
      article([2, 0, 2, 1]), article([]), article([0, 1]), .paragraph(Document.Paragraph("間")), article([1, 0]),
    ]
    #expect(
      try lines(blocks) == [
        "第1条", "p", "(1)\ti", "(2)\ti", "2　p", "3　p", "(1)\ti", "(2)\ti", "4　p", "(1)\ti", "第2条", "第3条", "p", "2　p",
        "(1)\ti", "間", "第4条", "p", "(1)\ti", "2　p",
      ])
  }

  @Test func textCannotLeaveItsPlace() throws {
    let hostile = "</w:t>&\u{0}\u{1B}\u{202E}x\u{2066}\u{FEFF}\u{FFFF}\u{85}]]>"
    let written = try body([.paragraph(Document.Paragraph(hostile))])
    #expect(written.contains(">&lt;/w:t&gt;&amp;\u{FFFD}\u{FFFD}\u{FFFD}x\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}]]&gt;</w:t>"))
    #expect(try lines([.paragraph(Document.Paragraph("全角　🗾 👨‍👩‍👧 e\u{301}"))]) == ["全角　🗾 👨‍👩‍👧 e\u{301}"])
  }

  @Test func lineEndsAndTabsStay() throws {
    #expect(
      try lines([.paragraph(Document.Paragraph("a\nb\r\nc\rd\te\u{2028}f\r\r\n "))]) == ["a\nb\nc\nd\te\nf\n\n "])
    #expect(try lines([.article(Document.Article(title: "一\r\n二", paragraphs: []))]) == ["第1条（一 二）"])
  }

  @Test func japaneseTextTakesFullWidthSigns() throws {
    let runs = [Document.Run("“①”"), Document.Run("控え", .quiet)]
    let japanese = try body([.paragraph(Document.Paragraph(runs))])
    #expect(japanese.contains("<w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>"))
    #expect(!japanese.contains("<w:i/>"))
    let english = try body([.paragraph(Document.Paragraph(runs))], .english)
    #expect(english.contains("<w:p><w:r><w:t xml:space=\"preserve\">“①”</w:t></w:r>"))
    #expect(english.contains("<w:rPr><w:i/><w:iCs/><w:color w:val=\"\(Palette.quiet)\"/></w:rPr>"))
  }

  @Test func fontsAndTagsFitTheLanguage() throws {
    let japanese = WordDocument(language: .japanese, title: "")
    let english = WordDocument(language: .english, title: "")
    #expect(try part("word/styles.xml", of: japanese).contains("w:eastAsia=\"游明朝\" w:hAnsi=\"游明朝\""))
    #expect(try part("word/styles.xml", of: english).contains("w:ascii=\"Times New Roman\" w:eastAsia=\"游明朝\""))
    #expect(try part("word/fontTable.xml", of: japanese).contains("<w:altName w:val=\"MS ゴシック\"/>"))
    #expect(try part("word/styles.xml", of: english).contains("w:val=\"en-US\" w:eastAsia=\"ja-JP\""))
    #expect(try part("docProps/core.xml", of: english).contains("<dc:language>en-US</dc:language>"))
  }

  @Test func headingsAndListsKeepToTheirLevels() throws {
    let blocks = [-1, 0, 1, 3, 9].flatMap {
      [WordDocument.Block.heading($0, Document.Paragraph("h")), .listItem($0, Document.Paragraph("l"))]
    }
    let written = try body(blocks)
    func count(_ style: String) -> Int { written.count(of: "<w:pStyle w:val=\"\(style)\"/>") }
    #expect([count("Heading1"), count("Heading2"), count("Heading3")] == [3, 0, 2])
    #expect([count("ListBullet"), count("ListBullet2"), count("ListBullet3")] == [3, 0, 2])
  }

  @Test func tablesAreRectangles() throws {
    let table = Document.Table(
      widths: [0, -5], header: [Document.Cell("a")],
      rows: [[Document.Cell("b"), Document.Cell("c"), Document.Cell("d")], []])
    let written = try body([.table(table)])
    #expect(written.count(of: "<w:gridCol ") == 3)
    #expect(written.count(of: "<w:tc>") == 9)
    #expect(written.count(of: "<w:tblHeader/>") == 1)
    #expect(written.count(of: "<w:cantSplit/>") == 3)
    #expect(try lines([.table(table)]) == ["a", "", "", "b", "c", "d", "", "", "", ""])
    for empty in [
      Document.Table(widths: [1], header: [], rows: []), Document.Table(widths: [], header: [], rows: [[]]),
    ] {
      #expect(try lines([.table(empty)]) == [""])
    }
  }

  @Test func columnsFillTheTextAndNoneIsLost() throws {
    for widths in [[1], [1, 1, 1], [1, 9, 2], [Int.max, 1], [1, 1_000_000_000, 3]] {
      let table = Document.Table(widths: widths, header: [], rows: [widths.map { _ in Document.Cell("x") }])
      let written = try body([.table(table)])
      let columns = written.split(separator: "<w:gridCol w:w=\"").dropFirst().compactMap {
        Int($0.prefix { $0 != "\"" })
      }
      #expect(columns.count == widths.count)
      #expect(columns.reduce(0, +) == PageGeometry.textWidth)
    }
    let wide = Document.Table(widths: [], header: [], rows: [(0..<100).map { Document.Cell("\($0)") }])
    #expect(try body([.table(wide)]).count(of: "<w:gridCol ") == 63)
    #expect(try lines([.table(wide)]).prefix(100) == (0..<100).map { "\($0)" }[...])
  }

  @Test func picturesFitThePage() throws {
    func extent(_ width: Double, _ height: Double) throws -> [Int] {
      let written = try body([.picture(Document.Picture(emf: [], width: width, height: height, alternative: ""))])
      let numbers = written.split(separator: "<wp:extent cx=\"").last?.split(separator: "\"").prefix(3) ?? []
      return numbers.compactMap { Int($0) }
    }
    #expect(try extent(100, 50) == [1_270_000, 635_000])
    #expect(try extent(907, 453.5) == [5_759_450, 2_879_725])
    let tall = try extent(500, 5000)
    #expect(tall[1] <= (PageGeometry.textHeight / 20) * 12_700)
    #expect(abs(tall[0] * 10 - tall[1]) <= 10)
    for (width, height) in [(Double.nan, 1.0), (.infinity, -.infinity), (-5, 0), (1e300, 1e-300)] {
      #expect(try extent(width, height).allSatisfy { $0 >= 1 && $0 <= 14_000_000 })
    }
  }

  @Test func pagesBeginWithWhatFollows() throws {
    let table = Document.Table(widths: [], header: [], rows: [[Document.Cell("x")]])
    let picture = Document.Picture(emf: [], width: 1, height: 1, alternative: "")
    for block in [WordDocument.Block.heading(1, Document.Paragraph("h")), .table(table), .picture(picture)] {
      let written = try body([.paragraph(Document.Paragraph("a")), .pageBreak, block])
      #expect(written.count(of: "<w:pageBreakBefore/>") == 1)
    }
    #expect(try lines([.pageBreak, .heading(1, Document.Paragraph("h"))]) == ["h"])
    #expect(try body([.pageBreak]).contains("<w:pageBreakBefore/>"))
  }

  @Test func colorsCanBeReadOnTheirShadings() {
    func luminance(_ color: String) -> Double {
      let value = Int(color, radix: 16) ?? 0
      let parts = [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { part -> Double in
        let share = Double(part) / 255
        // The curve of sRGB, near enough for a bound.
        return share * share * (0.7 * share.squareRoot() + 0.3)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    for role in WordDocument.Role.allCases {
      let contrast = (luminance(role.shading) + 0.05) / (luminance(role.textColor) + 0.05)
      #expect(contrast >= 4.5)
      #expect((1.05) / (luminance(role.textColor) + 0.05) >= 4.5)
    }
  }
}

extension String {
  /// How often a part stands in the text.
  fileprivate func count(of part: String) -> Int { split(separator: part, omittingEmptySubsequences: false).count - 1 }
}
