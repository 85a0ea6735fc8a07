@testable import CEL

/// The small vocabulary that generated expressions speak of.
///
/// Single records nest two deep, lists of records too; two record types have a field of the same name and type at
/// different places, and one name stands for fields of different types.
enum Vocabulary {
  struct Record {
    var name: String
    var fields: [(name: String, type: Type)]
  }

  static let root = 0
  static let entry = 1

  static let records = [
    Record(
      name: "office",
      fields: [
        ("name", .string), ("count", .int), ("open", .bool), ("due", .timestamp), ("span", .duration),
        ("ratio", .double), ("way", .choice(0)), ("ways", .list(.choice(0))), ("sizes", .list(.int)),
        ("words", .list(.string)), ("days_off", .list(.timestamp)), ("parcels", .list(.record(1))),
        ("courier", .record(2)), ("spare", .record(2)), ("depot", .record(3)),
      ]),
    Record(
      name: "parcel",
      fields: [
        ("way", .choice(0)), ("weight", .int), ("sealed", .bool), ("ways", .list(.choice(0))), ("rate", .double),
        ("label", .string), ("sender", .record(2)), ("parts", .list(.record(3))),
      ]),
    Record(
      name: "courier",
      fields: [
        ("allowed", .bool), ("name", .string), ("tone", .choice(1)), ("since", .timestamp), ("depot", .record(3)),
      ]),
    Record(
      name: "depot",
      fields: [("name", .string), ("count", .int), ("open", .bool), ("sizes", .list(.int))]),
  ]

  static let choices = [
    Environment.Choice(
      name: "route", options: ["by-foot", "by-van", "by-rail"],
      groups: [
        .init(name: "motor", options: ["by-van", "by-rail"]), .init(name: "none", options: []),
      ]),
    Environment.Choice(
      name: "mood", options: ["high", "low", "by-van"], groups: [.init(name: "fair", options: ["high"])]),
  ]

  static let parameters: [String: Constant] = [
    "limit": .int(20), "rate": .double(1.5), "word": .string("by-van"), "strict": .bool(true),
    "ways": .list([.string("by-van"), .string("by-foot")]), "sizes": .list([.int(1), .int(7)]),
    "deep": .tree(["name": .string("が"), "none": .list([])]),
  ]

  /// Dotted names are one name, and the longest wins; of single names a field or `it` wins.
  static let bindings: [(name: String, value: String)] = [
    ("note", "by-van"), ("note.deep", "適切に"), ("depot.name", "施錠"), ("ratio", "b"), ("it", "a"),
  ]

  static let vagueWords = ["適切", "必要に応じ"]
  static let concreteWords = ["施錠"]

  /// The vocabulary as the product is told it.
  static let environment: Environment = {
    var environment = Environment()
    environment.records = records.map { record in
      Environment.Record(name: record.name, fields: record.fields.map { .init(name: $0.name, type: $0.type) })
    }
    environment.choices = choices
    environment.root = root
    environment.it = .record(entry)
    environment.parameters = .tree(parameters)
    environment.bindings = bindings.map(\.name)
    environment.wording = Wording(vague: vagueWords, concrete: concreteWords)
    return environment
  }()

  // MARK: Words and numbers that have edges

  static let texts = [
    "", "a", "ab", "abc", "b", "A", "z", "by-van", "by-foot", "high", "適切", "適切に管理し、施錠する", "必要に応じて",
    "施錠", "が", "か\u{3099}", "é", "e\u{301}", "名前", "名", "😀", "👨‍👩‍👧", "a\nb", "\u{FEFF}a", "ａ", "\0", "it's \\ \"",
    "true", "T", "1", "0", "-5", "+7", "9223372036854775807", "9223372036854775808", "1.5", "1e3", ".5", "-0", "NaN",
    "-Infinity", "1e400", "2026-03-01T00:00:00Z", "2024-02-29T23:59:59.5+09:00", "2025-02-29T00:00:00Z",
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59-00:01", "2026-01-01", "1h30m",
    "-1.5s", "0", "1d", "315576000000s", "315576000000.1s", "1.5", "3ns", "-0.25us", "UTC", "Asia/Tokyo", "+09:00",
    "-02:30", "+24:00",
  ]

  static let patterns = [
    "b", "^a", "a.*b$", "^[a-c]+$", "[^a]", "(a|b)*c", "^(?:by)-", "^\\w+$", "適.", "^.$", "[ぁ-ん]", "a{2}", "(",
    "a**", "[b-a]", "\\bvan\\b", "", "^\\d+(\\.\\d+)?$", "^(a?){3}$", "\\", "a|", "[]a]", "^$", "x{,2}", "\\S\\s",
  ]

  static let integers: [Int64] = [
    0, 0, 1, 1, 2, 3, 7, 10, 20, 60, -1, -2, -7, .max, .min, .max - 1, .min + 1, 1 << 53, 1 << 53 + 1, -(1 << 53) - 1,
    1 << 62, 3_037_000_500, 86_400, 3_652_500, 3_652_501, 106_751_991_167_301, 253_402_300_799, -62_135_596_801,
    1_767_225_600,
  ]

  static let doubles: [Double] = [
    0, -0.0, 1, 1.5, -1.5, 0.5, 2, 3, 7, 20, 0.1, 0.3, 1e-5, 1e-4, 123_456, 1_234_567, 9.5e5, 1e300,
    .leastNonzeroMagnitude,
    9_007_199_254_740_992, 9_007_199_254_740_994, 0x1p63, -0x1p63, 1e19, 2.5e-7,
    1_767_225_600.25,
  ]
}
