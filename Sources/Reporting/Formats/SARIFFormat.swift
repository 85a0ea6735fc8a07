import Linting
import SourceText

/// The tool and its rules in SARIF (section 3.18 and 3.49 of the specification).
extension JSONWriter {
  /// GitHub refuses longer descriptions.
  private static let descriptionLimit = 1_024

  /// The member `tool`: all rules of the rule set, then the problems of form that occurred.
  mutating func sarifTool(_ setting: FormatSetting, problems: [String]) {
    key("tool")
    beginObject()
    key("driver")
    beginObject()
    member("name", "shimon")
    member("semanticVersion", setting.version)
    member("language", setting.language.rawValue)
    key("rules")
    beginArray()
    for rule in setting.ruleSet.rules { sarifRule(rule, setting) }
    for code in problems where setting.ruleSet.rule(named: code) == nil { sarifProblem(code, setting.language) }
    endArray()
    endObject()
    endObject()
  }

  private mutating func sarifRule(_ rule: Rule, _ setting: FormatSetting) {
    let language = setting.language
    let text = RuleText(rule, of: setting.ruleSet, language)
    beginObject()
    member("id", rule.id)
    sarifMessage("shortDescription", text.title, limit: JSONWriter.descriptionLimit)
    sarifMessage("fullDescription", text.why, limit: JSONWriter.descriptionLimit)
    let parts: [(NoteLabel, String)] = [
      (.question, text.question), (.why, text.why), (.fix, text.fix), (.boards, text.boards.joined(separator: ", ")),
      (.ground, text.ground), (.law, text.law.joined(separator: "; ")),
    ]
    sarifHelp(parts.filter { !$0.1.isEmpty }.map { ($0.0.text[language], $0.1) })
    sarifLevel(rule.severity)
    key("properties")
    beginObject()
    key("tags")
    beginArray()
    string("privacy")
    if let topic = rule.id.split(separator: "/").first { string(String(topic)) }
    endArray()
    member("precision", "high")
    member("problem.severity", JSONWriter.problemSeverity(rule.severity))
    if let clause = rule.clause { member("clause", clause) }
    member("ground", rule.ground.rawValue)
    member("security-severity", JSONWriter.securitySeverity(rule.severity))
    endObject()
    endObject()
  }

  private mutating func sarifProblem(_ code: String, _ language: Language) {
    let help = LocalizedText.problemHelp[language]
    beginObject()
    member("id", code)
    sarifMessage("shortDescription", LocalizedText.problem(code)[language])
    sarifMessage("fullDescription", help)
    sarifHelp([(NoteLabel.fix.text[language], help)])
    sarifLevel(.error)
    key("properties")
    beginObject()
    key("tags")
    beginArray()
    string("form")
    endArray()
    member("precision", "very-high")
    member("problem.severity", "error")
    endObject()
    endObject()
  }

  private mutating func sarifHelp(_ parts: [(label: String, text: String)]) {
    key("help")
    beginObject()
    member("text", parts.map { "\($0.label): \($0.text)" }.joined(separator: "\n"))
    let paragraphs = parts.map { "**\(JSONWriter.markdown($0.label))** \(JSONWriter.markdown($0.text))" }
    member("markdown", paragraphs.joined(separator: "\n\n"))
    endObject()
  }

  mutating func sarifLevel(_ severity: Severity) {
    key("defaultConfiguration")
    beginObject()
    member("level", JSONWriter.sarifLevel(severity))
    endObject()
  }

  /// A member that is a message with nothing but text.
  mutating func sarifMessage(_ name: String, _ text: String, limit: Int = .max) {
    let line = SafeText.line(text)
    key(name)
    beginObject()
    member("text", line.unicodeScalars.count <= limit ? line : String(line.unicodeScalars.prefix(limit - 1)) + "…")
    endObject()
  }

  /// SARIF's word for a severity.
  static func sarifLevel(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  /// What GitHub sorts rules by, from 0 to 10: the middle of its bands high, medium and low.
  private static func securitySeverity(_ severity: Severity) -> String {
    switch severity {
    case .error: "8.0"
    case .warning: "5.5"
    case .info: "2.0"
    }
  }

  private static func problemSeverity(_ severity: Severity) -> String {
    severity == .info ? "recommendation" : severity.word
  }

  /// Text that stands for itself in Markdown: a backslash before every ASCII punctuation mark (CommonMark 2.4).
  private static func markdown(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: result.append("\\")
      default: break
      }
      result.append(scalar)
    }
    return String(result)
  }
}

/// The Static Analysis Results Interchange Format, version 2.1.0, with what GitHub's code scanning asks for besides.
///
/// One run. All rules of the rule set are listed, so that a result's `ruleIndex` is the rule's index in the rule set. Columns
/// count UTF-16 code units: the unit of editors, also of those that do not look at `columnKind`.
package struct SARIFFormat: Format {
  /// Results that GitHub takes for one run; it refuses a file with more.
  package static let resultLimit = 25_000
  /// Related places of one result.
  static let relatedLimit = 20

  let setting: FormatSetting
  private let limit: Int
  /// The index of each rule in the rule set, by id.
  private let ruleNumbers: [String: Int]

  /// The format.
  package init(_ setting: FormatSetting) { self.init(setting, limit: SARIFFormat.resultLimit) }

  /// The format with a limit of results of its own, for tests.
  init(_ setting: FormatSetting, limit: Int) {
    self.setting = setting
    self.limit = limit
    ruleNumbers = Dictionary(first: setting.ruleSet.rules.enumerated().map { ($1.id, $0) })
  }

  /// One group for each severity, then one for accepted findings: where there is no room for all, the lightest go.
  package var tail: DeferredOutput { DeferredOutput(groups: SARIFFormat.acceptedGroup + 1, totalLimit: limit) }

  private static let acceptedGroup = Severity.allCases.count

  /// One file.
  package func file(_ report: FileReport, _ proposal: inout LintedProposal) -> FileOutput {
    var tail = self.tail
    let path = ReportPath.relative(report.source.name, to: setting.folder)
    for entry in report.entries(&proposal) + report.acceptedEntries(&proposal) {
      var writer = JSONWriter()
      let ruleIndex = entry.text == nil ? nil : ruleNumbers[entry.id]
      writer.sarifResult(entry, report, ruleIndex: ruleIndex, hasBaseline: setting.hasBaseline, path: path)
      let weight = Int(Severity.error.rawValue - entry.severity.rawValue)
      tail.add(writer.output, to: entry.acceptedBecause == nil ? weight : SARIFFormat.acceptedGroup)
      if entry.text == nil { tail.names.insert(entry.id) }
    }
    var fragment = FileOutput()
    fragment.tail = tail
    return fragment
  }

  /// What stands behind the last file.
  package func end(_ tail: DeferredOutput, _ summary: Summary, _ output: inout OutputBuffer) {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member(
      "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    writer.member("version", "2.1.0")
    writer.key("runs")
    writer.beginArray()
    writer.beginObject()
    writer.sarifTool(setting, problems: tail.names.sorted())
    writer.member("language", setting.language.rawValue)
    writer.member("columnKind", "utf16CodeUnits")
    writer.key("originalUriBaseIds")
    writer.beginObject()
    writer.key(SARIFFormat.rootName)
    writer.beginObject()
    writer.sarifMessage("description", LocalizedText.sourceRoot[setting.language])
    writer.endObject()
    writer.endObject()
    invocation(tail, summary, &writer)
    writer.key("results")
    output.append(bytes: writer.output.bytes)
    // A result a line, for people who compare two files.
    output.append("[\n")
    output.append(tail.pieces, separator: ",\n")
    output.append("\n]}]}\n")
  }

  /// That results were left out.
  package func remark(_ tail: DeferredOutput) -> LocalizedText? {
    let count = tail.dropped.reduce(0, +)
    return count > 0 ? LocalizedText.resultsCut(count, limit: limit) : nil
  }

  /// The name of the folder that paths are relative to.
  static let rootName = "%SRCROOT%"

  private func invocation(_ tail: DeferredOutput, _ summary: Summary, _ writer: inout JSONWriter) {
    var notes: [(level: String, text: LocalizedText)] = []
    if summary.unreadable > 0 { notes.append(("error", .filesUnreadable(summary.unreadable))) }
    if summary.failures > 0 { notes.append(("error", .rulesFailed(summary.failures))) }
    if let text = remark(tail) { notes.append(("warning", text)) }
    writer.key("invocations")
    writer.beginArray()
    writer.beginObject()
    writer.key("executionSuccessful")
    writer.bool(summary.unreadable == 0 && summary.failures == 0)
    writer.key("toolExecutionNotifications")
    writer.beginArray()
    for note in notes {
      writer.beginObject()
      writer.member("level", note.level)
      writer.sarifMessage("message", note.text[setting.language])
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.endArray()
  }
}
