import Linting
import SourceText

/// Test results: a suite for each file, a test for each finding, one passed test for a file without any.
///
/// The document is valid for the schema of Apache Ant (strict) and for that of the Jenkins xUnit plug-in (lax). Both
/// want a time and the strict one a moment and a machine, which would differ from run to run: they are fixed.
package struct JUnitFormat: Format {
  let folder: String

  /// The format, with paths relative to `folder`.
  package init(folder: String) { self.folder = folder }

  /// A file that was checked is a test, also if it passed.
  package var wantsCleanFiles: Bool { true }

  /// What stands before the first file.
  package func begin(_ output: inout OutputBuffer) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n")
  }

  /// The suites are numbered.
  package func introduce(_ number: Int, _ output: inout OutputBuffer) {
    output.append("  <testsuite id=\"")
    output.append(integer: number)
    output.append("\"")
  }

  /// One file.
  package func file(_ report: FileReport, _ proposal: inout LintedProposal) -> FileOutput {
    let entries = report.entries(&proposal) + report.acceptedEntries(&proposal)
    let outcomes = entries.map { Outcome($0) }
    let path = ReportPath.relative(report.source.name, to: folder)
    var fragment = FileOutput()
    head(path, outcomes, &fragment.body)
    let names = JUnitFormat.names(of: entries, report.language)
    for (index, entry) in entries.enumerated() {
      test(names[index], path, &fragment.body)
      fragment.body.append(">\n")
      outcome(outcomes[index], entry, path, report.language, &fragment.body)
      fragment.body.append("    </testcase>\n")
    }
    if entries.isEmpty {
      test(LocalizedText.nothingFound[report.language], path, &fragment.body)
      fragment.body.append("/>\n")
    }
    fragment.body.append("    <system-out/>\n    <system-err/>\n  </testsuite>\n")
    return fragment
  }

  /// What stands behind the last file.
  package func end(_ tail: DeferredOutput, _ summary: Summary, _ output: inout OutputBuffer) {
    output.append("</testsuites>\n")
  }

  /// What became of a test. What weighs no more than a note, or is accepted, fails nothing, but its text must be seen.
  private enum Outcome {
    case error
    case failure
    case skipped

    init(_ entry: ReportEntry) {
      if entry.severity == .info || entry.acceptedBecause != nil {
        self = .skipped
      } else {
        self = entry.makesUnreadable || entry.text?.finding.verdict == .failed ? .error : .failure
      }
    }

    var element: StaticString {
      switch self {
      case .error: "error"
      case .failure: "failure"
      case .skipped: "skipped"
      }
    }
  }

  private func head(_ path: String, _ outcomes: [Outcome], _ output: inout OutputBuffer) {
    func count(_ outcome: Outcome) -> String { String(outcomes.count { $0 == outcome }) }
    output.append(attribute: "name", path)
    output.append(attribute: "package", "shimon")
    output.append(attribute: "tests", String(max(outcomes.count, 1)))
    output.append(attribute: "failures", count(.failure))
    output.append(attribute: "errors", count(.error))
    output.append(attribute: "skipped", count(.skipped))
    output.append(" time=\"0\" timestamp=\"1970-01-01T00:00:00\" hostname=\"localhost\">\n    <properties/>\n")
  }

  private func test(_ name: String, _ path: String, _ output: inout OutputBuffer) {
    output.append("    <testcase")
    output.append(attribute: "name", name)
    output.append(attribute: "classname", path)
    output.append(" time=\"0\"")
  }

  private func outcome(
    _ outcome: Outcome, _ entry: ReportEntry, _ path: String, _ language: Language, _ output: inout OutputBuffer
  ) {
    output.append("      <")
    output.append(outcome.element)
    output.append(attribute: "type", entry.acceptedBecause == nil ? entry.severity.word : "accepted")
    output.append(attribute: "message", entry.acceptedBecause ?? entry.message(language))
    output.append(">")
    let place = entry.region.start
    let lines = ["\(SafeText.line(path)):\(place.line):\(place.column)", entry.heading]
    output.append(xml: (lines + entry.details(language)).joined(separator: "\n"))
    output.append("</")
    output.append(outcome.element)
    output.append(">\n")
  }

  /// A name for each test: readers know a test by it from run to run, and drop the second of two equal ones. So it
  /// holds no line, and findings that would share one get their fingerprint.
  private static func names(of entries: [ReportEntry], _ language: Language) -> [String] {
    var names = entries.map { entry in
      entry.id + ": " + entry.title + (entry.subject.isEmpty ? "" : " (\(entry.subject))")
    }
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    for index in names.indices where counts[names[index], default: 1] > 1 {
      names[index] += " [\(entries[index].fingerprint)]"
    }
    return names
  }
}
