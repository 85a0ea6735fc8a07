import BuiltinBook
import Linting
import Reporting
import SourceText

/// `shimon rules`: the catalogue, and the rules' own tests.
struct RulesCommand: Command {
  let name = "rules"
  let summary = LocalizedText(
    ja: "規則の一覧を表示する。rules test は規則の例を試験し、rules new は規則を書き始める",
    en: "List the rules; `rules test` runs their examples, `rules new` begins one")
  let operands = "[test [DIR] | new TOPIC/NAME]"
  let options = [
    Option("catalogue", ja: "一覧を Markdown の表で表示する", en: "Print the list as Markdown tables"),
    Option(
      "watch", ja: "rules test DIR を、ファイルが変わるたびに繰り返す（Ctrl-C で終わる）",
      en: "Run `rules test DIR` again whenever a file changes, until Ctrl-C"),
    Option(
      "output", "DIR", ja: "rules new で規則を置くフォルダ（省くと --rules のフォルダ、なければ現在のフォルダ）",
      en: "Where `rules new` puts the rule (default: the folder of --rules, else the current one)"),
    Option.rules,
  ]
  let details: LocalizedText? = LocalizedText(
    ja: """
      rules test DIR は、DIR を規則のフォルダに加え、その規則の例だけを実行する。DIR を省くとすべての規則の例を実行する。
      lint が受け付けない規則は、ここでも受け付けない。vocabulary.yaml のある DIR は、組み込みの規則に置き換わる。
      rules new TOPIC/NAME は、試験に通る見本の規則を TOPIC/NAME.yaml に書く。-o は --output の短い形。
      """,
    en: """
      `rules test DIR` adds DIR as a rule folder and runs the examples of its rules; without DIR those of all rules.
      What lint refuses is refused here as well. A DIR with a vocabulary.yaml takes the place of the built-in rules.
      `rules new TOPIC/NAME` writes a sample rule that passes its tests to TOPIC/NAME.yaml. -o is short for --output.
      """)

  func run(_ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    switch arguments.operands.first {
    case nil: return list(arguments, context)
    case "test":
      guard arguments.operands.count <= 2 else {
        throw UsageError(ja: "rules test に指定できるフォルダは一つです。", en: "`rules test` takes one folder.")
      }
      let folder = arguments.operands.dropFirst().first
      return arguments.has("watch")
        ? try watch(arguments, folder: folder, context) : test(arguments, folder: folder, context)
    case "new":
      guard let id = arguments.operands.dropFirst().first, arguments.operands.count == 2 else {
        throw UsageError(
          ja: "規則の名前を TOPIC/NAME の形で一つ書いてください。", en: "Name one rule, in the form TOPIC/NAME.")
      }
      return try begin(id, arguments, context)
    case .some(let word): throw .unknownCommand("rules \(word)", among: ["rules test", "rules new"])
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
    // A folder with a vocabulary of its own is that of the program's rules, being edited, and takes their place. Any other
    // is added to them, and refused where lint would refuse it.
    let isWhole = added.contains { $0.isVocabulary }
    let builtin = isWhole ? [] : RuleSource.builtin
    guard let book = RuleFolder.loadBook(builtin + added, context) else { return .failure }
    let test = RuleTest(book) { folder == nil || book.rules[$0].source >= builtin.count }
    let problems = test.failures.map { RuleBook.Problem(source: book.rules[$0.rule].source, diagnostic: $0.diagnostic) }
    RuleFolder.show(problems, of: book, context)
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

  /// Tests a folder now and after every change in it, until an interrupt.
  private func watch(_ arguments: Arguments, folder: String?, _ context: Context) throws(UsageError) -> ExitStatus {
    let folders = arguments.all("rules") + (folder.map { [$0] } ?? [])
    guard !folders.isEmpty else {
      throw UsageError(ja: "--watch には見張るフォルダを指定してください。", en: "Name a folder for --watch.")
    }
    System.endOnInterrupt()
    var watch = FolderWatch(folders)
    context.complain(.watching(folders))
    while true {
      // What is wrong with the rules was shown and may be mended.
      _ = test(arguments, folder: folder, context)
      let changed = watch.waitForChange()
      let message = LocalizedText.changed(changed)[context.language]
      if context.print("\n" + SafeText.line(message) + "\n") != .clean { return .failure }
    }
  }

  /// Writes a sample rule for somebody to change.
  private func begin(_ id: String, _ arguments: Arguments, _ context: Context) throws(UsageError) -> ExitStatus {
    guard RulesCommand.isRuleName(id) else {
      throw UsageError(
        ja: "規則の名前「\(id)」は使えません。半角の小文字、数字、ハイフンで TOPIC/NAME の形にしてください（例: local/pickup-log）。",
        en:
          "A rule cannot be called `\(id)`: use TOPIC/NAME of lower-case letters, digits and hyphens, such as local/pickup-log."
      )
    }
    let folder = arguments.value("output") ?? arguments.all("rules").last ?? "."
    let path = "\(folder)/\(id).yaml"
    for taken in [path, "\(folder)/\(id).yml"] {
      if case .missing = System.kind(taken).kind { continue }
      context.complain(.ruleFileThere(taken))
      return .failure
    }
    let isBuiltin = RuleSource.builtin.contains { $0.path == id + ".yaml" }
    guard !isBuiltin else {
      context.complain(.ruleNameTaken(id))
      return .failure
    }
    let parent = "\(folder)/\(id.prefix { $0 != "/" })"
    if let number = System.makeFolder(parent) { return context.writeFailed(parent, number) }
    let text = RuleSketch(context.language).text
    if let number = System.replace(path, by: Array(text.utf8)) { return context.writeFailed(path, number) }
    let message = LocalizedText.ruleBegun(SafeText.line(path), folder: SafeText.line(folder))
    return context.print(message[context.language] + "\n")
  }

  private static func isRuleName(_ id: String) -> Bool {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    // Other things than rules stand in these folders.
    let reserved = ["clauses", "profiles"]
    return parts.count == 2 && !reserved.contains(String(parts[0]))
      && parts.allSatisfy { part in
        guard let first = part.utf8.first, let last = part.utf8.last else { return false }
        let hyphen = UInt8(ascii: "-")
        return first != hyphen && last != hyphen
          && part.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
              || $0 == hyphen
          }
      }
  }
}

/// The YAML files below some folders, to notice when one is saved, added or removed.
struct FolderWatch {
  /// So often the files are looked at, in milliseconds.
  private static let interval: UInt32 = 300

  private let folders: [String]
  private var stamps: [String: System.Stamp]

  init(_ folders: [String]) {
    self.folders = folders
    stamps = FolderWatch.look(folders)
  }

  /// Waits until something has changed, and gives the paths of what did, in order.
  mutating func waitForChange() -> [String] {
    while true {
      System.pause(milliseconds: FolderWatch.interval)
      let now = FolderWatch.look(folders)
      let changed = Set(now.keys).union(stamps.keys).filter { now[$0] != stamps[$0] }
      stamps = now
      if !changed.isEmpty { return changed.sorted() }
    }
  }

  private static func look(_ folders: [String]) -> [String: System.Stamp] {
    var result: [String: System.Stamp] = [:]
    for case .file(let file, _) in InputFinder(folders, standardInputName: "-").inputs {
      let path = file.text
      if let stamp = System.stamp(path) { result[path] = stamp }
    }
    return result
  }
}
