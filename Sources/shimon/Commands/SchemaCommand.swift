import Linting
import Proposal
import SourceText

/// `shimon schema`: JSON Schemas, for editors and other tools.
struct SchemaCommand: Command {
  let name = "schema"
  let summary = LocalizedText(
    ja: "提案書、方針、規則の JSON Schema を表示する", en: "Print the JSON Schema of proposals, policies or rules")
  let operands = "[proposal|policy|rule]"
  let options = [Option.rules]
  let details: LocalizedText? = LocalizedText(
    ja: """
      JSON Schema 2020-12。省くと提案書のスキーマ。YAML に対応したエディターは、これがあれば Shimon なしでも項目と選択肢を補完し、誤りを示せる。
      見出しと説明、補完の候補は --lang の言語になる。受け付ける書き方は、どちらの言語でも同じ。
      方針のスキーマは規則の名前も知っている。--rules DIR で自分の規則も加わる。
      """,
    en: """
      JSON Schema 2020-12; without an operand that of proposals. With it any YAML-aware editor completes fields and
      choices and shows mistakes, without Shimon. Titles, descriptions and what is offered are in the language of --lang;
      what is accepted is the same in both. The schema of policies knows the rules by name, with --rules DIR your own too.
      """)

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    let kinds = ["proposal", "policy", "rule"]
    let kind = arguments.operands.first ?? "proposal"
    guard arguments.operands.count <= 1 else {
      throw UsageError(ja: "スキーマは一つだけ指定してください。", en: "Name one schema.")
    }
    guard kinds.contains(kind) else { throw .unknownCommand("schema \(kind)", among: kinds.map { "schema \($0)" }) }
    guard let book = RuleFolder.loadBook(arguments, context) else { return .failure }
    let vocabulary = book.plan.vocabulary
    let schema =
      switch kind {
      case "policy": PolicySchema(book, profiles: RuleSource.profileNames, language: context.language).document
      case "rule": RuleSchema(vocabulary, language: context.language).document
      default: ProposalSchema(vocabulary, language: context.language).document
      }
    var writer = JSONWriter()
    schema.write(to: &writer)
    writer.output.append("\n")
    return context.print(writer.output.bytes)
  }
}
