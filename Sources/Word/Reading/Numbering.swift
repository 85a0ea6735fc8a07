/// The numbering definitions of a document (17.9): what the numbers of each list look like and where they start.
struct Numbering: Sendable {
  /// The levels that a list has.
  static let levelCount = 9

  /// A level of a list.
  struct Level: Sendable {
    /// The first number.
    var start = 0
    /// The form of its number.
    var format = NumberFormat.decimal
    /// The text with `%1`...`%9` for the numbers of the levels.
    var text = ""
    /// What follows the number.
    var separator = "\t"
    /// Whether the numbers of all levels show as plain decimals here.
    var isLegal = false
    /// After which level it starts again: by default after any higher one; 0 is never.
    var restart: Int?
    /// The paragraph style that takes this level.
    var style: String?
  }

  /// A definition that lists are made from. Lists of the same definition count on from each other.
  struct Definition: Sendable {
    var levels: [Int: Level] = [:]
    /// The numbering style that holds the levels in place of this definition.
    var styleLink: String?
  }

  /// A list: a definition, with what is different in it.
  struct List: Sendable {
    var definition: Int
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  private(set) var definitions: [Int: Definition] = [:]
  private(set) var lists: [Int: List] = [:]

  static func read(_ part: [UInt8]) throws(WordError) -> Numbering {
    do throws(XMLError) {
      var reader = try XMLReader(part)
      var numbering = Numbering()
      while true {
        switch try reader.next() {
        case .start(let element) where element.isWord("abstractNum"):
          try numbering.readDefinition(element, &reader)
        case .start(let element) where element.isWord("num"): try numbering.readList(element, &reader)
        case .finished: return numbering
        default: continue
        }
      }
    } catch { throw .xml(error) }
  }

  /// The level of the list that names a paragraph style.
  func level(ofStyle style: String?, in id: Int) -> Int? {
    guard let style, let list = lists[id], let definition = definitions[list.definition] else { return nil }
    return (0..<Self.levelCount).first { (list.levels[$0] ?? definition.levels[$0])?.style == style }
  }

  private mutating func readDefinition(_ start: XMLElement, _ reader: inout XMLReader) throws(XMLError) {
    var definition = Definition()
    let outside = reader.depth - 1
    while reader.depth > outside {
      guard case .start(let element) = try reader.next() else { continue }
      if element.isWord("lvl") {
        let level = try Self.readLevel(&reader)
        if let number = Self.levelNumber(element) { definition.levels[number] = level }
      } else {
        if element.isWord("numStyleLink") { definition.styleLink = element.value }
        try reader.skipElement()
      }
    }
    if let id = start.attribute("abstractNumId").flatMap({ Int($0) }) { definitions[id] = definition }
  }

  private mutating func readList(_ start: XMLElement, _ reader: inout XMLReader) throws(XMLError) {
    var list: List?
    let outside = reader.depth - 1
    var level: Int?
    while reader.depth > outside {
      guard case .start(let element) = try reader.next() else { continue }
      if element.isWord("abstractNumId") {
        list = element.number.map { List(definition: $0) }
      } else if element.isWord("lvlOverride") {
        level = Self.levelNumber(element)
      } else if element.isWord("startOverride") {
        if let level { list?.starts[level] = element.number }
      } else if element.isWord("lvl") {
        let definition = try Self.readLevel(&reader)
        if let level { list?.levels[level] = definition }
      } else {
        try reader.skipElement()
      }
    }
    if let list, let id = start.attribute("numId").flatMap({ Int($0) }) { lists[id] = list }
  }

  private static func readLevel(_ reader: inout XMLReader) throws(XMLError) -> Level {
    var level = Level()
    let outside = reader.depth - 1
    while reader.depth > outside {
      guard case .start(let element) = try reader.next() else { continue }
      // Programs of different age find a custom format and a plain one side by side; the first is the real one.
      if element.namespace == .compatibility, element.name != "Fallback" { continue }
      guard element.namespace == .word else {
        try reader.skipElement()
        continue
      }
      switch element.name {
      case "start": level.start = element.number ?? 0
      case "numFmt": level.format = NumberFormat(element.value ?? "decimal", pattern: element.attribute("format"))
      case "lvlText": level.text = element.value ?? ""
      case "suff": level.separator = element.value == "nothing" ? "" : element.value == "space" ? " " : "\t"
      case "isLgl": level.isLegal = element.isOn
      case "lvlRestart": level.restart = element.number
      case "pStyle": level.style = element.value
      default: break
      }
      try reader.skipElement()
    }
    return level
  }

  private static func levelNumber(_ element: XMLElement) -> Int? {
    element.attribute("ilvl").flatMap { Int($0) }.flatMap { (0..<levelCount).contains($0) ? $0 : nil }
  }
}

/// Counts the numbered paragraphs of a document and says what number each shows.
struct NumberCounter {
  private let numbering: Numbering
  private let styles: StyleSheet
  /// The last number of each level, by definition; nil where it starts again.
  private var counts: [Int: [Int?]] = [:]
  /// The lists that were met, so that what they start anew is started once.
  private var met: Set<Int> = []

  init(_ numbering: Numbering, _ styles: StyleSheet) {
    self.numbering = numbering
    self.styles = styles
  }

  /// Counts a paragraph and gives its number with what follows it; nil where it has none.
  mutating func next(_ properties: ParagraphProperties) -> (number: String, separator: String)? {
    guard let place = styles.numbering(properties, numbering), let (list, key, definition) = resolve(place.id) else {
      return nil
    }
    let index = min(max(place.level, 0), Numbering.levelCount - 1)
    var count = counts[key] ?? [Int?](repeating: nil, count: Numbering.levelCount)
    if met.insert(place.id).inserted {
      for level in list.starts.keys { count[level] = nil }
    }
    func level(_ index: Int) -> Numbering.Level? { list.levels[index] ?? definition.levels[index] }
    func start(_ index: Int) -> Int { list.starts[index] ?? level(index)?.start ?? 0 }

    // A level above that was left out counts as given, as Word and its kin have it.
    for above in 0..<index where count[above] == nil { count[above] = start(above) }
    count[index] = count[index].map { $0 &+ 1 } ?? start(index)
    for deeper in index + 1..<Numbering.levelCount {
      let restart = level(deeper)?.restart ?? deeper
      if index < restart { count[deeper] = nil }
    }
    counts[key] = count
    guard let own = level(index) else { return nil }
    let numbers = (0..<Numbering.levelCount).map { count[$0] ?? start($0) }
    let number = Self.text(own, numbers) { own.isLegal ? .decimal : level($0)?.format ?? .decimal }
    return number.isEmpty ? nil : (number, own.separator)
  }

  /// The list, its definition's id and the definition, by way of a numbering style where there is one.
  private func resolve(_ id: Int) -> (Numbering.List, Int, Numbering.Definition)? {
    guard let list = numbering.lists[id], let definition = numbering.definitions[list.definition] else { return nil }
    guard let link = definition.styleLink else { return (list, list.definition, definition) }
    guard let other = styles.numbering(ofStyle: link).flatMap({ numbering.lists[$0] }),
      let target = numbering.definitions[other.definition]
    else { return nil }
    return (list, other.definition, target)
  }

  /// The text of a level with the numbers in it.
  private static func text(
    _ level: Numbering.Level, _ numbers: [Int], format: (Int) -> NumberFormat
  ) -> String {
    var result = ""
    var isPlaceholder = false
    for scalar in level.text.unicodeScalars {
      if isPlaceholder {
        isPlaceholder = false
        if ("1"..."9").contains(scalar) {
          let index = Int(scalar.value) - 0x31
          result += format(index).text(numbers[index])
          continue
        }
        result += "%"
      }
      if scalar == "%" {
        isPlaceholder = true
      } else {
        // Bullets of the symbol fonts stand in the private area.
        result.unicodeScalars.append((0xE000...0xF8FF).contains(scalar.value) ? "・" : scalar)
      }
    }
    return isPlaceholder ? result + "%" : result
  }
}
