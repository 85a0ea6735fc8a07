import Linting
import SourceText

/// A result of SARIF (section 3.27 of the specification).
extension JSONWriter {
  /// Longer excerpts are left out: a viewer has the file.
  private static let snippetLimit = 2_000

  mutating func sarifResult(
    _ entry: ReportEntry, _ report: FileReport, ruleIndex: Int?, hasBaseline: Bool, path: String
  ) {
    beginObject()
    member("ruleId", entry.id)
    if let ruleIndex { member("ruleIndex", ruleIndex) }
    member("level", JSONWriter.sarifLevel(entry.severity))
    let related = entry.related.prefix(SARIFFormat.relatedLimit)
    key("message")
    beginObject()
    member("text", JSONWriter.sarifText(entry, related.map(\.label), report.language))
    endObject()
    key("locations")
    beginArray()
    sarifLocation(entry.span, report.source, path: path, id: nil, documentPath: entry.finding?.path ?? "")
    endArray()
    if !related.isEmpty {
      key("relatedLocations")
      beginArray()
      for (index, place) in related.enumerated() {
        sarifLocation(place.span, report.source, path: path, id: index + 1, label: place.label)
      }
      endArray()
    }
    sarifFix(entry, report, path: path)
    sarifState(entry, hasBaseline: hasBaseline)
    sarifProperties(entry)
    endObject()
  }

  /// The fix of a problem (section 3.55), where it may be made without asking: viewers offer to apply what stands here.
  private mutating func sarifFix(_ entry: ReportEntry, _ report: FileReport, path: String) {
    guard !entry.safeEdits.isEmpty, entry.safeEdits.allSatisfy({ SafeText.line($0.text) == $0.text }) else { return }
    key("fixes")
    beginArray()
    beginObject()
    if !entry.fix.isEmpty { sarifMessage("description", JSONWriter.escapeBrackets(entry.fix)) }
    key("artifactChanges")
    beginArray()
    beginObject()
    sarifArtifact(path)
    key("replacements")
    beginArray()
    for edit in entry.safeEdits {
      beginObject()
      sarifRegion("deletedRegion", edit.span, report.source, hasSnippet: false)
      key("insertedContent")
      beginObject()
      member("text", edit.text)
      endObject()
      endObject()
    }
    endArray()
    endObject()
    endArray()
    endObject()
    endArray()
  }

  /// What a result is to other runs, and whether the proposal accepts it.
  private mutating func sarifState(_ entry: ReportEntry, hasBaseline: Bool) {
    key("partialFingerprints")
    beginObject()
    member("shimon/v1", entry.fingerprint)
    endObject()
    if hasBaseline, entry.finding != nil { member("baselineState", entry.isBaselined ? "unchanged" : "new") }
    if let reason = entry.acceptedBecause {
      key("suppressions")
      beginArray()
      beginObject()
      member("kind", entry.isBaselined ? "external" : "inSource")
      member("status", "accepted")
      member("justification", reason)
      endObject()
      endArray()
    }
  }

  private mutating func sarifProperties(_ entry: ReportEntry) {
    guard let finding = entry.finding else { return }
    key("properties")
    beginObject()
    member("verdict", finding.verdict.word)
    if !entry.subject.isEmpty { member("subject", entry.subject) }
    if !finding.missing.isEmpty {
      key("missing")
      beginArray()
      for fact in finding.missing { string(SafeText.line(fact.path)) }
      endArray()
    }
    endObject()
  }

  /// The text of a result: what it is about, what is asked, what to write, and links to the related places.
  private static func sarifText(_ entry: ReportEntry, _ related: [String], _ language: Language) -> String {
    var lines = ([entry.heading(language)] + entry.details(language)).map(escapeBrackets)
    if !related.isEmpty {
      let links = related.enumerated().map { "[\(escapeBrackets($0.element))](\($0.offset + 1))" }
      let separator = language == .japanese ? "、" : ", "
      lines.append("\(NoteLabel.because.text[language]): \(links.joined(separator: separator))")
    }
    return lines.joined(separator: "\n")
  }

  /// Brackets make links in messages (section 3.11.6), which no text of a proposal shall do.
  private static func escapeBrackets(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "[" || scalar == "]" || scalar == "\\" { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  private mutating func sarifLocation(
    _ span: Span, _ source: SourceView, path: String, id: Int?, label: String = "", documentPath: String = ""
  ) {
    beginObject()
    if let id { member("id", id) }
    key("physicalLocation")
    beginObject()
    sarifArtifact(path)
    sarifRegion("region", span, source)
    endObject()
    if !documentPath.isEmpty {
      key("logicalLocations")
      beginArray()
      beginObject()
      member("fullyQualifiedName", SafeText.line(documentPath))
      endObject()
      endArray()
    }
    if !label.isEmpty { sarifMessage("message", JSONWriter.escapeBrackets(label)) }
    endObject()
  }

  private mutating func sarifArtifact(_ path: String) {
    key("artifactLocation")
    beginObject()
    member("uri", ReportPath.uri(path))
    if !path.hasPrefix("/") { member("uriBaseId", SARIFFormat.rootName) }
    endObject()
  }

  private mutating func sarifRegion(_ name: String, _ span: Span, _ source: SourceView, hasSnippet: Bool = true) {
    let start = source.lines.utf16Position(of: span.start, in: source.bytes)
    let end = source.lines.utf16Position(of: span.end, in: source.bytes)
    key(name)
    beginObject()
    member("startLine", start.line)
    member("startColumn", start.column)
    member("endLine", end.line)
    member("endColumn", end.column)
    let range = min(Int(span.start), source.bytes.count)..<min(max(Int(span.end), Int(span.start)), source.bytes.count)
    if hasSnippet, !range.isEmpty, range.count <= JSONWriter.snippetLimit {
      let lines = String(decoding: source.bytes[range], as: UTF8.self).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      key("snippet")
      beginObject()
      member("text", lines.map { SafeText.line(String($0)) }.joined(separator: "\n"))
      endObject()
    }
    endObject()
  }
}

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

/// The Static Analysis Results Interchange Format, version 2.1.0, with what GitHub's code scanning asks for besides.
///
/// One run. All rules of the book are listed, so that a result's `ruleIndex` is the rule's index in the book. Columns
/// count UTF-16 code units: the unit of editors, also of those that do not look at `columnKind`.
package struct SARIFFormat: Format {
  /// Results that GitHub takes for one run; it refuses a file with more.
  package static let resultLimit = 25_000
  /// Related places of one result.
  static let relatedLimit = 20

  let setting: FormatSetting
  private let limit: Int
  /// The index of each rule in the book, by id.
  private let ruleNumbers: [String: Int]

  /// The format.
  package init(_ setting: FormatSetting) { self.init(setting, limit: SARIFFormat.resultLimit) }

  /// The format with a limit of results of its own, for tests.
  init(_ setting: FormatSetting, limit: Int) {
    self.setting = setting
    self.limit = limit
    ruleNumbers = Dictionary(
      setting.book.rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// One group for each severity, then one for accepted findings: where there is no room for all, the lightest go.
  package var tail: Tail { Tail(groups: SARIFFormat.acceptedGroup + 1, totalLimit: limit) }

  private static let acceptedGroup = Severity.allCases.count

  /// One file.
  package func file(_ report: FileReport, _ engine: inout Engine) -> Fragment {
    var tail = self.tail
    let path = ReportPath.relative(report.source.name, to: setting.folder)
    for entry in report.entries(&engine) + report.acceptedEntries(&engine) {
      var writer = JSONWriter()
      let ruleIndex = entry.finding == nil ? nil : ruleNumbers[entry.id]
      writer.sarifResult(entry, report, ruleIndex: ruleIndex, hasBaseline: setting.hasBaseline, path: path)
      let weight = Int(Severity.error.rawValue - entry.severity.rawValue)
      tail.add(writer.output, to: entry.acceptedBecause == nil ? weight : SARIFFormat.acceptedGroup)
      if entry.finding == nil { tail.names.insert(entry.id) }
    }
    var fragment = Fragment()
    fragment.tail = tail
    return fragment
  }

  /// What stands behind the last file.
  package func end(_ tail: Tail, _ summary: Summary, _ output: inout OutputBuffer) {
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
  package func remark(_ tail: Tail) -> LocalizedText? {
    let count = tail.dropped.reduce(0, +)
    return count > 0 ? LocalizedText.resultsCut(count, limit: limit) : nil
  }

  /// The name of the folder that paths are relative to.
  static let rootName = "%SRCROOT%"

  private func invocation(_ tail: Tail, _ summary: Summary, _ writer: inout JSONWriter) {
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
