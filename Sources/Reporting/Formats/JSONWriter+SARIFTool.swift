import Linting
import SourceText

/// The tool and its rules in SARIF (section 3.18 and 3.49 of the specification).
extension JSONWriter {
  /// GitHub refuses longer descriptions.
  private static let descriptionLimit = 1_024

  /// The member `tool`: all rules of the book, then the problems of form that occurred.
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
    for rule in setting.book.rules { sarifRule(rule, setting) }
    for code in problems where setting.book.rule(named: code) == nil { sarifProblem(code, setting.language) }
    endArray()
    endObject()
    endObject()
  }

  private mutating func sarifRule(_ rule: Rule, _ setting: FormatSetting) {
    let language = setting.language
    let boards = setting.book.boardNames(of: rule, language)
    let (question, why, fix) = (rule.question.source[language], rule.why.source[language], rule.fix.source[language])
    beginObject()
    member("id", rule.id)
    sarifMessage("shortDescription", rule.title[language], limit: JSONWriter.descriptionLimit)
    sarifMessage("fullDescription", why, limit: JSONWriter.descriptionLimit)
    let parts: [(NoteLabel, String)] = [
      (.question, question), (.why, why), (.fix, fix), (.boards, boards.joined(separator: ", ")),
      (.law, rule.law.joined(separator: "; ")),
    ]
    sarifHelp(parts.filter { !$0.1.isEmpty }.map { ($0.0.text[language], SafeText.line($0.1)) })
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

  private mutating func sarifLevel(_ severity: Severity) {
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
