import SourceText
import YAML

/// Reads `Rules/vocabulary.yaml`.
package struct VocabularyReader {
  private let tree: Tree
  private var vocabulary = Vocabulary()
  private var diagnostics: [Diagnostic]
  /// The types as written, resolved when all names are known.
  private var pending: [(record: Int, field: Int, text: String, span: Span)] = []

  private init(_ bytes: [UInt8]) {
    var tree = Tree()
    diagnostics = tree.read(bytes)
    self.tree = tree
  }

  /// Reads a vocabulary; it is whole only if no diagnostic came.
  package static func read(_ bytes: [UInt8]) -> (vocabulary: Vocabulary, diagnostics: [Diagnostic]) {
    var reader = VocabularyReader(bytes)
    if reader.diagnostics.isEmpty { reader.readRoot() }
    return (reader.vocabulary, reader.diagnostics)
  }

  private mutating func readRoot() {
    var root = MappingReader(
      tree, at: 0, keys: ["format", "essentials", "first", "bodies", "records", "choices", "wording"])
    if let format = root.requiredText("format"), format != "shimon-vocabulary/1" {
      root.report(.unknownFormat(root.span("format"), found: format, known: "shimon-vocabulary/1"))
    }
    if let wording = root.value("wording") {
      var words = MappingReader(
        tree, at: wording, keys: ["vague", "concrete"] + MediaWords.List.allCases.map { $0.key })
      vocabulary.vagueWords = words.texts("vague")
      vocabulary.concreteWords = words.texts("concrete")
      vocabulary.mediaWords = MediaWords(MediaWords.List.allCases.map { words.texts($0.key) })
      diagnostics += words.diagnostics
    }
    vocabulary.essentials = root.texts("essentials")
    vocabulary.first = root.texts("first")
    for item in root.items("bodies") { readBody(item) }
    let choices = root.pairs("choices")
    let records = root.pairs("records")
    diagnostics += root.diagnostics
    for pair in choices { readChoice(pair.key, pair.value) }
    for pair in records { readRecord(pair.key, pair.value) }
    resolveTypes()
    if let index = vocabulary.record(named: Vocabulary.rootName) {
      vocabulary.root = index
    } else {
      diagnostics.append(.vocabularyLacks(Span(0, 0), Vocabulary.rootName))
    }
    checkNesting()
    for (key, paths) in [("essentials", vocabulary.essentials), ("first", vocabulary.first)] {
      for path in paths where !vocabulary.hasField(at: path) {
        diagnostics.append(.unknownWord(root.span(key), path, candidates: []))
      }
    }
  }

  private mutating func readBody(_ node: Int) {
    var reader = MappingReader(tree, at: node, keys: ["ja", "en", "ends", "municipality"])
    if let japanese = reader.requiredText("ja"), let english = reader.requiredText("en") {
      vocabulary.bodies.append(
        PublicBody(
          word: LocalizedText(ja: japanese, en: english), ends: reader.texts("ends"),
          isMunicipality: reader.text("municipality") == "yes"))
    }
    diagnostics += reader.diagnostics
  }

  // MARK: Choices

  private mutating func readChoice(_ key: Int, _ value: Int) {
    var reader = MappingReader(tree, at: value, keys: ["ja", "en", "help", "explained", "own", "options", "groups"])
    let name = tree.text(of: key)
    var options: [ChoiceType.Option] = []
    for pair in reader.pairs("options") { options.append(readOption(pair.key, pair.value)) }
    var groups: [ChoiceType.Group] = []
    for pair in reader.pairs("groups") {
      if let group = readGroup(pair.key, pair.value, options: options) { groups.append(group) }
    }
    let label = LocalizedText(ja: reader.requiredText("ja") ?? name, en: reader.requiredText("en") ?? name)
    var own: [ChoiceType.Own] = []
    for pair in reader.pairs("own") {
      let word = tree.text(of: pair.key)
      guard let option = options.firstIndex(where: { $0.name == word }) else {
        reader.report(.unknownWord(tree.nodes[pair.key].span, word, candidates: options.map { $0.name }))
        continue
      }
      own.append(ChoiceType.Own(option: option, ends: tree.children(of: pair.value).map { tree.text(of: $0) }))
    }
    let isExplained = reader.text("explained") == "yes"
    diagnostics += reader.diagnostics
    let words = uniqueWords(options.map { $0.japaneseWords + $0.englishWords }, owner: key)
    vocabulary.choices.append(
      ChoiceType(
        texts: ChoiceType.Texts(name: name, label: label, groups: groups, options: options), words: words,
        other: options.firstIndex { $0.name == "other" }, own: own, isExplained: isExplained))
  }

  private mutating func readOption(_ key: Int, _ value: Int) -> ChoiceType.Option {
    var reader = MappingReader(tree, at: value, keys: ["ja", "en", "help"])
    let name = tree.text(of: key)
    let japanese = reader.texts("ja")
    let english = reader.texts("en")
    let help = reader.localized("help", required: false)
    if japanese.isEmpty { reader.report(.vocabularyLacks(tree.nodes[key].span, "ja")) }
    for word in [name] + japanese + english where ScalarWords.openness(Array(word.utf8)[...]) != .said {
      reader.report(.wordIsReserved(tree.nodes[key].span, word))
    }
    diagnostics += reader.diagnostics
    let shown = english.first ?? name.split(separator: "-").joined(separator: " ")
    return ChoiceType.Option(
      name: name, japaneseWords: japanese, englishWords: [name] + english,
      label: LocalizedText(ja: japanese.first ?? name, en: shown), help: help)
  }

  private mutating func readGroup(_ key: Int, _ value: Int, options: [ChoiceType.Option]) -> ChoiceType.Group? {
    var reader = MappingReader(tree, at: value, keys: ["ja", "en", "options"])
    let name = tree.text(of: key)
    let label = LocalizedText(ja: reader.requiredText("ja") ?? name, en: reader.requiredText("en") ?? name)
    var members: [Int] = []
    for item in reader.items("options") {
      let word = tree.text(of: item)
      if let index = options.firstIndex(where: { $0.name == word }) {
        members.append(index)
      } else {
        reader.report(.unknownWord(tree.nodes[item].span, word, candidates: options.map { $0.name }))
      }
    }
    diagnostics += reader.diagnostics
    return ChoiceType.Group(name: name, label: label, options: members)
  }

  // MARK: Records

  private mutating func readRecord(_ key: Int, _ value: Int) {
    var reader = MappingReader(tree, at: value, keys: ["ja", "en", "help", "label", "shorthand", "fields"])
    let name = tree.text(of: key)
    let record = vocabulary.records.count
    var fields: [Field] = []
    for pair in reader.pairs("fields") {
      fields.append(readField(pair.key, pair.value, record: record, number: fields.count))
    }
    var identity: [Int] = []
    for item in reader.items("label") { identity += resolve(item, in: fields) }
    let shorthand = reader.value("shorthand").flatMap { resolve($0, in: fields).first }
    let label = LocalizedText(ja: reader.requiredText("ja") ?? name, en: reader.requiredText("en") ?? name)
    let help = reader.localized("help") ?? label
    diagnostics += reader.diagnostics
    let keys = uniqueWords(fields.map { $0.japaneseKeys + $0.englishKeys }, owner: key)
    vocabulary.records.append(
      RecordType(
        texts: RecordType.Texts(name: name, label: label, help: help), fields: fields, identity: identity,
        shorthand: shorthand, keys: keys))
  }

  private mutating func readField(_ key: Int, _ value: Int, record: Int, number: Int) -> Field {
    var reader = MappingReader(tree, at: value, keys: ["ja", "en", "type", "none", "help", "ask"])
    let name = tree.text(of: key)
    let japanese = reader.texts("ja")
    let english = reader.texts("en")
    if let type = reader.requiredText("type") { pending.append((record, number, type, reader.span("type"))) }
    let help = reader.localized("help") ?? LocalizedText(verbatim: name)
    let ask = reader.localized("ask", required: false)
    let none = reader.text("none")
    if let none, none != "unstated" {
      reader.report(.unknownWord(reader.span("none"), none, candidates: ["unstated"]))
    }
    if japanese.isEmpty { reader.report(.vocabularyLacks(tree.nodes[key].span, "ja")) }
    diagnostics += reader.diagnostics
    let shown = english.first ?? name.split(separator: "_").joined(separator: " ")
    return Field(
      texts: Field.Texts(
        name: name, label: LocalizedText(ja: japanese.first ?? name, en: shown), japaneseKeys: japanese,
        englishKeys: [name] + english, help: help, ask: ask),
      type: FieldType(.text), isAnsweredByNone: none == nil)
  }

  private mutating func resolve(_ node: Int, in fields: [Field]) -> [Int] {
    let word = tree.text(of: node)
    if let index = fields.firstIndex(where: { $0.name == word }) { return [index] }
    diagnostics.append(.unknownWord(tree.nodes[node].span, word, candidates: fields.map { $0.name }))
    return []
  }

  // MARK: Types

  private static let simpleTypes: [(name: String, element: FieldType.Element)] = [
    ("text", .text), ("name", .name), ("reference", .reference), ("yes_no", .yesNo), ("integer", .integer),
    ("date", .date), ("period", .period), ("deadline", .deadline),
  ]

  private mutating func resolveTypes() {
    for entry in pending {
      let isList = entry.text.hasPrefix("list of ")
      let word = isList ? String(entry.text.dropFirst("list of ".count)) : entry.text
      let element =
        VocabularyReader.simpleTypes.first { $0.name == word }?.element
        ?? vocabulary.choice(named: word).map(FieldType.Element.choice)
        ?? vocabulary.record(named: word).map(FieldType.Element.record)
      guard let element else {
        let known =
          VocabularyReader.simpleTypes.map { $0.name } + vocabulary.choices.map { $0.name }
          + vocabulary.records.map { $0.name }
        diagnostics.append(.unknownWord(entry.span, word, candidates: known))
        continue
      }
      vocabulary.records[entry.record].fields[entry.field].type = FieldType(element, isList: isList)
    }
  }

  /// Records that stand singly are laid out inside their owner, so none may hold itself.
  private mutating func checkNesting() {
    for start in vocabulary.records.indices where holds(start, start, depth: 0) {
      diagnostics.append(.recordHoldsItself(Span(0, 0), vocabulary.records[start].name))
    }
  }

  private func holds(_ record: Int, _ wanted: Int, depth: Int) -> Bool {
    guard depth <= vocabulary.records.count else { return true }
    return vocabulary.records[record].fields.contains { field in
      guard case .record(let inner) = field.type.element, !field.type.isList else { return false }
      return inner == wanted || holds(inner, wanted, depth: depth + 1)
    }
  }

  private mutating func uniqueWords(_ words: [[String]], owner: Int) -> WordTable {
    let table = WordTable(words.enumerated().flatMap { number, group in group.map { (word: $0, number: number) } })
    for word in table.contested { diagnostics.append(.wordTwice(tree.nodes[owner].span, word)) }
    return table
  }
}

/// What is wrong with a vocabulary file.
extension Diagnostic {
  static func unknownFormat(_ span: Span, found: String, known: String) -> Diagnostic {
    Diagnostic(
      "format/unknown-format", at: span,
      LocalizedText(ja: "書式「\(found.excerpt)」は分かりません。", en: "The format `\(found.excerpt)` is not known."),
      help: LocalizedText(ja: "「\(known)」と書いてください。", en: "Write `\(known)`."), fix: Fix(replacing: span, by: known))
  }

  static func vocabularyLacks(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      "vocabulary/missing", at: span, LocalizedText(ja: "「\(name)」がありません。", en: "`\(name)` is missing."))
  }

  static func unknownWord(_ span: Span, _ word: String, candidates: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: word, among: candidates)
    return Diagnostic(
      "vocabulary/unknown-name", at: span,
      LocalizedText(ja: "「\(word.excerpt)」という名前はありません。", en: "There is no `\(word.excerpt)`."),
      help: near.map(LocalizedText.didYouMean),
      fix: near.map { Fix(replacing: span, by: $0) })
  }

  static func recordHoldsItself(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      "vocabulary/cycle", at: span,
      LocalizedText(ja: "レコード「\(name.excerpt)」が自分自身を含んでいます。", en: "The record `\(name.excerpt)` holds itself."),
      help: LocalizedText(ja: "一覧（list of …）にしてください。", en: "Make it a list."))
  }

  static func wordIsReserved(_ span: Span, _ word: String) -> Diagnostic {
    Diagnostic(
      "vocabulary/reserved-word", at: span,
      LocalizedText(
        ja: "「\(word.excerpt)」は「まだ決まっていない」を表す語なので、選択肢にできません。",
        en: "`\(word.excerpt)` means that a fact is still open and cannot be an option."))
  }

  static func wordTwice(_ span: Span, _ word: String) -> Diagnostic {
    Diagnostic(
      "vocabulary/word-twice", at: span,
      LocalizedText(ja: "「\(word.excerpt)」が二つの意味で使われています。", en: "`\(word.excerpt)` stands for two things."))
  }
}
