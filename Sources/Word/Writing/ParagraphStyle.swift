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
