import SourceText

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
