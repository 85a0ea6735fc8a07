import Linting
import SourceText

/// A result of SARIF (section 3.27 of the specification).
extension JSONWriter {
  /// Longer excerpts are left out: a viewer has the file.
  private static let snippetLimit = 2_000

  mutating func sarifResult(
    _ entry: ReportEntry, _ report: FileReport, ruleIndex: Int?, hasBaseline: Bool, path: String
  ) {
    beginObject()
    member("ruleId", entry.id)
    if let ruleIndex { member("ruleIndex", ruleIndex) }
    member("level", JSONWriter.sarifLevel(entry.severity))
    let related = entry.related.prefix(SARIFFormat.relatedLimit)
    key("message")
    beginObject()
    member("text", JSONWriter.sarifText(entry, related.map { $0.label }, report.language))
    endObject()
    key("locations")
    beginArray()
    sarifLocation(entry.span, report.source, path: path, id: nil, documentPath: entry.text?.finding.path ?? "")
    endArray()
    if !related.isEmpty {
      key("relatedLocations")
      beginArray()
      for (index, place) in related.enumerated() {
        sarifLocation(place.span, report.source, path: path, id: index + 1, label: place.label)
      }
      endArray()
    }
    sarifFix(entry, report, path: path)
    if let risk = entry.risk { member("rank", risk) }
    sarifState(entry, hasBaseline: hasBaseline)
    sarifProperties(entry)
    endObject()
  }

  /// The fix of a problem (section 3.55), where it may be made without asking: viewers offer to apply what stands here.
  private mutating func sarifFix(_ entry: ReportEntry, _ report: FileReport, path: String) {
    guard !entry.safeEdits.isEmpty, entry.safeEdits.allSatisfy({ SafeText.line($0.text) == $0.text }) else { return }
    key("fixes")
    beginArray()
    beginObject()
    if !entry.fix.isEmpty { sarifMessage("description", JSONWriter.escapeBrackets(entry.fix)) }
    key("artifactChanges")
    beginArray()
    beginObject()
    sarifArtifact(path)
    key("replacements")
    beginArray()
    for edit in entry.safeEdits {
      beginObject()
      sarifRegion("deletedRegion", edit.span, report.source, hasSnippet: false)
      key("insertedContent")
      beginObject()
      member("text", edit.text)
      endObject()
      endObject()
    }
    endArray()
    endObject()
    endArray()
    endObject()
    endArray()
  }

  /// What a result is to other runs, and whether the proposal accepts it.
  private mutating func sarifState(_ entry: ReportEntry, hasBaseline: Bool) {
    key("partialFingerprints")
    beginObject()
    member("shimon/v1", entry.fingerprint)
    endObject()
    if hasBaseline, entry.text != nil { member("baselineState", entry.isBaselined ? "unchanged" : "new") }
    if let reason = entry.acceptedBecause {
      key("suppressions")
      beginArray()
      beginObject()
      member("kind", entry.isBaselined ? "external" : "inSource")
      member("status", "accepted")
      member("justification", reason)
      endObject()
      endArray()
    }
  }

  private mutating func sarifProperties(_ entry: ReportEntry) {
    guard let finding = entry.text?.finding else { return }
    key("properties")
    beginObject()
    member("verdict", finding.verdict.word)
    member("group", entry.group)
    strings("riskReasons", entry.riskReasons)
    if !entry.subject.isEmpty { member("subject", entry.subject) }
    if !finding.missing.isEmpty {
      key("missing")
      beginArray()
      for fact in finding.missing { string(SafeText.line(fact.path)) }
      endArray()
    }
    endObject()
  }

  /// The text of a result: what it is about, what is asked, what to write, and links to the related places.
  private static func sarifText(_ entry: ReportEntry, _ related: [String], _ language: Language) -> String {
    var lines = ([entry.heading] + entry.details(language)).map(escapeBrackets)
    if !related.isEmpty {
      let links = related.enumerated().map { "[\(escapeBrackets($0.element))](\($0.offset + 1))" }
      lines.append("\(NoteLabel.because.text[language]): \(links.joined(separator: LocalizedText.comma[language]))")
    }
    return lines.joined(separator: "\n")
  }

  /// Brackets make links in messages (section 3.11.6), which no text of a proposal shall do.
  private static func escapeBrackets(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "[" || scalar == "]" || scalar == "\\" { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  private mutating func sarifLocation(
    _ span: Span, _ source: SourceView, path: String, id: Int?, label: String = "", documentPath: String = ""
  ) {
    beginObject()
    if let id { member("id", id) }
    key("physicalLocation")
    beginObject()
    sarifArtifact(path)
    sarifRegion("region", span, source)
    endObject()
    if !documentPath.isEmpty {
      key("logicalLocations")
      beginArray()
      beginObject()
      member("fullyQualifiedName", SafeText.line(documentPath))
      endObject()
      endArray()
    }
    if !label.isEmpty { sarifMessage("message", JSONWriter.escapeBrackets(label)) }
    endObject()
  }

  private mutating func sarifArtifact(_ path: String) {
    key("artifactLocation")
    beginObject()
    member("uri", ReportPath.uri(path))
    if !path.hasPrefix("/") { member("uriBaseId", SARIFFormat.rootName) }
    endObject()
  }

  private mutating func sarifRegion(_ name: String, _ span: Span, _ source: SourceView, hasSnippet: Bool = true) {
    let start = source.lines.utf16Position(of: span.start, in: source.bytes)
    let end = source.lines.utf16Position(of: span.end, in: source.bytes)
    key(name)
    beginObject()
    member("startLine", start.line)
    member("startColumn", start.column)
    member("endLine", end.line)
    member("endColumn", end.column)
    let range = min(Int(span.start), source.bytes.count)..<min(max(Int(span.end), Int(span.start)), source.bytes.count)
    if hasSnippet, !range.isEmpty, range.count <= JSONWriter.snippetLimit {
      let lines = String(decoding: source.bytes[range], as: UTF8.self).split(
        omittingEmptySubsequences: false, whereSeparator: { $0.isNewline })
      key("snippet")
      beginObject()
      member("text", lines.map { SafeText.line(String($0)) }.joined(separator: "\n"))
      endObject()
    }
    endObject()
  }
}
