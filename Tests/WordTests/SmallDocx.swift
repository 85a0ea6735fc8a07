import Testing

@testable import Word

/// A .docx file around a few lines of WordprocessingML.
enum SmallDocx {
  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  static func file(
    _ body: String, styles: String = "", numbering: String = "", namespace: String = word, prefix: String = "w",
    relationships: String? = nil
  ) -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let root =
      "xmlns:\(prefix)=\"\(namespace)\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    func relations(_ targets: [(String, String)]) -> String {
      let items = targets.enumerated().map {
        "<Relationship Id=\"r\($0)\" Type=\"\(office)/\($1.0)\" Target=\"\($1.1)\"/>"
      }
      return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + items.joined() + "</Relationships>"
    }
    let parts = [
      ("_rels/.rels", relationships ?? relations([("officeDocument", "/word/document.xml")])),
      ("word/_rels/document.xml.rels", relations([("styles", "styles.xml"), ("numbering", "./numbering.xml")])),
      (
        "word/document.xml", "<\(prefix):document \(root)><\(prefix):body>\(body)</\(prefix):body></\(prefix):document>"
      ),
      ("word/styles.xml", "<\(prefix):styles \(root)>\(styles)</\(prefix):styles>"),
      ("word/numbering.xml", "<\(prefix):numbering \(root)>\(numbering)</\(prefix):numbering>"),
    ]
    return ZipArchive.write(parts.map { ZipArchive.Entry(name: $0.0, bytes: Array($0.1.utf8)) })
  }

  /// The paragraphs as they are shown.
  static func lines(_ body: String, styles: String = "", numbering: String = "") -> [String] {
    do throws(WordError) {
      return try WordText(docx: file(body, styles: styles, numbering: numbering)).paragraphs.map(\.text)
    } catch {
      Issue.record("\(error)")
      return []
    }
  }

  static func run(_ text: String) -> String { "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>" }

  static func paragraph(_ text: String, list: Int? = nil, level: Int = 0, style: String? = nil) -> String {
    var properties = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
    if let list { properties += "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>" }
    return "<w:p><w:pPr>\(properties)</w:pPr>\(run(text))</w:p>"
  }

  /// A level of a list; `more` goes before its text.
  static func level(_ number: Int, _ format: String, _ text: String, start: Int = 1, _ more: String = "") -> String {
    "<w:lvl w:ilvl=\"\(number)\"><w:start w:val=\"\(start)\"/><w:numFmt w:val=\"\(format)\"/>\(more)"
      + "<w:suff w:val=\"nothing\"/><w:lvlText w:val=\"\(text)\"/></w:lvl>"
  }

  static func definition(_ id: Int, _ levels: String...) -> String {
    "<w:abstractNum w:abstractNumId=\"\(id)\">\(levels.joined())</w:abstractNum>"
  }

  static func list(_ id: Int, of definition: Int, _ more: String = "") -> String {
    "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(definition)\"/>\(more)</w:num>"
  }
}
