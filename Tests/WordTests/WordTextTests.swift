import SourceText
import Testing

@testable import Word

struct WordTextTests {
  private func p(_ content: String) -> String { "<w:p>\(content)</w:p>" }
  private func r(_ text: String) -> String { SmallDocx.run(text) }

  private func failure(_ file: [UInt8]) -> WordError? {
    do throws(WordError) {
      _ = try WordText(docx: file)
      return nil
    } catch { return error }
  }

  @Test func textIsReadAsWritten() {
    #expect(SmallDocx.lines(p(r("第１条（目的）") + r(" 🗾 &lt;&amp;"))) == ["第１条（目的） 🗾 <&"])
    #expect(
      SmallDocx.lines(p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:noBreakHyphen/></w:r>"))
        == ["a\tb\nc\n-"])
    #expect(SmallDocx.lines(p("<w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"1\"/></w:tabs></w:pPr>" + r("x"))) == ["x"])
    // Without the mark, space at the ends is only the file's own layout.
    #expect(SmallDocx.lines(p("<w:r><w:t>\n a b \n</w:t></w:r>")) == ["a b"])
    #expect(SmallDocx.lines("<w:p/>" + p("") + "<w:sectPr/>") == ["", ""])
    #expect(SmallDocx.lines("").isEmpty)
  }

  @Test func symbolsAreShownAsFarAsTheyCan() {
    let symbol = "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:char=\"2611\"/><w:sym/></w:r>"
    #expect(SmallDocx.lines(p(symbol)) == ["〓☑〓"])
  }

  @Test func recordedChangesCountAsAccepted() {
    let body =
      p(
        r("甲") + "<w:del w:id=\"1\"><w:r><w:delText>乙</w:delText></w:r></w:del><w:ins w:id=\"2\">\(r("丙"))</w:ins>"
          + "<w:moveFrom w:id=\"3\">\(r("丁"))</w:moveFrom><w:moveTo w:id=\"3\">\(r("戊"))</w:moveTo>")
    #expect(SmallDocx.lines(body) == ["甲丙戊"])
    let old = "<w:pPr><w:pPrChange><w:pPr><w:pStyle w:val=\"x\"/></w:pPr></w:pPrChange></w:pPr>"
    #expect(SmallDocx.lines(p(old + r("己"))) == ["己"])
  }

  @Test func aDeletedParagraphEndJoinsTheNext() {
    let deleted = "<w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>"
    #expect(SmallDocx.lines(p(deleted + r("前")) + p(deleted) + p(r("後")) + p(r("次"))) == ["前後", "次"])
    let cell = "<w:tc>\(p(deleted + r("升")))</w:tc><w:tc>\(p(r("隣")))</w:tc>"
    #expect(SmallDocx.lines("<w:tbl><w:tr>\(cell)</w:tr></w:tbl>" + p(deleted + r("末"))) == ["升", "隣", "末"])
  }

  @Test func whatIsNotReadOnThePageIsLeftOut() {
    let ruby = "<w:ruby><w:rt>\(r("かな"))</w:rt><w:rubyBase>\(r("漢字"))</w:rubyBase></w:ruby>"
    let hidden =
      "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隠し</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>見え</w:t></w:r>"
    let field =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(r("第3条"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    #expect(SmallDocx.lines(p("<w:r>\(ruby)</w:r>" + hidden + field + r("。"))) == ["漢字見え第3条。"])
  }

  @Test func struckOutTextIsLeftOut() {
    func run(_ properties: String, _ text: String) -> String {
      "<w:r><w:rPr>\(properties)</w:rPr><w:t>\(text)</w:t></w:r>"
    }
    let body =
      run("<w:strike/>", "甲") + run("<w:dstrike w:val=\"true\"/>", "乙") + run("<w:strike w:val=\"0\"/>", "丙")
      + run("<w:dstrike w:val=\"false\"/><w:b/>", "丁") + run("<w:b/><w:strike w:val=\"1\"/>", "戊")
      + run("<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>", "己")
    #expect(SmallDocx.lines(p(body)) == ["丙丁己"])
    // A mark on the paragraph's end says nothing about its text.
    #expect(SmallDocx.lines(p("<w:pPr><w:rPr><w:strike/></w:rPr></w:pPr>" + r("庚"))) == ["庚"])
    // The run in which a text box is anchored is struck out, not the box; a hidden one takes the box along.
    let box = "<w:txbxContent>\(p(r("箱")))</w:txbxContent>"
    #expect(SmallDocx.lines(p("<w:r><w:rPr><w:strike/></w:rPr>\(box)</w:r>")) == ["", "箱"])
    #expect(SmallDocx.lines(p("<w:r><w:rPr><w:vanish/></w:rPr>\(box)</w:r>")) == ["", ""])
  }

  @Test func stylesStrikeOutAndHide() {
    let styles = """
      <w:style w:type="paragraph" w:styleId="out"><w:name w:val="見え消し"/><w:rPr><w:strike/></w:rPr></w:style>\
      <w:style w:type="paragraph" w:styleId="heir"><w:basedOn w:val="out"/></w:style>\
      <w:style w:type="paragraph" w:styleId="back"><w:basedOn w:val="out"/><w:rPr><w:strike w:val="0"/></w:rPr></w:style>\
      <w:style w:type="character" w:styleId="twice"><w:rPr><w:dstrike/></w:rPr></w:style>\
      <w:style w:type="character" w:styleId="once"><w:rPr><w:strike/></w:rPr></w:style>\
      <w:style w:type="character" w:styleId="hidden"><w:rPr><w:vanish/></w:rPr></w:style>
      """
    func line(_ paragraph: String, _ run: String) -> [String] {
      let style = paragraph.isEmpty ? "" : "<w:pPr><w:pStyle w:val=\"\(paragraph)\"/></w:pPr>"
      return SmallDocx.lines(p(style + "<w:r><w:rPr>\(run)</w:rPr><w:t>文</w:t></w:r>"), styles: styles)
    }
    func style(_ id: String) -> String { "<w:rStyle w:val=\"\(id)\"/>" }
    let struck = [("out", ""), ("heir", ""), ("", style("twice")), ("back", style("once")), ("", style("hidden"))]
    for (paragraph, run) in struck {
      #expect(line(paragraph, run) == [""], "\(paragraph) \(run)")
    }
    // A run that says no, a style that says no, and two styles that strike the same out: the line is off.
    for (paragraph, run) in [
      ("out", "<w:strike w:val=\"off\"/>"), ("back", ""), ("out", style("once")), ("", style("none")),
      ("", style("hidden") + "<w:vanish w:val=\"0\"/>"),
    ] {
      #expect(line(paragraph, run) == ["文"], "\(paragraph) \(run)")
    }
    let all = "<w:docDefaults><w:rPrDefault><w:rPr><w:strike/></w:rPr></w:rPrDefault></w:docDefaults>"
    #expect(SmallDocx.lines(p(r("文")), styles: all) == [""])
    #expect(SmallDocx.lines(p("<w:pPr><w:pStyle w:val=\"out\"/></w:pPr>\(r("文"))"), styles: styles) == [""])
  }

  @Test func tablesLinksAndControlsStandInOrder() {
    let table =
      "<w:tbl><w:tblPr/><w:tr><w:tc>\(p(r("1")))</w:tc><w:tc><w:tbl><w:tr><w:tc>\(p(r("2")))</w:tc></w:tr></w:tbl>"
      + "\(p(r("3")))</w:tc></w:tr></w:tbl>"
    let control = "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>\(p(r("4")))</w:sdtContent></w:sdt>"
    let link = p("<w:hyperlink>\(r("5"))</w:hyperlink><w:fldSimple w:instr=\"PAGE\">\(r("6"))</w:fldSimple>")
    #expect(SmallDocx.lines(p(r("0")) + table + control + link) == ["0", "1", "2", "3", "4", "56"])
  }

  @Test func textBoxesAreReadOnceBehindTheirParagraph() {
    let box = "<w:txbxContent>\(p(r("箱")))</w:txbxContent>"
    let choice =
      "<mc:AlternateContent><mc:Choice>\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent>"
    #expect(SmallDocx.lines(p(r("前") + "<w:r>\(choice)</w:r>" + r("後"))) == ["前後", "箱"])
  }

  @Test func headingsAreKnownByLevelOrName() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>\
      <w:style w:type="paragraph" w:styleId="2"><w:name w:val="Heading 2"/></w:style>\
      <w:style w:type="paragraph" w:styleId="3"><w:name w:val="章"/><w:basedOn w:val="2"/></w:style>\
      <w:style w:type="paragraph" w:styleId="4"><w:name w:val="heading 99"/></w:style>
      """
    let direct = "<w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>\(r("d"))</w:p>"
    let body = ["1", "2", "3", "4"].map { SmallDocx.paragraph($0, style: $0) }.joined() + direct
    let file = SmallDocx.file(body, styles: styles)
    #expect(try WordText(docx: file).paragraphs.map(\.heading) == [1, 2, 2, nil, 3])
  }

  @Test func strictDocumentsAndOtherPrefixesAreRead() throws {
    let body = "<x:p><x:r><x:t>厳格</x:t></x:r></x:p>"
    let file = SmallDocx.file(
      body, namespace: "http://purl.oclc.org/ooxml/wordprocessingml/main", prefix: "x")
    #expect(try WordText(docx: file).paragraphs == [WordText.Paragraph("厳格")])
  }

  @Test func whatIsNoDocumentIsNamed() throws {
    #expect(failure([]) == .archive(.notAnArchive))
    #expect(failure([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]) == .legacyFormat)
    #expect(failure(ZipArchive.write([])) == .notWord)
    #expect(failure(SmallDocx.file("", relationships: "<x/>")) == .notWord)
    #expect(failure(SmallDocx.file("", namespace: "urn:sheet")) == .notWord)
    #expect(failure(SmallDocx.file("<w:p>")) == .xml(.malformed))
    #expect(failure(SmallDocx.file("", styles: "<w:style")) == .xml(.malformed))
    #expect(failure(SmallDocx.file("", relationships: "<!DOCTYPE x><x/>")) == .xml(.documentType))
    #expect(failure(Array(SmallDocx.file("").dropLast(30))) == .archive(.truncated))
    let escaping = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship \
      Type="http://x/officeDocument" Target="../../../etc/passwd"/></Relationships>
      """
    #expect(failure(SmallDocx.file("", relationships: escaping)) == .notWord)
    let reason = WordError.archive(.truncated).message
    #expect(reason.ja == "Word文書（.docx）として読めません。ファイルが途中で切れています。もう一度入手してください。")
    #expect(reason.en == "This cannot be read as a Word document. The file is cut off. Get it once more.")
  }

  @Test func documentsAreToldByTheirFirstBytes() {
    #expect(WordText.mayRead(SmallDocx.file("")))
    #expect(WordText.mayRead([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
    #expect(!WordText.mayRead(Array("PK: 名簿".utf8)))
    #expect(!WordText.mayRead([]))
  }

  @Test func smallFilesThatUnpackToManyParagraphsAreRefused() {
    let body = String(repeating: "<w:p/>", count: BodyReader.maximumParagraphs + 1)
    #expect(failure(SmallDocx.file(body)) == .xml(.tooComplex))
  }

  @Test func damageNeverCrashes() {
    var numbers = NumberSequence(seed: 34)
    let numbering = SmallDocx.definition(0, SmallDocx.level(0, "decimal", "第%1条")) + SmallDocx.list(1, of: 0)
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"
    let body = SmallDocx.paragraph("甲", list: 1, style: "1") + "<w:tbl><w:tr><w:tc>\(p(r("乙")))</w:tc></w:tr></w:tbl>"
    let parts = try? ZipArchive(reading: SmallDocx.file(body, styles: styles, numbering: numbering))
    guard let parts else {
      Issue.record("no document")
      return
    }
    var read = 0
    for _ in 0..<1_500 {
      // The parts are damaged before they are packed, so that the damage gets past the checksum.
      let entries = parts.names.map { name in
        var bytes = (try? parts.bytes(of: name)) ?? []
        for _ in 0..<numbers.next(below: 3) where name.hasPrefix("word/") && !name.hasSuffix(".rels") {
          let place = numbers.next(below: bytes.count)
          if numbers.next(below: 2) == 0 {
            bytes[place] = 0x20 + numbers.byte() % 0x5F
          } else {
            bytes.remove(at: place)
          }
        }
        return ZipArchive.Entry(name: name, bytes: bytes)
      }
      if failure(ZipArchive.write(entries)) == nil { read += 1 }
    }
    #expect(read > 100)
    #expect(read < 1_400)
  }
}
