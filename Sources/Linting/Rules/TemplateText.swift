import CEL
import Proposal
import SourceText

/// Fills templates with the facts of the proposal that was judged last.
extension Engine {
  /// A template's text for a finding; a fact that is not written shows as such.
  public mutating func text(_ template: Template, for finding: Finding, _ language: Language) -> String {
    text(template, it: finding.it, language, unstated: nil, symbols: [:])
  }

  /// A template's text for the whole proposal.
  ///
  /// - Parameters:
  ///   - unstated: what to write for a fact that is not written.
  ///   - symbols: the words to fill in besides facts.
  public mutating func text(
    _ template: Template, _ language: Language, unstated: String, symbols: [String: String]
  ) -> String {
    text(template, it: .null, language, unstated: unstated, symbols: symbols)
  }

  /// Whether a condition over the whole proposal holds; false where a fact that it needs is not written.
  public mutating func holds(_ condition: Program) -> Bool {
    evaluator.run(condition, memory: &facts.memory, root: facts.root, budget: Engine.stepLimit).isTrue
  }

  mutating func text(
    _ template: Template, it: Value, _ language: Language, unstated: String?, symbols: [String: String]
  ) -> String {
    var result = ""
    let plan = book.plan
    for segment in template.segments(language) {
      switch segment {
      case .text(let text): result += text
      case .symbol(let name): result += symbols[name] ?? ""
      case .value(let program, let type):
        result += evaluator.value(
          of: program, memory: &facts.memory, root: facts.root, it: it, budget: Engine.stepLimit
        ) { value, memory in
          if let unstated, value.kind == .unknown || (value.kind == .string && value.count == 0) { return unstated }
          return memory.text(of: value, type, plan, language)
        }
      }
    }
    return result
  }
}

extension Memory {
  /// A value as people read it.
  func text(of value: Value, _ type: Type, _ plan: BindingPlan, _ language: Language) -> String {
    switch value.kind {
    case .string:
      if case .choice(let index) = type, let label = plan.label(of: value, ofChoice: index) { return label[language] }
      let text = text(of: value)
      // A quotation tells which text is meant; nobody reads a megabyte of it.
      return text.utf8.count <= 1_200 ? text : String(text.prefix(300)) + "…"
    case .bool: return LocalizedText(ja: value.isTrue ? "はい" : "いいえ", en: value.isTrue ? "yes" : "no")[language]
    case .int: return String(value.signed)
    case .double: return String(value.real)
    case .list:
      let element: Type = if case .list(let inner) = type { inner } else { .dyn }
      let shownItems = min(value.count, 10)
      let items = (0..<shownItems).map { text(of: cell(of: value, at: $0), element, plan, language) }
      let list = items.joined(separator: language == .japanese ? "、" : ", ")
      return shownItems < value.count ? list + "…" : list
    case .duration: return LocalizedText(ja: "\(value.signed / 86_400)日", en: "\(value.signed / 86_400) days")[language]
    case .timestamp: return CalendarDay(daysSince1970: Int(value.signed / 86_400)).description
    case .unknown where value.unknownReason == .undecided: return LocalizedText(ja: "未定", en: "undecided")[language]
    case .unknown: return LocalizedText(ja: "（記載なし）", en: "(not stated)")[language]
    case .null, .map, .record, .type, .error: return "…"
    }
  }
}
