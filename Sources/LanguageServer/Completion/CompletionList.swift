import Authoring
import Linting
import Proposal
import SourceText
import YAML

/// What can be written at the cursor, as a list for the editor.
struct CompletionList {
  let document: Document
  let analysis: Analysis
  let ruleSet: RuleSet
  let settings: ClientSettings
  /// The language in which keys and choices are offered: that of the file.
  let keyLanguage: Language
  private let vocabulary: Vocabulary

  init(_ document: Document, _ analysis: Analysis, _ ruleSet: RuleSet, _ settings: ClientSettings) {
    self.document = document
    self.analysis = analysis
    self.ruleSet = ruleSet
    self.settings = settings
    keyLanguage = analysis.keyLanguage ?? settings.language
    vocabulary = ruleSet.plan.vocabulary
  }

  /// The items for a context, in the order to show.
  func items(_ context: CursorContext) -> [CompletionItem] {
    switch context.expectation {
    case .key(let record, let present):
      let keys = keys(of: record, besides: present, prefix: "", suffix: context.hasColon ? "" : ":")
      guard !context.hasColon, present.isEmpty, let place = vocabulary.shorthand(of: record) else { return keys }
      return keys + values(of: place, prefix: "")
    case .value(let place):
      return values(of: place, prefix: context.needsSpace ? " " : "", withNone: context.isListPlace)
    case .entry(let place):
      switch vocabulary.expectation(inListAt: place) {
      case .record(let type): return keys(of: type, besides: [], prefix: "- ", suffix: ":")
      case .value: return values(of: place, prefix: "- ")
      default: return []
      }
    case .suppressedRule: return rules(context)
    case .suppressionOption(let hasReason, let hasUntil):
      return suppressionOptions(hasReason: hasReason, hasUntil: hasUntil)
    }
  }

  private var help: MarkupText { MarkupText(isMarkdown: settings.showsMarkdownInCompletions) }
  private var words: VocabularyText { VocabularyText(vocabulary: vocabulary, language: settings.language) }

  // MARK: Keys

  private func keys(of record: Int, besides present: Set<Int>, prefix: String, suffix: String) -> [CompletionItem] {
    vocabulary.records[record].fields.indices.filter { !present.contains($0) }.map { index in
      let field = vocabulary.records[record].fields[index]
      var documentation = help
      words.write(field, to: &documentation)
      let key = field.key(keyLanguage)
      // A record or a list of records goes on lines of its own.
      let isBlock = if case .record = field.type.element { true } else { false }
      let tail = suffix.isEmpty || isBlock ? suffix : suffix + " "
      return CompletionItem(
        label: key, kind: isBlock ? .module : .field, detail: vocabulary.describe(field.type)[settings.language],
        documentation: documentation, text: prefix + key + tail, aliases: field.japaneseKeys + field.englishKeys)
    }
  }

  // MARK: Values

  private func values(of place: FieldPlace, prefix: String, withNone: Bool = false) -> [CompletionItem] {
    let field = vocabulary.field(place)
    var items: [CompletionItem] = []
    switch field.type.element {
    case .choice(let type):
      items = vocabulary.choices[type].options.indices.map { option($0, of: type, prefix) }
    case .yesNo:
      items = [LocalizedText.yes, .no].map { text in
        CompletionItem(
          label: text[keyLanguage], kind: .constant, detail: "", documentation: nil, text: prefix + text[keyLanguage],
          aliases: [text.ja, text.en])
      }
    case .reference:
      items = analysis.dataSetNames(vocabulary).map { name in
        CompletionItem(
          label: name, kind: .reference, detail: LocalizedText.declaredHere[settings.language], documentation: nil,
          text: prefix + PlainText.written(name))
      }
    default: break
    }
    let open = LocalizedText(ja: AnswerWords.undecided(.japanese), en: AnswerWords.undecided(.english))
    items.append(
      CompletionItem(
        label: open[keyLanguage], kind: .value, detail: LocalizedText.undecided[settings.language],
        documentation: nil, text: prefix + open[keyLanguage], aliases: [open.ja, open.en, "undecided"]))
    if withNone {
      let none = LocalizedText(ja: AnswerWords.none(.japanese), en: AnswerWords.none(.english))
      items.append(
        CompletionItem(
          label: none[keyLanguage], kind: .value, detail: LocalizedText.nothingThere[settings.language],
          documentation: nil, text: prefix + none[keyLanguage], aliases: [none.ja, none.en]))
    }
    // An option of this name says more than the word for all fields.
    var seen = Set<String>()
    return items.filter { seen.insert($0.label).inserted }
  }

  private func option(_ index: Int, of type: Int, _ prefix: String) -> CompletionItem {
    let option = vocabulary.choices[type].options[index]
    var documentation = help
    words.write(index, of: type, to: &documentation)
    let word = option.word(keyLanguage)
    let other = option.label[keyLanguage == .japanese ? .english : .japanese]
    return CompletionItem(
      label: word, kind: .option, detail: settings.language == keyLanguage ? "" : other,
      documentation: documentation, text: prefix + PlainText.written(word),
      aliases: option.japaneseWords + option.englishWords)
  }

  // MARK: Suppressions

  /// The rules; first those that have found something just below the comment.
  private func rules(_ context: CursorContext) -> [CompletionItem] {
    let line = document.lines.line(at: context.span.start)
    let near = Set(
      analysis.findings.filter { found in
        let at = document.lines.line(at: found.finding.span.start)
        return at >= line && at <= line + 3
      }.map(\.rule))
    let all = ruleSet.rules.filter { near.contains($0.id) } + ruleSet.rules.filter { !near.contains($0.id) }
    return all.map { rule in
      var documentation = help
      documentation.paragraph(RuleText(rule, of: ruleSet, settings.language).question)
      return CompletionItem(
        label: rule.id, kind: .reference, detail: rule.title[settings.language], documentation: documentation,
        text: rule.id)
    }
  }

  private func suppressionOptions(hasReason: Bool, hasUntil: Bool) -> [CompletionItem] {
    var items: [CompletionItem] = []
    if !hasReason {
      items.append(
        CompletionItem(
          label: "reason=\"\"", kind: .constant, detail: LocalizedText.suppressionReason[settings.language],
          documentation: nil, text: "reason=\"\""))
    }
    if !hasUntil {
      items.append(
        CompletionItem(
          label: "until=", kind: .constant, detail: LocalizedText.suppressionUntil[settings.language],
          documentation: nil, text: "until="))
    }
    return items
  }
}

/// Something that can be written at the cursor (LSP 3.17, `CompletionItem`).
struct CompletionItem {
  /// `CompletionItemKind`.
  enum Kind: Int {
    case field = 5
    case module = 9
    case value = 12
    case reference = 18
    case option = 20
    case constant = 21
  }

  /// The word to show.
  var label: String
  /// What it is.
  var kind: Kind
  /// A few words behind it.
  var detail: String
  /// More about it.
  var documentation: MarkupText?
  /// What is written.
  var text: String
  /// Other words by which it may be found.
  var aliases: [String] = []

  /// - Parameters:
  ///   - number: its place in the list.
  ///   - typed: what was typed of it.
  func json(_ number: Int, typed: String, _ range: EditorRange) -> JSONValue {
    let digits = String(number)
    return .object([
      "label": .string(label),
      "kind": .integer(kind.rawValue),
      "detail": detail.isEmpty ? nil : .string(detail),
      "documentation": documentation.flatMap { $0.isEmpty ? nil : $0.content },
      "sortText": .string(String(repeating: "0", count: max(0, 4 - digits.count)) + digits),
      "filterText": .string(filterText(typed)),
      "textEdit": .edit(range, text),
    ])
  }

  /// The word that editors compare with what is typed: the one of its names that begins like it.
  private func filterText(_ typed: String) -> String {
    let start = Spelling.fold(typed)
    guard !start.isEmpty else { return label }
    let names = [label] + aliases
    // An editor compares letter by letter, so where only the folded forms agree it is given what was typed.
    guard let name = names.first(where: { Spelling.fold($0).starts(with: start) }) else { return label }
    return name.hasPrefix(typed) ? name : typed + name
  }
}

/// Completion of keys, choices, names and suppressions.
extension Server {
  mutating func completion(_ params: RequestParameters) throws(ResponseError) -> JSONValue {
    guard let (document, analysis) = try open(params) else { return .null }
    let offset = document.offset(of: try params.position(), settings.encoding)
    guard let ruleSet = analysis.ruleSet,
      let context = CursorReader(document, ruleSet.plan.vocabulary).context(at: offset)
    else { return .null }
    let range = document.range(of: context.span, settings.encoding)
    let list = CompletionList(document, analysis, ruleSet, settings)
    let items = list.items(context).enumerated().map { number, item in
      item.json(number, typed: context.typed, range)
    }
    // Japanese is typed in other letters than it is written in: with each letter the list is made anew.
    return .object(["isIncomplete": true, "items": .array(items)])
  }
}

/// A name as it can be written in a document.
enum PlainText {
  /// The text as it stands where every reader takes it for itself, also inside brackets; else in double quotes.
  static func written(_ text: String) -> String {
    var tree = Tree()
    let isPlain =
      tree.read(Array("k: [\(text), z]".utf8)).isEmpty && tree.nodes.count == 5
      && tree.nodes[3].style == .plain && tree.text(of: 3) == text
      && CoreSchema.resolve(tree.bytes(of: 3)) == .string
    guard !isPlain else { return text }
    var writer = JSONWriter()
    writer.string(text)
    return writer.output.text
  }
}
