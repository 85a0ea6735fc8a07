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
