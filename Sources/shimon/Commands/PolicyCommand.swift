import Linting
import SourceText

/// `shimon policy`: which settings hold for a proposal, and which line of which file decides each.
struct PolicyCommand: Command {
  let name = "policy"
  let summary = LocalizedText(
    ja: "提案書に効いている方針と、それを決めている行を示す", en: "Show the policy that holds for a proposal, line by line")
  let operands = "[PROPOSAL]"
  let options = [
    Option("format", "text|json", ja: "出力の形式（既定は text）", en: "Output format (default: text)"), Option.rules,
    Option.policy, Option.allowOutside,
  ]
  let details: LocalizedText? = LocalizedText(
    ja: "提案書を省くと、現在のフォルダにあるとした場合の方針を示す。提案書はなくてもよい。",
    en: "Without a proposal it tells what would hold for one in the current folder. The proposal need not exist.")

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard arguments.operands.count <= 1 else {
      throw UsageError(ja: "提案書は一つだけ指定してください。", en: "Name one proposal at most.")
    }
    let format = try arguments.choice("format", among: ["text", "json"]) ?? "text"
    let given = arguments.operands.first ?? "."
    let path = System.isFolder(given) ? PathText.join(given, "proposal.yaml") : given
    guard var shelf = BookShelf(arguments, context),
      let number = shelf.volume(for: .file(FilePath(path), wasNamed: true)),
      let original = RuleFolder.loadBook(shelf.allRules, context)
    else { return .failure }
    let description = PolicyDescription(shelf.volumes[number], original: original)
    return context.print(format == "json" ? description.json : Array(description.text(context.language).utf8))
  }
}
