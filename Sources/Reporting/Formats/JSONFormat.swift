import Linting
import Proposal
import SourceText

/// What accepts a finding.
enum Acceptance {
  /// A comment in the proposal.
  case suppression(Suppression)
  /// A baseline.
  case baseline
}

/// The objects that the JSON formats share.
extension JSONWriter {
  mutating func finding(
    _ finding: Finding, _ report: FileReport, _ proposal: inout LintedProposal, type: String?,
    acceptedBy: Acceptance? = nil
  ) {
    let rule = proposal.ruleSet.rules[finding.rule]
    let language = report.language
    beginObject()
    if let type { member("type", type) }
    member("rule", rule.id)
    member("title", rule.title[report.language])
    member("verdict", finding.verdict.word)
    member("severity", finding.severity.word)
    member("file", report.source.name)
    region(report.source.region(of: finding.span))
    member("path", finding.path)
    if !finding.subject.isEmpty { member("subject", finding.subject) }
    key("missing")
    beginArray()
    for fact in finding.missing {
      beginObject()
      member("path", fact.path)
      member("label", fact.label[report.language])
      key("undecided")
      bool(fact.isUndecided)
      endObject()
    }
    endArray()
    key("related")
    beginArray()
    for reason in finding.reasons {
      beginObject()
      member("label", reason.label[report.language])
      region(report.source.region(of: reason.span))
      endObject()
    }
    endArray()
    if let failure = finding.failure { member("failure", failure[report.language]) }
    member("question", proposal.text(rule.question, for: finding, language))
    member("why", proposal.text(rule.why, for: finding, language))
    member("fix", proposal.text(rule.fix, for: finding, language))
    if let clause = rule.clause { member("clause", clause) }
    strings("asked_by", rule.askedBy)
    strings("boards", proposal.ruleSet.boardNames(of: rule, language))
    member("ground", rule.ground.rawValue)
    strings("law", rule.law(language))
    member("fingerprint", finding.fingerprintText)
    if let acceptedBy { acceptance(acceptedBy, report) }
    endObject()
  }

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

  private mutating func acceptance(_ acceptance: Acceptance, _ report: FileReport) {
    key("acceptedBy")
    beginObject()
    switch acceptance {
    case .baseline: member("kind", "baseline")
    case .suppression(let suppression):
      member("kind", "suppression")
      member("reason", suppression.reason)
      if let until = suppression.until { member("until", until.description) }
      region(report.source.region(of: suppression.span))
    }
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

  private mutating func strings(_ name: String, _ texts: [String]) {
    key(name)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }
}

extension Finding {
  /// The fingerprint as 16 hexadecimal digits, the same in every format.
  package var fingerprintText: String { fingerprint.hexadecimal }
}

/// One JSON object of the format `shimon-findings/1`; README.md beside this file describes it.
package struct JSONFormat: Format {
  /// The name and version of the format. Members may be added within a version, never removed or changed in meaning.
  package static let identifier = "shimon-findings/1"

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
    var findings = JSONWriter()
    for finding in report.result.findings { findings.finding(finding, report, &proposal, type: nil) }
    fragment.body = findings.output
    var problems = JSONWriter()
    for problem in report.result.diagnostics { problems.problem(problem, report, type: nil) }
    var accepted = JSONWriter()
    for suppressed in report.result.suppressed {
      accepted.finding(
        suppressed.finding, report, &proposal, type: nil, acceptedBy: .suppression(suppressed.suppression))
    }
    for finding in report.result.baselined {
      accepted.finding(finding, report, &proposal, type: nil, acceptedBy: .baseline)
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
    for finding in report.result.findings {
      var writer = JSONWriter()
      writer.finding(finding, report, &proposal, type: "finding")
      fragment.body.append(bytes: writer.output.bytes)
      fragment.body.append("\n")
    }
    for suppressed in report.result.suppressed {
      var writer = JSONWriter()
      let acceptance = Acceptance.suppression(suppressed.suppression)
      writer.finding(suppressed.finding, report, &proposal, type: "accepted", acceptedBy: acceptance)
      fragment.body.append(bytes: writer.output.bytes)
      fragment.body.append("\n")
    }
    for finding in report.result.baselined {
      var writer = JSONWriter()
      writer.finding(finding, report, &proposal, type: "accepted", acceptedBy: .baseline)
      fragment.body.append(bytes: writer.output.bytes)
      fragment.body.append("\n")
    }
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
