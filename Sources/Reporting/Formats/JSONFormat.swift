import Linting
import Proposal
import SourceText

/// The objects that the JSON formats share, besides findings.
extension JSONWriter {
  mutating func problem(_ problem: Diagnostic, _ report: FileReport, type: String?) {
    beginObject()
    if let type { member("type", type) }
    member("code", problem.code)
    member("severity", problem.severity.word)
    member("file", report.source.name)
    region(report.source.region(of: problem.span))
    member("message", problem.message[report.language])
    if let help = problem.help { member("help", help[report.language]) }
    endObject()
  }

  /// A rule that waits for facts for which no finding on show asks.
  mutating func waiting(_ entry: WaitingRule, _ report: FileReport, _ proposal: LintedProposal, type: String?) {
    beginObject()
    if let type { member("type", type) }
    member("rule", proposal.ruleSet.rules[entry.rule].id)
    member("file", report.source.name)
    if !entry.subject.isEmpty { member("subject", entry.subject) }
    key("missing")
    beginArray()
    for fact in entry.missing { string(fact.path) }
    endArray()
    endObject()
  }

  mutating func summary(_ summary: Summary, type: String?) {
    beginObject()
    if let type { member("type", type) }
    member("files", summary.files)
    member("unreadable", summary.unreadable)
    member("errors", summary.errors)
    member("warnings", summary.warnings)
    member("infos", summary.infos)
    member("suppressed", summary.suppressed)
    member("baselined", summary.baselined)
    member("fixed", summary.fixed)
    endObject()
  }

  private mutating func region(_ region: Region) {
    key("region")
    beginObject()
    member("startLine", region.start.line)
    member("startColumn", region.start.column)
    member("endLine", region.end.line)
    member("endColumn", region.end.column)
    endObject()
  }
}

/// One JSON object of the format `shimon-findings/1`; README.md beside this file describes it.
package struct JSONFormat: Format {
  /// The name and version of the format. Members may be added within a version, never removed or changed in meaning.
  package static let identifier = "shimon-findings/1"

  /// The format.
  package init() {}

  /// The rules that wait stand behind the findings.
  package var listsWaiting: Bool { true }

  /// Problems, accepted findings, then rules that wait.
  package var tail: DeferredOutput { DeferredOutput(groups: 3) }

  /// A comma between two files.
  package func introduce(_ number: Int, _ output: inout OutputBuffer) {
    if number > 0 { output.append(",") }
  }

  /// What stands before the first file.
  package func begin(_ output: inout OutputBuffer) {
    output.append("{\"format\":\"")
    output.append(text: JSONFormat.identifier)
    output.append("\",\"findings\":[")
  }

  /// One file.
  package func file(_ report: FileReport, _ proposal: inout LintedProposal) -> FileOutput {
    var fragment = FileOutput()
    var findings = FindingJSON(report)
    findings.output.reserve(1 << 16)
    for finding in report.result.findings {
      if !findings.output.isEmpty { findings.output.append(",") }
      findings.write(finding, &proposal)
    }
    fragment.body = findings.output
    var problems = JSONWriter()
    for problem in report.result.diagnostics { problems.problem(problem, report, type: nil) }
    var accepted = FindingJSON(report)
    for (finding, acceptance) in report.result.accepted {
      if !accepted.output.isEmpty { accepted.output.append(",") }
      accepted.write(finding, &proposal, acceptedBy: acceptance)
    }
    var tail = self.tail
    if !problems.output.isEmpty { tail.add(problems.output, to: 0) }
    if !accepted.output.isEmpty { tail.add(accepted.output, to: 1) }
    var waiting = JSONWriter()
    for entry in report.result.waiting { waiting.waiting(entry, report, proposal, type: nil) }
    if !waiting.output.isEmpty { tail.add(waiting.output, to: 2) }
    fragment.tail = tail
    return fragment
  }

  /// What stands behind the last file.
  package func end(_ tail: DeferredOutput, _ summary: Summary, _ output: inout OutputBuffer) {
    output.append("],\"problems\":[")
    output.append(tail.groups[0], separator: ",")
    output.append("],\"accepted\":[")
    output.append(tail.groups[1], separator: ",")
    output.append("],\"waiting\":[")
    output.append(tail.groups[2], separator: ",")
    output.append("],\"summary\":")
    var writer = JSONWriter()
    writer.summary(summary, type: nil)
    output.append(bytes: writer.output.bytes)
    output.append("}\n")
  }
}

/// One JSON object a line: the members of ``JSONFormat``, each with its `type`, and the summary last.
package struct NDJSONFormat: Format {
  /// The format.
  package init() {}

  /// The rules that wait stand behind the findings.
  package var listsWaiting: Bool { true }

  /// One file.
  package func file(_ report: FileReport, _ proposal: inout LintedProposal) -> FileOutput {
    var fragment = FileOutput()
    for problem in report.result.diagnostics {
      var writer = JSONWriter()
      writer.problem(problem, report, type: "problem")
      fragment.body.append(bytes: writer.output.bytes)
      fragment.body.append("\n")
    }
    var findings = FindingJSON(report)
    for finding in report.result.findings {
      findings.write(finding, &proposal, type: "finding")
      findings.output.append("\n")
    }
    for (finding, acceptance) in report.result.accepted {
      findings.write(finding, &proposal, type: "accepted", acceptedBy: acceptance)
      findings.output.append("\n")
    }
    fragment.body.append(bytes: findings.output.bytes)
    for entry in report.result.waiting {
      var writer = JSONWriter()
      writer.waiting(entry, report, proposal, type: "waiting")
      fragment.body.append(bytes: writer.output.bytes)
      fragment.body.append("\n")
    }
    return fragment
  }

  /// What stands behind the last file.
  package func end(_ tail: DeferredOutput, _ summary: Summary, _ output: inout OutputBuffer) {
    var writer = JSONWriter()
    writer.summary(summary, type: "summary")
    output.append(bytes: writer.output.bytes)
    output.append("\n")
  }
}

extension FileResult {
  /// The findings that do not count, with what accepts each.
  fileprivate var accepted: [(Finding, Acceptance)] {
    suppressed.map { ($0.finding, .suppression($0.suppression)) } + baselined.map { ($0, .baseline) }
  }
}
