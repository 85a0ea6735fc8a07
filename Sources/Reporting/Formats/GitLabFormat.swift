import Linting
import SourceText

/// The Code Quality report of GitLab: one array, an object for each finding.
package struct GitLabFormat: Format {
  let folder: String

  /// The format, with paths relative to `folder`.
  package init(folder: String) { self.folder = folder }

  /// What stands before the first file.
  package func begin(_ output: inout OutputBuffer) { output.append("[") }

  /// A comma between two files.
  package func introduce(_ number: Int, _ output: inout OutputBuffer) {
    if number > 0 { output.append(",") }
  }

  /// One file.
  package func file(_ report: FileReport, _ proposal: inout LintedProposal) -> FileOutput {
    var fragment = FileOutput()
    var writer = JSONWriter()
    let path = ReportPath.relative(report.source.name, to: folder)
    for entry in report.entries(&proposal, .question) {
      writer.beginObject()
      writer.member("description", entry.message(report.language))
      writer.member("check_name", entry.id)
      // GitLab shows one finding for each fingerprint, and that of a finding is its identity within the file.
      writer.member("fingerprint", ByteHash.of(path.utf8).hexadecimal + entry.fingerprint)
      writer.member("severity", severity(of: entry))
      writer.key("location")
      writer.beginObject()
      writer.member("path", SafeText.line(path))
      writer.key("lines")
      writer.beginObject()
      writer.member("begin", entry.region.start.line)
      writer.member("end", entry.region.end.line)
      writer.endObject()
      writer.endObject()
      writer.endObject()
    }
    fragment.body = writer.output
    return fragment
  }

  /// What stands behind the last file.
  package func end(_ tail: DeferredOutput, _ summary: Summary, _ output: inout OutputBuffer) { output.append("]\n") }

  /// GitLab's word for a severity; a file that cannot be read blocks everything else.
  private func severity(of entry: ReportEntry) -> String {
    switch entry.severity {
    case .error: entry.makesUnreadable ? "blocker" : "critical"
    case .warning: "major"
    case .info: "info"
    }
  }
}
