import Foundation
import Testing

/// Rules that are begun, and tested while they are written.
struct RulesNewTests {
  @Test(arguments: ["ja", "en"])
  func aNewRulePassesItsTests(_ language: String) throws {
    let scratch = try TemporaryFolder()
    let begun = try Program.run(["rules", "new", "local/count", "-o", "own", "--lang", language], in: scratch.url)
    #expect(begun.status == 0)
    let path = scratch.url.appendingPathComponent("own/local/count.yaml")
    let text = try String(contentsOf: path, encoding: .utf8)
    #expect(text.contains("\nrequire: "))
    #expect((language == "ja") == text.contains("審議会が尋ねること。{it.what}"))
    let tested = try Program.run(["rules", "test", "own", "--lang", "en"], in: scratch.url)
    #expect(tested.status == 0)
    #expect(tested.output == "1 rules, 4 examples, 3 mutants (0 equivalent): 0 failed\n")
    let again = try Program.run(["rules", "new", "local/count", "--rules", "own"], in: scratch.url)
    #expect(again.status == 3)
    #expect(try String(contentsOf: path, encoding: .utf8) == text)
  }

  @Test(arguments: [
    "a", "a/b/c", "A/b", "a/..", "/a", "a/", "clauses/x", "profiles/x", "名簿/x", "a /b", "-a/b", "a\n/b",
  ])
  func oddNamesAreRefused(_ name: String) throws {
    let scratch = try TemporaryFolder()
    let outcome = try Program.run(["rules", "new", "--lang", "en", "--", name], in: scratch.url)
    #expect(outcome.status == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).isEmpty)
  }

  @Test func watchingTestsAgainAndEndsOnAnInterrupt() throws {
    let scratch = try TemporaryFolder()
    _ = try Program.run(["rules", "new", "local/count"], in: scratch.url)
    let rule = scratch.url.appendingPathComponent("local/count.yaml")
    let output = scratch.url.appendingPathComponent("out")
    try Data().write(to: output)
    let process = Process()
    process.executableURL = Program.url
    process.arguments = ["rules", "test", "--watch", "local/..", "--lang", "en"]
    process.currentDirectoryURL = scratch.url
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    // A runner may have signals blocked, and its children inherit that: only this one cannot be.
    defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    func wait(for text: String) throws -> Bool {
      for _ in 0..<600 {
        if try String(contentsOf: output, encoding: .utf8).contains(text) { return true }
        Thread.sleep(forTimeInterval: 0.1)
      }
      return false
    }
    #expect(try wait(for: "4 examples, 3 mutants (0 equivalent): 0 failed"))
    let text = try String(contentsOf: rule, encoding: .utf8)
    try Data((text + "  - proposal: {transfers: なし}\n    expect: satisfied\n").utf8).write(to: rule)
    #expect(try wait(for: "\nChanged: local/../local/count.yaml\n"))
    #expect(try wait(for: "5 examples, 3 mutants (0 equivalent): 1 failed"))
    process.interrupt()
    for _ in 0..<600 where process.isRunning { Thread.sleep(forTimeInterval: 0.1) }
    try #require(!process.isRunning)
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }
}
