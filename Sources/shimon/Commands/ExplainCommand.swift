import BuiltinBook
import Linting
import SourceText

/// `shimon explain`: a rule, why it is there and who asked.
struct ExplainCommand: Command {
  let name = "explain"
  let summary = LocalizedText(ja: "規則の趣旨、根拠、例を説明する", en: "Explain a rule: why, who asked, examples")
  let operands = "RULE"
  let options = [Option.rules]

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard let id = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError(ja: "規則の名前を一つ書いてください（shimon rules で一覧を表示）。", en: "Name one rule (see shimon rules).")
    }
    guard let book = RuleFolder.loadBook(arguments, context) else { return .failure }
    guard let rule = book.rule(named: id) else {
      context.complain(.unknownRule(id, near: Spelling.nearest(to: id, among: book.rules.map(\.id))))
      return .usage
    }
    let questions = BoardQuestion.read(RuleSource.builtinQuestions).questions
    return context.print(RuleDescription(rule, book, questions, context.language).text)
  }
}
