import Foundation
import Testing

/// `--output`: several formats of one run.
struct OutputTests {
  private let scratch: TemporaryFolder

  init() throws {
    scratch = try TemporaryFolder()
    let sample = Program.root.appendingPathComponent("SamplePolicies/meguro/3.submitted.yaml")
    try FileManager.default.copyItem(at: sample, to: scratch.url.appendingPathComponent("a.yaml"))
    try Data("件名: \"🎁\"\n種類：x\n".utf8).write(to: scratch.url.appendingPathComponent("b.yaml"))
  }

  private func lint(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(["lint", "a.yaml", "b.yaml"] + arguments, in: scratch.url)
  }

  private func content(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: scratch.url.appendingPathComponent(name)), as: UTF8.self)
  }

  @Test func filesHoldWhatStandardOutputWould() throws {
    let outcome = try lint("--output", "json=x.json", "-o", "csv=x.csv", "--output=text=x.txt", "--format", "junit")
    #expect(outcome.status == 3)
    #expect(outcome.output == (try lint("--format", "junit").output))
    #expect(try content("x.json") == lint("--format", "json").output)
    #expect(try content("x.csv") == lint("--format", "csv").output)
    #expect(try content("x.txt") == lint("--format", "text").output)
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).sorted()
    #expect(names == ["a.yaml", "b.yaml", "x.csv", "x.json", "x.txt"])
  }

  @Test func oneOutputThatFailsLeavesTheOthers() throws {
    try Data("old".utf8).write(to: scratch.url.appendingPathComponent("x.json"))
    let outcome = try lint("-o", "json=x.json/y", "-o", "csv=x.csv", "-o", "text=-", "--lang", "en")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("x.json/y: "))
    #expect(outcome.output == (try lint("--lang", "en").output))
    #expect(try content("x.csv") == lint("--format", "csv", "--lang", "en").output)
    #expect(try content("x.json") == "old")
  }

  @Test func modeAndLinkOfAnOldFileStay() throws {
    let old = scratch.url.appendingPathComponent("old.json")
    let link = scratch.url.appendingPathComponent("link.json")
    try Data("old".utf8).write(to: old)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: old.path)
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "old.json")
    _ = try lint("-o", "json=link.json")
    #expect(try content("old.json") == lint("--format", "json").output)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "old.json")
    let mode = try FileManager.default.attributesOfItem(atPath: old.path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test func pathsAreRelativeToTheFolder() throws {
    let path = scratch.url.resolvingSymlinksInPath().appendingPathComponent("b.yaml").path
    let outcome = try Program.run(["lint", path, "--format", "gitlab", "--lang", "en"], in: scratch.url)
    #expect(outcome.output.contains("\"location\":{\"path\":\"b.yaml\""))
    #expect(!outcome.output.contains(path))
  }

  @Test func standardInputHasItsName() throws {
    let outcome = try Program.run(
      ["lint", "-", "--stdin-name", "案/1.yaml", "--format", "github"], in: scratch.url,
      input: Data("件名: x\n種類：y\n".utf8))
    #expect(outcome.output.hasPrefix("::error file=案/1.yaml,line=2,endLine=2,col=3,endColumn=4,"))
  }
}
