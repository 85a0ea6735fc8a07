import Linting
import SourceText

/// The XML that Checkstyle writes, as many build servers and review tools read it: a `file` for each file with
/// findings, an `error` for each finding. Columns count code points.
package struct CheckstyleFormat: Format {
  let folder: String

  /// The format, with paths relative to `folder`.
  package init(folder: String) { self.folder = folder }

  /// What stands before the first file.
  package func begin(_ output: inout OutputBuffer) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n")
  }

  /// One file.
  package func file(_ report: FileReport, _ proposal: inout LintedProposal) -> FileOutput {
    let entries = report.entries(&proposal, .question)
    var fragment = FileOutput()
    guard !entries.isEmpty else { return fragment }
    fragment.body.append("  <file")
    fragment.body.append(attribute: "name", ReportPath.relative(report.source.name, to: folder))
    fragment.body.append(">\n")
    for entry in entries { write(entry, report.language, &fragment.body) }
    fragment.body.append("  </file>\n")
    return fragment
  }

  /// What stands behind the last file.
  package func end(_ tail: DeferredOutput, _ summary: Summary, _ output: inout OutputBuffer) {
    output.append("</checkstyle>\n")
  }

  private func write(_ entry: ReportEntry, _ language: Language, _ output: inout OutputBuffer) {
    output.append("    <error")
    output.append(attribute: "line", String(entry.region.start.line))
    output.append(attribute: "column", String(entry.region.start.column))
    output.append(attribute: "severity", entry.severity.word)
    output.append(attribute: "message", entry.message(language))
    output.append(attribute: "source", source(of: entry))
    output.append("/>\n")
  }

  /// Readers split the source at its dots into a category and a type.
  private func source(of entry: ReportEntry) -> String {
    "shimon." + entry.id.split(separator: "/", omittingEmptySubsequences: false).joined(separator: ".")
  }
}
