import SourceText

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
