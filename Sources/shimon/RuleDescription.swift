import Linting
import SourceText

/// A rule as a page of text.
struct RuleDescription {
  let text: String

  init(_ rule: Rule, _ book: RuleBook, _ questions: [BoardQuestion], _ language: Language) {
    var lines: [String] = []
    func section(_ ja: String, _ en: String, _ body: String) {
      lines.append(LocalizedText(ja: "■ \(ja)", en: "\(en)")[language])
      lines.append(contentsOf: body.split(separator: "\n").map { "  \($0)" })
      lines.append("")
    }
    lines.append("\(rule.id): \(rule.title[language])")
    lines.append("")
    section("質問", "What a board would ask", rule.question.source[language])
    section("なぜ", "Why", rule.why.source[language])
    section("対応", "What to decide and write", rule.fix.source[language])
    section(
      "重さ", "Weight",
      LocalizedText(
        ja: "問題があるとき \(rule.severity.word)、書かれていないとき \(rule.unstatedSeverity.word)",
        en: "\(rule.severity.word) when violated, \(rule.unstatedSeverity.word) when not stated")[language])
    var condition = rule.conditions.when.map { "when: \($0)\n" } ?? ""
    condition += "require: \(rule.conditions.require)"
    section("条件", "Condition", condition)
    if !rule.askedBy.isEmpty {
      let boards = rule.boards.map { board in
        let ids = rule.askedBy.filter { $0.hasPrefix(board + "-") }
        let lines = ids.map { id in
          let text = questions.first { $0.id == id }?.text[language] ?? ""
          return "  \(id)  \(text)"
        }
        return "\(book.boards.name(of: board)[language])\n" + lines.joined(separator: "\n")
      }
      section("尋ねた審議会", "Asked by", boards.joined(separator: "\n"))
    }
    if !rule.law.isEmpty { section("根拠", "Law and guidelines", rule.law.joined(separator: "\n")) }
    if let clause = rule.clause { section("特記仕様書の条", "Clause", clause) }
    text = lines.joined(separator: "\n")
  }
}
