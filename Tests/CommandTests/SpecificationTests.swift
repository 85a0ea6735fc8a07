import Foundation
import Testing

/// `shimon clauses --check` on files that a scenario cannot hold.
struct SpecificationTests {
  private func check(_ bytes: [UInt8]) throws -> Program.Outcome {
    let folder = try TemporaryFolder()
    try Data("件名: 資料の印刷\n".utf8).write(to: folder.url.appendingPathComponent("a.yaml"))
    try Data(bytes).write(to: folder.url.appendingPathComponent("spec.txt"))
    return try Program.run(["clauses", "a.yaml", "--check", "spec.txt"], in: folder.url)
  }

  @Test func shiftJISIsNamed() throws {
    // 「個人情報」.
    let outcome = try check([0x8C, 0xC2, 0x90, 0x6C, 0x8F, 0xEE, 0x95, 0xF1])
    #expect(outcome.status == 3)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("Shift_JIS で保存されているようです"))
    #expect(outcome.errors.contains("iconv -f CP932 -t UTF-8"))
  }

  @Test func binaryFilesAreRefused() throws {
    #expect(try check([0x61, 0x00, 0x62]).status == 3)
    #expect(try check([0x50, 0x4B, 0x03, 0x04]).errors.contains("Word"))
  }

  /// The annex that the program writes states everything that the proposal needs.
  @Test(arguments: ["annex.md", "annex.txt"], ["ja", "en"])
  func ownAnnexIsComplete(_ annex: String, _ language: String) throws {
    let folder = try TemporaryFolder()
    let sample = Program.root.appendingPathComponent("SamplePolicies/meguro/1.submitted.yaml").path
    let written = try Program.run(["clauses", sample, "-o", annex, "--lang", language], in: folder.url)
    #expect(written.status == 0)
    let outcome = try Program.run(["clauses", sample, "--check", annex, "--lang", language], in: folder.url)
    #expect(outcome.status == 0, "\(outcome.output)")
  }
}
