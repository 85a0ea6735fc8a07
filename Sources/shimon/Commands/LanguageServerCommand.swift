import BuiltinRuleSet
import LanguageServer
import Linting
import SourceText

/// `shimon lsp`: the editor's side, over standard input and output.
enum LanguageServerCommand: Command {
  static let name = "lsp"
  static let summary = LocalizedText(
    ja: "編集ソフトとつながり、書きながら指摘・説明・補完を示す（LSP）", en: "Serve an editor: findings, help and completion while typing (LSP)")
  static let details: LocalizedText? = LocalizedText(
    ja: """
      編集ソフトが起動するもので、人が直接使うものではない。設定の例は SamplePolicies/editors にある。
      終了コード: 0 編集ソフトの指示どおりの終了、1 指示のない終了、2 使い方の誤り、3 規則や方針の誤り。
      """,
    en: """
      An editor starts this; it is of no use by hand. SamplePolicies/editors shows how editors are set up.
      Exit status: 0 ended by the editor as agreed, 1 ended without that, 2 wrong usage, 3 wrong rules or policy.
      """)

  static func run(
    _ options: LanguageServerOptions, _ operands: [String], _ context: Context
  ) throws(Failure) -> ExitStatus {
    guard operands.isEmpty else {
      throw .usage(ja: "lsp に引数はありません。", en: "lsp takes no operands.")
    }
    let ruleSets = try DocumentRules(options.judging.rules, context)
    var server = Server(ruleSets, language: context.askedLanguage, version: Shimon.version)
    var reader = FrameReader()
    var buffer: [UInt8] = []
    while System.readAvailable(into: &buffer) {
      reader.append(buffer)
      var frames: [FrameReader.Frame] = []
      while let frame = reader.next() { frames.append(frame) }
      server.today = options.judging.today
      let answers = server.receive(frames)
      if !answers.isEmpty { try context.print(answers.flatMap { FrameReader.frame($0) }) }
      if let status = server.exitStatus { return status == 0 ? .clean : .findings }
    }
    return server.isShutDown ? .clean : .findings
  }
}

/// What `shimon lsp` is told.
struct LanguageServerOptions: CommandOptions {
  var judging = JudgingOptions()

  static var flags: [Flag<LanguageServerOptions>] {
    let own: [Flag<LanguageServerOptions>] = [
      // Editors give it, and there is nothing else.
      .toggle("stdio", ja: "標準入出力で話す（既定。ほかの方法はない）", en: "Speak over standard input and output (the only way)") { _ in }
    ]
    return own + JudgingOptions.flags(at: \.judging)
  }
}

/// The rules for the documents of an editor: by their addresses, as `shimon lint` finds them by their paths.
struct DocumentRules: RuleProvider {
  private let options: RuleOptions
  private let context: Context
  /// The rules as read; nil where those that the command line names are wrong.
  private var ruleSets: RuleSets?
  /// Where rules were ever read from: what is wrong now can be put right there.
  private(set) var origins: [String] = []

  /// The rules as the command line wants them.
  init(_ options: RuleOptions, _ context: Context) throws(Failure) {
    let ruleSets = try RuleSets(options, context)
    self.options = options
    self.context = context
    self.ruleSets = ruleSets
    origins = ruleSets.origins
  }

  mutating func ruleSet(forDocumentAt uri: String) -> RuleSet? {
    defer { origins += (ruleSets?.origins ?? []).filter { !origins.contains($0) } }
    let path = FilePath(DocumentRules.path(of: uri) ?? System.currentFolder + "/untitled")
    return orReport { () throws(Failure) in try ruleSets?.rules(for: .file(path, wasNamed: true)).ruleSet } ?? nil
  }

  mutating func forget() {
    let (options, context) = (options, context)
    ruleSets = orReport { () throws(Failure) in try RuleSets(options, context) }
  }

  /// A server goes on: what is wrong is reported, and gives nil.
  private func orReport<Value>(_ body: () throws(Failure) -> Value) -> Value? {
    do throws(Failure) {
      return try body()
    } catch {
      context.report(error)
      return nil
    }
  }

  func isOrigin(_ uri: String) -> Bool {
    guard let path = DocumentRules.path(of: uri) else { return false }
    return origins.contains { $0.hasSuffix("/") ? path.hasPrefix($0) : path == $0 }
  }

  /// The path of a `file:` address (RFC 8089); nil for any other. Nothing is opened at it.
  static func path(of uri: String) -> String? {
    guard uri.lowercased().hasPrefix("file://") else { return nil }
    let rest = uri.utf8.dropFirst("file://".count)
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    var bytes: [UInt8] = []
    var index = slash
    while index < rest.endIndex {
      let end = rest.index(index, offsetBy: 3, limitedBy: rest.endIndex)
      if rest[index] == UInt8(ascii: "%"), let end,
        let byte = UInt8(String(decoding: rest[rest.index(after: index)..<end], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        index = end
      } else {
        bytes.append(rest[index])
        index = rest.index(after: index)
      }
    }
    return bytes.contains(0) ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
