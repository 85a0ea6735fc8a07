import Testing

@testable import Word

struct NumberingTests {
  private func p(_ text: String, _ list: Int? = 1, _ level: Int = 0, style: String? = nil) -> String {
    SmallDocx.paragraph(text, list: list, level: level, style: style)
  }

  private let contract =
    SmallDocx.definition(
      0, SmallDocx.level(0, "decimal", "第%1条"), SmallDocx.level(1, "decimalFullWidth", "%2　", start: 2),
      SmallDocx.level(2, "decimal", "(%3)"), SmallDocx.level(3, "aiueoFullWidth", "%4　")) + SmallDocx.list(1, of: 0)

  @Test func articlesParagraphsAndItemsAreCounted() {
    let body =
      p("（目的）") + p("この契約は", nil) + p("（定義）") + p("次のとおり", nil) + p("前項は", 1, 1) + p("一つ", 1, 2) + p("細目", 1, 3)
      + p("二つ", 1, 2) + p("なお", 1, 1) + p("一つ", 1, 2) + p("（雑則）") + p("追って", 1, 1)
    #expect(
      SmallDocx.lines(body, numbering: contract) == [
        "第1条（目的）", "この契約は", "第2条（定義）", "次のとおり", "２　前項は", "(1)一つ", "ア　細目", "(2)二つ", "３　なお", "(1)一つ", "第3条（雑則）",
        "２　追って",
      ])
  }

  @Test func levelsAboveShowAndALevelLeftOutCountsAsGiven() {
    let numbering =
      SmallDocx.definition(
        0, SmallDocx.level(0, "japaneseCounting", "%1"), SmallDocx.level(1, "decimal", "%1-%2"),
        SmallDocx.level(2, "lowerLetter", "%1.%2.%3", "<w:isLgl/>")) + SmallDocx.list(1, of: 0)
    let body = p("a") + p("b", 1, 2) + p("c", 1, 1) + p("d", 1, 2) + p("e") + p("f", 1, 1)
    #expect(SmallDocx.lines(body, numbering: numbering) == ["一a", "1.1.1b", "一-2c", "1.2.1d", "二e", "二-1f"])
  }

  @Test func restartsAreObeyed() {
    let levels = [
      SmallDocx.level(0, "decimal", "%1"), SmallDocx.level(1, "decimal", "%2"),
      SmallDocx.level(2, "decimal", "never%3", "<w:lvlRestart w:val=\"0\"/>"),
      SmallDocx.level(3, "decimal", "one%4", "<w:lvlRestart w:val=\"1\"/>"),
    ]
    let numbering = SmallDocx.definition(0, levels.joined()) + SmallDocx.list(1, of: 0)
    let body =
      p("") + p("", 1, 1) + p("", 1, 2) + p("", 1, 3) + p("", 1, 1) + p("", 1, 2) + p("", 1, 3) + p("") + p("", 1, 1)
      + p("", 1, 2) + p("", 1, 3)
    #expect(
      SmallDocx.lines(body, numbering: numbering) == [
        "1", "1", "never1", "one1", "2", "never2", "one2", "2", "1", "never3", "one1",
      ])
  }

  @Test func listsOfADefinitionCountOnUnlessTheyStartAnew() {
    let start = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>"
    let look = "<w:lvlOverride w:ilvl=\"0\">\(SmallDocx.level(0, "decimalEnclosedCircle", "%1"))</w:lvlOverride>"
    let numbering =
      SmallDocx.definition(0, SmallDocx.level(0, "decimal", "%1.")) + SmallDocx.list(1, of: 0)
      + SmallDocx.list(2, of: 0) + SmallDocx.list(3, of: 0, start) + SmallDocx.list(4, of: 0, look)
    let body = p("a", 1) + p("b", 2) + p("c", 3) + p("d", 3) + p("e", 1) + p("f", 4)
    #expect(SmallDocx.lines(body, numbering: numbering) == ["1.a", "2.b", "5.c", "6.d", "7.e", "⑧f"])
  }

  @Test func stylesNumberTheirParagraphs() {
    let styles = """
      <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>\
      <w:style w:type="paragraph" w:styleId="jo"><w:name w:val="条"/><w:basedOn w:val="a"/>\
      <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>\
      <w:style w:type="paragraph" w:styleId="ko"><w:name w:val="項"/><w:basedOn w:val="jo"/>\
      <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>\
      <w:style w:type="paragraph" w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style>
      """
    let numbering =
      SmallDocx.definition(
        0, SmallDocx.level(0, "decimal", "第%1条", "<w:pStyle w:val=\"jo\"/>"),
        SmallDocx.level(1, "decimal", "%2 ", start: 2, "<w:pStyle w:val=\"ko\"/>")) + SmallDocx.list(1, of: 0)
    let body =
      p("甲", nil, style: "jo") + p("乙", nil, style: "ko") + p("丙", 0, style: "jo") + p("丁", nil, style: "jo")
      + p("戊", nil, style: "loop") + p("己", nil, style: "なし") + p("庚", nil)
    #expect(
      SmallDocx.lines(body, styles: styles, numbering: numbering) == ["第1条甲", "2 乙", "丙", "第2条丁", "戊", "己", "庚"])
  }

  @Test func numberingStylesAreFollowed() {
    let styles = """
      <w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>\
      </w:style>
      """
    let numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>"
      + SmallDocx.definition(1, "<w:styleLink w:val=\"L\"/>", SmallDocx.level(0, "irohaFullWidth", "%1　"))
      + SmallDocx.list(1, of: 0) + SmallDocx.list(2, of: 1)
    #expect(
      SmallDocx.lines(p("a") + p("b", 2) + p("c"), styles: styles, numbering: numbering) == ["イ　a", "ロ　b", "ハ　c"])
  }

  @Test func bulletsAndSuffixes() {
    let levels =
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{F0B7}\"/></w:lvl>"
      + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:suff w:val=\"space\"/>"
      + "<w:lvlText w:val=\"100%%2%\"/></w:lvl><w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"none\"/><w:lvlText w:val=\"\"/></w:lvl>"
    let numbering = SmallDocx.definition(0, levels) + SmallDocx.list(1, of: 0)
    #expect(SmallDocx.lines(p("a") + p("b", 1, 1) + p("c", 1, 2), numbering: numbering) == ["・\ta", "100%1% b", "c"])
  }

  @Test(arguments: [
    "<w:num w:numId=\"1\"/>", SmallDocx.list(1, of: 7), SmallDocx.definition(0) + SmallDocx.list(1, of: 0),
    SmallDocx.definition(0, SmallDocx.level(99, "decimal", "%1")) + SmallDocx.list(1, of: 0),
    "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"X\"/></w:abstractNum>" + SmallDocx.list(1, of: 0),
  ])
  func brokenDefinitionsNumberNothing(_ numbering: String) {
    #expect(SmallDocx.lines(p("a") + p("b", 1, 12) + p("c", 1, -3), numbering: numbering) == ["a", "b", "c"])
  }

  @Test func hugeNumbersDoNotOverflow() {
    let numbering =
      SmallDocx.definition(0, SmallDocx.level(0, "decimal", "%1.", start: Int.max)) + SmallDocx.list(1, of: 0)
    #expect(SmallDocx.lines(p("a") + p("b"), numbering: numbering) == ["\(Int.max).a", "\(Int.min).b"])
  }
}
