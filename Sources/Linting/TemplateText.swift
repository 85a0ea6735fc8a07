import CEL
import Proposal
import SourceText

/// Fills templates with the facts of the proposal that was judged last.
extension Engine {
  /// A template's text for a finding; a fact that is not written shows as such.
  public mutating func text(_ template: Template, for finding: Finding, _ language: Language) -> String {
    var result = ""
    for segment in template.segments(language) {
      switch segment {
      case .text(let text): result += text
      case .value(let program, let type):
        let vocabulary = book.plan.vocabulary
        result += evaluator.value(
          of: program, memory: &facts.memory, root: facts.root, it: finding.it, budget: Engine.stepLimit
        ) { value, memory in
          memory.text(of: value, type, vocabulary, language)
        }
      }
    }
    return result
  }
}

extension Memory {
  /// A value as people read it.
  func text(of value: Value, _ type: Type, _ vocabulary: Vocabulary, _ language: Language) -> String {
    switch value.kind {
    case .string:
      let text = text(of: value)
      if case .choice(let index) = type {
        return vocabulary.choices[index].options.first { $0.name == text }?.label[language] ?? text
      }
      return text
    case .bool: return LocalizedText(ja: value.isTrue ? "はい" : "いいえ", en: value.isTrue ? "yes" : "no")[language]
    case .int: return String(value.signed)
    case .double: return String(value.real)
    case .list:
      let element: Type = if case .list(let inner) = type { inner } else { .dyn }
      let items = (0..<value.count).map { text(of: cell(of: value, at: $0), element, vocabulary, language) }
      return items.joined(separator: language == .japanese ? "、" : ", ")
    case .duration: return LocalizedText(ja: "\(value.signed / 86_400)日", en: "\(value.signed / 86_400) days")[language]
    case .timestamp: return CalendarDay(daysSince1970: Int(value.signed / 86_400)).description
    case .unknown where value.unknownReason == .undecided: return LocalizedText(ja: "未定", en: "undecided")[language]
    case .unknown: return LocalizedText(ja: "（記載なし）", en: "(not stated)")[language]
    case .null, .map, .record, .type, .error: return "…"
    }
  }
}
