import BuiltinRuleSet
import Linting
import Reporting
import SourceText
import YAML

/// A rule as a page of text.
struct RuleDescription {
  let text: String

  init(_ rule: Rule, _ ruleSet: RuleSet, _ questions: [BoardQuestion], _ language: Language) {
    var lines: [String] = []
    func section(_ ja: String, _ en: String, _ body: String) {
      lines.append(LocalizedText(ja: "■ \(ja)", en: "\(en)")[language])
      lines.append(contentsOf: body.split(separator: "\n").map { "  \($0)" })
      lines.append("")
    }
    lines.append("\(rule.id): \(rule.title[language])")
    lines.append("")
    if rule.isDetail, let parent = ruleSet.rule(named: rule.family) {
      section("この規則の細目", "Detail of", "\(parent.id): \(parent.title[language])")
    }
    if !rule.formerly.isEmpty { section("以前の名前", "Formerly", rule.formerly.joined(separator: "\n")) }
    let said = RuleText(rule, of: ruleSet, language)
    section("質問", "What a board would ask", said.question)
    section("なぜ", "Why", said.why)
    section("対応", "What to decide and write", said.fix)
    let (wrong, silent) = (LocalizedText.severity(rule.severity), LocalizedText.severity(rule.unstatedSeverity))
    section(
      "重さ", "Weight",
      LocalizedText(
        ja: "問題があるとき「\(wrong.ja)」、書かれていないとき「\(silent.ja)」",
        en: "\(wrong.en) when violated, \(silent.en) when not stated")[language])
    var condition = rule.conditions.when.map { "when: \($0)\n" } ?? ""
    if rule.looksForMedia {
      condition += "mentions: removable-media"
    } else if !rule.forbidden.isEmpty {
      condition += "forbid: [\(rule.forbidden.map(\.rawValue).joined(separator: ", "))]"
    } else {
      condition += rule.asksForAwaited ? "awaited: yes" : "require: \(rule.conditions.require)"
    }
    section("条件", "Condition", condition)
    if !rule.askedBy.isEmpty {
      let boards = rule.boards.map { board in
        let ids = rule.askedBy.filter { $0.hasPrefix(board + "-") }
        let lines = ids.map { id in
          let text = questions.first { $0.id == id }?.text[language] ?? ""
          return "  \(id)  \(text)"
        }
        return "\(ruleSet.boards.name(of: board)[language])\n" + lines.joined(separator: "\n")
      }
      section("尋ねた審議会", "Asked by", boards.joined(separator: "\n"))
    }
    section("根拠の種類", "Ground", LocalizedText.ground(rule.ground)[language])
    if !rule.citations.isEmpty {
      let lines = rule.citations.map { citation in
        citation.line(language) + (citation.words.map { "\n  「\($0)」" } ?? "")
      }
      section("根拠", "Law and guidelines", lines.joined(separator: "\n"))
    }
    if let clause = rule.clause { section("特記仕様書の条", "Clause", clause) }
    let details = ruleSet.rules(ofFamily: rule.id).filter { $0.isDetail }
    if !details.isEmpty {
      section("細目", "Details", details.map { "\($0.id): \($0.title[language])" }.joined(separator: "\n"))
    }
    section("例", "Examples", RuleDescription.examples(of: rule, ruleSet, language))
    text = lines.joined(separator: "\n")
  }

  /// The proposals of the examples as they stand in the rule's file, each with its verdicts.
  private static func examples(of rule: Rule, _ ruleSet: RuleSet, _ language: Language) -> String {
    let file = ruleSet.sources[rule.source].file
    var tree = Tree()
    _ = tree.read(file.bytes)
    let lines = LineIndex(file.bytes)
    return rule.examples.map { example in
      let verdicts = example.expected.map { LocalizedText.verdict($0)[language] }.joined(separator: ", ")
      let span = tree.nodes[example.proposal].span
      let column = lines.position(of: span.start, in: file.bytes).column - 1
      // Further lines stand as deep in the file as the first one starts.
      let text = file.text(span).split(separator: "\n").enumerated().map { number, line in
        "  " + (number == 0 ? line : line.dropFirst(column))
      }
      return "\(verdicts):\n" + text.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

/// `shimon explain`: a rule, why it is there and who asked.
enum ExplainCommand: Command {
  static let name = "explain"
  static let summary = LocalizedText(ja: "規則の趣旨、根拠、例を説明する", en: "Explain a rule: why, who asked, examples")
  static let operands = "RULE"
  static let details: LocalizedText? = LocalizedText(
    ja: "RULE に risk と書けば、指摘の危険度がどう決まり、なぜその順に並ぶかを説明する。",
    en: "With risk for RULE it explains how the risk of findings is made, by which they are put in order.")

  static func run(
    _ options: RuleFolderOptions, _ operands: [String], _ context: Context
  ) throws(Failure) -> ExitStatus {
    guard let id = operands.first, operands.count == 1 else {
      throw .usage(ja: "規則の名前を一つ書いてください（shimon rules で一覧を表示）。", en: "Name one rule (see shimon rules).")
    }
    let ruleSet = try RuleFolder.loadRuleSet(options, context)
    if id == RiskDescription.word {
      try context.print(RiskDescription(ruleSet.riskScale, ruleSet.grid, context.language).text)
      return .clean
    }
    guard let rule = ruleSet.rule(named: id) else {
      throw .usage(.unknownRule(id, near: Spelling.nearest(to: id, among: ruleSet.ruleIDs + ruleSet.formerIDs)))
    }
    let questions = BoardQuestion.read(RuleSource.builtinQuestions).questions
    try context.print(RuleDescription(rule, ruleSet, questions, context.language).text)
    return .clean
  }
}
