/// Regular expressions (ECMA-262) for the scalars that the binder takes, made of the words that it knows.
enum ScalarPattern {
  /// The white space that is not counted around a scalar; a Japanese keyboard makes the full-width one.
  private static let space = "[ \\t\\r\\n\\u3000]*"
  private static let number = "(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"

  /// One of these words.
  static func words(_ words: [String]) -> String { whole(anyOf(words)) }

  /// One of these words with an explanation in brackets behind it.
  static func explained(_ words: [String]) -> String { "^\(space)\(anyOf(words)) *[(（]" }

  /// See ``Quantity/count(_:)``.
  static var count: String {
    whole(optional(Quantity.countPrefixes) + number + " *" + "\(anyOf(Quantity.countUnits))?")
  }

  /// See ``Quantity/period(_:)``.
  static var period: String {
    let units = anyOf(Quantity.units.keys.sorted())
    let words = anyOf(Quantity.words.keys.sorted())
    return whole(
      optional(Quantity.periodPrefixes) + "(?:\(words)|\(number) *\(units))" + "\(anyOf(Quantity.suffixes))*")
  }

  /// See ``CalendarDay/init(parsing:)``.
  static var day: String {
    let eras = anyOf(CalendarDay.eras.flatMap(\.names))
    let separator = "[-/.年月]"
    let month = "0*(?:[1-9]|1[0-2])"
    let day = "0*(?:[1-9]|[12][0-9]|3[01])"
    return whole("(?:\(eras)(?:元[0-9]*|[0-9]+)|[0-9]{4})\(separator)\(month)\(separator)\(day)日?")
  }

  private static func whole(_ pattern: String) -> String { "^\(space)\(pattern)\(space)$" }

  private static func optional(_ words: [String]) -> String { words.map { "(?:\(escaped($0)))?" }.joined() }

  private static func anyOf(_ words: [String]) -> String {
    // Longer words first: an engine that takes the first alternative must not stop at the beginning of a longer one.
    let sorted = words.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    return "(?:" + sorted.map(escaped).joined(separator: "|") + ")"
  }

  /// A word with all that means something in a regular expression taken literally.
  private static func escaped(_ word: String) -> String {
    String(word.flatMap { "\\^$.|?*+()[]{}/".contains($0) ? "\\\($0)" : String($0) })
  }
}
