import Linting
import SourceText

/// One JSON object of the format `shimon-findings/1`; README.md beside this file describes it.
public struct JSONFormat: Format {
  /// The name and version of the format. Members may be added within a version, never removed or changed in meaning.
  public static let identifier = "shimon-findings/1"

  /// Problems, then accepted findings.
  public var tail: Tail { Tail(groups: 2) }

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
    var problems = JSONWriter()
    for problem in report.result.diagnostics { problems.problem(problem, report, type: nil) }
    var accepted = JSONWriter()
    for suppressed in report.result.suppressed {
      accepted.finding(suppressed.finding, report, &engine, type: nil, acceptedBy: .suppression(suppressed.suppression))
    }
    for finding in report.result.baselined {
      accepted.finding(finding, report, &engine, type: nil, acceptedBy: .baseline)
    }
    var tail = self.tail
    if !problems.output.isEmpty { tail.add(problems.output, to: 0) }
    if !accepted.output.isEmpty { tail.add(accepted.output, to: 1) }
    fragment.tail = tail
    return fragment
  }

  /// What stands behind the last file.
  public func end(_ tail: Tail, _ summary: Summary, _ output: inout OutputBuffer) {
    output.append("],\"problems\":[")
    output.append(tail.groups[0], separator: ",")
    output.append("],\"accepted\":[")
    output.append(tail.groups[1], separator: ",")
    output.append("],\"summary\":")
    var writer = JSONWriter()
    writer.summary(summary, type: nil)
    output.append(bytes: writer.output.bytes)
    output.append("}\n")
  }
}
