/// What a paragraph, a style or a level says about style, outline and numbering.
struct ParagraphProperties: Sendable {
  /// The id of its style.
  var style: String?
  /// The id of its numbering; 0 takes away what the style gives.
  var numbering: Int?
  /// The level in the numbering, from 0.
  var level: Int?
  /// The level in the outline, from 0; 9 is body text.
  var outline: Int?
  /// Whether a recorded change deletes the paragraph's end, which joins it to the next.
  var endIsDeleted = false

  /// Reads on behind the start of `w:pPr` to its end.
  static func read(_ reader: inout XMLReader) throws(XMLError) -> ParagraphProperties {
    var properties = ParagraphProperties()
    let outside = reader.depth - 1
    while reader.depth > outside {
      guard case .start(let element) = try reader.next() else { continue }
      guard element.namespace == .word else {
        try reader.skipElement()
        continue
      }
      switch element.name {
      case "pStyle": properties.style = element.value
      case "numPr", "rPr": break
      case "numId": properties.numbering = element.number
      case "ilvl": properties.level = element.number
      case "outlineLvl": properties.outline = element.number
      case "del", "moveFrom": properties.endIsDeleted = true
      default: try reader.skipElement()
      }
    }
    return properties
  }
}
