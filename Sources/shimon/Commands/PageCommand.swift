import BuiltinRuleSet
import Linting
import Proposal
import SourceText

/// `shimon page`: the page for browsers with a municipality's policy and examples in it.
enum PageCommand: Command {
  static let name = "page"
  static let summary = LocalizedText(
    ja: "方針と見本を入れた、ブラウザー用の頁（shimon.html）を作る", en: "Put a policy and examples into the page for browsers")
  static let operands = "[EXAMPLE...]"
  static let details: LocalizedText? = LocalizedText(
    ja: """
      -o は --output の短い形。もとの頁は Sources/Browser/page で作る。EXAMPLE は「見本を開く」に並ぶ提案書。方針の中の、
      パスによる上書き（overrides）は頁では使われない。
      """,
    en: """
      -o is short for --output. Sources/Browser/page makes the page to begin with. EXAMPLE is a proposal for the list of
      examples. Overrides for paths (overrides) in a policy have no effect in a page.
      """)

  static func run(_ options: PageOptions, _ operands: [String], _ context: Context) throws(Failure) -> ExitStatus {
    guard let base = options.base, let output = options.output else {
      throw .usage(
        ja: "もとの頁を --base で、書き出すファイルを -o で指定してください。", en: "Name the page with --base and the file to write with -o.")
    }
    var page = try PageFile(try InputFile.read(base))
    if options.policy != nil || !options.added.folders.isEmpty {
      page.put(settings: try settings(options, context))
    }
    if !operands.isEmpty {
      var examples: [SourceFile] = []
      for path in operands { examples.append(try InputFile.read(path)) }
      page.put(examples: examples, linter: Linter(.builtin()))
    }
    try context.write(page.bytes, to: output)
    return .clean
  }

  /// Policy and rules as JSON for `Service.configure`; throws where they have mistakes.
  private static func settings(_ options: PageOptions, _ context: Context) throws(Failure) -> [UInt8] {
    let chain: PolicyChain? =
      if let policy = options.policy { try PolicyChain(reading: policy, allowsOutside: true, context) } else { nil }
    let rules = try RuleFolder.sources(options.added.folders, context) + (chain?.rules ?? [])
    let members = chain?.members.map(\.policy) ?? []
    let policy = Policy(members, applies: members.map { $0.overrides.map { _ in false } })
    _ = try RuleFolder.sound(.builtin(and: rules, policy: policy), context)
    if chain?.isUniform == false { context.report(.overridesNotInPage) }
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("policies")
    writer.beginArray()
    for member in members { writer.source(member.file, path: nil) }
    writer.endArray()
    writer.key("rules")
    writer.beginArray()
    for rule in rules { writer.source(rule.file, path: rule.path) }
    writer.endArray()
    writer.key("texts")
    writer.beginArray()
    for rule in changed(by: policy) { writer.source(rule.file, path: rule.path) }
    writer.endArray()
    writer.endObject()
    return writer.output.bytes
  }

  /// The built-in files of rules whose parameters a policy sets.
  private static func changed(by policy: Policy) -> [RuleSource] {
    let named = Set(policy.parameters.map(\.rule))
    let ruleSet = RuleSet.builtin()
    let paths = Set(
      ruleSet.rules.filter { rule in ([rule.id] + rule.formerly).contains { named.contains($0) } }
        .map { ruleSet.sources[$0.source].path })
    return RuleSource.builtin.filter { paths.contains($0.path) }
  }
}

/// What `shimon page` is told.
struct PageOptions: CommandOptions {
  var base: String?
  var policy: String?
  var output: String?
  var added = RuleFolderOptions()

  static var flags: [Flag<PageOptions>] {
    let own: [Flag<PageOptions>] = [
      .text("base", "FILE", completion: .file, ja: "もとの頁（shimon.html）", en: "The page to begin with (shimon.html)") {
        $0.base = $1
      },
      .text("policy", "FILE", completion: .file, ja: "頁で使う方針のファイル", en: "The policy for the page") {
        $0.policy = $1
      },
      .text(
        "output", "FILE", short: "o", completion: .file, ja: "書き出すファイル", en: "The file to write"
      ) { $0.output = $1 },
    ]
    return own + RuleFolderOptions.flags(at: \.added)
  }
}

/// A page for browsers, whose blocks of data may be replaced: its script is known by a digest, and they are none.
struct PageFile {
  private static let settingsStart = "<script type=\"text/plain\" id=\"settings\">"
  private static let end = "</script>"

  private var before: ArraySlice<UInt8>
  private var settings: ArraySlice<UInt8>
  private var after: ArraySlice<UInt8>
  private var examples = OutputBuffer()

  /// Throws where a file is no such page.
  init(_ file: SourceFile) throws(Failure) {
    let bytes = file.bytes
    guard let start = bytes.firstRange(of: PageFile.settingsStart.utf8),
      let end = bytes[start.upperBound...].firstRange(of: PageFile.end.utf8)
    else { throw .failed(.noPage(file.name)) }
    before = bytes[..<start.lowerBound]
    settings = bytes[start.upperBound..<end.lowerBound]
    after = bytes[end.upperBound...]
  }

  /// The page as a file.
  var bytes: [UInt8] {
    Array(before) + examples.bytes + Array(PageFile.settingsStart.utf8) + Array(settings) + Array(PageFile.end.utf8)
      + Array(after)
  }

  mutating func put(settings json: [UInt8]) { settings = Array(json.base64.utf8)[...] }

  mutating func put(examples files: [SourceFile], linter: Linter) {
    for file in files {
      let title = linter.lint(file.bytes).title
      let name = String(file.name.split(separator: "/").last ?? "")
      examples.append("<script type=\"text/plain\" class=\"example\"")
      examples.append(attribute: "data-name", SafeText.line(name))
      examples.append(attribute: "data-title", SafeText.line(title.isEmpty ? name : title))
      examples.append(text: ">\(file.bytes.base64)\(PageFile.end)\n")
    }
  }
}

extension LocalizedText {
  static let overridesNotInPage = LocalizedText(
    ja: "方針のパスによる上書き（overrides）は、頁では使われません。",
    en: "The policy's overrides for paths have no effect in a page.")

  static func noPage(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path): shimon.html ではありません。Sources/Browser/page で作った頁を指定してください。",
      en: "\(path): this is no shimon.html; name the page that Sources/Browser/page makes.")
  }
}

extension JSONWriter {
  fileprivate mutating func source(_ file: SourceFile, path: String?) {
    beginObject()
    if let path { member("path", path) }
    member("name", file.name)
    member("text", String(decoding: file.bytes, as: UTF8.self))
    endObject()
  }
}
