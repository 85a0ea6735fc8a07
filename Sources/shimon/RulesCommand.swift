import BuiltinBook
import Linting
import SourceText

/// `shimon rules`: the catalogue, and the rules' own tests.
struct RulesCommand: Command {
  let name = "rules"
  let summary = LocalizedText(
    ja: "規則の一覧を表示する。rules test は規則の例を試験する",
    en: "List the rules; `rules test` runs their examples")
  let operands = "[test [DIR]]"
  let options = [
    Option("catalogue", ja: "一覧を Markdown の表で表示する", en: "Print the list as Markdown tables"), Option.rules,
  ]
  let details: LocalizedText? = LocalizedText(
    ja: "rules test DIR は、DIR を規則のフォルダに加え、その規則の例だけを実行する。DIR を省くとすべての規則の例を実行する。",
    en: "`rules test DIR` adds DIR as a rule folder and runs the examples of its rules; without DIR those of all rules."
  )

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    switch arguments.operands.first {
    case nil: return list(arguments, context)
    case "test":
      guard arguments.operands.count <= 2 else {
        throw UsageError(ja: "rules test に指定できるフォルダは一つです。", en: "`rules test` takes one folder.")
      }
      return test(arguments, folder: arguments.operands.dropFirst().first, context)
    case .some(let word): throw .unknownCommand("rules \(word)", among: ["rules test"])
    }
  }

  private func list(_ arguments: Arguments, _ context: Context) -> ExitStatus {
    guard let book = RuleFolder.loadBook(arguments, context) else { return .failure }
    if arguments.has("catalogue") { return context.print(RuleCatalogue(book).text) }
    var text = ""
    var topic = ""
    for rule in book.rules {
      let ruleTopic = rule.topic
      if ruleTopic != topic {
        text += topic.isEmpty ? "" : "\n"
        topic = ruleTopic
      }
      text += "\(rule.id)  [\(rule.severity.word)]  \(rule.title[context.language])\n"
    }
    let count = LocalizedText(ja: "\n規則は \(book.rules.count) あります。\n", en: "\n\(book.rules.count) rules.\n")
    return context.print(text + count[context.language])
  }

  private func test(_ arguments: Arguments, folder: String?, _ context: Context) -> ExitStatus {
    guard let added = RuleFolder.sources(arguments.all("rules") + (folder.map { [$0] } ?? []), context) else {
      return .failure
    }
    // A folder that holds a rule of the same id is being edited: its version counts.
    let ownPaths = Set(added.map(\.path))
    let builtin = RuleSource.builtin.filter { folder == nil || !ownPaths.contains($0.path) }
    guard let book = RuleFolder.loadBook(added + builtin, context) else { return .failure }
    let test = RuleTest(book) { folder == nil || book.rules[$0].source < added.count }
    for failure in test.failures {
      context.complain([failure.diagnostic], in: book.sources[book.rules[failure.rule].source].file)
    }
    let counts = [test.ruleCount, test.exampleCount, test.mutantCount, test.equivalentCount, test.failures.count]
    let words = counts.map(String.init)
    let summary = LocalizedText(
      ja: "規則 \(words[0])、例 \(words[1])、変異 \(words[2])（うち同値 \(words[3])）: 失敗 \(words[4])\n",
      en: "\(words[0]) rules, \(words[1]) examples, \(words[2]) mutants (\(words[3]) equivalent): \(words[4]) failed\n")
    let written = context.print(summary[context.language])
    if written != .clean { return written }
    if test.ruleCount == 0 { return .failure }
    return test.failures.isEmpty ? .clean : .findings
  }
}
