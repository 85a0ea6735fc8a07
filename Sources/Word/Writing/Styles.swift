import SourceText

/// A paragraph style: its names and its properties in WordprocessingML, in the order of the schema.
struct ParagraphStyle {
  var id: String
  var name: String
  var isCustom = false
  /// Whether it takes the face of headings.
  var isHeading = false
  /// The style of the paragraph that Word makes behind it.
  var next: String?
  var paragraph = ""
  var run = ""
}

extension StyleParts {
  var paragraphStyles: [ParagraphStyle] {
    [
      // At least 16 points from line to line: some Japanese faces bring room of their own, others none.
      ParagraphStyle(
        id: "Normal", name: "Normal", paragraph: "<w:spacing w:after=\"60\" w:line=\"320\" w:lineRule=\"atLeast\"/>"),
      ParagraphStyle(
        id: "Title", name: "Title", isHeading: true, next: "Normal",
        paragraph:
          "<w:keepNext/><w:spacing w:after=\"280\" w:line=\"440\" w:lineRule=\"atLeast\"/><w:jc w:val=\"center\"/>",
        run: "<w:b/><w:bCs/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>"),
      heading(1, before: 360, size: 28), heading(2, before: 280, size: 24), heading(3, before: 200, size: 21),
      list(1), list(2), list(3),
      ParagraphStyle(
        id: "TableText", name: "Table Text", isCustom: true,
        paragraph: "<w:spacing w:after=\"0\" w:line=\"260\" w:lineRule=\"atLeast\"/>",
        run: "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
      ParagraphStyle(
        id: "TableHeading", name: "Table Heading", isCustom: true, isHeading: true,
        paragraph: "<w:keepNext/><w:spacing w:after=\"0\" w:line=\"260\" w:lineRule=\"atLeast\"/>",
        run: "<w:b/><w:bCs/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
      ParagraphStyle(
        id: "TableEnd", name: "Table End", isCustom: true, next: "Normal",
        paragraph: "<w:spacing w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>",
        run: "<w:sz w:val=\"8\"/><w:szCs w:val=\"8\"/>"),
      ParagraphStyle(
        id: "Picture", name: "Picture", isCustom: true, next: "Normal",
        paragraph: "<w:spacing w:before=\"120\" w:after=\"120\"/><w:jc w:val=\"center\"/>"),
      ParagraphStyle(
        id: "Header", name: "header",
        paragraph: "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"atLeast\"/><w:jc w:val=\"right\"/>", run: small
      ),
      ParagraphStyle(
        id: "Footer", name: "footer",
        paragraph: "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"atLeast\"/><w:jc w:val=\"center\"/>",
        run: small),
      ParagraphStyle(
        id: "ArticleHeading", name: LocalizedText.articleHeadingStyle[language], isCustom: true, isHeading: true,
        next: "ArticleOpening",
        paragraph:
          "<w:keepNext/>\(numbering(0))<w:spacing w:before=\"240\" w:after=\"40\"/><w:outlineLvl w:val=\"1\"/>",
        run: "<w:b/><w:bCs/>"),
      // The first paragraph has no number; it stands where the text of the others stands.
      ParagraphStyle(
        id: "ArticleOpening", name: LocalizedText.articleOpeningStyle[language], isCustom: true,
        next: "ArticleParagraph",
        paragraph: language == .japanese ? "<w:ind w:left=\"210\" w:firstLine=\"210\"/>" : "<w:ind w:left=\"420\"/>"),
      ParagraphStyle(
        id: "ArticleOpeningItem", name: LocalizedText.articleOpeningItemStyle[language], isCustom: true,
        paragraph: numbering(1)),
      ParagraphStyle(
        id: "ArticleParagraph", name: LocalizedText.articleParagraphStyle[language], isCustom: true,
        paragraph: numbering(2)),
      ParagraphStyle(
        id: "ArticleItem", name: LocalizedText.articleItemStyle[language], isCustom: true, paragraph: numbering(3)),
    ]
  }

  private var small: String { "<w:color w:val=\"\(Palette.quiet)\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>" }

  private func numbering(_ level: Int) -> String {
    "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(NumberingPart.articles)\"/></w:numPr>"
  }

  private func heading(_ level: Int, before: Int, size: Int) -> ParagraphStyle {
    ParagraphStyle(
      id: "Heading\(level)", name: "heading \(level)", isHeading: true, next: "Normal",
      paragraph: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"\(before)\" w:after=\"100\"/>"
        + "<w:outlineLvl w:val=\"\(level - 1)\"/>",
      run: "<w:b/><w:bCs/><w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/>")
  }

  private func list(_ level: Int) -> ParagraphStyle {
    let suffix = level == 1 ? "" : "\(level)"
    return ParagraphStyle(
      id: "ListBullet\(suffix)", name: level == 1 ? "List Bullet" : "List Bullet \(level)",
      paragraph: "<w:numPr><w:ilvl w:val=\"\(level - 1)\"/><w:numId w:val=\"\(NumberingPart.bullets)\"/></w:numPr>"
        + "<w:spacing w:after=\"20\"/><w:contextualSpacing/>")
  }
}

/// The styles and fonts of a document.
struct StyleParts {
  /// A face with what a reader needs to replace it where it is missing (17.8.3).
  private struct Face {
    var name: String
    /// The face to take in its place. Word takes one name here, not the list that the standard describes.
    var alternative: String
    var panose: String
    var family: String
    var isJapanese: Bool
  }

  private static let mincho = Face(
    name: "游明朝", alternative: "MS 明朝", panose: "02020400000000000000", family: "roman", isJapanese: true)
  private static let gothic = Face(
    name: "游ゴシック", alternative: "MS ゴシック", panose: "020B0400000000000000", family: "swiss", isJapanese: true)
  private static let roman = Face(
    name: "Times New Roman", alternative: "Liberation Serif", panose: "02020603050405020304", family: "roman",
    isJapanese: false)
  private static let sans = Face(
    name: "Arial", alternative: "Liberation Sans", panose: "020B0604020202020204", family: "swiss", isJapanese: false)

  let language: Language

  init(_ language: Language) { self.language = language }

  func fontTable() -> OutputBuffer {
    var output = OutputBuffer()
    output.append("<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\n")
    for face in [Self.mincho, Self.gothic] + (language == .english ? [Self.roman, Self.sans] : []) {
      output.append(text: "<w:font w:name=\"\(face.name)\"><w:altName w:val=\"\(face.alternative)\"/>")
      output.append(
        text: "<w:panose1 w:val=\"\(face.panose)\"/><w:charset w:val=\"\(face.isJapanese ? "80" : "00")\"/>")
      output.append(text: "<w:family w:val=\"\(face.family)\"/><w:pitch w:val=\"variable\"/></w:font>\n")
    }
    output.append("</w:fonts>")
    return output
  }

  func styles() -> OutputBuffer {
    var output = OutputBuffer()
    output.append("<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\n")
    output.append(text: "<w:docDefaults><w:rPrDefault><w:rPr>\(fonts(isHeading: false))")
    output.append("<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>")
    output.append("<w:lang w:val=\"en-US\" w:eastAsia=\"ja-JP\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>")
    output.append("<w:pPrDefault/></w:docDefaults>\n")
    for style in paragraphStyles { write(style, &output) }
    output.append(
      """
      <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
      <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
      <w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>\
      <w:uiPriority w:val="99"/><w:semiHidden/></w:style>
      <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
      <w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>\
      <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>\
      <w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
      <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>\
      <w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>
      """)
    for edge in ["top", "left", "bottom", "right", "insideH", "insideV"] {
      output.append(text: "<w:\(edge) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"\(Palette.line)\"/>")
    }
    output.append("</w:tblBorders><w:tblCellMar><w:top w:w=\"40\" w:type=\"dxa\"/><w:left w:w=\"85\" w:type=\"dxa\"/>")
    output.append("<w:bottom w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>")
    output.append("</w:style>\n</w:styles>")
    return output
  }

  /// The fonts of text or headings. Latin letters in Japanese text come from the Japanese face.
  private func fonts(isHeading: Bool) -> String {
    let japanese = (isHeading ? Self.gothic : Self.mincho).name
    let latin = language == .japanese ? japanese : (isHeading ? Self.sans : Self.roman).name
    return "<w:rFonts w:ascii=\"\(latin)\" w:eastAsia=\"\(japanese)\" w:hAnsi=\"\(latin)\" w:cs=\"\(latin)\"/>"
  }

  private func write(_ style: ParagraphStyle, _ output: inout OutputBuffer) {
    output.append("<w:style w:type=\"paragraph\"")
    if style.id == "Normal" { output.append(" w:default=\"1\"") }
    if style.isCustom { output.append(" w:customStyle=\"1\"") }
    output.append(text: " w:styleId=\"\(style.id)\"><w:name w:val=\"\(style.name)\"/>")
    if style.id != "Normal" { output.append("<w:basedOn w:val=\"Normal\"/>") }
    if let next = style.next { output.append(text: "<w:next w:val=\"\(next)\"/>") }
    output.append("<w:qFormat/><w:pPr>")
    output.append(text: style.paragraph)
    output.append("</w:pPr><w:rPr>")
    if style.isHeading { output.append(text: fonts(isHeading: true)) }
    output.append(text: style.run)
    output.append("</w:rPr></w:style>\n")
  }
}

/// The colours of documents. Those of text have a contrast of 4.5:1 and more on white and on the shadings.
enum Palette {
  static let quiet = "57606A"
  static let line = "8C959F"
  static let headerShading = "E6EAEF"
}

extension WordDocument.Role {
  var textColor: String {
    switch self {
    case .error: "A40E26"
    case .warning: "7D4E00"
    case .info: "0A4F9E"
    case .ok: "116329"
    }
  }

  var shading: String {
    switch self {
    case .error: "FDE7E9"
    case .warning: "FFF3D1"
    case .info: "E3EFFB"
    case .ok: "E2F4E6"
    }
  }
}

/// The page: A4 with margins of 25 mm, in twentieths of a point.
enum PageGeometry {
  static let width = 11906
  static let height = 16838
  static let margin = 1418
  static let headerDistance = 709
  static let textWidth = width - 2 * margin
  static let textHeight = height - 2 * margin
}
