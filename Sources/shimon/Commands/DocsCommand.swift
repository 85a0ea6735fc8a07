import Linting
import SourceText

/// `shimon docs`: documents that the program makes of itself.
struct DocsCommand: Command {
  let name = "docs"
  let summary = LocalizedText(
    ja: "マニュアルと項目の一覧を表示する", en: "Print the manual page or the reference of all fields")
  let operands = "fields|man"
  let options = [Option.rules]
  let details: LocalizedText? = LocalizedText(
    ja: """
      docs fields は、提案書のすべての項目と選択肢を Markdown の表で表示する。
      docs man は、マニュアルを troff で表示する。読むには shimon docs man > shimon.1 のあと man ./shimon.1
      """,
    en: """
      `docs fields` prints all fields and choices of a proposal as Markdown tables.
      `docs man` prints the manual in troff; to read it: shimon docs man > shimon.1, then man ./shimon.1
      """)

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard let document = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError(ja: "fields か man を指定してください。", en: "Name a document: fields or man.")
    }
    switch document {
    case "man":
      return context.print(ManualPage(Shimon.commands, version: Shimon.version, context.language).text)
    case "fields":
      guard let book = RuleFolder.loadBook(arguments, context) else { return .failure }
      return context.print(FieldReference(book.plan.vocabulary).text)
    default: throw .unknownCommand("docs \(document)", among: operandWords.map { "docs \($0)" })
    }
  }
}
