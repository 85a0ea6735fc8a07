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

/// What a run or a style says about whether its text is there for readers. Each is nil where it says nothing.
struct RunProperties: Sendable {
  /// The id of the run's style.
  var style: String?
  /// `w:vanish`: hidden.
  var vanish: Bool?
  /// `w:strike` and `w:dstrike`: struck out by one line or two, as offices show what is to go (見え消し).
  var strike: Bool?
  var doubleStrike: Bool?

  var isHidden: Bool { vanish == true }
  var isStruck: Bool { strike == true || doubleStrike == true }

  /// Reads on behind the start of `w:rPr` to its end.
  static func read(_ reader: inout XMLReader) throws(XMLError) -> RunProperties {
    var properties = RunProperties()
    let outside = reader.depth - 1
    while reader.depth > outside {
      guard case .start(let element) = try reader.next() else { continue }
      if element.namespace == .word {
        switch element.name {
        case "rStyle": properties.style = element.value
        case "vanish": properties.vanish = element.isOn
        case "strike": properties.strike = element.isOn
        case "dstrike": properties.doubleStrike = element.isOn
        default: break
        }
      }
      try reader.skipElement()
    }
    return properties
  }

  /// What these say, and where they say nothing, `other`.
  func orElse(_ other: RunProperties) -> RunProperties {
    RunProperties(
      style: style ?? other.style, vanish: vanish ?? other.vanish, strike: strike ?? other.strike,
      doubleStrike: doubleStrike ?? other.doubleStrike)
  }

  /// Both together, as styles add up: what both switch on is off (17.7.3).
  func toggled(by other: RunProperties) -> RunProperties {
    func both(_ one: Bool?, _ two: Bool?) -> Bool? {
      guard let one, let two else { return one ?? two }
      return one != two
    }
    return RunProperties(
      vanish: both(vanish, other.vanish), strike: both(strike, other.strike),
      doubleStrike: both(doubleStrike, other.doubleStrike))
  }
}
