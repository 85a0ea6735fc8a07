import CEL
import Proposal
import SourceText

/// Fills templates with the facts of the proposal.
extension LintedProposal {
  /// A template's text for a finding; a fact that is not written shows as such.
  package mutating func text(_ template: Template, for finding: Finding, _ language: Language) -> String {
    let symbols = ruleSet.rules[finding.rule].asksForAwaited ? [Template.missing: finding.missingNames(language)] : [:]
    return text(template, it: finding.it, language, unstated: nil, symbols: symbols)
  }

  /// A template's text for the whole proposal, safe to show: what it quotes stands on one line, without characters that
  /// could steer what shows it.
  ///
  /// - Parameters:
  ///   - unstated: what to write for a fact that is not written.
  ///   - symbols: the words to fill in besides facts.
  package mutating func text(
    _ template: Template, _ language: Language, unstated: String, symbols: [String: String]
  ) -> String {
    text(template, it: .null, language, unstated: unstated, symbols: symbols, shown: { SafeText.line($0) })
  }

  /// What texts call the body that the proposal is of.
  func bodyWord(_ language: Language, beginsSentence: Bool) -> String {
    beginsSentence ? Template.capital(body[language]) : body[language]
  }

  /// Whether a condition over the whole proposal holds; false where a fact that it needs is not written.
  package mutating func holds(_ condition: Program) -> Bool {
    evaluator.run(condition, memory: &facts.memory, root: facts.root, budget: Linter.stepLimit).isTrue
  }

  mutating func text(
    _ template: Template, it: Value, _ language: Language, unstated: String?, symbols: [String: String],
    shown: (String) -> String = { $0 }
  ) -> String {
    var result = ""
    for segment in template.segments(language) {
      switch segment {
      case .text(let text): result += text
      case .symbol(Template.body): result += shown(bodyWord(language, beginsSentence: false))
      case .symbol(Template.capitalBody): result += shown(bodyWord(language, beginsSentence: true))
      case .symbol(let name): result += shown(symbols[name] ?? "")
      case .value(let program, let type): result += shown(quoted(program, type, it: it, language, unstated: unstated))
      }
    }
    return result
  }

  /// A fact that a text quotes.
  ///
  /// - Parameter unstated: what to write for one that is not written; nil to write what it would have named.
  mutating func quoted(
    _ program: Program, _ type: Type, it: Value, _ language: Language, unstated: String?
  ) -> String {
    let (plan, body) = (ruleSet.plan, body)
    let text = evaluator.value(
      of: program, memory: &facts.memory, root: facts.root, it: it, budget: Linter.stepLimit
    ) { value, memory -> String? in
      let isHole = value.kind == .unknown || (value.kind == .string || value.kind == .list) && value.count == 0
      return isHole ? unstated : memory.text(of: value, type, plan, language, body: body)
    }
    return text ?? name(ofHole: program, it: it)[language]
  }

  /// What to call a fact that a text would quote and that is not written: the entry that it would have named, else by
  /// the name of its field. Nobody should read of a 「（記載なし）」.
  private mutating func name(ofHole program: Program, it: Value) -> LocalizedText {
    let explanation = evaluator.explain(
      program, memory: &facts.memory, root: facts.root, it: it, budget: Linter.stepLimit)
    guard let cell = (explanation.missing.first ?? explanation.deciding.first).map({ Int($0) }),
      let index = facts.instance(of: cell)
    else { return LocalizedText(ja: "これ", en: "this") }
    let instance = facts.instances[index]
    let record = ruleSet.plan.vocabulary.records[Int(instance.type)]
    guard record.identity.contains(cell - Int(instance.base)) else { return facts.label(of: cell, ruleSet.plan) }
    return LocalizedText(ja: "この\(record.label.ja)", en: "this \(record.label.en)")
  }
}

extension Memory {
  /// A value as people read it.
  ///
  /// - Parameter body: what the body itself is called, where a party is shown.
  func text(
    of value: Value, _ type: Type, _ plan: BindingPlan, _ language: Language, body: LocalizedText = PublicBody.unnamed
  ) -> String {
    switch value.kind {
    case .string:
      if case .choice(let index) = type, let label = plan.label(of: value, ofChoice: index) {
        return label.naming(body)[language]
      }
      let text = text(of: value)
      // A quotation tells which text is meant; nobody reads a megabyte of it.
      return text.utf8.count <= 1_200 ? text : String(text.prefix(300)) + "…"
    case .bool: return LocalizedText(ja: value.isTrue ? "はい" : "いいえ", en: value.isTrue ? "yes" : "no")[language]
    case .int: return String(value.signed)
    case .double: return String(value.real)
    case .list:
      let element: Type = if case .list(let inner) = type { inner } else { .dyn }
      let shownItems = min(value.count, 10)
      let items = (0..<shownItems).map { text(of: cell(of: value, at: $0), element, plan, language, body: body) }
      let list = items.joined(separator: language == .japanese ? "、" : ", ")
      return shownItems < value.count ? list + "…" : list
    case .duration: return LocalizedText.period(value)[language]
    case .timestamp: return CalendarDay(daysSince1970: Int(value.signed / 86_400)).description
    case .span: return CalendarSpan(value).name[language]
    case .unknown where value.unknownReason == .undecided: return LocalizedText(ja: "未定", en: "undecided")[language]
    case .unknown: return LocalizedText(ja: "（記載なし）", en: "(not stated)")[language]
    case .null, .map, .record, .type, .error: return "…"
    }
  }
}

extension LocalizedText {
  /// A length of time as it was written, in months or in years and months; another as its seconds are read.
  package static func period(_ value: Value) -> LocalizedText {
    let (months, hasYears) = value.writtenMonths
    guard months > 0 else { return period(seconds: value.signed) }
    let (years, rest) = hasYears ? (months / 12, months % 12) : (0, months)
    func count(_ number: Int, _ ja: String, _ en: String) -> LocalizedText {
      number == 0
        ? LocalizedText(verbatim: "")
        : LocalizedText(ja: "\(number)\(ja)", en: "\(number) \(en)\(number == 1 ? "" : "s")")
    }
    let (left, right) = (count(years, "年", "year"), count(rest, "か月", "month"))
    return LocalizedText(ja: left.ja + right.ja, en: [left.en, right.en].filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// A length of time, in years where it is whole ones of 365 days, as they are read; else in days where it is one or more.
  package static func period(seconds: Int64) -> LocalizedText {
    func count(_ number: Int64, _ ja: String, _ en: String) -> LocalizedText {
      LocalizedText(ja: "\(number)\(ja)", en: "\(number) \(en)\(number == 1 ? "" : "s")")
    }
    switch seconds {
    case ...0: return LocalizedText(ja: "直ちに", en: "at once")
    // One day and two are mostly written as hours, and as a limit that runs over a weekend they are not the same.
    case 86_400, 172_800: return count(seconds / 3_600, "時間", "hour")
    case 31_536_000... where seconds % 31_536_000 == 0: return count(seconds / 31_536_000, "年", "year")
    case 86_400...: return count(seconds / 86_400, "日", "day")
    case 3_600... where seconds % 3_600 == 0: return count(seconds / 3_600, "時間", "hour")
    default: return count(max(seconds / 60, 1), "分", "minute")
    }
  }
}

/// A text in both languages that may quote facts: `「{it.method}」では…`.
package struct Template: Sendable {
  /// A part of a template.
  enum Segment: Sendable {
    case text(String)
    case value(Program, Type)
    /// A word that the writer of the text fills in.
    case symbol(String)
  }

  /// The symbol for the names of the facts that are missing.
  static let missing = "missing"
  /// The symbols for the body that the proposal is of; the second begins an English sentence.
  static let body = "body"
  static let capitalBody = "Body"

  static func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  /// The text as written, and its segments in both languages.
  struct Texts: Sendable {
    var source: LocalizedText
    var japanese: [Segment]
    var english: [Segment]
  }

  let packed: Packed

  /// A template; a language whose segments are left out quotes nothing.
  init(_ text: LocalizedText, ja: [Segment]? = nil, en: [Segment]? = nil) {
    packed = Packed(parts: Texts(source: text, japanese: ja ?? [.text(text.ja)], english: en ?? [.text(text.en)]))
  }

  /// The text as written, for readers who look at no proposal: the body is called what it is called where nothing is said.
  package var source: LocalizedText {
    let text: LocalizedText = packed.part(Texts.Part.source).value()
    func filled(_ text: String, _ language: Language) -> String {
      let word = PublicBody.unnamed[language]
      return text.withEach("{\(Template.body)}", as: word)
        .withEach("{\(Template.capitalBody)}", as: Template.capital(word))
    }
    return LocalizedText(ja: filled(text.ja, .japanese), en: filled(text.en, .english))
  }

  /// The text for readers who look at no proposal, with the name of each fact that it quotes in brackets: 「（名称）」.
  ///
  /// - Parameter label: what the fact is called that stands between the braces; nil where it is none of a field.
  func outline(_ language: Language, label: (Substring) -> LocalizedText?) -> String {
    var result = ""
    var rest = source[language][...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let inner = rest[rest.index(after: open)..<close]
      let name = inner == Template.missing ? LocalizedText(ja: "項目名", en: "names of fields") : label(inner)
      let word = (name ?? LocalizedText(ja: "提案書の内容", en: "as stated"))[language]
      result += rest[..<open] + (language == .japanese ? "（\(word)）" : "(\(word))")
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// Whether it quotes facts, so that it reads otherwise for each entry.
  package var quotesFacts: Bool {
    segments(.japanese).contains { if case .value = $0 { true } else { false } }
  }

  func segments(_ language: Language) -> [Segment] {
    packed.part(language == .japanese ? Texts.Part.japanese : Texts.Part.english).value()
  }
}
