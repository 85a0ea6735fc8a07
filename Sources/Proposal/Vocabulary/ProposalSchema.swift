import SourceText
import YAML

/// The vocabulary as a JSON Schema of proposals, so that editors that know nothing of Shimon complete and check them.
///
/// It describes the document as `shimon parse` prints it. Every key in every language is taken; only the preferred keys
/// and choices of one language are offered.
package struct ProposalSchema: Sendable {
  private let vocabulary: Vocabulary
  private let language: Language

  /// A schema with titles and descriptions in a language.
  package init(_ vocabulary: Vocabulary, language: Language) {
    self.vocabulary = vocabulary
    self.language = language
  }

  /// The whole schema.
  package var document: JSONSchema {
    let record = vocabulary.records[vocabulary.root]
    return root.described(record.label[language], record.help[language]).document(definitions)
  }

  /// The schema of a proposal, over ``definitions``.
  package var root: JSONSchema { .definition(ProposalSchema.name(of: vocabulary.records[vocabulary.root])) }

  /// What the schema refers to: a definition for each record, field and choice type, and for the kinds of scalars.
  package var definitions: [(name: String, schema: JSONSchema)] {
    var result: [(name: String, schema: JSONSchema)] = [
      ("text", text), ("yes-no", yesNo), ("count", count), ("day", day), ("period", period), ("deadline", deadline),
      ("undecided", .pattern(ScalarPattern.open)), ("none", words(ScalarWords.none)),
      ("denied", words(ScalarWords.denied)), ("item", item),
      ("undecided-item", .pattern("^(?=[\\s\\S]*[^ \\t\\n\\r　])" + ScalarPattern.open.dropFirst())),
    ]
    for choice in vocabulary.choices { result.append((ProposalSchema.name(of: choice), schema(of: choice))) }
    for record in vocabulary.records {
      result.append((ProposalSchema.name(of: record), schema(of: record)))
      for field in record.fields {
        result.append((ProposalSchema.name(of: field, in: record), schema(of: field, in: record)))
      }
    }
    return result
  }

  // MARK: Names of definitions

  private static func name(of record: RecordType) -> String { "record.\(record.name)" }

  private static func name(of choice: ChoiceType) -> String { "choice.\(choice.name)" }

  private static func name(of field: Field, in record: RecordType) -> String { "\(record.name).\(field.name)" }

  // MARK: Records and fields

  private func schema(of record: RecordType) -> JSONSchema {
    var properties: [(name: String, schema: JSONSchema)] = []
    for field in record.fields {
      let reference = JSONSchema.definition(ProposalSchema.name(of: field, in: record))
      let keys = keys(of: field)
      properties += keys.map { ($0, $0 == keys.first ? reference : reference.unoffered) }
    }
    return JSONSchema.object(properties).havingOne(ofEach: record.fields.map(keys))
      .described(record.label[language], record.help[language])
  }

  /// The keys of a field, the preferred one of the language first.
  private func keys(of field: Field) -> [String] {
    let keys =
      language == .japanese
      ? field.japaneseKeys + field.englishKeys : field.englishKeys + field.japaneseKeys
    var seen = Set<String>()
    return keys.filter { seen.insert($0).inserted }
  }

  private func schema(of field: Field, in record: RecordType) -> JSONSchema {
    if record.name == Vocabulary.rootName, field.name == KnownName.FieldName.format.rawValue {
      let format = JSONSchema.any(of: [.word(Vocabulary.format), .type("null")])
      return format.described(field.label[language], field.help[language])
    }
    let open: [JSONSchema] = [.definition("undecided"), .type("null")]
    return JSONSchema.any(of: values(of: field.type) + open).described(field.label[language], description(of: field))
  }

  /// The question that a field answers, where it has one of its own, and what it says.
  private func description(of field: Field) -> String {
    let help = field.help[language]
    guard field.hasQuestion else { return help }
    return field.question[language] + (language == .japanese ? "" : " ") + help
  }

  /// What may be written for a field, besides that it is open or nothing at all.
  private func values(of type: FieldType) -> [JSONSchema] {
    guard type.isList else { return items(of: type.element) }
    let open = JSONSchema.definition("undecided")
    // An item may be undecided or blank by itself; of a record only where no item says anything, or its shorthand takes
    // the word.
    let lists: [JSONSchema] =
      if case .record = type.element {
        [.list(of: .any(of: items(of: type.element))), .list(of: open)]
      } else {
        [.list(of: .any(of: items(of: type.element) + [open]))]
      }
    return lists + scalars(of: type)
  }

  /// One value of a kind, or one item of a list.
  private func items(of element: FieldType.Element) -> [JSONSchema] {
    switch element {
    case .record(let index):
      [.definition(ProposalSchema.name(of: vocabulary.records[index]))]
        + shorthand(of: vocabulary.records[index], isItem: true)
    default: [scalar(of: element, isItem: true)]
    }
  }

  /// The scalars that may stand for a field's value: a lone item for a list, a record's shorthand.
  private func scalars(of type: FieldType, isItem: Bool = false) -> [JSONSchema] {
    let alone: [JSONSchema] =
      switch type.element {
      case .record(let index): shorthand(of: vocabulary.records[index], isItem: isItem)
      default: [scalar(of: type.element, isItem: isItem)]
      }
    guard type.isList else { return alone }
    // In place of entries a denial says that there are none.
    if case .record = type.element { return alone + [.definition("none"), .definition("denied")] }
    return alone + [.definition("none")]
  }

  private func shorthand(of record: RecordType, isItem: Bool) -> [JSONSchema] {
    guard let index = record.shorthand else { return [] }
    return scalars(of: record.fields[index].type, isItem: isItem)
      + [.definition(isItem ? "undecided-item" : "undecided")]
  }

  /// A value of a kind; as an item of a list it must say something.
  private func scalar(of element: FieldType.Element, isItem: Bool) -> JSONSchema {
    switch element {
    case .text, .name, .reference: .definition(isItem ? "item" : "text")
    case .yesNo: .definition("yes-no")
    case .integer: .definition("count")
    case .date: .definition("day")
    case .period: .definition("period")
    case .deadline: .definition("deadline")
    case .choice(let index): .definition(ProposalSchema.name(of: vocabulary.choices[index]))
    case .record: .nothing
    }
  }

  // MARK: Scalars

  /// A text field takes any scalar: what it looks like does not matter. Numbers that JSON lacks come as an object.
  private var text: JSONSchema {
    let odd = JSONSchema.object([("$double", .words(["NaN", "Infinity", "-Infinity"]))]).requiring(["$double"])
    return .any(of: [.types(["string", "number", "boolean"]), odd])
  }

  /// A text that is not blank.
  private var item: JSONSchema {
    let odd = JSONSchema.object([("$double", .words(["NaN", "Infinity", "-Infinity"]))]).requiring(["$double"])
    return .any(of: [.types(["number", "boolean"]), .pattern("\\S"), odd])
  }

  private var yesNo: JSONSchema {
    let both = (ScalarWords.yes + ScalarWords.no).map { "\($0)" }
    let (first, second) = language == .japanese ? ("はい", "いいえ") : ("yes", "no")
    return .any(of: [.words([first, second]), .type("boolean"), .pattern(ScalarPattern.words(both))])
  }

  private var count: JSONSchema {
    .any(of: [JSONSchema.type("integer").range(0, Int64.max), .pattern(ScalarPattern.count)])
  }

  private var day: JSONSchema {
    JSONSchema.pattern(ScalarPattern.day).described(
      LocalizedText(
        ja: "日付（2027-03-31、令和9年3月31日など。日が分からなければ 2027-03、令和8年度など）",
        en: "A date, such as 2027-03-31 or 令和9年3月31日; a month or year such as 2027-03 where the day is not known")[
          language])
  }

  private var period: JSONSchema {
    JSONSchema.pattern(ScalarPattern.period).described(
      LocalizedText(ja: "期間（5年、3か月ごと、90日以内、直ちに など）", en: "A length of time, such as 5 years or within 90 days")[
        language])
  }

  private var deadline: JSONSchema {
    JSONSchema.pattern(ScalarPattern.deadline).described(
      LocalizedText(ja: "期限や間隔（30日以内、3か月ごと、直ちに など）", en: "A limit of time, such as within 30 days")[language])
  }

  private func words(_ words: [StaticString]) -> JSONSchema {
    let texts = words.map { "\($0)" }
    return .any(of: [.words(texts), .pattern(ScalarPattern.words(texts))])
  }

  // MARK: Choices

  private func schema(of choice: ChoiceType) -> JSONSchema {
    let offered = choice.options.map { option in
      let word = preferredWord(of: option)
      let title = option.label[language]
      return JSONSchema.word(word).described(title == word ? nil : title, option.help?[language])
    }
    let all = choice.options.flatMap { $0.japaneseWords + $0.englishWords }
    var schemas: [JSONSchema] = [.one(of: offered), .pattern(ScalarPattern.words(all))]
    let others = ProposalSchema.literalsThatAreNoText(all)
    if !others.isEmpty { schemas.append(.literals(others)) }
    if let other = choice.other {
      let option = choice.options[other]
      schemas.append(.pattern(ScalarPattern.explained(option.japaneseWords + option.englishWords)))
    }
    if choice.isExplained { schemas.append(.pattern(ScalarPattern.explained(all, qualifiers: Binder.qualifiers))) }
    let ends = choice.own.flatMap { $0.ends }
    if !ends.isEmpty { schemas.append(.pattern(ScalarPattern.bodies(vocabulary.bodies, ends: ends))) }
    return JSONSchema.any(of: schemas).described(choice.label[language])
  }

  private func preferredWord(of option: ChoiceType.Option) -> String {
    (language == .japanese ? option.japaneseWords.first : option.englishWords.first) ?? option.name
  }

  /// What a word that is written without quotes becomes in JSON, where it does not stay a text.
  private static func literalsThatAreNoText(_ words: [String]) -> [String] {
    words.compactMap { word in
      switch CoreSchema.resolve(Array(word.utf8)) {
      case .bool(let flag): flag ? "true" : "false"
      case .integer(let digits): digits
      case .double(let number): number.isFinite ? number.description : nil
      case .null, .string: nil
      }
    }
  }
}

/// Regular expressions (ECMA-262) for the scalars that the binder takes, made of the words that it knows.
enum ScalarPattern {
  /// The white space that is not counted around a scalar; a Japanese keyboard makes the full-width one.
  private static let space = "[ \\t\\r\\n\\u3000]*"
  private static let number = "(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"

  /// One of these words.
  static func words(_ words: [String]) -> String { whole(anyOf(words)) }

  /// One of these words with an explanation in brackets behind it.
  static func explained(_ words: [String]) -> String { "^\(space)\(anyOf(words)) *[(（]" }

  /// One of these words with an explanation behind it that takes nothing of it back.
  static func explained(_ words: [String], qualifiers: [StaticString]) -> String {
    "^\(space)\(anyOf(words)) *[(（](?!.*\(anyOf(texts(qualifiers))))"
  }

  /// A body, or a section of one, by its name; whose name it is a schema cannot know.
  static func bodies(_ bodies: [PublicBody], ends: [String]) -> String {
    let names = anyOf(bodies.flatMap { [$0.word.ja, $0.word.en] + $0.ends })
    return "^\(space)(?:.*\(names)\(anyOf(ends))|.*[課室係部局])\(space)(?:[(（].*)?$"
  }

  /// A text that leaves a matter open, or says nothing; see ``ScalarWords/openness(_:)``.
  static var open: String {
    let marks =
      "[\\s!-/:-@\\[-`{-~\u{3000}-\u{303F}\u{FF01}-\u{FF0F}\u{FF1A}-\u{FF20}\u{FF3B}-\u{FF40}\u{FF5B}-\u{FF65}・ー―—–‐−…‥]*"
    let (openers, fillers) = (texts(ScalarWords.openers), texts(ScalarWords.fillers))
    let words = (texts(ScalarWords.undecided) + texts(ScalarWords.blank)).map(anyCase)
    let composed = "(?:\(anyOf(fillers)))*\(anyOf(openers))(?:\(anyOf(openers + fillers)))*"
    let tentative = texts(ScalarWords.tentative).map(anyCase).joined(separator: "|")
    return "^\(marks)(?:(?:\(composed)|(?:\(words.joined(separator: "|"))))\(marks)(?:[(（].*[)）])?)?$"
      + "|[(（]\(marks)(?:\(tentative))\(marks)[)）]$"
  }

  private static func texts(_ words: [StaticString]) -> [String] { words.map { "\($0)" } }

  /// A word in any case and width of its letters.
  private static func anyCase(_ word: String) -> String {
    var result = ""
    for scalar in word.unicodeScalars {
      switch scalar {
      case "a"..."z":
        for value in [scalar.value, scalar.value - 0x20, scalar.value + 0xFEE0, scalar.value + 0xFEC0] {
          result += (value == scalar.value ? "[" : "") + (Unicode.Scalar(value).map { String(Character($0)) } ?? "")
        }
        result += "]"
      case " ": result += "[\\s-]+"
      case ".": result += "[.．]"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// See ``Quantity/count(_:)``.
  static var count: String {
    whole(optional(Quantity.countPrefixes) + number + " *" + "\(anyOf(Quantity.countUnits))?")
  }

  /// See ``Quantity/period(_:)``.
  static var period: String {
    let units = anyOf(Period.years + Period.months + Period.others.keys.sorted())
    let words = anyOf(Quantity.words.keys.sorted())
    let halves = anyOf(["年半"] + Period.months.filter { $0 != "月" }.map { $0 + "半" })
    let years = "\(anyOf(Period.years))\(anyOf(Period.joints))?\(number) *\(anyOf(Period.months))"
    return "^(?!\(space)(?:[1-9]|1[0-2])月\(space)$)"
      + whole(
        optional(Quantity.periodPrefixes) + "(?:\(words)|\(number) *(?:\(units)|\(halves)|\(years)))"
          + "\(anyOf(Quantity.suffixes))*"
      ).dropFirst()
  }

  /// See ``Quantity/deadline(_:)``.
  static var deadline: String { "^(?!\(space)約)(?!.*以上)" + period.dropFirst() }

  /// See ``CalendarDay/init(parsing:)``.
  static var day: String {
    let eras = anyOf(Era.all.flatMap { $0.names })
    let separator = "[-/.年月]"
    let month = "0*(?:[1-9]|1[0-2])"
    let day = "0*(?:[1-9]|[12][0-9]|3[01])"
    let era = "\(eras)(?:元[0-9]*|[0-9]+)"
    let days = "(?:\(era)|[0-9]{4})\(separator)\(month)\(separator)\(day)日?"
    return whole("(?:\(days)|\(span(eras)))")
  }

  /// See ``CalendarSpan/init(parsing:)``.
  private static func span(_ eras: String) -> String {
    let year = "(?:\(eras)(?:元|0*[1-9][0-9]{0,3})|[1-9][0-9]{3})"
    let month = "(?:0?[1-9]|1[0-2])"
    let (fillers, ends) = (anyOf(CalendarSpan.fillers), anyOf(CalendarSpan.ends))
    let parts = anyOf(CalendarSpan.parts.map { $0.name })
    let part = "(?:\(fillers)|\(ends))?"
    return "(?:\(anyOf(CalendarSpan.fiscal))[1-9][0-9]{3}|\(year)年度\(part)|\(year)年\(part)"
      + "|\(year)年\(month)月(?:\(fillers)|\(ends)|\(parts))?|\(year)[-/.]\(month)|[1-9][0-9]{3})"
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
