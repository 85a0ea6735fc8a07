import Linting
import SourceText

/// One JSON object of the format `shimon-findings/1`; README.md beside this file describes it.
public struct JSONFormat: Format {
  /// The name and version of the format. Members may be added within a version, never removed or changed in meaning.
  public static let identifier = "shimon-findings/1"

  /// A comma between two files.
  public func introduce(_ number: Int, _ output: inout OutputBuffer) {
    if number > 0 { output.append(",") }
  }

  /// What stands before the first file.
  public func begin(_ output: inout OutputBuffer) {
    output.append("{\"format\":\"")
    output.append(text: JSONFormat.identifier)
    output.append("\",\"findings\":[")
  }

  /// One file.
  public func file(_ report: FileReport, _ engine: inout Engine) -> Fragment {
    var fragment = Fragment()
    var findings = JSONWriter()
    for finding in report.result.findings { findings.finding(finding, report, &engine, type: nil) }
    fragment.body = findings.output
    if !report.result.diagnostics.isEmpty {
      var problems = JSONWriter()
      for problem in report.result.diagnostics { problems.problem(problem, report, type: nil) }
      var tail = self.tail
      tail.add(problems.output)
      fragment.tail = tail
    }
    return fragment
  }

  /// What stands behind the last file.
  public func end(_ tail: Tail, _ summary: Summary, _ output: inout OutputBuffer) {
    output.append("],\"problems\":[")
    output.append(tail.pieces, separator: ",")
    output.append("],\"summary\":")
    var writer = JSONWriter()
    writer.summary(summary, type: nil)
    output.append(bytes: writer.output.bytes)
    output.append("}\n")
  }
}
