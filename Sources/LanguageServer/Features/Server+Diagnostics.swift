import Linting
import Proposal
import SourceText

/// Diagnostics, sent or asked for.
extension Server {
  /// Sends the diagnostics that are out of date; none of a document that was closed. An editor that asks for them
  /// itself gets none unasked.
  mutating func publish() -> [[UInt8]] {
    guard phase == .running else { return [] }
    let changed = unpublished
    unpublished.removeAll()
    guard !settings.pullsDiagnostics else { return [] }
    return changed.map { uri in
      let document = documents[uri]
      let found = document.map { diagnostics(of: $0) } ?? []
      return OutgoingMessage.notification(
        "textDocument/publishDiagnostics",
        .object([
          "uri": .string(uri), "version": document.map { .integer($0.version) }, "diagnostics": .array(found),
        ]))
    }
  }

  /// Answers `textDocument/diagnostic`. The id of a result depends on the text and the rules alone, so it holds also when
  /// the document is closed and opened again.
  mutating func pullDiagnostics(_ params: RequestParameters) throws(ResponseError) -> JSONValue {
    let uri = try params.uri()
    guard let document = documents[uri] else { return .object(["kind": "full", "items": []]) }
    var hash = ByteHash()
    hash.combine(document.bytes)
    hash.combine(settings.language.rawValue.utf8)
    hash.combine((today?.description ?? "").utf8)
    hash.combine(String(generation).utf8)
    let id = JSONValue.string(hash.value.hexadecimal)
    if params.value["previousResultId"] == id, pulled[uri] == id {
      return .object(["kind": "unchanged", "resultId": id])
    }
    pulled[uri] = id
    return .object(["kind": "full", "resultId": id, "items": .array(diagnostics(of: document))])
  }

  private mutating func diagnostics(of document: Document) -> [JSONValue] {
    let analysis = analysis(of: document)
    let writer = DiagnosticWriter(document: document, settings: settings)
    var result = analysis.problems.map { writer.diagnostic($0) }
    // A question that several entries raise is told in full once.
    var told = Set<[Int]>()
    for found in analysis.findings {
      let isNew = told.insert([found.finding.rule, Int(found.finding.verdict.rawValue)]).inserted
      result.append(writer.diagnostic(found, isRepeated: !isNew))
    }
    if analysis.cutCount > 0 {
      result.append(
        writer.diagnostic(
          Diagnostic("editor/too-many", at: Span(0, 0), .findingsCut(analysis.cutCount), severity: .info)))
    }
    return result
  }
}

/// Puts diagnostics into the words of LSP.
struct DiagnosticWriter {
  let document: Document
  let settings: ClientSettings

  /// A mistake in the file.
  func diagnostic(_ problem: Diagnostic) -> JSONValue {
    let language = settings.language
    let message = problem.message[language] + (problem.help.map { "\n" + $0[language] } ?? "")
    let related = problem.labels.map { (span: $0.span, label: $0.message[language]) }
    return object(problem.span, problem.severity, problem.code, message, related, data: nil)
  }

  /// What a rule found; where it found the same at another entry, without the question.
  func diagnostic(_ found: FindingText, isRepeated: Bool) -> JSONValue {
    let finding = found.finding
    var lines = isRepeated ? [found.heading] : [found.heading, found.question]
    if !found.failure.isEmpty { lines.append(found.failure) }
    let missing = found.missing
    if !missing.isEmpty { lines.append(LocalizedText.labelled(.missingFacts, missing, settings.language)) }
    return object(
      finding.span, finding.severity, found.rule, lines.joined(separator: "\n"), Array(found.reasons.prefix(5)),
      data: .object([
        "fingerprint": .string(found.fingerprint), "group": .string(found.ruleText.group), "risk": .integer(found.risk),
      ]))
  }

  private func object(
    _ span: Span, _ severity: Severity, _ code: String, _ message: String, _ related: [(span: Span, label: String)],
    data: JSONValue?
  ) -> JSONValue {
    .object([
      "range": JSONValue(range(span)), "severity": .integer(DiagnosticWriter.number(of: severity)),
      "code": .string(code), "source": "shimon", "message": .string(message),
      "relatedInformation": settings.showsRelatedInformation && !related.isEmpty
        ? .array(
          related.map { span, text in
            .object(["location": .location(document.uri, range(span)), "message": .string(text)])
          }) : nil,
      "data": data,
    ])
  }

  private func range(_ span: Span) -> EditorRange { document.range(of: span, settings.encoding) }

  /// `DiagnosticSeverity`.
  private static func number(of severity: Severity) -> Int {
    switch severity {
    case .error: 1
    case .warning: 2
    case .info: 3
    }
  }
}
