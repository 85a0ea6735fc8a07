import Linting
import SourceText

/// One JSON object a line: the members of ``JSONFormat``, each with its `type`, and the summary last.
public struct NDJSONFormat: Format {
  /// One file.
  public func file(_ report: FileReport, _ engine: inout Engine) -> Fragment {
    var fragment = Fragment()
    for problem in report.result.diagnostics {
      var writer = JSONWriter()
      writer.problem(problem, report, type: "problem")
      fragment.body.append(bytes: writer.output.bytes)
      fragment.body.append("\n")
    }
    for finding in report.result.findings {
      var writer = JSONWriter()
      writer.finding(finding, report, &engine, type: "finding")
      fragment.body.append(bytes: writer.output.bytes)
      fragment.body.append("\n")
    }
    for suppressed in report.result.suppressed {
      var writer = JSONWriter()
      let acceptance = Acceptance.suppression(suppressed.suppression)
      writer.finding(suppressed.finding, report, &engine, type: "accepted", acceptedBy: acceptance)
      fragment.body.append(bytes: writer.output.bytes)
      fragment.body.append("\n")
    }
    for finding in report.result.baselined {
      var writer = JSONWriter()
      writer.finding(finding, report, &engine, type: "accepted", acceptedBy: .baseline)
      fragment.body.append(bytes: writer.output.bytes)
      fragment.body.append("\n")
    }
    return fragment
  }

  /// What stands behind the last file.
  public func end(_ tail: Tail, _ summary: Summary, _ output: inout OutputBuffer) {
    var writer = JSONWriter()
    writer.summary(summary, type: "summary")
    output.append(bytes: writer.output.bytes)
    output.append("\n")
  }
}
