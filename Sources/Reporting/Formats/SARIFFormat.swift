import Linting
import SourceText

/// The Static Analysis Results Interchange Format, version 2.1.0, with what GitHub's code scanning asks for besides.
///
/// One run. All rules of the book are listed, so that a result's `ruleIndex` is the rule's index in the book. Columns
/// count UTF-16 code units: the unit of editors, also of those that do not look at `columnKind`.
public struct SARIFFormat: Format {
  /// Results that GitHub takes for one run; it refuses a file with more.
  public static let resultLimit = 25_000
  /// Related places of one result.
  static let relatedLimit = 20

  let setting: FormatSetting
  private let limit: Int
  /// The index of each rule in the book, by id.
  private let ruleNumbers: [String: Int]

  /// The format.
  public init(_ setting: FormatSetting) { self.init(setting, limit: SARIFFormat.resultLimit) }

  /// The format with a limit of results of its own, for tests.
  init(_ setting: FormatSetting, limit: Int) {
    self.setting = setting
    self.limit = limit
    ruleNumbers = Dictionary(
      setting.book.rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// One group for each severity, then one for accepted findings: where there is no room for all, the lightest go.
  public var tail: Tail { Tail(groups: SARIFFormat.acceptedGroup + 1, totalLimit: limit) }

  private static let acceptedGroup = Severity.allCases.count

  /// One file.
  public func file(_ report: FileReport, _ engine: inout Engine) -> Fragment {
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
  public func end(_ tail: Tail, _ summary: Summary, _ output: inout OutputBuffer) {
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
  public func remark(_ tail: Tail) -> LocalizedText? {
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
