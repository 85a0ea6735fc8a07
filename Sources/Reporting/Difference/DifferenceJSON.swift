import Linting
import SourceText

/// The comparison of two versions as one JSON object; README.md of the formats describes it.
package struct DifferenceJSON {
  /// The name and version of the format.
  package static let identifier = "shimon-difference/1"

  private var writer = JSONWriter()

  /// The object of a comparison.
  package init(_ report: DifferenceReport) {
    writer.beginObject()
    writer.member("format", DifferenceJSON.identifier)
    writer.member("title", report.title)
    version("old", report.old)
    version("new", report.new)
    array("added", report.added) { $0.entry($1) }
    array("open", report.open) { json, entry in
      json.entry(entry.now) { json in
        json.writer.key("before")
        json.writer.beginObject()
        json.writer.member("severity", entry.before.severity.word)
        json.writer.member("verdict", entry.before.verdict.word)
        json.writer.member("line", entry.before.line)
        json.writer.endObject()
      }
    }
    array("gone", report.gone) { json, entry in
      json.entry(entry.before) { json in
        json.writer.member("ending", entry.ending)
        json.writer.member("reason", entry.reason)
        json.array("evidence", entry.evidence) { json, quote in
          json.writer.beginObject()
          json.writer.member("line", quote.line)
          json.writer.member("label", quote.label)
          json.writer.member("text", quote.text)
          json.writer.endObject()
        }
      }
    }
    array("facts", report.facts) { $0.fact($1) }
    writer.key("suppressions")
    writer.beginObject()
    array("added", report.suppressionsAdded) { $0.suppression($1) }
    array("removed", report.suppressionsRemoved) { $0.suppression($1) }
    writer.endObject()
    writer.member("summary", LocalizedText.difference(report)[report.language])
    writer.endObject()
    writer.output.append("\n")
  }

  /// The bytes to print.
  package var bytes: [UInt8] { writer.output.bytes }

  private mutating func array<Item>(_ name: String, _ items: [Item], _ write: (inout DifferenceJSON, Item) -> Void) {
    writer.key(name)
    writer.beginArray()
    for item in items { write(&self, item) }
    writer.endArray()
  }

  private mutating func version(_ name: String, _ version: DifferenceReport.Version) {
    writer.key(name)
    writer.beginObject()
    writer.member("file", version.file)
    writer.member("errors", version.summary.errors)
    writer.member("warnings", version.summary.warnings)
    writer.member("infos", version.summary.infos)
    writer.member("suppressed", version.summary.suppressed)
    writer.endObject()
  }

  private mutating func entry(_ entry: DifferenceReport.Entry, _ more: (inout DifferenceJSON) -> Void = { _ in }) {
    writer.beginObject()
    writer.member("rule", entry.text.rule)
    writer.member("title", entry.text.title)
    writer.member("verdict", entry.verdict.word)
    writer.member("severity", entry.severity.word)
    writer.member("line", entry.line)
    writer.member("path", entry.text.finding.path)
    if !entry.text.subject.isEmpty { writer.member("subject", entry.text.subject) }
    array("missing", entry.text.missing) { $0.writer.string($1) }
    writer.member("question", entry.question)
    writer.member("fix", entry.text.fix)
    writer.member("fingerprint", entry.text.fingerprint)
    more(&self)
    writer.endObject()
  }

  private mutating func fact(_ fact: DifferenceReport.Fact) {
    writer.beginObject()
    writer.member("change", fact.change.kind.rawValue)
    writer.member("section", fact.change.section)
    if !fact.change.entry.isEmpty { writer.member("entry", fact.change.entry) }
    if !fact.change.label.isEmpty { writer.member("label", fact.change.label) }
    side("old", fact.change.old, line: fact.oldLine)
    side("new", fact.change.new, line: fact.newLine)
    if !fact.change.addedItems.isEmpty { array("addedItems", fact.change.addedItems) { $0.writer.string($1) } }
    if !fact.change.removedItems.isEmpty { array("removedItems", fact.change.removedItems) { $0.writer.string($1) } }
    writer.endObject()
  }

  private mutating func side(_ name: String, _ side: FactsDifference.Side?, line: Int?) {
    guard let side, let line else { return }
    writer.key(name)
    writer.beginObject()
    writer.member("text", side.text)
    writer.member("path", side.path)
    writer.member("line", line)
    writer.endObject()
  }

  private mutating func suppression(_ entry: DifferenceReport.SuppressionEntry) {
    writer.beginObject()
    writer.member("rule", entry.rule)
    writer.member("reason", entry.reason)
    if !entry.until.isEmpty { writer.member("until", entry.until) }
    writer.member("line", entry.line)
    writer.endObject()
  }
}
