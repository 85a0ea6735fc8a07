import Linting
import SourceText

/// Workflow commands of GitHub Actions, which show as annotations of the files.
///
/// GitHub shows ten annotations of a kind for each step, so the weightiest come first and the rest is counted in a last
/// line. Columns count code points; the end is the column behind the last character.
package struct GitHubFormat: Format {
  /// Annotations of a kind that GitHub shows for one step.
  package static let limit = 10

  let language: Language
  let folder: String

  /// The format, with paths relative to `folder`.
  package init(language: Language, folder: String) {
    self.language = language
    self.folder = folder
  }

  /// One group for each severity.
  package var tail: DeferredOutput { DeferredOutput(groups: Severity.allCases.count, groupLimit: GitHubFormat.limit) }

  /// One file.
  package func file(_ report: FileReport, _ proposal: inout LintedProposal) -> FileOutput {
    // A policy may set another language for its own proposals.
    guard report.language == language else {
      return GitHubFormat(language: report.language, folder: folder).file(report, &proposal)
    }
    var tail = self.tail
    let path = ReportPath.relative(report.source.name, to: folder)
    for entry in report.entries(&proposal) {
      tail.add(command(entry, path), to: GitHubFormat.group(of: entry.severity))
    }
    var fragment = FileOutput()
    fragment.tail = tail
    return fragment
  }

  /// What stands behind the last file.
  package func end(_ tail: DeferredOutput, _ summary: Summary, _ output: inout OutputBuffer) {
    var groups = tail.groups
    let notes = GitHubFormat.group(of: .info)
    if tail.dropped.contains(where: { $0 > 0 }) {
      // The last line is a note as well.
      if groups[notes].count == GitHubFormat.limit { groups[notes].removeLast() }
      let dropped = zip(tail.counts, groups).map { $0 - $1.count }
      var last = OutputBuffer()
      last.append("::notice title=shimon::")
      let text = LocalizedText.annotationsCut(
        errors: dropped[GitHubFormat.group(of: .error)], warnings: dropped[GitHubFormat.group(of: .warning)],
        infos: dropped[notes])
      append(text[language], isProperty: false, to: &last)
      last.append("\n")
      groups[notes].append(last)
    }
    for command in groups.joined() { output.append(bytes: command.bytes) }
  }

  private static func group(of severity: Severity) -> Int {
    switch severity {
    case .error: 0
    case .warning: 1
    case .info: 2
    }
  }

  private func command(_ entry: ReportEntry, _ path: String) -> OutputBuffer {
    var output = OutputBuffer()
    let region = entry.region
    switch entry.severity {
    case .error: output.append("::error file=")
    case .warning: output.append("::warning file=")
    case .info: output.append("::notice file=")
    }
    append(SafeText.line(path), isProperty: true, to: &output)
    output.append(text: ",line=\(region.start.line),endLine=\(region.end.line)")
    // The runner refuses columns where an annotation spans lines.
    if region.start.line == region.end.line {
      output.append(text: ",col=\(region.start.column),endColumn=\(region.end.column)")
    }
    output.append(",title=")
    append("\(entry.heading) [\(entry.id)]", isProperty: true, to: &output)
    output.append("::")
    let details = entry.details(language)
    append((details.isEmpty ? [entry.title] : details).joined(separator: "\n"), isProperty: false, to: &output)
    output.append("\n")
    return output
  }

  /// Appends text with what would end a command or a property escaped, as the runner's own toolkit does.
  private func append(_ text: String, isProperty: Bool, to output: inout OutputBuffer) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "%"): output.append("%25")
      case UInt8(ascii: "\r"): output.append("%0D")
      case UInt8(ascii: "\n"): output.append("%0A")
      case UInt8(ascii: ":") where isProperty: output.append("%3A")
      case UInt8(ascii: ",") where isProperty: output.append("%2C")
      default: output.append(byte: byte)
      }
    }
  }
}
