/// What the styles of a document say about outline, numbering and text that is not there for readers.
struct StyleSheet: Sendable {
  /// How far a style may be based on others: more is a circle.
  private static let maximumChain = 32

  private struct Style: Sendable {
    var name = ""
    var base: String?
    var properties = ParagraphProperties()
    var run = RunProperties()
  }

  private var styles: [String: Style] = [:]
  private var defaultStyle: String?
  /// What holds for every run of which neither style nor run says otherwise.
  private var standard = RunProperties()

  static func read(_ part: [UInt8]) throws(WordError) -> StyleSheet {
    do throws(XMLError) {
      var reader = try XMLReader(part)
      var sheet = StyleSheet()
      while true {
        switch try reader.next() {
        case .start(let element) where element.isWord("style"): try sheet.readStyle(element, &reader)
        case .start(let element) where element.isWord("rPr"): sheet.standard = try RunProperties.read(&reader)
        case .finished: return sheet
        default: continue
        }
      }
    } catch { throw .xml(error) }
  }

  private mutating func readStyle(_ start: XMLElement, _ reader: inout XMLReader) throws(XMLError) {
    var style = Style()
    let outside = reader.depth - 1
    while reader.depth > outside {
      guard case .start(let element) = try reader.next() else { continue }
      if element.isWord("name") {
        style.name = element.value ?? ""
      } else if element.isWord("basedOn") {
        style.base = element.value
      } else if element.isWord("pPr") {
        style.properties = try ParagraphProperties.read(&reader)
      } else if element.isWord("rPr") {
        style.run = try RunProperties.read(&reader)
      } else {
        try reader.skipElement()
      }
    }
    guard let id = start.attribute("styleId") else { return }
    styles[id] = style
    let isDefault = start.attribute("default").map { $0 == "1" || $0 == "true" || $0 == "on" } ?? false
    if isDefault, start.attribute("type") == "paragraph" { defaultStyle = id }
  }

  /// The styles that a paragraph's style is made of, itself first.
  private func chain(_ id: String?) -> [Style] {
    var chain: [Style] = []
    var next = id ?? defaultStyle
    while let id = next, let style = styles[id], chain.count < Self.maximumChain {
      chain.append(style)
      next = style.base
    }
    return chain
  }

  /// The level of a paragraph in the outline, from 1; nil for body text.
  func heading(_ properties: ParagraphProperties) -> Int? {
    let chain = chain(properties.style)
    if let outline = properties.outline ?? chain.lazy.compactMap({ $0.properties.outline }).first {
      return (0..<9).contains(outline) ? outline + 1 : nil
    }
    return chain.lazy.compactMap { Self.headingLevel(named: $0.name) }.first
  }

  /// The level of a built-in heading style, which need not say it.
  private static func headingLevel(named name: String) -> Int? {
    let words = name.lowercased().split(separator: " ")
    guard words.count == 2, words[0] == "heading" || words[0] == "見出し", let level = Int(words[1]) else { return nil }
    return (1...9).contains(level) ? level : nil
  }

  /// The numbering of a paragraph and its level there, where it is numbered.
  func numbering(_ properties: ParagraphProperties, _ numbering: Numbering) -> (id: Int, level: Int)? {
    let chain = chain(properties.style)
    if let id = properties.numbering, properties.level != nil || id == 0 {
      return id == 0 ? nil : (id, properties.level ?? 0)
    }
    guard let id = properties.numbering ?? chain.lazy.compactMap({ $0.properties.numbering }).first, id != 0 else {
      return nil
    }
    // A level that names the style decides before what the style says of levels (17.3.1.19).
    let level =
      properties.level ?? numbering.level(ofStyle: properties.style ?? defaultStyle, in: id)
      ?? chain.lazy.compactMap { $0.properties.level }.first ?? 0
    return (id, level)
  }

  /// What a paragraph's style makes of its runs.
  func runProperties(ofParagraph style: String?) -> RunProperties { runProperties(of: chain(style)) }

  /// What becomes of a run that says `own` itself, in a paragraph whose style says `paragraph`.
  func effective(_ own: RunProperties, in paragraph: RunProperties) -> RunProperties {
    var styled = paragraph
    if let style = own.style, styles[style] != nil { styled = paragraph.toggled(by: runProperties(of: chain(style))) }
    return own.orElse(styled.orElse(standard))
  }

  private func runProperties(of chain: [Style]) -> RunProperties {
    chain.reduce(RunProperties()) { $0.orElse($1.run) }
  }

  /// The numbering that a numbering style stands for.
  func numbering(ofStyle id: String) -> Int? { styles[id]?.properties.numbering }
}
