import Linting
import Proposal
import SourceText
import YAML

/// What stands under the pointer: the field or choice, and what was found there.
extension Server {
  /// So many findings are told in one hover.
  private static let shownFindings = 3

  mutating func hover(_ params: RequestParameters) throws(ResponseError) -> JSONValue {
    guard let (document, analysis) = try open(params), let ruleSet = analysis.ruleSet else { return .null }
    let offset = document.offset(of: try params.position(), settings.encoding)
    if let rule = suppressedRule(of: ruleSet, in: analysis, at: offset) {
      return hover(RuleText(rule.rule, of: ruleSet, settings.language), rule.span, document)
    }
    var text = MarkupText(isMarkdown: settings.showsMarkdownInHovers)
    let words = VocabularyText(vocabulary: ruleSet.plan.vocabulary, language: settings.language)
    var span: Span?
    if let node = analysis.node(at: offset), describe(analysis, node, words, &text) {
      span = analysis.tree.nodes[node].span
    }
    let findings = analysis.findings(at: offset)
    var proposal = LintedProposal(ruleSet, holding: analysis.facts)
    for found in findings.prefix(Server.shownFindings) {
      text.rule()
      describe(FindingText(found.finding, in: &proposal, settings.language), &text)
      span = span ?? found.finding.span
    }
    if findings.count > Server.shownFindings {
      text.paragraph(LocalizedText.moreFindings(findings.count - Server.shownFindings)[settings.language])
    }
    guard let span, !text.isEmpty else { return .null }
    return hover(text, span, document)
  }

  private func hover(_ text: MarkupText, _ span: Span, _ document: Document) -> JSONValue {
    .object(["contents": text.content, "range": JSONValue(document.range(of: span, settings.encoding))])
  }

  /// Describes the field that a key or value belongs to; false for what the vocabulary does not know.
  private func describe(
    _ analysis: Analysis, _ node: Int, _ words: VocabularyText, _ text: inout MarkupText
  ) -> Bool {
    switch analysis.roles[node] {
    case .key(let place):
      words.write(words.vocabulary.field(place), to: &text)
      return true
    case .value(let place):
      let field = words.vocabulary.field(place)
      if case .choice(let type) = field.type.element,
        let option = words.vocabulary.choices[type].words.find(analysis.tree.bytes(of: node))
      {
        words.write(option, of: type, to: &text)
        text.note(field.label[words.language], field.help[words.language])
      } else {
        text.heading(field.label[words.language], code: field.name)
        text.paragraph(field.help[words.language])
      }
      return true
    case .none, .list, .record: return false
    }
  }

  /// Describes what a rule found.
  private func describe(_ found: FindingText, _ text: inout MarkupText) {
    let language = found.language
    text.heading(found.heading, code: found.rule)
    text.note(LocalizedText.question[language], found.question)
    text.note(LocalizedText.why[language], found.why)
    let (missing, boards, law) = (found.missing, found.boards, found.ruleText.law)
    if !missing.isEmpty { text.paragraph(LocalizedText.labelled(.missingFacts, missing, language)) }
    text.note(LocalizedText.whatToWrite[language], found.fix)
    text.paragraph(LocalizedText.labelled(.risk, [found.riskLine], language))
    if !boards.isEmpty { text.paragraph(LocalizedText.labelled(.askedBy, boards, language)) }
    text.paragraph(LocalizedText.labelled(.ground, [found.ruleText.ground], language))
    if !law.isEmpty { text.paragraph(LocalizedText.labelled(.law, law, language)) }
  }

  // MARK: Suppressions

  /// The rule that a suppression under the pointer names.
  private func suppressedRule(
    of ruleSet: RuleSet, in analysis: Analysis, at offset: Int
  ) -> (rule: Rule, span: Span)? {
    guard
      let comment = analysis.tree.comments.first(where: {
        Int($0.span.start) <= offset && offset <= Int($0.span.end)
      })
    else { return nil }
    let words = String(decoding: analysis.tree.source[comment.span.range], as: UTF8.self)
      .split { $0 == " " || $0 == "\t" }
    guard words.contains(where: { $0.lowercased().contains("shimon") }) else { return nil }
    return words.lazy.compactMap { ruleSet.rule(named: String($0)) }.first.map { ($0, comment.span) }
  }

  private func hover(_ rule: RuleText, _ span: Span, _ document: Document) -> JSONValue {
    let language = rule.language
    var text = MarkupText(isMarkdown: settings.showsMarkdownInHovers)
    text.heading(rule.title, code: rule.id)
    text.note(LocalizedText.question[language], rule.question)
    text.note(LocalizedText.why[language], rule.why)
    return hover(text, span, document)
  }
}

/// A text for a hover or a completion, as Markdown or plain (LSP 3.17, `MarkupContent`).
struct MarkupText {
  let isMarkdown: Bool
  private var blocks: [String] = []

  init(isMarkdown: Bool) { self.isMarkdown = isMarkdown }

  /// Whether nothing was written.
  var isEmpty: Bool { blocks.isEmpty }

  /// A line in bold, with a technical name behind it.
  mutating func heading(_ text: String, code: String = "") {
    let name = code.isEmpty ? "" : isMarkdown ? " `\(code)`" : " (\(code))"
    blocks.append((isMarkdown ? "**\(shown(text))**" : shown(text)) + name)
  }

  /// A paragraph.
  mutating func paragraph(_ text: String) { blocks.append(shown(text)) }

  /// A paragraph with a label.
  mutating func note(_ label: String, _ text: String) {
    blocks.append(isMarkdown ? "*\(shown(label))*: \(shown(text))" : "\(label): \(shown(text))")
  }

  /// Lines with a word each and what it means.
  mutating func list(_ entries: [(word: String, meaning: String)]) {
    guard !entries.isEmpty else { return }
    blocks.append(
      entries.map { entry in
        let word = isMarkdown ? "- \(shown(entry.word))" : "・\(shown(entry.word))"
        return entry.meaning.isEmpty ? word : "\(word): \(shown(entry.meaning))"
      }.joined(separator: "\n"))
  }

  /// A line between two subjects.
  mutating func rule() {
    if !blocks.isEmpty { blocks.append(isMarkdown ? "---" : "") }
  }

  /// `MarkupContent`.
  var content: JSONValue {
    .object([
      "kind": isMarkdown ? "markdown" : "plaintext", "value": .string(blocks.joined(separator: "\n\n")),
    ])
  }

  /// Text on one line, with nothing in it that Markdown would act on.
  private func shown(_ text: String) -> String {
    let line = SafeText.line(text)
    guard isMarkdown else { return line }
    var result = ""
    for character in line {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "#", "&", "!", "$": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}

/// What the vocabulary says of fields and choices, as text for people.
struct VocabularyText {
  /// So many choices or fields are named.
  static let shownCount = 40

  let vocabulary: Vocabulary
  let language: Language

  /// A field: what it says, what it holds, and what can be chosen.
  func write(_ field: Field, to text: inout MarkupText) {
    text.heading(field.label[language], code: field.name)
    text.paragraph(field.help[language])
    text.note(LocalizedText.kind[language], vocabulary.describe(field.type)[language])
    switch field.type.element {
    case .choice(let index):
      let choice = vocabulary.choices[index]
      if !field.type.isList { text.paragraph(LocalizedText.chooseOne[language]) }
      text.list(choice.options.prefix(VocabularyText.shownCount).map { ($0.label[language], $0.help?[language] ?? "") })
    case .record(let index):
      let fields = vocabulary.records[index].fields.prefix(VocabularyText.shownCount)
      text.list(fields.map { ($0.label[language], $0.label == $0.help ? "" : $0.help[language]) })
    default: break
    }
  }

  /// A choice: what it means, where the word does not say it, and the groups it belongs to.
  func write(_ option: Int, of type: Int, to text: inout MarkupText) {
    let choice = vocabulary.choices[type]
    text.heading(choice.options[option].label[language], code: choice.options[option].name)
    if let help = choice.options[option].help { text.paragraph(help[language]) }
    let groups = choice.groups.filter { $0.options.contains(option) }.map { $0.label[language] }
    if !groups.isEmpty { text.paragraph(LocalizedText.labelled(.belongsTo, groups, language)) }
  }
}
