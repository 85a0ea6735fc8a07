import Foundation
import Testing

/// The output is the same whatever number of threads made it.
struct OrderTests {
  @Test(arguments: ["text", "json", "ndjson", "sarif", "junit", "checkstyle", "github", "gitlab", "csv"])
  func threadsDoNotShow(_ format: String) throws {
    let scratch = try TemporaryFolder()
    let samples = Program.root.appendingPathComponent("SamplePolicies")
    let names = try FileManager.default.subpathsOfDirectory(atPath: samples.path)
      .filter { $0.hasSuffix(".submitted.yaml") }
    for name in names {
      let copy = scratch.url.appendingPathComponent(name.replacing("/", with: "-"))
      try FileManager.default.copyItem(at: samples.appendingPathComponent(name), to: copy)
    }
    try Data("件名：壊れた\n".utf8).write(to: scratch.url.appendingPathComponent("broken.yaml"))
    let one = try Program.run(["lint", ".", "--format", format, "--jobs", "1"], in: scratch.url)
    #expect(one.status == 3)
    #expect(!one.output.isEmpty)
    for jobs in ["2", "7"] {
      let many = try Program.run(["lint", ".", "--format", format, "--jobs", jobs], in: scratch.url)
      #expect(many.output == one.output)
      #expect(many.status == one.status)
    }
  }

  @Test func machineOutputIsWellFormed() throws {
    let outcome = try Program.run(
      ["lint", "SamplePolicies", "--format", "json", "--color", "always", "--lang", "en"], in: Program.root)
    #expect(!outcome.output.contains("\u{1B}"))
    let document = try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
    #expect(document.format == "shimon-findings/1")
    #expect(document.findings.count > 100)
    #expect(document.findings.count == document.summary.errors + document.summary.warnings + document.summary.infos)
    #expect(document.problems.isEmpty)
    for finding in document.findings {
      #expect(finding.fingerprint.count == 16)
      #expect(finding.region.startLine <= finding.region.endLine)
      #expect(!finding.question.isEmpty && !finding.why.isEmpty && !finding.fix.isEmpty)
      #expect(finding.verdict == "violated" || !finding.missing.isEmpty)
    }
    // A fingerprint names one finding of its file.
    #expect(Set(document.findings.map { $0.file + $0.fingerprint }).count == document.findings.count)
  }

  /// What `Sources/Reporting/README.md` promises of the JSON.
  private struct Document: Decodable {
    struct Region: Decodable {
      var startLine, startColumn, endLine, endColumn: Int
    }
    struct Fact: Decodable {
      var path, label: String
      var undecided: Bool
    }
    struct Related: Decodable {
      var label: String
      var region: Region
    }
    struct Finding: Decodable {
      var rule, title, verdict, severity, ground, file, path, question, why, fix, fingerprint: String
      var subject, clause, failure: String?
      var region: Region
      var missing: [Fact]
      var related: [Related]
      var asked_by, boards, law: [String]
    }
    struct Problem: Decodable {
      var code, severity, file, message: String
      var help: String?
      var region: Region
    }
    struct Summary: Decodable {
      var files, unreadable, errors, warnings, infos: Int
    }
    var format: String
    var findings: [Finding]
    var problems: [Problem]
    var summary: Summary
  }

  @Test func colourOnlyWhereAsked() throws {
    let plain = try Program.run(["lint", "SamplePolicies/shiki"], in: Program.root)
    #expect(!plain.output.contains("\u{1B}"))
    let colored = try Program.run(["lint", "SamplePolicies/shiki", "--color", "always"], in: Program.root)
    #expect(colored.output.contains("\u{1B}[1;33m"))
  }

  @Test func outputFilesAreWhole() throws {
    let scratch = try TemporaryFolder()
    let sample = Program.root.appendingPathComponent("SamplePolicies/meguro/3.submitted.yaml").path
    let outcome = try Program.run(["clauses", sample, "-o", "annex.txt"], in: scratch.url)
    #expect(outcome.status == 0)
    let text = try String(contentsOf: scratch.url.appendingPathComponent("annex.txt"), encoding: .utf8)
    #expect(text.contains("第1条"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["annex.txt"])
    let refused = try Program.run(["clauses", sample, "-o", "none/annex.txt"], in: scratch.url)
    #expect(refused.status == 3)
    #expect(!refused.errors.isEmpty)
  }
}
