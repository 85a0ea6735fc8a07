import Foundation
import SourceText
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct SVGTests {
  /// What an XML parser found.
  private final class Outline: NSObject, XMLParserDelegate {
    var names: [String: Int] = [:]
    var attributes: Set<String> = []
    var links: [String] = []
    var ids: [String] = []
    var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String] = [:]
    ) {
      names[name, default: 0] += 1
      self.attributes.formUnion(attributes.keys)
      if let link = attributes["href"] { links.append(link) }
      if let id = attributes["id"] { ids.append(id) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }

  private func parsed(_ svg: OutputBuffer) -> Outline? {
    let parser = XMLParser(data: Data(svg.bytes))
    let outline = Outline()
    parser.delegate = outline
    return parser.parse() ? outline : nil
  }

  private static let known: Set = [
    "svg", "title", "desc", "style", "g", "a", "rect", "polyline", "polygon", "circle", "text",
  ]

  @Test func isWellFormedAndHarmless() throws {
    for sample in try PictureSamples.all() {
      for isStandalone in [true, false] {
        // The page numbers findings in an order of its own.
        let numbers = sample.findings.indices.map { 2 * sample.findings.count - $0 }
        let svg = sample.drawing.svg(standalone: isStandalone, numbers: numbers)
        let outline = try #require(parsed(svg), "\(sample.name) is not well-formed")
        #expect(Set(outline.names.keys).isSubset(of: SVGTests.known), "\(sample.name)")
        #expect(!outline.attributes.contains { $0 == "style" || $0.hasPrefix("on") || $0.hasPrefix("xlink") })
        #expect((outline.names["style"] ?? 0) == (isStandalone ? 1 : 0))
        #expect(outline.names["text"] == sample.drawing.texts.count)
        let marked = sample.drawing.items.compactMap(\.finding).map { "#finding-\(numbers[$0])" }
        #expect(outline.links == (isStandalone ? [] : marked))
        #expect(!svg.text.contains("http") || svg.text.ranges(of: "http").count == 1, "only the namespace")
      }
    }
  }

  @Test func hostileNamesAreShownAsTheyAre() throws {
    let sample = PictureSamples.draw(
      "保管:\n  - {内容: \"</text><script>x</script>]]>\\u202E\\u0007\\uFFFE\", 保管者: 市}\n", .english)
    let svg = sample.drawing.svg(standalone: false)
    #expect(!svg.text.contains("<script") && !svg.text.contains("]]>"))
    let outline = try #require(parsed(svg))
    #expect(outline.text.contains("</text><script>x</script>]]>\u{FFFD}\u{FFFD}\u{FFFD}"))
  }

  @Test func picturesOfOnePageHaveTheirOwnIdentifiers() throws {
    let drawing = PictureSamples.draw("保管:\n  - 内容: 名簿\n").drawing
    let one = try #require(parsed(drawing.svg(standalone: false, identifier: "flow-1")))
    let two = try #require(parsed(drawing.svg(standalone: false, identifier: "flow-2")))
    #expect(one.ids == ["flow-1-title", "flow-1-desc"])
    #expect(Set(one.ids).isDisjoint(with: two.ids))
    #expect(drawing.svg(standalone: true).text.contains("role=\"img\""))
    #expect(one.text.contains("保管：名簿"))
  }

  @Test func theSameProposalGivesTheSameBytes() {
    for (_, text) in PictureSamples.hard.suffix(6) {
      let (one, other) = (PictureSamples.draw(text).drawing, PictureSamples.draw(text).drawing)
      #expect(one.svg(standalone: true).bytes == other.svg(standalone: true).bytes)
      #expect(one.emf() == other.emf())
    }
  }

  @Test func everyClassHasARuleForBothLooks() {
    let halves = Drawing.styleSheet.split(separator: "@media screen and (prefers-color-scheme: dark)")
    #expect(halves.count == 2)
    for style in Drawing.Style.allCases {
      for half in halves { #expect(half.contains(".flow-\(style.rawValue) {")) }
    }
    #expect(!Drawing.styleSheet.contains("url(") && !Drawing.styleSheet.contains("@import"))
    #expect(!Drawing.styleSheet.contains { "<&".contains($0) })
  }
}
