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

/// Writes findings of one file as JSON objects. What a rule always says is made ready once a thread, with all that
/// stands around it; for JSON is written for programs, which want all findings of many proposals.
///
/// Texts stand in it as they are in the rules and the proposal, only escaped.
struct FindingJSON {
  private let report: FileReport
  /// The inside of the string of the file's name.
  private let file: [UInt8]
  /// Places that were written already; several findings often share one.
  private var regions: [(span: Span, range: Range<Int>)] = []
  /// So many of the last ones are looked through.
  private static let regionLimit = 32

  /// What was written.
  var output = OutputBuffer()

  init(_ report: FileReport) {
    self.report = report
    file = Array(JSONText.escaped(report.source.name).utf8)
  }

  /// Writes one finding.
  ///
  /// - Parameter type: the value of `type`, which each object has in a format of lines.
  mutating func write(
    _ finding: Finding, _ proposal: inout LintedProposal, type: StaticString? = nil, acceptedBy: Acceptance? = nil
  ) {
    let language = report.language
    output.append("{")
    if let type {
      output.append("\"type\":\"")
      output.append(type)
      output.append("\",")
    }
    output.append(bytes: head(of: finding, &proposal))
    output.append(text: finding.verdict.word)
    output.append("\",\"severity\":\"")
    output.append(text: finding.severity.word)
    output.append("\",\"file\":\"")
    output.append(bytes: file)
    output.append("\",")
    region(finding.span)
    text(",\"path\":\"", finding.path)
    if !finding.subject.isEmpty { text("\",\"subject\":\"", finding.subject) }
    output.append("\",\"missing\":[")
    for index in finding.missing.indices {
      text(index == 0 ? "{\"path\":\"" : ",{\"path\":\"", finding.missing[index].path)
      text("\",\"label\":\"", finding.missing[index].label[language])
      output.append(finding.missing[index].isUndecided ? "\",\"undecided\":true}" : "\",\"undecided\":false}")
    }
    output.append("],\"related\":[")
    for index in finding.reasons.indices {
      text(index == 0 ? "{\"label\":\"" : ",{\"label\":\"", finding.reasons[index].label[language])
      output.append("\",")
      region(finding.reasons[index].span)
      output.append("}")
    }
    output.append("]")
    if let failure = finding.failure {
      text(",\"failure\":\"", failure[language])
      output.append("\"")
    }
    proposal.write(texts(of: finding, &proposal), for: finding, language, to: &output) { $1.append(json: $0) }
    output.append(text: finding.fingerprintText)
    output.append("\",\"risk\":")
    output.append(integer: finding.risk.points)
    output.append(",\"riskReasons\":[")
    for (index, reason) in finding.risk.reasons(proposal.ruleSet.riskScale, language).enumerated() {
      text(index == 0 ? "\"" : "\",\"", reason)
    }
    output.append(finding.risk.hasReasons ? "\"]" : "]")
    if let acceptedBy { write(acceptedBy) }
    output.append("}")
  }

  private mutating func text(_ start: StaticString, _ text: String) {
    output.append(start)
    output.append(json: text)
  }

  private mutating func region(_ span: Span) {
    if let known = regions.last(where: { $0.span == span }) { return output.append(again: known.range) }
    let start = output.count
    output.append(region: report.source.region(of: span))
    if regions.count == FindingJSON.regionLimit { regions.removeAll(keepingCapacity: true) }
    regions.append((span, start..<output.count))
  }

  private mutating func write(_ acceptance: Acceptance) {
    output.append(",\"acceptedBy\":{")
    switch acceptance {
    case .baseline: output.append("\"kind\":\"baseline\"")
    case .suppression(let suppression):
      text("\"kind\":\"suppression\",\"reason\":\"", suppression.reason)
      if let until = suppression.until { text("\",\"until\":\"", until.description) }
      output.append("\",")
      region(suppression.span)
    }
    output.append("}")
  }

  // MARK: Texts of rules

  /// The members up to the verdict.
  private func head(of finding: Finding, _ proposal: inout LintedProposal) -> [UInt8] {
    let key = PreparedText.Key(.json, report.language, part: 0)
    return proposal.prepared(key, of: finding.rule) { proposal in
      let rule = proposal.ruleSet.rules[finding.rule]
      var writer = JSONWriter()
      writer.member("rule", rule.id)
      writer.member("group", rule.group)
      writer.member("title", rule.title[report.language])
      writer.output.append(",\"verdict\":\"")
      var text = PreparedText()
      text.append(bytes: writer.output.bytes)
      return text
    }.bytes
  }

  /// The members from the question to the fingerprint.
  private func texts(of finding: Finding, _ proposal: inout LintedProposal) -> PreparedText {
    let language = report.language
    return proposal.prepared(PreparedText.Key(.json, language, part: 1), of: finding.rule) { proposal in
      let rule = proposal.ruleSet.rules[finding.rule]
      var text = PreparedText()
      for (name, template) in [("question", rule.question), ("why", rule.why), ("fix", rule.fix)] {
        text.append("\(name == "question" ? "" : "\""),\"\(name)\":\"")
        text.append(template, language, shown: JSONText.escaped)
      }
      text.append("\"")
      var writer = JSONWriter()
      if let clause = rule.clause { writer.member("clause", clause) }
      writer.strings("asked_by", rule.askedBy)
      writer.strings("boards", rule.boards.map { proposal.ruleSet.boards.name(of: $0)[language] })
      writer.member("ground", rule.ground.rawValue)
      writer.strings("law", rule.law(language))
      writer.output.append(",\"fingerprint\":\"")
      text.append(",")
      text.append(bytes: writer.output.bytes)
      return text
    }
  }
}

extension OutputBuffer {
  /// Appends the member `region`.
  mutating func append(region: Region) {
    append("\"region\":{\"startLine\":")
    append(integer: region.start.line)
    append(",\"startColumn\":")
    append(integer: region.start.column)
    append(",\"endLine\":")
    append(integer: region.end.line)
    append(",\"endColumn\":")
    append(integer: region.end.column)
    append("}")
  }
}

extension JSONWriter {
  mutating func strings(_ name: String, _ texts: [String]) {
    key(name)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }
}
