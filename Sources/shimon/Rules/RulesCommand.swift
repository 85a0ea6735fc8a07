import BuiltinRuleSet
import Linting
import Reporting
import SourceText

/// `shimon rules`: the catalogue, and the rules' own tests.
enum RulesCommand: Command {
  static let name = "rules"
  static let summary = LocalizedText(
    ja: "規則の一覧を表示する。rules test は規則の例を試験し、rules new は規則を書き始める",
    en: "List the rules; `rules test` runs their examples, `rules new` begins one")
  static let operands = "[test [DIR] | new TOPIC/NAME]"
  static let details: LocalizedText? = LocalizedText(
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

  static func run(_ options: RulesOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    switch operands.first {
    case nil: return try list(options, context)
    case "test":
      guard operands.count <= 2 else {
        throw .usage(ja: "rules test に指定できるフォルダは一つです。", en: "`rules test` takes one folder.")
      }
      let folder = operands.dropFirst().first
      return try options.watches
        ? watch(options.added.folders, folder: folder, context) : test(options.added.folders, folder: folder, context)
    case "new":
      guard let id = operands.dropFirst().first, operands.count == 2 else {
        throw .usage(
          ja: "規則の名前を TOPIC/NAME の形で一つ書いてください。", en: "Name one rule, in the form TOPIC/NAME.")
      }
      return try begin(id, options, context)
    case .some(let word): throw .unknownCommand("rules \(word)", among: ["rules test", "rules new"])
    }
  }

  private static func list(_ options: RulesOptions, _ context: Context) throws(Failure) -> ExitStatus {
    let ruleSet = try RuleFolder.loadRuleSet(options.added, context)
    if options.isCatalogue {
      try context.print(RuleCatalogue(ruleSet).text)
      return .clean
    }
    var text = ""
    var topic = ""
    for rule in ruleSet.rules {
      let ruleTopic = rule.topic
      if ruleTopic != topic {
        text += topic.isEmpty ? "" : "\n"
        topic = ruleTopic
      }
      let indentation = rule.isDetail ? "  " : ""
      text += "\(indentation)\(rule.id)  [\(rule.severity.word)]  \(rule.title[context.language])\n"
    }
    try context.print(text + "\n" + LocalizedText.ruleCount(of: ruleSet)[context.language] + "\n")
    return .clean
  }

  private static func test(
    _ folders: [String], folder: String?, _ context: Context
  ) throws(Failure) -> ExitStatus {
    let added = try RuleFolder.sources(folders + (folder.map { [$0] } ?? []), context)
    // A folder with a vocabulary of its own is that of the program's rules, being edited, and takes their place. Any other
    // is added to them, and refused where lint would refuse it.
    let isWhole = added.contains { $0.isVocabulary }
    let builtin = isWhole ? [] : RuleSource.builtin
    let ruleSet = try RuleFolder.loadRuleSet(builtin + added, context)
    let test = RuleTest(ruleSet) { folder == nil || ruleSet.rules[$0].source >= builtin.count }
    let problems = test.failures.map {
      RuleSet.Problem(source: ruleSet.rules[$0.rule].source, diagnostic: $0.diagnostic)
    }
    context.report(.problems(RuleFolder.byFile(problems, of: ruleSet)))
    let counts = [test.ruleCount, test.exampleCount, test.mutantCount, test.equivalentCount, test.failures.count]
    let words = counts.map(String.init)
    let summary = LocalizedText(
      ja: "規則 \(words[0])、例 \(words[1])、変異 \(words[2])（うち同値 \(words[3])）: 失敗 \(words[4])\n",
      en: "\(words[0]) rules, \(words[1]) examples, \(words[2]) mutants (\(words[3]) equivalent): \(words[4]) failed\n")
    try context.print(summary[context.language])
    if test.ruleCount == 0 { return .failure }
    return test.failures.isEmpty ? .clean : .findings
  }

  /// Tests a folder now and after every change in it, until an interrupt.
  private static func watch(
    _ folders: [String], folder: String?, _ context: Context
  ) throws(Failure) -> ExitStatus {
    let watched = folders + (folder.map { [$0] } ?? [])
    guard !watched.isEmpty else {
      throw .usage(ja: "--watch には見張るフォルダを指定してください。", en: "Name a folder for --watch.")
    }
    System.endOnInterrupt()
    var watch = FolderWatch(watched)
    context.report(.watching(watched))
    while true {
      do throws(Failure) {
        _ = try test(folders, folder: folder, context)
      } catch {
        // What is wrong with the rules may be put right.
        context.report(error)
      }
      let changed = watch.waitForChange()
      let message = LocalizedText.changed(changed)[context.language]
      try context.print("\n" + SafeText.line(message) + "\n")
    }
  }

  /// Writes a sample rule for somebody to change.
  private static func begin(_ id: String, _ options: RulesOptions, _ context: Context) throws(Failure) -> ExitStatus {
    guard RulesCommand.isRuleName(id) else {
      throw .usage(
        ja: "規則の名前「\(id)」は使えません。半角の小文字、数字、ハイフンで TOPIC/NAME の形にしてください（例: local/pickup-log）。",
        en:
          "A rule cannot be called `\(id)`: use TOPIC/NAME of lower-case letters, digits and hyphens, such as local/pickup-log."
      )
    }
    let folder = options.output ?? options.added.folders.last ?? "."
    let path = "\(folder)/\(id).yaml"
    for taken in [path, "\(folder)/\(id).yml"] {
      if case .missing = System.kind(taken).kind { continue }
      throw .failed(.ruleFileThere(taken))
    }
    guard RuleSet.builtin().currentID(of: id) == nil else { throw .failed(.ruleNameTaken(id)) }
    try context.makeFolder("\(folder)/\(id.prefix { $0 != "/" })")
    try context.write(Array(SampleRule(context.language).text.utf8), to: path)
    let message = LocalizedText.ruleBegun(SafeText.line(path), folder: SafeText.line(folder))
    try context.print(message[context.language] + "\n")
    return .clean
  }

  private static func isRuleName(_ id: String) -> Bool {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    // Other things than rules stand in these folders.
    let reserved = ["clauses", "profiles"]
    return parts.count == 2 && !reserved.contains(String(parts[0]))
      && parts.allSatisfy { RuleID.isPart($0) }
  }
}

/// What `shimon rules` is told.
struct RulesOptions: CommandOptions {
  var isCatalogue = false
  var watches = false
  var output: String?
  var added = RuleFolderOptions()

  static var flags: [Flag<RulesOptions>] {
    let own: [Flag<RulesOptions>] = [
      .toggle("catalogue", ja: "一覧を Markdown の表で表示する", en: "Print the list as Markdown tables") {
        $0.isCatalogue = true
      },
      .toggle(
        "watch", ja: "rules test DIR を、ファイルが変わるたびに繰り返す（Ctrl-C で終わる）",
        en: "Run `rules test DIR` again whenever a file changes, until Ctrl-C"
      ) { $0.watches = true },
      .text(
        "output", "DIR", short: "o", completion: .folder,
        ja: "rules new で規則を置くフォルダ（省くと --rules のフォルダ、なければ現在のフォルダ）",
        en: "Where `rules new` puts the rule (default: the folder of --rules, else the current one)"
      ) { $0.output = $1 },
    ]
    return own + RuleFolderOptions.flags(at: \.added)
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
